"""What keeps two claims apart, or holds them together: their numbers, their days."""

from collections.abc import Sequence
from datetime import date

from kg.model import Quantity
from kg.relate.stated import Stated
from kg.values.periods import overlap
from kg.values.quantities import agree

MOST_QUANTITIES = 8  # of one claim, that are compared

Pairs = tuple[tuple[Quantity, Quantity], ...]


def compare_numbers(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[Pairs, Pairs]:
    """Return the numbers of two claims that agree, and those that do not and have no other match."""
    verdicts = {
        (one, other): agree(one, other) for one in a[:MOST_QUANTITIES] for other in b[:MOST_QUANTITIES]
    }
    agreeing = tuple(pair for pair, verdict in verdicts.items() if verdict and pair[0].unit and pair[1].unit)
    matched = {quantity for pair in agreeing for quantity in pair}
    differing = tuple(
        pair for pair, verdict in verdicts.items() if verdict is False and not matched.intersection(pair)
    )
    return agreeing, differing


def are_dates_apart(a: Stated, b: Stated) -> bool:
    """Say whether both claims name when they hold, and no such time of the one meets any of the other."""
    verdicts = [overlap(one, other) for one in a.values.holds for other in b.values.holds]
    return bool(verdicts) and all(verdict is False for verdict in verdicts)


def days_between(a: Stated, b: Stated) -> int | None:
    """Return how many days after `a` its other was published; None where one of them has no day.

    A year alone, or what an article only speaks of, is no day.
    """
    first, second = _day(a.published), _day(b.published)
    return None if first is None or second is None else (second - first).days


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
