"""How alike two articles are: the words that they share, the rare ones counting more, and their days."""

import math
from collections.abc import Mapping

# What was published so many days apart may be one event; what lies farther apart is less and less likely.
SAME_DAYS, HALVED_AFTER_DAYS = 21, 30


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the product of two vectors, summed in the order of the shorter."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[feature] for feature, weight in a.items() if feature in b)


def near_in_time(a: float | None, b: float | None) -> float:
    """Return how well two days go together, from 0 to 1; 1 where one is not known.

    >>> near_in_time(737_000, 737_010), near_in_time(737_000, 737_051), near_in_time(None, 737_000)
    (1.0, 0.5, 1.0)
    """
    if a is None or b is None:
        return 1.0
    return math.pow(0.5, max(0.0, abs(a - b) - SAME_DAYS) / HALVED_AFTER_DAYS)
