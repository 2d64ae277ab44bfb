"""Words of the calendar, and the stretch of days that a month, a year or a season is."""

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kg.language.word_lists import read_lines, read_table

_MONTHS = read_lines("time/months")  # each with its short forms
MONTH_NAMES = tuple(names.split()[0] for names in _MONTHS)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: number for number, name in enumerate(read_lines("time/weekdays"))}
# Their first months, in the north.
SEASONS = {name: int(month) for name, month in read_table("time/seasons").items()}
FIRST_YEAR, LAST_YEAR = 1500, 2100

Unit = Literal["day", "week", "month", "year", "decade"]
UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}


class Days(NamedTuple):
    """The days from `first` to `last`, both part of it."""

    first: date
    last: date


def month(year: int, number: int) -> Days:
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))


def season(number: int, name: str) -> Days:
    """Return the season of a year; a winter begins in it."""
    first = SEASONS[name]
    last = month(number + (first == 12), (first + 1) % 12 + 1)
    return Days(date(number, first, 1), last.last)


def calendar_unit(day: date, unit: str) -> Days:
    """Return the week (from Monday), month, year or decade that a day is in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "month":
        return month(day.year, day.month)
    if unit == "year":
        return year(day.year)
    if unit == "decade":
        start = day.year // 10 * 10
        return Days(date(start, 1, 1), date(start + 9, 12, 31))
    return Days(day, day)


def shifted(day: date, count: int, unit: str) -> date:
    """Return the day so many units later; the last of a month where that has fewer days.

    A day outside the years of the calendar stays within them.
    """
    if unit in ("day", "week"):
        days = max(-700_000, min(700_000, count * (7 if unit == "week" else 1)))
        try:
            return day + timedelta(days=days)
        except OverflowError:
            return date.max if days > 0 else date.min
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    years, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        return date.max if years > 1 else date.min
    return date(years, index + 1, min(day.day, calendar.monthrange(years, index + 1)[1]))


def third_of(days: Days, which: Literal["early", "mid", "late"]) -> Days:
    """Return the first, middle or last third of a stretch: "early January", "late 2021"."""
    length = (days.last - days.first).days + 1
    part = max(1, length // 3)
    if which == "early":
        return Days(days.first, days.first + timedelta(days=part - 1))
    if which == "late":
        return Days(days.last - timedelta(days=part - 1), days.last)
    return Days(days.first + timedelta(days=part), days.last - timedelta(days=part))
