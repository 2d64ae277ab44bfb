"""Templates → pages; whatever comes from an article is escaped there."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg.ask.understood import ALL_SHOWS
from kg.model import Modality, StoryLine
from kg.model.relations import RELATIONS
from kg.present.kind_words import kind_word
from kg.present.terminal.plain import harmless, shorten
from kg.present.words import (
    NOBODY,
    certainty,
    chain,
    citation,
    day_of,
    manner,
    number,
    period_words,
    relation_words,
    short_statement,
    statement,
    title_of,
)
from kg.web.guard import POLICY_OF_WHOLE_PAGES

_MOST_TITLE, _MOST_NAME = 90, 120


@dataclass(frozen=True, slots=True)
class Editing:
    """What a page says of ruling: the token of its forms, where it is, the id of what was just ruled.

    Without a token nobody may rule.
    """

    token: str = ""
    here: str = "/"
    ruled: str = ""


NO_RULING = Editing()
EDITING: ContextVar[Editing] = ContextVar("editing", default=NO_RULING)  # of the request that is answered


def render(name: str, context: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """Return the page that a template makes."""
    page = _environment().get_template(name).render(context)
    return HTMLResponse(page.encode("utf-8", "replace"), status_code=status)


def whole_page(html: str) -> HTMLResponse:
    """Return a page that comes with its own policy, with the hashes of the scripts and styles it holds."""
    headers = {"Content-Security-Policy": POLICY_OF_WHOLE_PAGES}
    return HTMLResponse(html.encode("utf-8", "replace"), headers=headers)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "harmless": harmless,
        "day": _day,
        "name": _name,
        "title": _title,
        "kind": kind_word,
    }
    environment.globals |= {
        "number": number, "chain": chain, "modalities": get_args(Modality), "manner": manner,
        "relation_words": relation_words, "certainty": certainty,
        "period": _period, "statement": statement, "short_statement": short_statement,
        "told_relations": _told_relations(),
        "citation": citation, "editing": lambda: EDITING.get().token, "here": lambda: EDITING.get().here,
        "ruled": lambda: EDITING.get().ruled, "question": "", "nobody": NOBODY, "ALL_SHOWS": ALL_SHOWS,
    }  # fmt: skip
    return environment


def _told_relations() -> list[str]:
    """Return the relations that a note beside an article tells at once, changes over time last."""
    told = [row for row in RELATIONS if row.stance != "beside"]
    return [row.name for row in sorted(told, key=lambda row: row.stance == "changed")]


def _day(published: str | None) -> str:
    return harmless(day_of(published))


def _period(story: StoryLine) -> str:
    return harmless(period_words(story))


def _name(name: str) -> str:
    return shorten(harmless(name), _MOST_NAME)


def _title(document: Any) -> str:
    """Return what a reader knows a document by: its title, else its path."""
    return shorten(harmless(title_of(document)), _MOST_TITLE)
