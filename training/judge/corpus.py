"""Labelled pairs of claims as the judge's examples.

A label file has one pair a line: `corpus`, the two claims as a document's id with the spans of the content
(and either the spans of source and cue, or both in words), and one or more `labels`: S same answer, O
opposed, C same matter but compatible, N another question, X no statement. Texts come from the corpora beside
the repository.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.relate.models.judge_text import EncodedClaim, JudgedClaim, encode_claims, pieces_of_pair
from kg.relate.surroundings import surroundings

QUESTION = {"S": 0, "O": 0, "C": 1, "N": 2, "X": 2}  # same, compatible, another
CORPORA = ("polnear_train", "polnear_dev", "stories_dev", "gum_dev")
HELD_TOPICS, HELD_DOCUMENTS = 8, 16  # one in so many is held back
VARIED = 0.2  # share of the pairs of which one side is negated or has another number
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|has|have|had|did|does|do|should|may)\b(?! not|n['’]t)"
)
_NOT = re.compile(r"\s+not\b|n['’]t\b")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")


@dataclass(frozen=True, slots=True)
class LabelledClaims:
    """Two claims, and what readers said of them."""

    a: JudgedClaim
    b: JudgedClaim
    label: str
    held: bool
    story: bool
    sought: bool  # looked for, not drawn


class Batch(NamedTuple):
    pieces: Tensor  # [pairs, length]
    features: Tensor
    mask: Tensor
    gaps: Tensor  # [pairs]
    question: Tensor  # [pairs], -1 where it is not known
    opposed: Tensor  # [pairs], -1.0 where the question is not the same


class Articles:
    """The texts that label files speak of."""

    def __init__(self, data: Path) -> None:
        self._rows: dict[str, dict[str, Any]] = {}
        for corpus in CORPORA:
            for line in (data / f"{corpus}.jsonl").open(encoding="utf-8"):
                row = json.loads(line)
                self._rows[row["id"]] = row

    def claim(self, told: dict[str, Any]) -> JudgedClaim:
        row = self._rows[told["doc"]]
        text = row["text"]
        before, content, after = surroundings(text, told["content"])
        speaker, cue = _words(told, "speaker", "source", text), _words(told, "cue", "cue", text)
        return JudgedClaim(speaker, cue, "claims", row.get("date"), row.get("title"), before, content, after)


def _words(told: dict[str, Any], name: str, spans: str, text: str) -> str:
    found = told.get(name)
    if isinstance(found, str):
        return found
    return " ".join(text[start:end] for start, end in told.get(spans) or found or ())


def read_labels(paths: Iterable[Path], articles: Articles) -> list[LabelledClaims]:
    """Read label files, in order; of several readings of a pair the first counts."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pair = articles.claim(row["a"]), articles.claim(row["b"])
            in_stories, was_sought = row["corpus"] == "stories_dev", row["stratum"] == "sought"
            found.append(LabelledClaims(*pair, row["labels"][0], _is_held(row), in_stories, was_sought))
    return found


def _is_held(row: dict[str, Any]) -> bool:
    """Say whether a pair is held back: by topic in stories, else when one of its articles is."""
    if row["corpus"] == "stories_dev":
        return int(row["a"]["doc"].split("_")[0]) % HELD_TOPICS == 3
    return any(crc32(row[side]["doc"].encode()) % HELD_DOCUMENTS == 0 for side in "ab")


def varied(pair: LabelledClaims, rng: random.Random) -> LabelledClaims:
    """Return a pair with one side turned round, and what its label is then: only the same becomes opposed."""
    side = rng.choice("ab")
    claim: JudgedClaim = getattr(pair, side)
    other: JudgedClaim = pair.b if side == "a" else pair.a
    content = _renumbered(claim.content, other.content, rng) or _negated(claim.content)
    if content is None or pair.label == "O":
        return pair
    changed = replace(pair, **{side: replace(claim, content=content)})
    return replace(changed, label="O") if pair.label == "S" else changed


def _negated(content: str) -> str | None:
    if _NOT.search(content):
        return _NOT.sub("", content, count=1)
    return _AUXILIARY.sub(r"\1 not", content, count=1) if _AUXILIARY.search(content) else None


def _renumbered(content: str, other: str, rng: random.Random) -> str | None:
    shared = [one for one in _NUMBER.finditer(content) if one[0] in other]
    if not shared or rng.random() < 0.3:
        return None
    one = rng.choice(shared)
    digits = re.sub(r"\D", "", one[0])
    new = str(max(1, round(int(digits) * rng.choice((0.4, 0.6, 0.8, 1.3, 1.7, 2.5)))))
    return None if new == digits else content[: one.start()] + new + content[one.end() :]


def sentences(a: str, b: str) -> tuple[JudgedClaim, JudgedClaim]:
    """Return two bare sentences as claims of nobody."""
    return tuple(JudgedClaim("", "", "claims", None, None, "", text, "") for text in (a, b))  # type: ignore[return-value]


class Example(NamedTuple):
    a: EncodedClaim
    b: EncodedClaim
    question: int
    opposed: float


def encoded(
    pairs: Sequence[tuple[JudgedClaim, JudgedClaim]],
    targets: Sequence[tuple[int, float]],
    tokenizer: Tokenizer,
) -> list[Example]:
    claims = encode_claims([claim for pair in pairs for claim in pair], tokenizer)
    return [Example(claims[2 * i], claims[2 * i + 1], *targets[i]) for i in range(len(pairs))]


def targets_of(label: str) -> tuple[int, float]:
    return QUESTION[label], {"S": 0.0, "O": 1.0}.get(label, -1.0)


def batches(examples: Sequence[Example], budget: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Yield batches of about `budget` pieces, alike in length, each pair in an order of chance."""
    turned = [Example(e.b, e.a, *e[2:]) if rng.random() < 0.5 else e for e in examples]
    lengths = np.array([len(e.a.pieces) + len(e.b.pieces) for e in turned]) * rng.uniform(
        0.9, 1.1, len(turned)
    )
    groups: list[list[Example]] = []
    longest = 0
    for i in np.argsort(lengths, kind="stable").tolist():
        length = len(turned[i].a.pieces) + len(turned[i].b.pieces) + 3
        longest = max(longest, length)
        if not groups or (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
            longest = length
        groups[-1].append(turned[i])
    rng.shuffle(groups)  # type: ignore[arg-type]
    yield from map(collate, groups)


def collate(examples: Sequence[Example]) -> Batch:
    read = [pieces_of_pair(e.a, e.b) for e in examples]
    shape = (len(read), max(len(pieces) for pieces, _, _ in read))
    pieces, features, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for i, (own, of_own, _) in enumerate(read):
        pieces[i, : len(own)], features[i, : len(own)], mask[i, : len(own)] = own, of_own, 1.0
    return Batch(
        torch.from_numpy(pieces), torch.from_numpy(features), torch.from_numpy(mask),
        torch.tensor([gap for _, _, gap in read]),
        torch.tensor([e.question for e in examples]),
        torch.tensor([e.opposed for e in examples]),
    )  # fmt: skip
