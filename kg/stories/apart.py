"""A second look at a story: two events of one kind share their words, but not those that tell them apart.

Within a story a word tells the less, the more of its articles have it. If by that measure it falls into two
sides, each of several articles, that share little, they are two events.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.stories.linkage import Cluster, Vector, cluster_of, join_alike

# Articles of each side: of fewer, what they leave out tells nothing.
LEAST_OF_A_SIDE = 6
# How alike two sides are at most, as a share of how alike the articles of each side are.
MOST_ACROSS = 0.35
# A story of more articles is not looked at again: each is compared with each.
MOST_LOOKED_AT = 300


def look_again(
    documents: Sequence[str], vectors: Mapping[str, Vector], days: Mapping[str, int | None]
) -> list[list[str]]:
    """Return a story as it is, or cut into the events that it tells, each in order."""
    if not 2 * LEAST_OF_A_SIDE <= len(documents) <= MOST_LOOKED_AT:
        return [sorted(documents)]
    local = _local_vectors(documents, vectors)
    clusters = [cluster_of(document, local[document], days[document]) for document in documents]
    left = join_alike(clusters, _products(local), least=1e-9, most=2)
    left.sort(key=lambda cluster: (-len(cluster.documents), cluster.documents))
    if len(left) < 2:
        return [sorted(documents)]
    larger, smaller = left[0], left[1]
    for other in left[2:]:
        smaller.take(other)
    if not _are_two(larger, smaller):
        return [sorted(documents)]
    sides = (larger.documents, smaller.documents)
    return [event for side in sides for event in look_again(sorted(side), vectors, days)]


def _are_two(larger: Cluster, smaller: Cluster) -> bool:
    if len(smaller.documents) < LEAST_OF_A_SIDE:
        return False
    within = (larger.inner_likeness() + smaller.inner_likeness()) / 2
    return larger.likeness(smaller) <= MOST_ACROSS * within


def _local_vectors(documents: Sequence[str], vectors: Mapping[str, Vector]) -> dict[str, dict[str, float]]:
    """Return the articles by the words that not all of them have, and more than one has."""
    counts = Counter(feature for document in documents for feature in vectors[document])
    local = {}
    for document in documents:
        weighed = {
            feature: weight * math.log((len(documents) + 0.5) / counts[feature])
            for feature, weight in vectors[document].items()
            if counts[feature] > 1
        }
        length = math.sqrt(sum(weight**2 for weight in weighed.values())) or 1.0
        local[document] = {feature: weight / length for feature, weight in weighed.items()}
    return local


def _products(vectors: Mapping[str, Vector]) -> dict[tuple[str, str], float]:
    """Return the product of every two vectors that have a feature in common, by their ids in order."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    products: defaultdict[tuple[str, str], float] = defaultdict(float)
    for document in sorted(vectors):
        for feature, weight in vectors[document].items():
            for other in holders[feature]:
                products[other, document] += weight * vectors[other][feature]
            holders[feature].append(document)
    return dict(products)
