"""Legal forms of companies in many languages: which words of a name they are, and which are one form.

The word list `bodies/legal_forms` has them with their classes. Forms of one class may stand for each other
("OAO" and "Joint Stock Company"); those of two classes are two companies ("AG" and "GmbH"), but a form of no
class says nothing.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from kg.language.word_lists import read_rows, read_words

ONLY_AT_END = read_words("bodies/legal_forms_at_end")
MIN_LETTERS_OF_SLIP = 5  # a shorter word of a form must be spelled rightly: "jsc", "ooo"


class Parted(NamedTuple):
    """A folded name without its legal form; `form` is the class, "" for one of no class, None for none."""

    words: tuple[str, ...]
    form: str | None


def part_legal_form(words: Sequence[str]) -> Parted:
    """Part a folded name from its legal forms, at its end or its front, misspelt by one letter or not.

    A name that is nothing but a legal form keeps its words.

    >>> part_legal_form(("open", "joint", "stock", "company", "gazprom"))
    Parted(words=('gazprom',), form='stock')
    """
    rest, form = tuple(words), None
    while rest:
        length, found, at_end = _longest(rest)
        if length in (0, len(rest)):
            return Parted(rest, form)
        rest = rest[:-length] if at_end else rest[length:]
        form = form or found
    return Parted(rest, form)


def _longest(words: tuple[str, ...]) -> tuple[int, str, bool]:
    """Return the length and class of the longest legal form at the end, else at the front."""
    phrases = _phrases()
    ends = [at_end for at_end in (True, False) if _may_be_at_edge(words[-1 if at_end else 0], at_end)]
    for length in range(min(_most_words(), len(words)), 0, -1) if ends else ():
        for at_end in ends:
            piece = words[-length:] if at_end else words[:length]
            form = phrases.get(piece)
            if form is None:
                form = _misspelt(piece)
            # In front of a name, words like "AS" and "Co" may be anything.
            if form is not None and (at_end or (form and "".join(piece) not in ONLY_AT_END)):
                return length, form, at_end
    return 0, "", True


def _misspelt(piece: tuple[str, ...]) -> str | None:
    if max(map(len, piece)) < MIN_LETTERS_OF_SLIP:
        return None
    for phrase in _by_shape().get((len(piece), piece[0][0]), ()):
        if all(map(_nearly, piece, phrase)):
            return _phrases()[phrase]
    return None


def _nearly(first: str, second: str) -> bool:
    if first == second:
        return True
    shorter = min(len(first), len(second))
    return shorter >= MIN_LETTERS_OF_SLIP and OSA.distance(first, second, score_cutoff=1) <= 1


@lru_cache(maxsize=1 << 16)
def _may_be_at_edge(word: str, at_end: bool) -> bool:
    """Tell whether some form ends, or begins, with a word or with one it may be misspelt for."""
    return any(_nearly(word, phrase[-1 if at_end else 0]) for phrase in _phrases())


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): form for form, phrase in read_rows("bodies/legal_forms")}


@cache
def _by_shape() -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """Return the phrases that may be misspelt, by how many words they have and their first letter."""
    shapes: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for phrase in sorted(_phrases()):
        if max(map(len, phrase)) >= MIN_LETTERS_OF_SLIP:
            shapes.setdefault((len(phrase), phrase[0][0]), []).append(phrase)
    return shapes


@cache
def _most_words() -> int:
    return max(map(len, _phrases()))
