"""How two statements relate, from the evidence: repeats, corroborates, contradicts, evolves, or only related.

What is not sure is never called a contradiction. Each verdict has its reason in words and a score.
"""

from typing import NamedTuple

from kg.model import Relation
from kg.model.relations import AGAIN, AGAINST, WITH
from kg.relate.timing import SAME_DAYS
from kg.relate.weighing import Evidence, Telling

SAME_OVERLAP, SAME_COMMON = 0.87, 0.6  # from here on two statements say the same thing, or its denial
HELD_OVERLAP, HELD_WORDS = 0.95, 4
ONE_NUMBER, TWO_NUMBERS = 0.7, 0.3  # overlap that is enough where a number agrees, or two
NUMBERS_APART = 0.8  # where one does not
SIDES_COMMON = 0.55  # where one supports what the other opposes
SURE, SURE_AGAINST, UNLIKELY = 0.8, 0.8, 0.2  # of the model
DOUBTED = 0.5  # by the model: words in common do not make two say the same, unless several numbers agree
SEVERAL_NUMBERS = 2
LEAST_WORDS = 4  # of each of two statements of which the model alone may say that they are one
RELATED_NEARNESS = 0.6
LEAST_SHARED = 2
OWN_WORDS = 3
NEGATED_SHARED = 3  # where a negation, and no word of denying, sets two apart
GROWING_DAYS = 2  # so many days later a higher count of these is no contradiction
_GROWING = frozenset(
    """kill killed die died dead death injur injury wound wounded casualty victim case infection detain arrest
    miss missing displac evacuat affect destroy damag register count report refugee body fled fle flee cross
    arriv return releas free freed sign join vaccinat receiv donat rescu""".split()
)


class Verdict(NamedTuple):
    relation: Relation
    score: float
    why: str


class Opinion(NamedTuple):
    """What the entailment model says of a pair, asked in both directions; probabilities."""

    follows: float  # that one follows from the other, of the surer direction
    against: float  # that they cannot both be true, the mean of both directions


def judge(a: Telling, b: Telling, evidence: Evidence, opinion: Opinion | None = None) -> Verdict | None:
    """Say how two statements of different origins relate; None where they have nothing to do with each other.

    The model makes a verdict more or less sure. It takes back an agreement that it does not see, and a
    contradiction of unknown time; where it is sure, it finds both in other words.

    Args:
        a: Said no later than `b`, as far as is known.
    """
    if not may_relate(a, b, evidence):
        return None
    moods = {a.wording.mood, b.wording.mood}
    verdict = _opposing(a, b, evidence, opinion) or _agreeing(a, b, evidence, opinion)
    again = verdict is not None and verdict.relation in AGAIN
    if verdict and not evidence.own and (len(moods) == 1 or again):
        if opinion and _is_doubtful(verdict, evidence, opinion):
            return Verdict("related", round(verdict.score / 2, 4), verdict.why)
        words_alone = opinion is None or evidence.differing or a.denies != b.denies
        return verdict if opinion is None or words_alone else _with_opinion(verdict, opinion)
    if verdict or evidence.nearness >= RELATED_NEARNESS:
        return Verdict("related", round(evidence.nearness / 2, 4), _on_what(evidence))
    return None


def may_relate(a: Telling, b: Telling, evidence: Evidence) -> bool:
    """Say whether two statements have enough in common, and both were said."""
    shared = len(evidence.shared) + len(evidence.agreeing)
    unsaid = {a.wording.mood, b.wording.mood} & {"question", "unsaid"}
    return not unsaid and (shared >= LEAST_SHARED or evidence.opposed is not None)


def _is_doubtful(verdict: Verdict, evidence: Evidence, opinion: Opinion) -> bool:
    """Say whether neither the time nor the model speaks for a contradiction that the words show."""
    undated = evidence.gap is None or evidence.guessed
    return verdict.relation in AGAINST and undated and opinion.against < UNLIKELY


def _with_opinion(verdict: Verdict, opinion: Opinion) -> Verdict:
    """Return a verdict whose score is the mean of what words and model say."""
    said = opinion.follows if verdict.relation in WITH else opinion.against
    return verdict._replace(score=round((verdict.score + said) / 2, 4))


# --- against each other ------------------------------------------------------------------------------


def _opposing(a: Telling, b: Telling, evidence: Evidence, opinion: Opinion | None) -> Verdict | None:
    reason = _denial(a, b, evidence) or _numbers(evidence) or _dates(a, b, evidence)
    reason = reason or _otherwise(a, b, evidence, opinion)
    if reason is None:
        return None
    score = round(min(1.0, 0.4 + 0.6 * evidence.overlap), 4)
    if _changed(a, b, evidence):
        return Verdict("evolves", score, f"{reason}, {_apart(a, b)}")
    if evidence.same_speaker and evidence.same_article:
        return None  # nobody contradicts himself in one breath: more likely two things
    if evidence.gap is None or evidence.guessed:
        return Verdict("contradicts", round(score * 0.8, 4), f"{reason}; when is not known of both")
    return Verdict("contradicts", score, reason)


def _denial(a: Telling, b: Telling, evidence: Evidence) -> str | None:
    if a.denies == b.denies and evidence.opposed:
        return evidence.opposed.why
    taking_sides = {a.stated.modality, b.stated.modality} == {"supports", "opposes"}
    if taking_sides and evidence.common >= SIDES_COMMON and a.wording.denied != b.wording.denied:
        return f"{_name(a)} {a.stated.modality}, {_name(b)} {b.stated.modality} it"
    if a.wording.denied == b.wording.denied or not _says_the_same(evidence):
        return None
    for one in (a, b):
        if one.wording.denied and one.denies:
            return f"{_name(one)} denies it: {_on_what(evidence)}"
    if len(evidence.shared) < NEGATED_SHARED:
        return None
    one = a if a.wording.denied else b
    return f"{_name(one)} says that it is not so: {_on_what(evidence)}"


def _numbers(evidence: Evidence) -> str | None:
    if not evidence.differing or evidence.agreeing or evidence.overlap < NUMBERS_APART:
        return None
    one, other = evidence.differing[0]
    return f"“{one.text}” against “{other.text}”"


def _dates(a: Telling, b: Telling, evidence: Evidence) -> str | None:
    """Return the dates for which two foretell the same."""
    foretold = a.wording.mood == b.wording.mood == "forecast"
    if not (foretold and evidence.dated and evidence.gap):
        return None
    if evidence.said_gap is None or evidence.said_gap > SAME_DAYS:
        return None
    return _apart(a, b) if _says_the_same(evidence) else None


def _otherwise(a: Telling, b: Telling, evidence: Evidence, opinion: Opinion | None) -> str | None:
    """Return that the model, asked both ways, is sure of what no word shows."""
    if opinion is None or opinion.against < SURE_AGAINST:
        return None
    if evidence.other_names or evidence.agreeing or a.denies or b.denies:
        return None
    return f"the model is {opinion.against:.2f} sure that not both are true; {_on_what(evidence)}"


def _changed(a: Telling, b: Telling, evidence: Evidence) -> bool:
    """Say whether the two are of different times rather than against each other."""
    foretold = a.wording.mood == b.wording.mood == "forecast"
    gap = evidence.said_gap if foretold else evidence.gap
    if gap is not None and gap > SAME_DAYS:
        return True
    if evidence.same_speaker and evidence.said_gap:
        return True
    grown = all(one.high < other.low for one, other in evidence.differing) and bool(evidence.differing)
    return grown and (evidence.said_gap or 0) >= GROWING_DAYS and bool((a.stems | b.stems) & _GROWING)


# --- with each other -----------------------------------------------------------------------------------


def _agreeing(a: Telling, b: Telling, evidence: Evidence, opinion: Opinion | None) -> Verdict | None:
    if a.wording.denied != b.wording.denied or evidence.opposed or evidence.unlike:
        return None
    if not (_is_said(a, evidence) and _is_said(b, evidence)):
        return None
    if (evidence.gap or 0) > SAME_DAYS:
        return None
    reason = _on_what(evidence)
    if opinion and opinion.follows < DOUBTED and len(_agreed(evidence)) < SEVERAL_NUMBERS:
        return None
    if not (_same_numbers(evidence) or _says_the_same(evidence)):
        if opinion is None or opinion.follows < SURE or evidence.other_names:
            return None
        if min(len(a.stems), len(b.stems)) < LEAST_WORDS:
            return None
        reason = f"the model is {opinion.follows:.2f} sure that one follows from the other; {reason}"
    if evidence.agreeing:
        one, other = evidence.agreeing[0]
        reason = f"“{one.text}” and “{other.text}” agree; {reason}"
    score = round(min(1.0, 0.3 + 0.6 * evidence.overlap + 0.1 * bool(evidence.agreeing)), 4)
    if evidence.same_speaker:
        return Verdict("repeats", score, f"{_name(a)} said so already: {reason}")
    if evidence.channel:
        return Verdict("repeats", score, f"one is told through the other: {reason}")
    return Verdict("corroborates", score, reason)


def _is_said(telling: Telling, evidence: Evidence) -> bool:
    """Say whether a statement says something; to name it is enough in a wish, or in one's own words."""
    own_words = evidence.same_speaker and len(evidence.shared) >= OWN_WORDS
    return telling.wording.clause or telling.wording.mood == "wish" or bool(evidence.agreeing) or own_words


def _same_numbers(evidence: Evidence) -> bool:
    least = {0: 1.1, 1: ONE_NUMBER}.get(len(_agreed(evidence)), TWO_NUMBERS)
    return evidence.overlap >= least


def _agreed(evidence: Evidence) -> set[tuple[float, str]]:
    return {(one.low, one.unit) for one, _ in evidence.agreeing}


def _says_the_same(evidence: Evidence) -> bool:
    if evidence.other_names:
        return False
    if evidence.overlap >= HELD_OVERLAP and len(evidence.shared) >= HELD_WORDS:
        return True  # the longer one says it too
    return evidence.overlap >= SAME_OVERLAP and evidence.common >= SAME_COMMON


# --- in words ------------------------------------------------------------------------------------------


def _on_what(evidence: Evidence) -> str:
    return f"{evidence.overlap:.0%} of the words in common ({', '.join(evidence.shared[:4])})"


def _apart(a: Telling, b: Telling) -> str:
    first, second = a.holds or a.said, b.holds or b.said
    return f"{first.why if first else 'no date'} and {second.why if second else 'no date'}"


def _name(telling: Telling) -> str:
    return telling.stated.speaker.name if telling.stated.speaker else "one of them"
