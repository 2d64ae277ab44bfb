"""How two claims relate, by the judge's answer: repeats, corroborates, contradicts, evolves, or is related.

The judge says whether they answer one question, alike or opposed. Rules only take back what cannot be, tell
the relations apart by who speaks and when, and give the reason in words.
"""

import re
from typing import NamedTuple

from kg.model import Quantity, Relation
from kg.relate.propositions import Proposition, heaviest_shared
from kg.relate.values_apart import compare_numbers, days_between
from kg.relate.voices import Voices, voices_of
from kg.relate.words.opposition import opposition

TOLD_AGAIN = 0.98  # right of what is one utterance by its words
MOST_SHOWN = 4  # words in common that a reason names

# Shown as fact from the first probability on, as a question from the second, below not at all.
FLOORS: dict[Relation, tuple[float, float]] = {
    "repeats": (0.8, 0.8),
    "corroborates": (0.8, 0.6),
    "contradicts": (0.8, 0.5),
    "evolves": (0.8, 0.5),
    "related": (0.9, 0.9),
}
# Two who want the same, or will do the same each, are on one side; neither of them bears the other out.
_TOLD_AS_FACT = frozenset({"asserts", "denies", "announces", "believes", "predicts", "other"})
_OF_HIMSELF = re.compile(r"[“\"'‘\s]*(?:that\s+)?(?:he|she|it|they|I|we)\b", re.IGNORECASE)


class Answer(NamedTuple):
    """What the judge says of two claims, as probabilities.

    They give one question the same answer, opposed ones, answers that may both hold, or have two questions.
    """

    same: float
    opposed: float
    compatible: float
    another: float


class LinkVerdict(NamedTuple):
    """`sure`: it is right often enough to be shown as fact."""

    relation: Relation
    score: float
    why: str
    sure: bool = True


def verdict_of(a: Proposition, b: Proposition, answer: Answer) -> LinkVerdict | None:
    """Say how two claims of different utterances relate; None where nothing is sure enough to be told."""
    voices = voices_of(a.stated, b.stated)
    numbers = compare_numbers(a.quantities, b.quantities)
    agreeing, differing = numbers[0], () if numbers[0] else numbers[1]
    same = 0.0 if differing else answer.same
    opposed = 0.0 if agreeing and not _turned(a, b) else answer.opposed
    if same >= opposed:
        return _alike(a, b, same, voices) or _related(a, b, answer)
    return _against(a, b, opposed, voices, differing) or _related(a, b, answer)


def _alike(a: Proposition, b: Proposition, same: float, voices: Voices) -> LinkVerdict | None:
    reason = _in_common(a, b)
    match voices:
        case "one":
            return _told("repeats", same, f"{_name(a)} said so already: {reason}")
        case "told":
            return _told("repeats", same, f"one is told through the other: {reason}")
        case "two" if _is_told_as_fact(a) and _is_told_as_fact(b) and not _each_of_himself(a, b):
            return _told("corroborates", same, reason)
        case _:
            return None


def _against(
    a: Proposition,
    b: Proposition,
    opposed: float,
    voices: Voices,
    differing: tuple[tuple[Quantity, Quantity], ...],
) -> LinkVerdict | None:
    reason = _apart(a, b, differing)
    days = days_between(a.stated, b.stated)
    if voices == "one":
        if not days:
            return None  # at one time, or when is not known: more likely two things
        dates = sorted(one.stated.published[:10] for one in (a, b) if one.stated.published)
        return _told("evolves", opposed, f"{reason}, {' and '.join(dates)}")
    if voices == "told" or not (a.clause and b.clause):
        return None
    return _told("contradicts", opposed, reason)


def _related(a: Proposition, b: Proposition, answer: Answer) -> LinkVerdict | None:
    return _told("related", 1 - answer.another, f"on one matter: {_in_common(a, b)}")


def _told(relation: Relation, chance: float, why: str) -> LinkVerdict | None:
    fact, question = FLOORS[relation]
    if chance < question:
        return None
    return LinkVerdict(relation, round(chance, 4), why, chance >= fact)


def _is_told_as_fact(one: Proposition) -> bool:
    return one.clause and one.stated.modality in _TOLD_AS_FACT


def _each_of_himself(a: Proposition, b: Proposition) -> bool:
    return bool(_OF_HIMSELF.match(a.text) and _OF_HIMSELF.match(b.text))


def _turned(a: Proposition, b: Proposition) -> bool:
    return a.denied != b.denied


# --- in words ------------------------------------------------------------------------------------------


def _apart(a: Proposition, b: Proposition, differing: tuple[tuple[Quantity, Quantity], ...]) -> str:
    if differing:
        one, other = differing[0]
        return f"“{one.text}” against “{other.text}”"
    polarities = a.stated.polarity, b.stated.polarity
    if polarities[0] != polarities[1]:
        denying = a if polarities[0] == "not-so" else b
        return f"{_name(denying)} denies it: {_in_common(a, b)}"
    if opposed := opposition(a.text, b.text):
        return opposed.why
    if a.denied != b.denied:
        return f"{_name(a if a.denied else b)} says that it is not so: {_in_common(a, b)}"
    return f"not both can be so: {_in_common(a, b)}"


def _in_common(a: Proposition, b: Proposition) -> str:
    words = heaviest_shared(a, b, MOST_SHOWN)
    return f"both speak of {', '.join(words)}" if words else "in other words"


def _name(one: Proposition) -> str:
    return one.stated.speaker.name if one.stated.speaker else "one of them"
