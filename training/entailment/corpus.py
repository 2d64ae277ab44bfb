"""The labelled pairs of `kg.evaluate.relating` as examples and batches."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.evaluate.relating import Corpus, LabelledPair, read_pairs
from kg.relate.models.pair_text import pieces_of
from training.entailment.written import read_written

Target = tuple[float, float, float]
TARGETS: dict[str | None, Target] = {
    "entailment": (1.0, 0.0, 0.0),
    "neutral": (0.0, 1.0, 0.0),
    "contradiction": (0.0, 0.0, 1.0),
}
CORPORA: tuple[Corpus, ...] = ("general", "sick", "claimdiff")
BINARY_WEIGHT = 0.5  # of a pair that is only known to contradict or not


class SoftPair(NamedTuple):
    """Two texts with probabilities for their labels, as a teacher sees them."""

    a: str
    b: str
    target: Target


@dataclass(frozen=True, slots=True)
class Example:
    pieces: np.ndarray
    features: np.ndarray
    target: tuple[float, float, float]
    binary: bool
    weight: float


class Batch(NamedTuple):
    pieces: Tensor  # [pairs, length]
    features: Tensor
    mask: Tensor  # 1.0 for pieces, 0.0 for padding
    target: Tensor  # [pairs, 3]
    binary: Tensor  # bool: the target says contradiction or not, no more
    weight: Tensor


Mixture = list[tuple[list[Example], float]]  # examples, and the share of them that an epoch has


def mixture_of(arguments: argparse.Namespace, tokenizer: Tokenizer) -> Mixture:
    """Read what to train on, with the options of `training.entailment.train`."""
    mixture: Mixture = []
    for corpus in CORPORA:
        share = 1.0 if corpus == "general" else arguments.share
        mixture.append((examples_of(read_pairs(arguments.data, corpus, "train"), tokenizer), share))
    if arguments.written:
        mixture.append((examples_of(read_written(), tokenizer), arguments.written))
    if arguments.soft:
        mixture.append((examples_of(read_soft(arguments.soft), tokenizer), arguments.soft_share))
    return mixture


def read_soft(path: Path) -> list[SoftPair]:
    """Read pairs with a teacher's probabilities, as `training.entailment.teacher` writes them."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [SoftPair(row["a"], row["b"], tuple(row["p"])) for row in rows]


def examples_of(pairs: Sequence[LabelledPair | SoftPair], tokenizer: Tokenizer) -> list[Example]:
    left = tokenizer.encode_batch([pair.a for pair in pairs], add_special_tokens=False)
    right = tokenizer.encode_batch([pair.b for pair in pairs], add_special_tokens=False)
    return [Example(*pieces_of(a, b), *_target(pair)) for a, b, pair in zip(left, right, pairs, strict=True)]


def _target(pair: LabelledPair | SoftPair) -> tuple[Target, bool, float]:
    """Return what a label says, as shares; whether it says no more than contradicts or not; its weight."""
    if isinstance(pair, SoftPair):
        return pair.target, False, 1.0
    if pair.label is None:
        return (0.0, 1.0 - pair.weakens, float(pair.weakens)), True, BINARY_WEIGHT
    return TARGETS[pair.label], False, 1.0


def batches(examples: list[Example], budget: int, rng: np.random.Generator | None = None) -> Iterator[Batch]:
    """Yield batches of about as many pieces, alike in length; with `rng`, in an order of chance."""
    for group in grouped(examples, budget, rng):
        yield collate([examples[i] for i in group])


def grouped(examples: list[Example], budget: int, rng: np.random.Generator | None = None) -> list[list[int]]:
    """Return the places of the examples, in groups of about `budget` pieces, alike in length."""
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
    return groups


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
