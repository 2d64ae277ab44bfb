"""How two statements relate: what the trained model says, joined with checks of numbers, dates and opposites.

Two texts in; a label, its probabilities and the reason in words out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from kg.errors import QuestionError
from kg.model import Period, Quantity
from kg.relate.models.entailment import Likelihoods, entailment_model
from kg.relate.words.content_words import plain_words, stems_of
from kg.relate.words.opposition import opposition
from kg.values.periods import find_periods, overlap
from kg.values.quantities import agree, find_quantities

Label = Literal["entailment", "neutral", "contradiction"]
LABELS: tuple[Label, Label, Label] = ("entailment", "neutral", "contradiction")
MAX_CHARACTERS = 10_000  # of a statement that are read
MAX_VALUES = 8  # numbers or dates of one statement that are compared
MAX_SHOWN_WORDS = 4
# What a check adds to the log-odds of a contradiction: of the first two as training/entailment/calibrate.py
# fits it, about. The others speak up too seldom for that, and are right in five of six general pairs.
SAYS_AGAINST = {"negation": 2.0, "number": 1.0, "antonym": 2.5, "date": 2.5}


@dataclass(frozen=True, slots=True)
class TextVerdict:
    """How a second text relates to a first one: does it follow, neither, or contradict?

    `p`: the probabilities of entailment, neutral and contradiction; `label` is the largest.
    """

    label: Label
    p: tuple[float, float, float]
    why: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What a check found to speak for a contradiction; `kind` is a key of SAYS_AGAINST."""

    kind: str
    why: str


def relate(a: str, b: str) -> TextVerdict:
    """Say whether `b` follows from `a` or contradicts it.

    Raises:
        QuestionError: One of them has no words.
        ModelError: The model cannot be read.
    """
    return relate_all([(a, b)])[0]


def relate_all(pairs: Sequence[tuple[str, str]]) -> list[TextVerdict]:
    """Relate many pairs, in their order; a pair's verdict does not hang on the others.

    Raises:
        QuestionError: A text has no words.
        ModelError: The model cannot be read.
    """
    read = [(_readable(a), _readable(b)) for a, b in pairs]
    judgements = entailment_model().judge(read)
    return [_join(judgement, a, b) for judgement, (a, b) in zip(judgements, read, strict=True)]


def find_clashes(a: str, b: str) -> list[Clash]:
    """Return what the checks of numbers, dates, negations and antonyms find, without the model."""
    opposed = opposition(a, b)
    clashes = [Clash(opposed.kind, opposed.why)] if opposed else []
    if number := _differing(_quantities(a), _quantities(b)):
        clashes.append(Clash("number", f"“{number[0].text}” against “{number[1].text}”"))
    if date := _apart(_periods(a), _periods(b)):
        clashes.append(Clash("date", f"“{date[0].text}” against “{date[1].text}”"))
    return clashes


def _readable(text: str) -> str:
    text = (
        text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    )  # half a surrogate pair is no text
    if not any(letter.isalnum() for letter in text):
        raise QuestionError("a statement has no words")
    return text


def _join(judgement: Likelihoods, a: str, b: str) -> TextVerdict:
    clashes = find_clashes(a, b)
    factor = math.exp(sum(SAYS_AGAINST[clash.kind] for clash in clashes))
    odds = (judgement.entailment, judgement.neutral, judgement.contradiction * factor)
    total = sum(odds)
    p = (odds[0] / total, odds[1] / total, odds[2] / total)
    label = LABELS[p.index(max(p))]
    return TextVerdict(label, p, _why(label, p, clashes, a, b))


# --- numbers and dates ---------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text)[:MAX_VALUES]


@lru_cache(maxsize=4096)
def _periods(text: str) -> tuple[Period, ...]:
    return find_periods(text, published=None)[:MAX_VALUES]


def _differing(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the first two numbers that cannot both be true, if no others agree."""
    verdicts = {pair: agree(*pair) for pair in product(a, b)}
    if True in verdicts.values():
        return None
    return next((pair for pair, verdict in verdicts.items() if verdict is False), None)


def _apart(a: Sequence[Period], b: Sequence[Period]) -> tuple[Period, Period] | None:
    """Return the first two periods, if none of the one text meets any of the other."""
    verdicts = {pair: overlap(*pair) for pair in product(a, b)}
    if not verdicts or any(verdict is not False for verdict in verdicts.values()):
        return None
    return next(iter(verdicts))


# --- in words --------------------------------------------------------------------------------------------


def _why(label: Label, p: Sequence[float], clashes: Sequence[Clash], a: str, b: str) -> str:
    against = "; ".join(clash.why for clash in clashes)
    if label == "contradiction" and against:
        return against
    reason = f"{_without_clash(label, a, b)}; the model is {max(p):.2f} sure"
    return f"{reason}, though {against}" if against else reason


def _without_clash(label: Label, a: str, b: str) -> str:
    if label == "contradiction":
        return "no number, date, negation or antonym decides"
    known = set(stems_of(a))
    new = dict.fromkeys(word for word in plain_words(b) if not known.issuperset(stems_of(word)))
    words = ", ".join(f"“{word}”" for word in list(new)[:MAX_SHOWN_WORDS])
    if label == "entailment":
        return f"{words} of the second follow from the first" if new else "the second adds no word"
    return f"the second adds {words}" if new else "the second does not follow, and nothing contradicts"
