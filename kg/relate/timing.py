"""When a statement holds, and how far apart two of them are, in days."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.model import Period
from kg.relate.stated import Stated

SAME_DAYS = 31  # what is said within so many days is said at about the same time
_GUESSED_DAYS = (
    540  # an article that speaks of a year at latest is from that year or the first half of the next
)
_YEAR = re.compile(r"(?<![\d.,/–-])(?:19[89]\d|20[0-4]\d)(?![\d–]|-\d|[.,]\d)")
# What stands before a year that is yet to come: "will open in 2030"; right before it, "by the end of 2030".
_COMING = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w*|expect\w*|target\w*|forecast\w*|due|next|aim\w*)\b"
    r"|\b(?:by|until|till)\s+(?:the end of\s+|early\s+|late\s+)?(?:[A-Z]\w+\s+)?(?:\d{1,2},?\s+)?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """The days when a statement holds, as far as is known: ordinals, `end` is part of it.

    `why` says in words where that is known from; `guessed` where only the article's words tell of it.
    """

    start: int
    end: int
    why: str
    guessed: bool = False


def moment_of(stated: Stated) -> Moment | None:
    """Return when a statement holds: in the period it names, else when it was said, else published."""
    periods = [*stated.values.holds, *([stated.values.said] if stated.values.said else [])]
    for period in periods:
        if moment := _moment_of_period(period):
            return moment
    if stated.published and (day := _ordinal(stated.published)):
        return Moment(day, day, stated.published[:10])
    if stated.around and (day := _ordinal(stated.around)):
        return Moment(day, day + _GUESSED_DAYS, f"about {stated.around}", guessed=True)
    return None


def day_of(stated: Stated) -> Moment | None:
    """Return when a statement was said, whatever time it speaks of."""
    if stated.published and (day := _ordinal(stated.published)):
        return Moment(day, day, stated.published[:10])
    if stated.around and (day := _ordinal(stated.around)):
        return Moment(day, day + _GUESSED_DAYS, f"about {stated.around}", guessed=True)
    return None


def days_between(a: Moment, b: Moment) -> int:
    """Return how many days lie between two moments; 0 where they overlap."""
    return max(0, a.start - b.end, b.start - a.end)


def year_spoken_of(text: str) -> str | None:
    """Return the latest year that an article speaks of as past or present; None if it names none.

    News speaks mostly of its own time. A year to come ("by 2030", "planned for 2026-2027") is passed over.
    """
    years = [
        hit[0]
        for sentence in _SENTENCE.finditer(text)
        for hit in _YEAR.finditer(sentence[0])
        if not _COMING.search(sentence[0][: hit.start()])
    ]
    return max(years, default=None)


def _moment_of_period(period: Period) -> Moment | None:
    start, end = (_ordinal(day) if day else None for day in (period.start, period.end))
    if start is None or end is None:
        return None
    return Moment(start, end, f"“{period.text}”")


@lru_cache(maxsize=65536)
def _ordinal(text: str) -> int | None:
    """Return the day of an ISO 8601 date or year as a number; None where it is none."""
    day = text[:10] + "-01-01"[len(text[:10]) - 4 :] if len(text) < 10 else text[:10]
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None
