"""Whether two statements say opposite things of the same: one denies the other, or their words are antonyms.

A rule of words, without a model: it is silent unless the rest of both statements is about the same.
"""

from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from kg.language.en.antonyms import opposite_poles, poles_of
from kg.relate.words.content_clauses import Clause, Word, read_clauses

LEAST_DENIED = 0.6  # of a denied clause's words that the other one must have
LEAST_BEHIND = 0.75  # of those behind the negation
LEAST_COMMON = 0.3  # of the other's
LEAST_SHARED = 2
LEAST_REST = 0.6  # beside antonyms, of the words of the shorter clause
MAX_SHOWN = 60  # characters


class Opposition(NamedTuple):
    """That two statements say opposite things; `why` in words, with the words of both."""

    kind: Literal["negation", "antonym"]
    why: str


def opposition(a: str, b: str) -> Opposition | None:
    """Return in what two statements are opposite; None where that is not sure.

    >>> opposition("the border is stable", "the situation at the border is deteriorating").why
    '“stable” against “deteriorating”'
    """
    first, second = _read(a), _read(b)
    for one, other in product(first, second):
        if one.open or other.open:
            continue
        if one.denied != other.denied:
            if _is_denied(one, other):
                return Opposition("negation", f"“{_shown(a, one, other)}” against “{_shown(b, other, one)}”")
        elif pair := _antonyms(one, other):
            return Opposition("antonym", f"“{_phrase(a, pair[0])}” against “{_phrase(b, pair[1])}”")
    return None


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Clause, ...]:
    return tuple(read_clauses(text))


def _is_denied(one: Clause, other: Clause) -> bool:
    """Tell whether one of two clauses denies what the other says."""
    denied, said = (one, other) if one.denied else (other, one)
    shared = denied.stems & said.stems
    if len(shared) < LEAST_SHARED or any(_opposed(*pair) for pair in product(denied.words, said.words)):
        return False
    behind = denied.denied_stems
    if not behind or len(behind & said.stems) < LEAST_BEHIND * len(behind):
        return False
    return len(shared) >= LEAST_DENIED * len(denied.stems) and len(shared) >= LEAST_COMMON * len(said.stems)


def _antonyms(one: Clause, other: Clause) -> tuple[Word, Word] | None:
    """Return two words that are opposites where what else the clauses say is the same."""
    stems, others = one.stems, other.stems
    shared = len(stems & others)
    if not shared or shared < LEAST_REST * (min(len(stems), len(others)) - 1):
        return None
    ours = [word for word in one.words if not word.aside and word.stem not in others]
    theirs = [word for word in other.words if not word.aside and word.stem not in stems]
    return next((pair for pair in product(ours, theirs) if _opposed(*pair)), None)


def _opposed(first: Word, second: Word) -> bool:
    if first.without != second.without or not poles_of(first.lower):
        return False
    scale = opposite_poles(first.lower, second.lower, first_more=first.more, second_more=second.more)
    return scale is not None


def _phrase(text: str, word: Word) -> str:
    """Return a word as it stands, with "more" before it."""
    before = text[: word.start].split()[-1:]
    if word.more and before and word.lower not in ("better", "worse"):
        return f"{before[0]} {word.text}"
    return word.text


def _shown(text: str, clause: Clause, other: Clause) -> str:
    """Return the words of a clause from its negation, or its first shared word, to its last shared word."""
    shared = [word for word in clause.words if word.stem in other.stems]
    start = shared[0].start if clause.negator is None else min(clause.negator, shared[0].start)
    shown = " ".join(text[start : shared[-1].end].split())
    return shown if len(shown) <= MAX_SHOWN else shown[:MAX_SHOWN].rsplit(" ", 1)[0] + " …"
