"""Dates as articles print them above or below their text → ISO 8601.

Only forms that can be read in one way give a date: 10.01.2022 is day first wherever it is used,
while 10/01/2022 depends on the country and is recognised but not read.
"""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from kg.language.en.calendar import MONTH_NAMES, MONTHS

_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DATE = re.compile(
    r"(?<![\w./-])(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?P<clock>[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2}))?"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/\d{4})"
    rf"|(?P<month>{_MONTH})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?P<month2>{_MONTH})\.?,?\s{{1,3}}(?P<year2>\d{{4}})"
    r")(?![\w/])",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date and where it stands; `iso` is None when it could be read in two ways."""

    start: int
    end: int
    iso: str | None


def find_date(line: str) -> FoundDate | None:
    """Return the first date of a line that gives day, month and year."""
    for match in _DATE.finditer(line):
        try:
            return FoundDate(match.start(), match.end(), _iso(match))
        except ValueError:  # 31.02.2022, 99.99.1000
            continue
    return None


def normalise_date(value: str) -> str | None:
    """Return a date, or a time in UTC, as ISO 8601; None when the value does not clearly say one.

    A clock time without a zone is dropped, since it names no moment.
    """
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        found = find_date(value)
        return found.iso if found and found.end - found.start == len(value) else None
    try:
        return _in_utc(moment)
    except OverflowError:  # year 1 or 9999 pushed over the edge by its zone
        return None


def _in_utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        if match["clock"]:
            return _in_utc(datetime.fromisoformat(match["iso"] + match["clock"]))
        return date.fromisoformat(match["iso"]).isoformat()
    if match["dotted"]:
        day, month, year = match["dotted"].split(".")
        return date(int(year), int(month), int(day)).isoformat()
    if match["slashed"]:
        return _slashed(*map(int, match["slashed"].split("/")))
    name = (match["month"] or match["month2"]).lower()[:3]
    year, day = match["year"] or match["year2"], match["day"] or match["day2"]
    return date(int(year), _MONTHS.index(name) + 1, int(day)).isoformat()


def _slashed(first: int, second: int, year: int) -> str | None:
    if first == second or second > 12:
        return date(year, first, second).isoformat()
    if first > 12:
        return date(year, second, first).isoformat()
    return None
