"""Pairs that nobody labelled, for the teacher to label: what a small model learns more from.

They are made of texts that are trained on anyway: turned around, one hypothesis against another of the same
premise, and claims of PolNeAR that lie close to each other.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import numpy as np

from kg.evaluate.relating import LabelledPair
from kg.relate.models.embedding import embed

Texts = tuple[str, str]
NEAR, TOO_NEAR = 0.55, 0.97  # cosines of claims that are worth asking about
LONG, SHORT = 250, 25  # characters of such a claim


def unlabelled_pairs(pairs: Sequence[LabelledPair], *, share: float, seed: int = 5) -> list[Texts]:
    """Return a share of the pairs that labelled ones make, each once and none that is labelled."""
    rng = Random(seed)
    made = list(dict.fromkeys([*_turned(pairs), *_beside(pairs)]))
    known = {(pair.a, pair.b) for pair in pairs}
    return [each for each in made if each not in known and each[0] != each[1] and rng.random() < share]


def near_claims(path: Path, most: int, seed: int = 5) -> list[Texts]:
    """Return pairs of what people say in different articles of PolNeAR, each with a close one."""
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    said = [
        (article["id"], text)
        for article in articles
        for attribution in article["attributions"]
        if SHORT <= len(text := _content(article["text"], attribution)) <= LONG
    ]
    vectors = embed([text for _, text in said])
    order = np.random.default_rng(seed).permutation(len(said))
    found: list[Texts] = []
    for place in order:
        nearness = vectors @ vectors[place]
        for other in np.argsort(-nearness)[:6]:
            if NEAR < nearness[other] < TOO_NEAR and said[other][0] != said[place][0]:
                found.append((said[place][1], said[int(other)][1]))
                break
        if len(found) == most:
            break
    return found


def _turned(pairs: Sequence[LabelledPair]) -> Iterator[Texts]:
    for pair in pairs:
        yield pair.b, pair.a


def _beside(pairs: Sequence[LabelledPair]) -> Iterator[Texts]:
    of_premise: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        of_premise[pair.a].append(pair.b)
    for texts in of_premise.values():
        yield from permutations(texts[:4], 2)


def _content(text: str, attribution: dict[str, list[list[int]]]) -> str:
    return " ".join(text[begin:end] for begin, end in attribution["content"])
