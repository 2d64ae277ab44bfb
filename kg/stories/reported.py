"""An article as it is grouped: the words that tell it from others, and its day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.language.en.fold import fold_words
from kg.model import Document

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
NAME = "@"  # before a folded name, to tell it from words


@dataclass(frozen=True, slots=True)
class Reported:
    """An article as it is grouped.

    `features`: its content words and numbers, each once, and the folded names of whom and what it names, each
    behind "@". `day`: when it was published, in days since the year 1, or None.
    """

    document: str
    features: frozenset[str]
    day: int | None = None


def read_reported(document: Document, names: Iterable[str]) -> Reported:
    """Return a document as it is grouped.

    Args:
        names: The folded names of whom and what it names.
    """
    parts = [piece.cut(document.text) for piece in document.body]
    if document.title:
        parts.append(document.title)
    words = {folded for part in parts for word in _WORD.findall(part) for folded in _folded(word)}
    features = words | {NAME + name for name in names if name}
    return Reported(document.id, frozenset(features), day_of(document.published))


def day_of(published: str | None) -> int | None:
    """Return the day of a time in days since the year 1; None where no whole day is told."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=1 << 18)
def _folded(word: str) -> tuple[str, ...]:
    return (word,) if word[0].isdigit() else fold_words(word)
