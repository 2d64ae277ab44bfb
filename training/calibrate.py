"""Fit the confidence of exported weights on a gold file, and print the floor with the best who-said-what F1.

The confidence is a logistic regression on two numbers of each attribution: the anchor's logit and the log
probability of its tags. An attribution is right when its content matches a gold one at Jaccard >= 0.5 and its
source is right, as `score_attribution.py` has it.
"""

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger import AttributionModel
from kg.extract.tagger_decode import TaggedAttribution, choose
from kg.extract.tagger_text import WordTable, read_words

WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Judged:
    """One candidate, and whether it says who and what as a gold attribution does."""

    candidate: TaggedAttribution
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path, help="of tagger.onnx, tagger.npz and tokenizer.json")
    arguments = parser.parse_args()
    model = AttributionModel.load(arguments.folder)
    judged: list[list[Judged]] = []
    n_gold = 0
    for line in arguments.gold.open(encoding="utf-8"):
        article = json.loads(line)
        golds = [a for a in article["attributions"] if a["content"]]
        n_gold += len(golds)
        judged.append(_judge(model, article["text"], golds))
    weights = _fit([j for article in judged for j in article])
    _write(arguments.folder / "tagger.npz", weights)
    print("confidence", weights.tolist())
    _print_floors(judged, weights, n_gold)


def _judge(model: AttributionModel, text: str, golds: list[dict]) -> list[Judged]:
    table = read_words(text, model.tokenizer)
    letters = np.array([bool(WORD.match(text[s:e])) for s, e in zip(table.starts, table.ends, strict=True)])
    wanted = [tuple(_touched(table, letters, gold[role]) for role in ("content", "source")) for gold in golds]
    out = []
    for one in model.candidates(table):
        content = {i for run in one.content for i in range(*run) if letters[i]}
        source = {i for i in range(*one.source) if letters[i]} if one.source else set()
        right = any(
            len(content & c) >= 0.5 * len(content | c) > 0 and _same_source(source, s) for c, s in wanted
        )
        out.append(Judged(one, right))
    return out


def _touched(table: WordTable, letters: NDArray[np.bool_], spans: list[list[int]]) -> set[int]:
    return {
        int(i)
        for start, end in spans
        for i in np.flatnonzero((table.starts < end) & (start < table.ends) & letters)
    }


def _same_source(a: set[int], b: set[int]) -> bool:
    if not a or not b:
        return not a and not b
    return len(a & b) >= 0.5 * min(len(a), len(b))


def _fit(judged: list[Judged]) -> NDArray[np.float32]:
    """Return bias and two weights of a logistic regression (Newton's method)."""
    x = np.array([[1.0, j.candidate.anchor_logit, j.candidate.path_logp] for j in judged])
    y = np.array([j.right for j in judged], dtype=float)
    weights = np.zeros(3)
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3)
        weights += np.linalg.solve(hessian, x.T @ (y - p) - 1e-3 * weights)
    return weights.astype(np.float32)


def _write(path: Path, weights: NDArray[np.float32]) -> None:
    with np.load(path) as arrays:
        held = dict(arrays)
    np.savez(path, **(held | {"confidence": weights}))


def _print_floors(judged: list[list[Judged]], weights: NDArray[np.float32], n_gold: int) -> None:
    """Print precision, recall and F1 for every floor, and how often those of a confidence are right."""
    right_of: dict[int, bool] = {}
    articles = []
    for article in judged:
        again = [j.candidate.with_confidence(weights) for j in article]
        right_of |= {id(a): j.right for a, j in zip(again, article, strict=True)}
        articles.append(again)
    for floor in np.arange(0.2, 0.7, 0.05):
        kept = [a for article in articles for a in choose(article, floor=float(floor))]
        n_right = sum(right_of[id(a)] for a in kept)
        f1 = 2 * n_right / (len(kept) + n_gold)
        print(
            f"floor {floor:.2f}  p {n_right / max(len(kept), 1):.3f}  r {n_right / n_gold:.3f}  f1 {f1:.3f}"
        )
    kept = [a for article in articles for a in choose(article, floor=0.0)]
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [right_of[id(a)] for a in kept if low <= a.confidence < low + 0.1]
        if inside:
            print(f"confidence {low:.1f}-{low + 0.1:.1f}  right {np.mean(inside):.2f}  of {len(inside)}")


if __name__ == "__main__":
    main()
