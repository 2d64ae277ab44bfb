"""The three corpora of sentence pairs as examples, and which of them are held back.

A tenth is held back for the benchmark and another tenth is there for choosing: every tenth premise (of
ClaimDiff: topic), in order of appearance, so that no held-back pair shares its premise with a trained one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.compare.pair_text import pieces_of

LABELS = ("entailment", "neutral", "contradiction")
Part = Literal["train", "validation", "held"]
FILES = {
    "general": "nli_general_train.jsonl",
    "sick": "nli_sick_train.jsonl",
    "claimdiff": "claimdiff_train.jsonl",
}


@dataclass(frozen=True, slots=True)
class Pair:
    a: str
    b: str
    target: tuple[float, float, float]  # what the label says; of ClaimDiff: (rest, 0, weakens)
    corpus: str


def read_pairs(folder: Path, corpus: str, part: Part) -> list[Pair]:
    """Read one part of one corpus."""
    seen: dict[str, int] = {}
    pairs = []
    for line in (folder / FILES[corpus]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        place = seen.setdefault(row["topic"] if corpus == "claimdiff" else row["a"], len(seen)) % 10
        if part == {8: "validation", 9: "held"}.get(place, "train"):
            pairs.append(_pair(row, corpus))
    return pairs


def _pair(row: dict, corpus: str) -> Pair:
    if corpus == "claimdiff":
        weakens = float(row["weakens"])
        return Pair(row["claim_a"], row["claim_b"], (1 - weakens, 0.0, weakens), corpus)
    target = tuple(float(row["label"] == label) for label in LABELS)
    return Pair(row["a"], row["b"], target, corpus)


@dataclass(frozen=True, slots=True)
class Example:
    pieces: np.ndarray
    features: np.ndarray
    target: tuple[float, float, float]
    binary: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Batch:
    pieces: Tensor  # [pairs, length]
    features: Tensor
    mask: Tensor  # 1.0 for pieces, 0.0 for padding
    target: Tensor  # [pairs, 3]
    binary: Tensor  # bool: the target says contradiction or not, no more
    weight: Tensor


def examples_of(pairs: list[Pair], tokenizer: Tokenizer, weight: float = 1.0) -> list[Example]:
    left = tokenizer.encode_batch([pair.a for pair in pairs], add_special_tokens=False)
    right = tokenizer.encode_batch([pair.b for pair in pairs], add_special_tokens=False)
    return [
        Example(*pieces_of(a, b), pair.target, pair.corpus == "claimdiff", weight)
        for a, b, pair in zip(left, right, pairs, strict=True)
    ]


def batches(examples: list[Example], budget: int, rng: np.random.Generator | None = None) -> Iterator[Batch]:
    """Yield batches of about as many pieces, alike in length; with `rng`, in an order of chance."""
    lengths = np.array([len(example.pieces) for example in examples], dtype=float)
    order = np.argsort(
        lengths if rng is None else lengths * rng.uniform(0.93, 1.07, len(lengths)), kind="stable"
    )
    groups: list[list[int]] = []
    longest = 0
    for i in order:
        longest = max(longest, len(examples[i].pieces))
        if not groups or (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
            longest = len(examples[i].pieces)
        groups[-1].append(int(i))
    if rng is not None:
        rng.shuffle(groups)
    for group in groups:
        yield collate([examples[i] for i in group])


def collate(examples: list[Example]) -> Batch:
    shape = (len(examples), max(len(example.pieces) for example in examples))
    pieces, features, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for i, example in enumerate(examples):
        n = len(example.pieces)
        pieces[i, :n], features[i, :n], mask[i, :n] = example.pieces, example.features, 1.0
    return Batch(
        torch.from_numpy(pieces), torch.from_numpy(features), torch.from_numpy(mask),
        torch.tensor([example.target for example in examples]),
        torch.tensor([example.binary for example in examples]),
        torch.tensor([example.weight for example in examples]),
    )  # fmt: skip
