"""How alike two articles are: the words that they share, the rare ones counting more, and their days."""

import math
from collections.abc import Mapping

# What was published so many days apart may be one event; what lies farther apart is less and less likely.
SAME_DAYS, HALVED_AFTER_DAYS = 3, 7


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the product of two vectors, summed in the order of the shorter."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[feature] for feature, weight in a.items() if feature in b)


def near_in_time(gap: int | None) -> float:
    """Return how well two articles go together that were published so many days apart, from 0 to 1.

    >>> near_in_time(2), near_in_time(10), near_in_time(None)
    (1.0, 0.5, 1.0)
    """
    return 1.0 if gap is None else math.pow(0.5, max(0, gap - SAME_DAYS) / HALVED_AFTER_DAYS)
