"""An article as it is grouped: the words that tell it from others, its headline, and its day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.language.en.fold import fold_words
from kg.model import Document
from kg.model.document import published_day

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_NAME = "@"  # before a folded name, to tell it from words


@dataclass(frozen=True, slots=True)
class Reported:
    """An article as it is grouped.

    `features`: its content words and numbers, each once, and the folded names of whom and what it names, each
    behind "@". `day`: when it was published, in days since the year 1. `names`: each folded name with the
    name as it is shown, the most mentioned first.
    """

    document: str
    features: frozenset[str]
    day: int | None = None
    title: str | None = None
    names: tuple[tuple[str, str], ...] = ()


def read_reported(document: Document, names: Mapping[str, str]) -> Reported:
    """Return a document as it is grouped.

    Args:
        names: Of whom and what it names the folded name, and the name as it is shown.
    """
    parts = [piece.cut(document.text) for piece in document.body]
    if document.title:
        parts.append(document.title)
    features = {word for part in parts for word in words_of(part)} | {_NAME + key for key in names if key}
    day = day_of(document.published)
    return Reported(document.id, frozenset(features), day, document.title, tuple(names.items()))


def words_of(text: str) -> list[str]:
    """Return the content words and numbers of a text, folded, in its order."""
    return [folded for word in _WORD.findall(text) for folded in _folded(word)]


def day_of(published: str | None) -> int | None:
    """Return the day of a time in days since the year 1; None where no whole day is told."""
    day = published_day(published)
    return day.toordinal() if day else None


@lru_cache(maxsize=1 << 18)
def _folded(word: str) -> tuple[str, ...]:
    return (word,) if word[0].isdigit() else fold_words(word)
