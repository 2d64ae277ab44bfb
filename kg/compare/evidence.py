"""What speaks for and against two statements saying the same thing: words, subjects, numbers, times."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.compare.quantities import agree
from kg.compare.stated import Stated
from kg.compare.timing import Moment, day_of, days_between, moment_of
from kg.compare.wording import Wording
from kg.model import Quantity

MOST_QUANTITIES = 8  # of one statement, that are compared


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with what its words come to, read once and compared many times."""

    stated: Stated
    wording: Wording
    stems: frozenset[str]
    weight: float  # of all its words together
    holds: Moment | None
    said: Moment | None

    @property
    def speaker(self) -> str | None:
        return self.stated.speaker.id if self.stated.speaker else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two statements have in common, and what not.

    `overlap`: which part of the words of the shorter one the other has, telling words counting more.
    `common`: which part of the words of both is in both. `gap`: days between the times when they hold, 0
    also in one article, None where a time is not known; `said_gap`: between the times when they were said.
    """

    overlap: float
    common: float
    shared: tuple[str, ...]  # words, the most telling first
    subjects: frozenset[str]
    agreeing: tuple[tuple[Quantity, Quantity], ...]
    differing: tuple[tuple[Quantity, Quantity], ...]
    gap: int | None
    said_gap: int | None
    guessed: bool  # a date is known from the words of an article alone
    same_speaker: bool
    channel: bool  # one of them is told through the speaker of the other
    same_article: bool


def read_telling(stated: Stated, wording: Wording, weights: Mapping[str, float]) -> Telling:
    stems = frozenset(wording.stems)
    weight = sum(weights[stem] for stem in sorted(stems))
    return Telling(stated, wording, stems, weight, moment_of(stated), day_of(stated))


def find_evidence(a: Telling, b: Telling, weights: Mapping[str, float]) -> Evidence:
    """Return what speaks for and against two statements saying the same."""
    shared = sorted(a.stems & b.stems, key=lambda stem: (-weights[stem], stem))
    weight = sum(weights[stem] for stem in shared)
    agreeing, differing = _compare_numbers(a.stated, b.stated)
    same_article = a.stated.document == b.stated.document
    return Evidence(
        overlap=weight / max(min(a.weight, b.weight), 1e-9),
        common=weight / max(a.weight + b.weight - weight, 1e-9),
        shared=tuple(shared),
        subjects=a.stated.about & b.stated.about,
        agreeing=agreeing,
        differing=differing,
        gap=_gap(a.holds, b.holds, same_article=same_article and a.holds == b.holds),
        said_gap=_gap(a.said, b.said, same_article=same_article),
        guessed=any(moment is not None and moment.guessed for moment in (a.holds, b.holds)),
        same_speaker=a.speaker is not None and a.speaker == b.speaker,
        channel=a.speaker in b.stated.via or b.speaker in a.stated.via,
        same_article=same_article,
    )


def _gap(a: Moment | None, b: Moment | None, *, same_article: bool) -> int | None:
    if same_article:
        return 0
    return None if a is None or b is None else days_between(a, b)


Pairs = tuple[tuple[Quantity, Quantity], ...]


def _compare_numbers(a: Stated, b: Stated) -> tuple[Pairs, Pairs]:
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
