"""What a reader must know of how a briefing came about: its method box."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version

from kg.model import FILTER_FIELDS, Filter
from kg.present.words import CERTAINTY, number
from kg.store.database import Store

WARNING = "Found by a program: verify before publishing."
_ABOUT = frozenset({"about", "limit"})  # fields of a filter that are told elsewhere


@dataclass(frozen=True, slots=True)
class Method:
    """How a briefing was made: by which kg, of how many articles, narrowed how."""

    version: str
    articles: int  # in the store
    filters: tuple[str, ...]
    floor: float
    less_sure: int  # claims that the floor keeps out


def find_method(store: Store, filter: Filter, less_sure: int) -> Method:
    """Return how a briefing is made of a store."""
    try:
        made_by = version("kg")
    except PackageNotFoundError:  # run from a checkout that is not installed
        made_by = "?"
    given = Filter()
    filters = tuple(
        f"{one.name.replace('_', ' ')} {getattr(filter, one.name)}"
        for one in FILTER_FIELDS
        if one.name not in _ABOUT and getattr(filter, one.name) != getattr(given, one.name)
    )
    assert {one.name for one in fields(Filter)} >= _ABOUT
    return Method(made_by, store.corpus.stats()["documents"], filters, filter.floor, less_sure)


def method_lines(method: Method) -> Iterator[str]:
    """Yield the box, a sentence a line; the first one is the warning."""
    yield WARNING
    narrowed = f", narrowed by {', '.join(method.filters)}" if method.filters else ""
    yield f"Made by kg {method.version} of {number(method.articles, 'article')}{narrowed}."
    kept = f" {number(method.less_sure, 'less sure claim')} left out." if method.less_sure else ""
    yield f"Shown is what is a claim with a probability of {method.floor:.2f} or more.{kept}"
    scale = ", ".join(f"“{word}” from {least:.2f}" for least, word in CERTAINTY[:4])
    yield f"How sure a relation is, is told in words: {scale}."
    yield "Statements are made of the articles' own words; the footnotes have them whole."
