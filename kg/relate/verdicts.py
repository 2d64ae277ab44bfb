"""How two claims relate, by the judge's answer: repeats, corroborates, contradicts, evolves, or is related.

The judge says whether they answer one question, alike or opposed. Rules add what words and numbers in common
tell, take back what cannot be, tell the relations apart by who speaks and when, and give the reason in words.
"""

import math
import re
from typing import NamedTuple

from kg.model import Quantity, Relation
from kg.relate.memory import Judgement
from kg.relate.propositions import TAKING_SIDES, Proposition, covered, heaviest_shared, in_common
from kg.relate.stated import is_together
from kg.relate.tellings import longest_run
from kg.relate.values_apart import are_dates_apart, compare_numbers, days_between
from kg.relate.voices import Voices, voices_of
from kg.relate.words.content_words import stems_of
from kg.relate.words.opposition import opposition

TOLD_AGAIN = 0.98  # right of what is one utterance by its words
MOST_SHOWN = 4  # words in common that a reason names
# How likely two claims contradict each other: what the judge says of it, how many of their words they share,
# and whether those are opposites. Fitted on 138 pairs of `polnear_train` and `stories_dev` that were read: of
# 59 from .55 on .81 are right (cross-validated).
OPPOSED_WEIGHTS, OPPOSED_BIAS = (6.05, 3.05, 0.86), -3.96
# Beside what the judge says: of 17 pairs with two numbers in common 16 give the same answer, of 184 pairs of
# one speaker of which one holds all words of the other 182.
SAME_NUMBERS, SAME_WORDS = 0.94, 0.97
LEAST_COVERED, LEAST_NUMBERS = 0.4, 2  # of SAME_NUMBERS
ALL_COVERED, LEAST_STEMS = 0.95, 3  # of SAME_WORDS
# Where one denies what the other says, and the judge takes it for one question, 13 of 14 are opposed.
DENIED, ONE_QUESTION = 0.92, 0.5
# Where another speaker turns nearly the same words round, and the judge takes it for one question, 6 of 8
# pairs that were read are opposed.
TURNED_ROUND, NEARLY_THE_SAME = 0.75, 0.5
# A count that differs in nearly the same words of one story is too rare to be measured: a question.
ANOTHER_COUNT = 0.5
SAID_OTHERWISE = 0.6  # right of numbers that differ where all else is the same: seldom one count
RUN_OF_ONE = 5  # words in a row that two have in common have one origin, whoever they are laid to
RUN_OF_TEXT = 10  # the same where both have a speaker, of whom one is nobody in particular
SERIES_DAYS = 31  # after so many days another number is a new one

# Shown as fact from the first probability on, as a question from the second, below not at all.
FLOORS: dict[Relation, tuple[float, float]] = {
    "repeats": (0.8, 0.8),
    "corroborates": (0.85, 0.7),
    "contradicts": (0.57, 0.45),
    "evolves": (0.9, 0.6),
    "related": (0.95, 0.95),
}
# Two who want the same, or will do the same each, are on one side; neither of them bears the other out.
_TOLD_AS_FACT = frozenset({"asserts", "denies", "announces", "believes", "predicts", "other"})
_TO_SOMEBODY = re.compile(r"\byou (?:said|say|told|claimed|called|meant)\b", re.IGNORECASE)
_OF_HIMSELF = re.compile(r"[“\"'‘\s]*(?:that\s+)?(?:he|she|it|they|I|we)\b", re.IGNORECASE)


class LinkVerdict(NamedTuple):
    """`sure`: it is right often enough to be shown as fact."""

    relation: Relation
    score: float
    why: str
    sure: bool = True


def verdict_of(a: Proposition, b: Proposition, answer: Judgement) -> LinkVerdict | None:
    """Say how two claims of different utterances relate; None where nothing is sure enough to be told.

    Args:
        a: Said no later than `b`, as far as is known.
    """
    voices = voices_of(a.stated, b.stated)
    agreeing, differing = compare_numbers(a.quantities, b.quantities)
    apart = () if agreeing else tuple(pair for pair in differing if pair[0].unit and pair[1].unit)
    if apart:
        found = _other_number(a, b, answer, voices, apart[0])
    elif _one_denies(a, b) and answer.same + answer.opposed >= ONE_QUESTION:
        found = _against(a, b, DENIED, voices)
    elif voices != "one" and _is_turned_round(a, b) and answer.same + answer.opposed >= ONE_QUESTION:
        found = _against(a, b, TURNED_ROUND, voices)
    elif (same := _chance_same(a, b, answer.same, voices)) >= answer.opposed:
        found = _alike(a, b, same, voices)
    else:
        found = _against(a, b, _chance_opposed(a, b, answer.opposed), voices)
    return found or _related(a, b, answer)


def _chance_same(a: Proposition, b: Proposition, same: float, voices: Voices) -> float:
    agreeing, _ = compare_numbers(a.quantities, b.quantities)
    numbers = {(one.low, one.unit) for one, _ in agreeing}
    share = covered(a, b)
    if len(numbers) >= LEAST_NUMBERS and share >= LEAST_COVERED and is_together(a.stated, b.stated):
        return max(same, SAME_NUMBERS)
    few = min(len(a.weights), len(b.weights)) < LEAST_STEMS
    other = a.denied != b.denied or are_dates_apart(a.stated, b.stated) or (a.quantities and not agreeing)
    if voices == "one" and share >= ALL_COVERED and not few and not other:
        return max(same, SAME_WORDS)
    return same


def _is_turned_round(a: Proposition, b: Proposition) -> bool:
    """Say whether two contents are nearly the same words, of which one negates what the other says."""
    turned = opposition(a.text, b.text) if in_common(a, b) >= NEARLY_THE_SAME else None
    return turned is not None and turned.kind == "negation"


def _one_denies(a: Proposition, b: Proposition) -> bool:
    """Say whether one speaker denies what the other says, rather than taking sides for or against a thing."""
    polarities = {a.stated.polarity, b.stated.polarity}
    facts = all(one.stated.modality in _TOLD_AS_FACT for one in (a, b))
    return polarities == {"so", "not-so"} and a.denied != b.denied and facts


def _alike(a: Proposition, b: Proposition, same: float, voices: Voices) -> LinkVerdict | None:
    reason = _in_common(a, b)
    match voices:
        case "one":
            return _told("repeats", same, f"{_name(a)} said so already: {reason}")
        case "told":
            return _told("repeats", same, f"one is told through the other: {reason}")
        case "unclear" if _is_in_the_same_words(a, b) or same == SAME_NUMBERS:
            return _told("repeats", same, f"in the same words and numbers: {reason}")
        case "two" if _bear_each_other_out(a, b):
            return _told("corroborates", same, reason)
        case _:
            return None


def _is_in_the_same_words(a: Proposition, b: Proposition) -> bool:
    """Say whether what nobody in particular says is most likely what the other has said."""
    unnamed = a.stated.speaker is None or b.stated.speaker is None
    return longest_run(a.words, b.words) >= (RUN_OF_ONE if unnamed else RUN_OF_TEXT)


def _bear_each_other_out(a: Proposition, b: Proposition) -> bool:
    """Say whether two speakers tell a fact each in his own words, and not what the other said."""
    if are_dates_apart(a.stated, b.stated):
        return False
    facts = all(one.clause and one.stated.modality in _TOLD_AS_FACT for one in (a, b))
    each_of_himself = _OF_HIMSELF.match(a.text) and _OF_HIMSELF.match(b.text)
    own_words = longest_run(a.words, b.words) < RUN_OF_ONE
    return facts and own_words and not (each_of_himself or _speaks_of(a, b) or _speaks_of(b, a))


def _speaks_of(one: Proposition, other: Proposition) -> bool:
    """Say whether a claim names the other's speaker, or answers him: it may tell what he said."""
    name = stems_of(other.stated.speaker.name)[-1:] if other.stated.speaker else ()
    return set(name) <= one.weights.keys() or _TO_SOMEBODY.search(one.text) is not None


def _against(a: Proposition, b: Proposition, chance: float, voices: Voices) -> LinkVerdict | None:
    sides = {a.stated.modality, b.stated.modality} & TAKING_SIDES
    agreeing, _ = compare_numbers(a.quantities, b.quantities)
    if voices == "told" or sides or not (a.clause and b.clause) or (agreeing and a.denied == b.denied):
        return None
    reason = _apart(a, b)
    if voices != "one":
        return _told("contradicts", chance, reason)
    if not days_between(a.stated, b.stated):
        return None  # at one time, or when is not known: more likely two things
    return _told("evolves", chance, f"{reason}, {_days(a, b)}")


def _chance_opposed(a: Proposition, b: Proposition, opposed: float) -> float:
    features = opposed, covered(a, b), opposition(a.text, b.text) is not None
    total = OPPOSED_BIAS + sum(w * x for w, x in zip(OPPOSED_WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-total))


def _other_number(
    a: Proposition, b: Proposition, answer: Judgement, voices: Voices, numbers: tuple[Quantity, Quantity]
) -> LinkVerdict | None:
    """Judge two claims that give another number of something: they cannot say the same."""
    chance = SAID_OTHERWISE * (answer.same + answer.opposed)
    if in_common(a, b) >= NEARLY_THE_SAME and is_together(a.stated, b.stated):
        chance = max(chance, ANOTHER_COUNT)
    reason = f"“{numbers[0].text}” against “{numbers[1].text}”"
    days = days_between(a.stated, b.stated)
    if voices == "told" or (a.names.difference(b.weights) and b.names.difference(a.weights)):
        return None
    if days is not None and abs(days) >= SERIES_DAYS:
        return _told("evolves", chance, f"{reason}, {_days(a, b)}")
    return None if voices == "one" else _told("contradicts", chance, reason)


def _related(a: Proposition, b: Proposition, answer: Judgement) -> LinkVerdict | None:
    return _told("related", 1 - answer.another, f"on one matter: {_in_common(a, b)}")


def _told(relation: Relation, chance: float, why: str) -> LinkVerdict | None:
    fact, question = FLOORS[relation]
    if chance < question:
        return None
    return LinkVerdict(relation, round(chance, 4), why, chance >= fact)


# --- in words ------------------------------------------------------------------------------------------


def _days(a: Proposition, b: Proposition) -> str:
    return " and ".join((one.stated.published or "")[:10] for one in (a, b))


def _apart(a: Proposition, b: Proposition) -> str:
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
