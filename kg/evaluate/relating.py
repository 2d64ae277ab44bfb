"""How well statements are related, on corpora of labelled pairs of which a tenth is held back.

Every tenth premise (of ClaimDiff: topic), in order of appearance, is held back, and the one before it kept
for choosing; so no pair that is scored shares its premise with one that was trained on.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kg.relate.texts import LABELS, Label, TextVerdict

Corpus = Literal["general", "sick", "claimdiff"]
Part = Literal["train", "validation", "held"]
FILES: dict[Corpus, str] = {
    "general": "nli_general_train.jsonl",  # MultiNLI
    "sick": "nli_sick_train.jsonl",
    "claimdiff": "claimdiff_train.jsonl",
}
PARTS: dict[int, Part] = {8: "validation", 9: "held"}


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two statements and what people say of them; of ClaimDiff only whether the second weakens the first."""

    a: str
    b: str
    label: Label | None = None
    weakens: bool = False


@dataclass(frozen=True, slots=True)
class RelateScores:
    """How often the label is right, and which is taken for which: `confusion[gold][found]`."""

    pairs: int
    accuracy: float
    confusion: dict[Label, dict[Label, int]]


def read_pairs(folder: Path, corpus: Corpus, part: Part) -> list[LabelledPair]:
    """Read one part of a corpus, in its order."""
    rows = _rows(folder / FILES[corpus])
    if corpus == "claimdiff":
        return [
            LabelledPair(row["claim_a"], row["claim_b"], weakens=bool(row["weakens"]))
            for row in _part(rows, "topic", part)
        ]
    return [LabelledPair(row["a"], row["b"], row["label"]) for row in _part(rows, "a", part)]


def score_labels(gold: Sequence[LabelledPair], found: Sequence[TextVerdict]) -> RelateScores:
    """Score three-way labels; every pair must have one."""
    confusion: dict[Label, dict[Label, int]] = {one: dict.fromkeys(LABELS, 0) for one in LABELS}
    for pair, verdict in zip(gold, found, strict=True):
        if pair.label is None:
            raise ValueError(f"no label: {pair.a!r}")
        confusion[pair.label][verdict.label] += 1
    right = sum(confusion[label][label] for label in LABELS)
    return RelateScores(len(gold), right / max(len(gold), 1), confusion)


def average_precision(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Return the mean of the precision at each true one, the highest scores first; 0 if none is true.

    What has the same score counts in its order.
    """
    ranked = sorted(zip(scores, gold, strict=True), key=lambda each: -each[0])
    hits, total = 0, 0.0
    for rank, (_, is_true) in enumerate(ranked, start=1):
        if is_true:
            hits += 1
            total += hits / rank
    return total / max(hits, 1)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _part(rows: Iterator[dict[str, Any]], key: str, part: Part) -> Iterator[dict[str, Any]]:
    places: dict[str, int] = {}
    for row in rows:
        if PARTS.get(places.setdefault(row[key], len(places)) % 10, "train") == part:
            yield row
