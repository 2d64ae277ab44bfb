"""How two statements relate, by their likeness: repeats, corroborates, contradicts, evolves, or is related.

What is not sure is never called a contradiction. Each verdict has its reason in words and a score.
"""

from typing import NamedTuple

from kg.language.word_lists import read_words
from kg.model import Relation
from kg.model.relations import AGAIN, AGAINST, WITH
from kg.relate.timing import SAME_DAYS
from kg.relate.weighing import Likeness, Telling

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
_GROWING = read_words("statements/growing_stems")


class LinkVerdict(NamedTuple):
    relation: Relation
    score: float
    why: str


class Opinion(NamedTuple):
    """What the entailment model says of a pair, asked in both directions; probabilities."""

    follows: float  # that one follows from the other, of the surer direction
    against: float  # that they cannot both be true, the mean of both directions


def judge(a: Telling, b: Telling, likeness: Likeness, opinion: Opinion | None = None) -> LinkVerdict | None:
    """Say how two statements of different origins relate; None where they have nothing to do with each other.

    The model makes a verdict more or less sure. It takes back an agreement that it does not see, and a
    contradiction of unknown time; where it is sure, it finds both in other words.

    Args:
        a: Said no later than `b`, as far as is known.
    """
    if not may_relate(a, b, likeness):
        return None
    moods = {a.wording.mood, b.wording.mood}
    verdict = _opposing(a, b, likeness, opinion) or _agreeing(a, b, likeness, opinion)
    again = verdict is not None and verdict.relation in AGAIN
    if verdict and not likeness.own and (len(moods) == 1 or again):
        if opinion and _is_doubtful(verdict, likeness, opinion):
            return LinkVerdict("related", round(verdict.score / 2, 4), verdict.why)
        words_alone = opinion is None or likeness.differing or a.denies != b.denies
        return verdict if opinion is None or words_alone else _with_opinion(verdict, opinion)
    if verdict or likeness.nearness >= RELATED_NEARNESS:
        return LinkVerdict("related", round(likeness.nearness / 2, 4), _on_what(likeness))
    return None


def may_relate(a: Telling, b: Telling, likeness: Likeness) -> bool:
    """Say whether two statements have enough in common, and both were said."""
    shared = len(likeness.shared) + len(likeness.agreeing)
    unsaid = {a.wording.mood, b.wording.mood} & {"question", "unsaid"}
    return not unsaid and (shared >= LEAST_SHARED or likeness.opposed is not None)


def _is_doubtful(verdict: LinkVerdict, likeness: Likeness, opinion: Opinion) -> bool:
    """Say whether neither the time nor the model speaks for a contradiction that the words show."""
    undated = likeness.gap is None or likeness.guessed
    return verdict.relation in AGAINST and undated and opinion.against < UNLIKELY


def _with_opinion(verdict: LinkVerdict, opinion: Opinion) -> LinkVerdict:
    """Return a verdict whose score is the mean of what words and model say."""
    said = opinion.follows if verdict.relation in WITH else opinion.against
    return verdict._replace(score=round((verdict.score + said) / 2, 4))


# --- against each other ------------------------------------------------------------------------------


def _opposing(a: Telling, b: Telling, likeness: Likeness, opinion: Opinion | None) -> LinkVerdict | None:
    reason = _denial(a, b, likeness) or _numbers(likeness) or _dates(a, b, likeness)
    reason = reason or _otherwise(a, b, likeness, opinion)
    if reason is None:
        return None
    score = round(min(1.0, 0.4 + 0.6 * likeness.overlap), 4)
    if _changed(a, b, likeness):
        return LinkVerdict("evolves", score, f"{reason}, {_apart(a, b)}")
    if likeness.same_speaker and likeness.same_article:
        return None  # nobody contradicts himself in one breath: more likely two things
    if likeness.gap is None or likeness.guessed:
        return LinkVerdict("contradicts", round(score * 0.8, 4), f"{reason}; when is not known of both")
    return LinkVerdict("contradicts", score, reason)


def _denial(a: Telling, b: Telling, likeness: Likeness) -> str | None:
    if a.denies == b.denies and likeness.opposed:
        return likeness.opposed.why
    taking_sides = {a.stated.modality, b.stated.modality} == {"supports", "opposes"}
    if taking_sides and likeness.common >= SIDES_COMMON and a.wording.denied != b.wording.denied:
        return f"{_name(a)} {a.stated.modality}, {_name(b)} {b.stated.modality} it"
    if a.wording.denied == b.wording.denied or not _says_the_same(likeness):
        return None
    for one in (a, b):
        if one.wording.denied and one.denies:
            return f"{_name(one)} denies it: {_on_what(likeness)}"
    if len(likeness.shared) < NEGATED_SHARED:
        return None
    one = a if a.wording.denied else b
    return f"{_name(one)} says that it is not so: {_on_what(likeness)}"


def _numbers(likeness: Likeness) -> str | None:
    if not likeness.differing or likeness.agreeing or likeness.overlap < NUMBERS_APART:
        return None
    one, other = likeness.differing[0]
    return f"“{one.text}” against “{other.text}”"


def _dates(a: Telling, b: Telling, likeness: Likeness) -> str | None:
    """Return the dates for which two foretell the same."""
    foretold = a.wording.mood == b.wording.mood == "forecast"
    if not (foretold and likeness.dated and likeness.gap):
        return None
    if likeness.said_gap is None or likeness.said_gap > SAME_DAYS:
        return None
    return _apart(a, b) if _says_the_same(likeness) else None


def _otherwise(a: Telling, b: Telling, likeness: Likeness, opinion: Opinion | None) -> str | None:
    """Return that the model, asked both ways, is sure of what no word shows."""
    if opinion is None or opinion.against < SURE_AGAINST:
        return None
    if likeness.other_names or likeness.agreeing or a.denies or b.denies:
        return None
    return f"the model is {opinion.against:.2f} sure that not both are true; {_on_what(likeness)}"


def _changed(a: Telling, b: Telling, likeness: Likeness) -> bool:
    """Say whether the two are of different times rather than against each other."""
    foretold = a.wording.mood == b.wording.mood == "forecast"
    gap = likeness.said_gap if foretold else likeness.gap
    if gap is not None and gap > SAME_DAYS:
        return True
    if likeness.same_speaker and likeness.said_gap:
        return True
    grown = all(one.high < other.low for one, other in likeness.differing) and bool(likeness.differing)
    return grown and (likeness.said_gap or 0) >= GROWING_DAYS and bool((a.stems | b.stems) & _GROWING)


# --- with each other -----------------------------------------------------------------------------------


def _agreeing(a: Telling, b: Telling, likeness: Likeness, opinion: Opinion | None) -> LinkVerdict | None:
    if a.wording.denied != b.wording.denied or likeness.opposed or likeness.unlike:
        return None
    if not (_is_said(a, likeness) and _is_said(b, likeness)):
        return None
    if (likeness.gap or 0) > SAME_DAYS:
        return None
    reason = _on_what(likeness)
    if opinion and opinion.follows < DOUBTED and len(_agreed(likeness)) < SEVERAL_NUMBERS:
        return None
    if not (_same_numbers(likeness) or _says_the_same(likeness)):
        if opinion is None or opinion.follows < SURE or likeness.other_names:
            return None
        if min(len(a.stems), len(b.stems)) < LEAST_WORDS:
            return None
        reason = f"the model is {opinion.follows:.2f} sure that one follows from the other; {reason}"
    if likeness.agreeing:
        one, other = likeness.agreeing[0]
        reason = f"“{one.text}” and “{other.text}” agree; {reason}"
    score = round(min(1.0, 0.3 + 0.6 * likeness.overlap + 0.1 * bool(likeness.agreeing)), 4)
    if likeness.same_speaker:
        return LinkVerdict("repeats", score, f"{_name(a)} said so already: {reason}")
    if likeness.channel:
        return LinkVerdict("repeats", score, f"one is told through the other: {reason}")
    return LinkVerdict("corroborates", score, reason)


def _is_said(telling: Telling, likeness: Likeness) -> bool:
    """Say whether a statement says something; to name it is enough in a wish, or in one's own words."""
    own_words = likeness.same_speaker and len(likeness.shared) >= OWN_WORDS
    return telling.wording.clause or telling.wording.mood == "wish" or bool(likeness.agreeing) or own_words


def _same_numbers(likeness: Likeness) -> bool:
    least = {0: 1.1, 1: ONE_NUMBER}.get(len(_agreed(likeness)), TWO_NUMBERS)
    return likeness.overlap >= least


def _agreed(likeness: Likeness) -> set[tuple[float, str]]:
    return {(one.low, one.unit) for one, _ in likeness.agreeing}


def _says_the_same(likeness: Likeness) -> bool:
    if likeness.other_names:
        return False
    if likeness.overlap >= HELD_OVERLAP and len(likeness.shared) >= HELD_WORDS:
        return True  # the longer one says it too
    return likeness.overlap >= SAME_OVERLAP and likeness.common >= SAME_COMMON


# --- in words ------------------------------------------------------------------------------------------


def _on_what(likeness: Likeness) -> str:
    return f"{likeness.overlap:.0%} of the words in common ({', '.join(likeness.shared[:4])})"


def _apart(a: Telling, b: Telling) -> str:
    first, second = a.holds or a.said, b.holds or b.said
    return f"{first.why if first else 'no date'} and {second.why if second else 'no date'}"


def _name(telling: Telling) -> str:
    return telling.stated.speaker.name if telling.stated.speaker else "one of them"
