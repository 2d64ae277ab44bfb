"""What speaks for and against two statements saying the same thing: words, subjects, numbers, times."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Quantity
from kg.relate.stated import Stated
from kg.relate.timing import Moment, day_of, days_between, moment_of
from kg.relate.words.content_words import DENYING, Wording
from kg.relate.words.kin import Kin
from kg.relate.words.marks import Marks, marks_of, may_oppose
from kg.relate.words.opposition import Opposition, opposition
from kg.values.quantities import agree

MOST_QUANTITIES = 8  # of one statement, that are compared
LEAST_COSINE, LEAST_OVERLAP = 0.5, 0.2  # one of them is needed for a closer look
# So much must be in common before opposites are looked for.
LEAST_FOR_OPPOSITES, LEAST_OVERLAP_FOR_OPPOSITES = 2, 0.3


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with what its words come to, read once and compared many times."""

    stated: Stated
    wording: Wording
    stems: frozenset[str]
    weight: float  # of all its words together
    holds: Moment | None
    said: Moment | None
    marks: Marks

    @property
    def speaker(self) -> str | None:
        return self.stated.speaker.id if self.stated.speaker else None

    @property
    def denies(self) -> bool:
        """Whether it was said in order to deny what follows."""
        return self.stated.modality in DENYING


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two statements have in common, and what not.

    `overlap`: which part of the words of one of them the other has, or near ones, telling words counting
    more; of the one that is covered better. `common`: which part of all words. `cosine`: how near they are
    in meaning, of what they are about rather than what they say of it. `nearness`: the mean of overlap and
    cosine. `opposed`: their words are opposites, whatever was said of them. `gap`: days between the times
    when they hold, 0 in one article, None where a time is not known; `said_gap`: between the times when
    they were said.
    """

    overlap: float
    common: float
    cosine: float
    shared: tuple[str, ...]  # words, the most telling first
    agreeing: tuple[tuple[Quantity, Quantity], ...]
    differing: tuple[tuple[Quantity, Quantity], ...]
    opposed: Opposition | None
    gap: int | None
    said_gap: int | None
    guessed: bool  # a date is known from what the article speaks of alone
    same_speaker: bool
    channel: bool  # one of them is told through the speaker of the other
    own: bool  # two speakers, each of whom speaks of himself
    other_names: bool  # each names somebody or something that the other does not
    unlike: bool  # numbers of one unit, none of which agrees with one of the other
    dated: bool  # both name the time when it holds
    same_article: bool

    @property
    def nearness(self) -> float:
        return (self.overlap + self.cosine) / 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the words of all statements: how telling each is, and which are near to each other."""

    weights: Mapping[str, float]
    kin: Kin


def read_telling(stated: Stated, wording: Wording, words: Lexicon) -> Telling:
    weight = sum(words.weights[stem] for stem in wording.stems)
    return Telling(
        stated, wording, frozenset(wording.stems), weight, moment_of(stated), day_of(stated),
        marks_of(stated.content),
    )  # fmt: skip


def is_worth_weighing(a: Telling, b: Telling, words: Lexicon, cosine: float) -> bool:
    """Say quickly whether two statements have enough in common to look closer."""
    if cosine >= LEAST_COSINE:
        return True
    shared = sum(words.weights[stem] for stem in a.stems & b.stems)
    return shared >= LEAST_OVERLAP * min(a.weight, b.weight)


def find_likeness(a: Telling, b: Telling, words: Lexicon, *, cosine: float = 0.0) -> Likeness:
    """Return what speaks for and against two statements saying the same.

    Args:
        cosine: How near the two are in meaning.
    """
    shared = sorted(_shared(a, b), key=lambda stem: (-words.weights[stem], stem))
    covered_a, covered_b = _covered(a, b, words)
    overlap = max(covered_a / max(a.weight, 1e-9), covered_b / max(b.weight, 1e-9))
    near = len(shared) >= LEAST_FOR_OPPOSITES or overlap >= LEAST_OVERLAP_FOR_OPPOSITES
    written = dict(zip(b.wording.stems, b.wording.words, strict=True))
    written |= dict(zip(a.wording.stems, a.wording.words, strict=True))
    agreeing, differing = compare_numbers(a.stated, b.stated)
    same_article = a.stated.document == b.stated.document
    return Likeness(
        overlap=min(1.0, overlap),
        common=min(1.0, (covered_a + covered_b) / max(a.weight + b.weight, 1e-9)),
        cosine=cosine,
        shared=tuple(written[stem] for stem in shared),
        agreeing=agreeing,
        differing=differing,
        opposed=opposition(a.stated.content, b.stated.content)
        if near and may_oppose(a.marks, b.marks)
        else None,
        gap=_gap(a.holds, b.holds, same_article=same_article and a.holds == b.holds),
        said_gap=_gap(a.said, b.said, same_article=same_article),
        guessed=not same_article and any(one is not None and one.guessed for one in (a.holds, b.holds)),
        same_speaker=a.speaker is not None and a.speaker == b.speaker,
        channel=a.speaker in b.stated.via or b.speaker in a.stated.via,
        own=a.speaker != b.speaker and a.wording.himself and b.wording.himself,
        other_names=bool(_names_alone(a, b) and _names_alone(b, a)),
        unlike=not agreeing and bool(_units(a.stated) & _units(b.stated)),
        dated=_is_dated(a) and _is_dated(b),
        same_article=same_article,
    )


def _covered(a: Telling, b: Telling, words: Lexicon) -> tuple[float, float]:
    """Return the weight of those words of each that the other has; words that are only near count in part."""
    shared = sum(words.weights[stem] for stem in sorted(_shared(a, b)))
    (ours, our_words), (theirs, their_words) = _alone(a, b), _alone(b, a)
    near_ours, near_theirs = words.kin.nearest(our_words, their_words)
    first = sum(words.weights[stem] * near for stem, near in zip(ours, near_ours, strict=True))
    second = sum(words.weights[stem] * near for stem, near in zip(theirs, near_theirs, strict=True))
    return shared + first, shared + second


def _shared(a: Telling, b: Telling) -> frozenset[str]:
    """Return the stems of both; who speaks of himself says his own name as well, where the other says it."""
    return (a.stems & b.stems) | (a.wording.own_name & b.stems) | (b.wording.own_name & a.stems)


def _names_alone(a: Telling, b: Telling) -> frozenset[str]:
    """Return the names in one statement that the other has not."""
    return a.wording.names - b.stems - b.wording.own_name


def _alone(a: Telling, b: Telling) -> tuple[list[str], list[str]]:
    """Return the stems of one statement that the other has not, and their words; names are near to none."""
    pairs = [
        (stem, word)
        for stem, word in zip(a.wording.stems, a.wording.words, strict=True)
        if stem not in b.stems and stem not in a.wording.names
    ]
    return [stem for stem, _ in pairs], [word for _, word in pairs]


def _units(stated: Stated) -> set[str]:
    return {quantity.unit for quantity in stated.values.quantities} - {""}


def _is_dated(telling: Telling) -> bool:
    return telling.holds is not None and telling.holds != telling.said


def _gap(a: Moment | None, b: Moment | None, *, same_article: bool) -> int | None:
    if same_article:
        return 0
    return None if a is None or b is None else days_between(a, b)


Pairs = tuple[tuple[Quantity, Quantity], ...]


def compare_numbers(a: Stated, b: Stated) -> tuple[Pairs, Pairs]:
    """Return the numbers of two statements that agree, and those that do not and have no other match."""
    verdicts = {
        (one, other): agree(one, other)
        for one in a.values.quantities[:MOST_QUANTITIES]
        for other in b.values.quantities[:MOST_QUANTITIES]
    }
    agreeing = tuple(pair for pair, verdict in verdicts.items() if verdict and pair[0].unit and pair[1].unit)
    matched = {quantity for pair in agreeing for quantity in pair}
    differing = tuple(
        pair for pair, verdict in verdicts.items() if verdict is False and not matched.intersection(pair)
    )
    return agreeing, differing
