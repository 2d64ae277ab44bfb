"""A checked draft as one HTML file without scripts: its passages marked, the evidence beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from kg.checking import VERDICTS, Checked, CheckedDraft
from kg.checking.printed import Evidence
from kg.model import Claim, Document, DocumentLine
from kg.present.checked.draft_rows import publication_words, verdict_counts
from kg.present.words import document_words, statement, title_of

_WEB = ("http://", "https://")
# What a reader must look at stands before what holds.
_TONES = {
    "verbatim": "good", "borne out": "good", "contradicted since": "look", "speaker not known": "look",
    "altered": "bad", "wrong speaker": "bad", "not so": "bad", "not found": "bad",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of the draft, with the numbers of the rows that they belong to; `tone` is the gravest."""

    text: str
    rows: tuple[int, ...] = ()
    tone: str = ""


def draft_html(checked: CheckedDraft) -> str:
    """Return the page; nothing of draft or articles can put markup or scripts into it."""
    rows = list(enumerate(checked.rows, start=1))
    return _template().render(
        title=title_of(checked.draft.document),
        counts=verdict_counts(checked),
        paragraphs=list(_paragraphs(checked)),
        rows=rows,
        verdicts=VERDICTS,
        css=resources.files(__package__).joinpath("draft.css").read_text(encoding="utf-8"),
        tone=_TONES.__getitem__, where=publication_words, statement=statement, published=_published,
        link=_link, is_altered=_is_altered,
    )  # fmt: skip


def _paragraphs(checked: CheckedDraft) -> Iterator[list[Part]]:
    text = checked.draft.document.text
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield list(_parts(checked.rows, text, at, at + len(line)))
        at += len(line) + 1


def _parts(rows: tuple[Checked, ...], text: str, start: int, end: int) -> Iterator[Part]:
    edges = {edge for row in rows for edge in row.passage.span if start < edge < end}
    cuts = sorted({start, end, *edges})
    for left, right in pairwise(cuts):
        here = [
            (number, row)
            for number, row in enumerate(rows, start=1)
            if row.passage.span.start <= left and right <= row.passage.span.end
        ]
        tones = {_TONES[row.verdict] for _, row in here}
        tone = next((one for one in ("bad", "look", "good") if one in tones), "")
        ending = tuple(number for number, row in here if row.passage.span.end == right)
        yield Part(text[left:right], ending, tone)


def _is_altered(one: Evidence) -> bool:
    return one.place is not None and not one.place.is_verbatim


def _link(document: Document) -> str | None:
    """Return where an article can be read, if that is an address of the web."""
    return document.url if document.url and document.url.lower().startswith(_WEB) else None


def _published(claim: Claim) -> str:
    line: DocumentLine = claim.document
    return document_words(line)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("kg.present.checked", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("draft.html")
