"""How telling each feature is: the fewer articles have it, the more; in few levels, so that few change."""

import math
from collections.abc import Iterable, Mapping
from functools import cache

from kg.language.word_lists import read_words

# Articles that every corpus is taken to have beside its own: in a small one no word is rare.
BESIDE = 250
# How much more a rare word tells than a common one.
POWER = 1.5
# Counts of one level tell as much as each other; each level reaches so many times as far as the one before.
FIRST_LEVEL, STEP = 12, 4
# In a few articles "said" is as rare as a name.
COMMON_WORDS = read_words("articles/words_of_any_article")
COMMON_LEVEL = 2


def level_of(count: int) -> int:
    """Return the level of a count: 0 up to FIRST_LEVEL, 1 up to STEP times as many, and so on."""
    level, most = 0, FIRST_LEVEL
    while count > most:
        level, most = level + 1, most * STEP
    return level


def level_of_feature(feature: str, articles: int) -> int:
    """Return the level of a feature in so many articles; what any article may have is never rare."""
    level = level_of(articles)
    return max(level, COMMON_LEVEL) if feature in COMMON_WORDS else level


def bounds_of(feature: str, articles: int) -> tuple[int, int]:
    """Return the least and the most articles of the level of a feature that stands in so many.

    Args:
        feature: "" is all articles: theirs is the level of those beside them as well.
    """
    beside = BESIDE if feature == "" else 0
    level = level_of(articles + beside)
    least = FIRST_LEVEL * STEP ** (level - 1) + 1 if level else 0
    return least - beside, FIRST_LEVEL * STEP**level - beside


@cache
def weigh(articles: int, level: int) -> float:
    """Return how telling a feature is that stands in as many articles as the level says, of so many.

    >>> weigh(500, level=0) > weigh(500, level=2) > weigh(500, level=9)
    True
    """
    total = FIRST_LEVEL * STEP ** level_of(articles + BESIDE) / math.sqrt(STEP)
    having = FIRST_LEVEL * STEP**level / math.sqrt(STEP)
    return math.pow(max(0.0, math.log(total / having)), POWER)


def vector_of(features: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Return the direction of an article in the space of features, in order of feature; zeros left out."""
    ordered = sorted(feature for feature in features if weights[feature] > 0)
    length = math.sqrt(sum(weights[feature] ** 2 for feature in ordered))
    return {feature: weights[feature] / length for feature in ordered}
