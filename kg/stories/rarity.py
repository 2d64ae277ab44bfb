"""How telling each word is: the fewer articles have it, the more."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

# Articles that every corpus is taken to have beside its own: in a small one no word is rare.
BESIDE = 500
# How much more a rare word tells than a common one.
POWER = 2.0

Vector = Mapping[str, float]  # of length 1, by feature


def count_articles(articles: Iterable[Collection[str]]) -> Counter[str]:
    """Return in how many articles each feature stands."""
    return Counter(feature for features in articles for feature in features)


def weigh(articles: int, *, having: int) -> float:
    """Return how telling a feature is that stands in some of so many articles.

    Counts are rounded to powers of two, so that one article more changes the weights of few words.

    >>> weigh(500, having=1) > weigh(500, having=20) > weigh(500, having=500)
    True
    """
    total, count = _rounded(articles + BESIDE), _rounded(having)
    return math.pow(max(0.0, math.log((total + 1) / (count + 0.5))), POWER)


def vector_of(features: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Return the direction of an article in the space of features, in order of feature."""
    length = math.sqrt(sum(weights[feature] ** 2 for feature in sorted(features))) or 1.0
    return {feature: weights[feature] / length for feature in sorted(features)}


def _rounded(count: int) -> int:
    return 1 << round(math.log2(max(1, count)))
