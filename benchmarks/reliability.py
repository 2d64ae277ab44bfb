"""Does confidence mean what it says? The share that is right beside it, in bins."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from kg.evaluate import Gold, pair_contents, score
from kg.model import HasRoles

BINS = 10

FoundT = TypeVar("FoundT", bound=HasRoles)


class HasConfidence(HasRoles, Protocol):
    @property
    def confidence(self) -> float: ...


class Judged(NamedTuple):
    """An attribution's confidence, and whether who-said-what is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Attributions of like confidence: how many, their mean confidence and the share that is right."""

    number: int
    confidence: float
    share: float


def outermost(found: Sequence[FoundT]) -> list[FoundT]:
    """Leave out attributions whose content lies within another's, as the gold does."""
    return [
        one
        for i, one in enumerate(found)
        if not any(_lies_within(one, other) for j, other in enumerate(found) if i != j)
    ]


def judge(gold: Mapping[str, Gold], found: Mapping[str, Sequence[HasConfidence]]) -> list[Judged]:
    """Judge each attribution, in order, as `score` does: paired with the gold's by content."""
    return [
        Judged(one.confidence, right)
        for key, document in gold.items()
        for one, right in zip(found[key], _are_right(document, found[key]), strict=True)
    ]


def bins_of(judged: Sequence[Judged]) -> list[Bin]:
    """Return the bins that are not empty, from the lowest confidence up; each is as wide as the others."""
    sorted_in: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        sorted_in[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return [_bin(many) for many in sorted_in if many]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far shares are from confidence, by number."""
    total = sum(one.number for one in bins)
    return sum(one.number * abs(one.confidence - one.share) for one in bins) / total if total else 0.0


def print_reliability(judged: Sequence[Judged]) -> None:
    bins = bins_of(judged)
    print(f"\n{'confidence':>10}{'number':>9}{'right':>9}")
    for one in bins:
        print(f"{one.confidence:10.3f}{one.number:9}{one.share:9.3f}")
    print(f"expected calibration error {calibration_error(bins):.3f}")


def _are_right(document: Gold, found: Sequence[HasRoles]) -> list[bool]:
    right = [False] * len(found)
    for i, j in pair_contents(document.text, document.attributions, found):
        pair = Gold(document.text, (document.attributions[i],))
        right[j] = score({"": pair}, {"": [found[j]]}).who_said_what.right == 1
    return right


def _bin(many: Sequence[Judged]) -> Bin:
    confidence, right = (sum(values) / len(many) for values in zip(*many, strict=True))
    return Bin(len(many), confidence, right)


def _lies_within(inner: HasRoles, outer: HasRoles) -> bool:
    return _length(inner) < _length(outer) and all(
        any(whole.covers(piece) for whole in outer.content) for piece in inner.content
    )


def _length(attribution: HasRoles) -> int:
    return sum(span.end - span.start for span in attribution.content)
