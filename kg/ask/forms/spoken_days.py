"""Days as a question names them at its end: "in January 2022", "since last week", "yesterday"."""

import re
from datetime import date

from kg.model import Period
from kg.values.periods import find_periods

# Else the words belong to what is asked about: "what did Rao say about last week".
_OPENS = re.compile(
    r"(?:in|on|since|from|during|after|before|by|until|till|between|within|as of|over|"
    r"yesterday|today|this|last|past|earlier|recently|early|late)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"(?:^| )(?:about|of|on|regarding|concerning|to|that|with|the)$", re.IGNORECASE)


def cut_days(text: str, today: date) -> tuple[str, str | None, str | None]:
    """Return a question without the days at its end, and the first and the last of them, as ISO 8601.

    A day without a year is the last one that has been.
    """
    for period in find_periods(text, published=today.isoformat()):
        span = period.span
        if span is None or span.end < len(text) or not _OPENS.match(period.text):
            continue
        before = text[: span.start].rstrip()
        if before and not _OF_WHAT.search(before):
            start, end = _that_has_been(period, today)
            return before, start, end
    return text, None, None


def _that_has_been(period: Period, today: date) -> tuple[str | None, str | None]:
    days = [period.start, period.end]
    ahead = period.start is not None and period.start > today.isoformat()
    if ahead and not re.search(r"\d{4}", period.text):
        days = [day and f"{int(day[:4]) - 1}{day[4:]}" for day in days]
    return days[0], days[1]
