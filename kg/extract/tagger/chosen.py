"""Which of the trained model's candidates are kept: those that are likely right, the surest of rivals.

How sure the model is tells much of it. The features of `kg.extract.claimhood` tell the rest: with no source,
with a phrase instead of a clause, of a verb of acts it is more often wrong. `kg/weights/selection.json` holds
what each weighs, fitted by `training/rightness.py`.
"""

from collections.abc import Sequence
from pathlib import Path

from kg.extract.claimhood import features_of
from kg.extract.logistic import probability
from kg.extract.ranges import Range
from kg.extract.reading import Finding, Reading
from kg.extract.tagger.decoding import TaggedAttribution, choose

WEIGHTS = Path(__file__).parents[2] / "weights" / "selection.json"
RIGHT_FROM = 0.37  # PolNeAR's dev split is best from .40 to .45, GUM, with its many "I think", below .36


def select(reading: Reading, candidates: list[Finding]) -> list[Finding]:
    """Return the candidates that are kept, in reading order, each with the content that is its own."""
    sure = [rightness(reading, one) for one in candidates]
    return choose_among(candidates, sure, floor=RIGHT_FROM, sentence_of=reading.sentence_of)


def choose_among(
    candidates: list[Finding],
    sure: Sequence[float],
    *,
    floor: float,
    sentence_of: Sequence[int] | None = None,
) -> list[Finding]:
    """Keep the surest of those that contradict each other; leave out those below `floor`.

    Args:
        sure: The probability of each that it is right.
        sentence_of: For each token the number of its sentence.
    """
    kept = []
    judged = map(_judged, range(len(candidates)), candidates, sure)
    for one in choose(judged, floor=floor, sentence_of=sentence_of):
        content = tuple(Range(*run) for run in one.content)
        kept.append(candidates[one.anchor]._replace(content=content))
    return kept


def rightness(reading: Reading, finding: Finding) -> float:
    """Return the probability that a candidate tells rightly who said what.

    Raises:
        ModelError: The weights cannot be read.
    """
    return probability(WEIGHTS, features_of(reading, finding))


def _judged(n: int, finding: Finding, sure: float) -> TaggedAttribution:
    """A finding as `choose` compares them: in tokens, its number in place of its anchor."""
    cue = (finding.cue[0].start, finding.cue[-1].end)
    return TaggedAttribution(n, None, cue, finding.content, 0.0, 0.0, sure)
