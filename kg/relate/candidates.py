"""Which claims are worth comparing: those that share rare words or subjects, or mean something near.

Near-linear in claims: words that stand in very many claims bring nobody together, every claim keeps its
nearest few, and meanings are compared inside small cells only. The same input gives the same pairs, in
the same order.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.relate.stated import Stated
from kg.relate.words.content_words import Wording

Vectors = npt.NDArray[np.float32]  # one row a statement, each of length 1
Pair = tuple[int, int]  # places in what was given, the lesser first

MOST_CLAIMS_OF_A_WORD = 200  # a word or subject of more claims than these brings nobody together
MOST_WORDS = 12  # of a claim, its rarest, by which it is looked up
MOST_BY_WORDS, MOST_BY_MEANING, MOST_IN_ARTICLE = 8, 4, 4  # neighbours of one claim
LEAST_COSINE = 0.4
LEAST_SHARED = 2  # words and subjects together, of claims of different articles
CELL = 256  # claims, about, that are compared in meaning with each other
PROBES = 2  # cells in which a claim is looked up
_SMOOTH = 100  # claims that every corpus is taken to have beside its own: in a small one no word is rare


def weights_of(features: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return how telling each word or subject is: the fewer claims have it, the more."""
    counts: dict[str, int] = defaultdict(int)
    for each in features:
        for feature in each:
            counts[feature] += 1
    total = len(features) + _SMOOTH
    return {feature: math.log(1 + total / (count + 0.5)) for feature, count in counts.items()}


def features_of(stated: Stated, wording: Wording) -> list[str]:
    """Return the words and subjects of a claim by which it is looked up, each once."""
    return [*wording.stems, *(f"@{subject}" for subject in sorted(stated.about))]


def find_candidates(
    statements: Sequence[Stated],
    wordings: Sequence[Wording],
    vectors: Vectors | None = None,
) -> list[Pair]:
    """Return pairs of statements that may be about the same thing, in order."""
    features = [features_of(*each) for each in zip(statements, wordings, strict=True)]
    weights = weights_of(features)
    pairs = set(_by_words(features, weights))
    pairs.update(_in_article(statements, wordings, weights))
    if vectors is not None:
        pairs.update(_by_meaning(vectors))
    return sorted(pairs)


# --- by words ----------------------------------------------------------------------------------------


def _by_words(features: Sequence[Sequence[str]], weights: Mapping[str, float]) -> Iterator[Pair]:
    """Yield each claim with those that share the most telling words and subjects with it."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(features):
        for feature in each:
            blocks[feature].append(place)
    postings = {
        feature: np.array(block, dtype=np.int32)
        for feature, block in blocks.items()
        if 2 <= len(block) <= MOST_CLAIMS_OF_A_WORD
    }
    for place, each in enumerate(features):
        rarest = sorted((feature for feature in each if feature in postings), key=lambda one: -weights[one])
        chosen = rarest[:MOST_WORDS]
        if len(chosen) < LEAST_SHARED:
            continue
        found = [postings[feature] for feature in chosen]
        shares = np.repeat([weights[feature] for feature in chosen], [len(block) for block in found])
        others, inverse = np.unique(np.concatenate(found), return_inverse=True)
        totals = np.bincount(inverse, weights=shares)
        totals[(np.bincount(inverse) < LEAST_SHARED) | (others == place)] = 0.0
        for index in np.argsort(-totals, kind="stable")[:MOST_BY_WORDS]:
            if totals[index] > 0:
                yield _pair(place, int(others[index]))


def _in_article(
    statements: Sequence[Stated], wordings: Sequence[Wording], weights: Mapping[str, float]
) -> Iterator[Pair]:
    """Yield each claim with those of its article with which it shares a word."""
    articles: dict[str, list[int]] = defaultdict(list)
    for place, stated in enumerate(statements):
        articles[stated.document].append(place)
    for places in articles.values():
        stems = {place: frozenset(wordings[place].stems) for place in places}
        holders: dict[str, list[int]] = defaultdict(list)
        for place in places:
            for stem in wordings[place].stems:
                holders[stem].append(place)
        for place in places:
            near = {other for stem in stems[place] for other in holders[stem][:CELL]} - {place}
            ranked = sorted(near, key=lambda one: (-sum(weights[x] for x in stems[place] & stems[one]), one))
            yield from (_pair(place, other) for other in ranked[:MOST_IN_ARTICLE])


# --- by meaning --------------------------------------------------------------------------------------


def _by_meaning(vectors: Vectors) -> Iterator[Pair]:
    """Yield each claim with its nearest in meaning among those of the cells it falls into."""
    count = len(vectors)
    if count <= 2 * CELL:
        yield from _nearest(vectors, np.arange(count))
        return
    pivots = vectors[:: max(1, count // math.ceil(math.sqrt(count)))]
    cells: list[list[int]] = [[] for _ in pivots]
    for start in range(0, count, 4096):
        nearest = np.argpartition(-(vectors[start : start + 4096] @ pivots.T), PROBES, axis=1)[:, :PROBES]
        for offset, chosen in enumerate(nearest):
            for cell in chosen:
                cells[cell].append(start + offset)
    for cell in cells:
        for at in range(
            0, len(cell), 4 * CELL
        ):  # a crowded cell is cut: what stands far apart in it does not meet
            yield from _nearest(vectors, np.array(cell[at : at + 4 * CELL]))


def _nearest(vectors: Vectors, places: "npt.NDArray[np.int_]") -> Iterator[Pair]:
    if len(places) < 2:
        return
    cosines = vectors[places] @ vectors[places].T
    np.fill_diagonal(cosines, -1.0)
    most = min(MOST_BY_MEANING, len(places) - 1)
    for row, best in enumerate(np.argsort(-cosines, axis=1, kind="stable")[:, :most]):
        for column in best:
            if cosines[row, column] >= LEAST_COSINE:
                yield _pair(int(places[row]), int(places[column]))


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
