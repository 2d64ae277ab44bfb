"""Dates and numbers that a text states, as values."""

from dataclasses import dataclass
from typing import Literal

from kg.model.spans import Span

Bound = Literal["exactly", "about", "at least", "more than", "at most", "less than"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text states, as a value: "up to 6,000 militants".

    `low` and `high` are equal but for ranges ("40 to 50"); `unit` is what is counted or measured, folded
    ("camp", "percent", "usd"), empty where the text names none.
    """

    text: str
    span: (
        Span | None
    )  # in the text that was read, a content or a statement; None: an older kg did not keep it
    low: float
    high: float
    bound: Bound = "exactly"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a text names, as days: "in the past week", "by September 11, 2021".

    `start` and `end` are ISO 8601 days, both part of it; None where it is open on that side.
    """

    text: str
    span: Span | None  # in the text that was read; None: an older kg did not keep it
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """The dates and numbers of one claim. `said` and `holds` are apart from the publication date."""

    said: Period | None = None  # when it was said, where the text around it tells
    holds: tuple[Period, ...] = ()  # when what it says holds
    quantities: tuple[Quantity, ...] = ()
