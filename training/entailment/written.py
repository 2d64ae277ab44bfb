"""Pairs written for kg, in `written/`: tables of blocks, each a premise and what follows or does not.

A row of `captions.jsonl`, `claims.jsonl` or `general.jsonl` is one block: its `premise`, its `pairs` of a
label and a text, whether it is `held_back` from training, and where it comes from (`training/README.md`). Of
claims of two news outlets on one event a label is "weakens", "strengthens" or "neither", of all others one of
natural-language inference.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from kg.evaluate.relating import LabelledPair
from kg.relate.texts import Label

WRITTEN = Path(__file__).parent / "written"
_LABELS: dict[str, Label] = {
    "entailment": "entailment",
    "neutral": "neutral",
    "contradiction": "contradiction",
}
_WEAKENS = {"weakens": True, "strengthens": False, "neither": False}


def read_written(part: Literal["train", "held"] = "train", folder: Path = WRITTEN) -> list[LabelledPair]:
    """Read the pairs of one part, in the order of the tables.

    Raises:
        ValueError: A pair has another label.
    """
    return [pair for path in sorted(folder.glob("*.jsonl")) for pair in _read(path, part)]


def _read(path: Path, part: str) -> Iterator[LabelledPair]:
    with path.open(encoding="utf-8") as lines:
        blocks = [json.loads(line) for line in lines]
    for number, block in enumerate(blocks, start=1):
        for label, text in block["pairs"]:
            if label not in _LABELS and label not in _WEAKENS:
                raise ValueError(f"{path}:{number}: no label of a pair: {label!r}")
            if block["held_back"] != (part == "held"):
                continue
            if label in _LABELS:
                yield LabelledPair(block["premise"], text, _LABELS[label])
            else:
                yield LabelledPair(block["premise"], text, weakens=_WEAKENS[label])
