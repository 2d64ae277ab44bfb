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

from kg.extract.tagger.attribution_model import AttributionModel
from kg.extract.tagger.decoding import TaggedAttribution, choose
from kg.extract.tagger.pieces import WordTable, read_words

WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Article:
    """The candidates of one article, and what people found in it: words of content and of source."""

    candidates: list[TaggedAttribution]
    wanted: list[tuple[set[int], set[int]]]
    letters: NDArray[np.bool_]

    def is_right(self, one: TaggedAttribution) -> bool:
        """Does it say who and what as an attribution of the gold does?"""
        content = {i for run in one.content for i in range(*run) if self.letters[i]}
        source = {i for i in range(*one.source) if self.letters[i]} if one.source else set()
        return any(
            len(content & c) >= 0.5 * len(content | c) > 0 and _same_source(source, s) for c, s in self.wanted
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path, help="of tagger.onnx, tagger.npz and tokenizer.json")
    arguments = parser.parse_args()
    model = AttributionModel.load(arguments.folder)
    articles = [_read(model, json.loads(line)) for line in arguments.gold.open(encoding="utf-8")]
    weights = _fit(articles)
    _write(arguments.folder / "tagger.npz", weights)
    print("confidence", weights.tolist())
    _print_floors(articles, weights)


def _read(model: AttributionModel, row: dict) -> Article:
    text = row["text"]
    table = read_words(text, model.tokenizer)
    letters = np.array([bool(WORD.match(text[s:e])) for s, e in zip(table.starts, table.ends, strict=True)])
    wanted = [
        (_touched(table, letters, gold["content"]), _touched(table, letters, gold["source"]))
        for gold in row["attributions"]
        if gold["content"]
    ]
    return Article(list(model.candidates(table)), wanted, letters)


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


def _fit(articles: list[Article]) -> NDArray[np.float32]:
    """Return bias and two weights of a logistic regression (Newton's method)."""
    pairs = [(one, article.is_right(one)) for article in articles for one in article.candidates]
    x = np.array([[1.0, one.anchor_logit, one.path_logp] for one, _ in pairs]).reshape(-1, 3)
    y = np.array([right for _, right in pairs], dtype=float)
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


def _print_floors(articles: list[Article], weights: NDArray[np.float32]) -> None:
    """Print precision, recall and F1 for every floor, and how often those of a confidence are right."""
    n_gold = sum(len(article.wanted) for article in articles)
    for floor in np.arange(0.2, 0.7, 0.05):
        judged = [right for _, right in _chosen(articles, weights, floor=float(floor))]
        n_right, n_found = sum(judged), len(judged)
        f1 = 2 * n_right / (n_found + n_gold)
        print(f"floor {floor:.2f}  p {n_right / max(n_found, 1):.3f}  r {n_right / n_gold:.3f}  f1 {f1:.3f}")
    judged_all = _chosen(articles, weights, floor=0.0)
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [right for confidence, right in judged_all if low <= confidence < low + 0.1]
        if inside:
            print(f"confidence {low:.1f}-{low + 0.1:.1f}  right {np.mean(inside):.2f}  of {len(inside)}")


def _chosen(
    articles: list[Article], weights: NDArray[np.float32], *, floor: float
) -> list[tuple[float, bool]]:
    """Return confidence and verdict of each attribution that is above the floor and contradicts no other."""
    return [
        (one.confidence, article.is_right(one))
        for article in articles
        for one in choose((c.with_confidence(weights) for c in article.candidates), floor=floor)
    ]


if __name__ == "__main__":
    main()
