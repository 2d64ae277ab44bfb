"""Pairs written for kg, in `written/`: blocks of a premise and of what follows from it, may be or cannot be.

A line has a key, a colon and a text: `p` a premise; `e`, `n`, `c` what is entailed, neutral, contradictory;
of claims of two news outlets on one event `w` (weakens the first), `s` (strengthens it) and `o` (neither).
Every twentieth block of a file is held back.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from kg.evaluate.relating import LabelledPair
from kg.relate.texts import Label

WRITTEN = Path(__file__).parent / "written"
HELD_EVERY = 20
_LABELS: dict[str, Label] = {"e": "entailment", "n": "neutral", "c": "contradiction"}
_WEAKENS = {"w": True, "s": False, "o": False}


def read_written(part: Literal["train", "held"] = "train", folder: Path = WRITTEN) -> list[LabelledPair]:
    """Read the pairs of one part, in the order of the files.

    Raises:
        ValueError: A line has another key, or stands before any premise.
    """
    return [pair for path in sorted(folder.rglob("*.txt")) for pair in _read(path, part)]


def _read(path: Path, part: str) -> Iterator[LabelledPair]:
    premise, n_blocks = None, 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, _, text = line.strip().partition(": ")
        is_wanted = (n_blocks % HELD_EVERY == 0) == (part == "held")
        if not key:
            premise = None
        elif key == "p":
            premise = text
            n_blocks += 1
        elif premise and key in _LABELS:
            if is_wanted:
                yield LabelledPair(premise, text, _LABELS[key])
        elif premise and key in _WEAKENS:
            if is_wanted:
                yield LabelledPair(premise, text, weakens=_WEAKENS[key])
        else:
            raise ValueError(f"{path}:{number}: neither a premise nor a label after one: {line[:60]!r}")
