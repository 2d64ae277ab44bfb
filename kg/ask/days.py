"""Dates as people give them: a year, a month or a day, as ISO 8601 has them."""

import calendar
import re
from datetime import date, timedelta

from kg.errors import QuestionError


def check_date(text: str) -> str:
    """Return a year, a month or a day as it was given.

    Raises:
        QuestionError: It is none of them, or is not in the calendar.
    """
    _days(text)
    return text


def day_before(text: str) -> str:
    return (_days(text)[0] - timedelta(days=1)).isoformat()


def day_after(text: str) -> str:
    return (_days(text)[1] + timedelta(days=1)).isoformat()


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of "2022", "2022-01" or "2022-01-10"."""
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text):
        raise QuestionError(f"{text!r} is no date; give 2022, 2022-01 or 2022-01-10")
    year, month, day, *_ = (*(int(part) for part in text.split("-")), 0, 0)
    try:
        last = calendar.monthrange(year, month or 12)[1]
        return date(year, month or 1, day or 1), date(year, month or 12, day or last)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise QuestionError(f"{text!r} is not in the calendar; give 2022, 2022-01 or 2022-01-10") from error
