"""Dates as they are written, whole or in part: "September 11, 2021", "4-5 July", "2022-01-10", "in June"."""

from datetime import date, timedelta
from typing import NamedTuple

from kg.language.en.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Days,
    month,
    season,
    year,
)
from kg.language.word_lists import read_words
from kg.values.tokens import Token, is_glued, word_at
from kg.values.units import unit_behind

BEFORE_MONTH = read_words("time/before_month")
BEFORE_YEAR = BEFORE_MONTH - {"last", "next", "this", "coming", "past"} | {"(", "year", "around"}
COUNTING = read_words("numbers/counting_words")
AHEAD = read_words("time/ahead_words")
PAST = read_words("time/past_words")
MAX_TOKENS_TO_AHEAD = 14
MAX_DAYS_AHEAD = 60  # a day without a year is of the last one that passed, unless it comes so soon
RANGE_MARKS = ("-", "–", "—")
RANGE_WORDS = (*RANGE_MARKS, "to", "and", "or", "through", "until", "till", "&")


class Stretch(NamedTuple):
    """The days that the tokens [start, end) name; None where only the day of publication would tell."""

    start: int
    end: int
    days: Days | None


def read_stretch(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Return the date that begins at a token: a day, days of one month, a month, a season or a year."""
    token = tokens[index]
    if token.kind == "figure":
        return _day_month(tokens, index, today) or _year(tokens, index)
    if token.kind != "word":
        return None
    for read in (_weekday_and_day, _month_day, _month, _season):
        if found := read(tokens, index, today):
            return found
    return None


def month_at(tokens: list[Token], index: int) -> int | None:
    """Return the number of the month that a token names; only with a capital, since "may" is a verb."""
    word = word_at(tokens, index).removesuffix("'s").removesuffix("’s")
    return MONTHS.get(word) if word and tokens[index].text[0].isupper() else None


def nearest(number: int, day: int, today: date | None, *, ahead: bool) -> date | None:
    """Return the day of this month and number that is meant on a day: the last one, or the next `ahead`."""
    if today is None:
        return None
    limit = today if ahead else today + timedelta(days=MAX_DAYS_AHEAD)
    candidates = [
        found for year in range(today.year - 1, today.year + 2) if (found := a_day(year, number, day))
    ]
    if ahead:
        return next((found for found in candidates if found >= limit), None)
    return next((found for found in reversed(candidates) if found <= limit), None)


def looks_ahead(tokens: list[Token], index: int) -> bool:
    """Tell whether words before a date show that it is to come: "will meet in June"."""
    past = False
    for at in range(index - 1, max(-1, index - MAX_TOKENS_TO_AHEAD), -1):
        token = tokens[at]
        if token.lower in AHEAD or token.lower.endswith(("'ll", "’ll")):
            return True
        if token.text in (".", "!", "?", ";"):
            break
        past = past or token.lower in PAST or token.lower.endswith("ed")
    return word_at(tokens, index - 1) in ("by", "until", "till") and not past


def a_day(year: int, number: int, day: int) -> date | None:
    """Return the day; None where the calendar has none."""
    try:
        return date(year, number, day)
    except ValueError:  # 31 June, 29 February
        return None


def _number_of_day(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """Return the day of a month that a token gives, and the token behind it: "11", "11th"."""
    word = word_at(tokens, index)
    if not (word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None
    ordinal = is_glued(tokens, index + 1) and word_at(tokens, index + 1) in ("st", "nd", "rd", "th")
    return int(word), index + 1 + ordinal


def _days_of_month(tokens: list[Token], index: int) -> tuple[int, int, int] | None:
    """Return first and last day of "4", "4-5", "4 to 5", "4 and 5", and the token behind them."""
    first = _number_of_day(tokens, index)
    if first is None:
        return None
    day, end = first
    if word_at(tokens, end) in RANGE_WORDS and (last := _number_of_day(tokens, end + 1)) and last[0] > day:
        return day, last[0], last[1]
    return day, day, end


def _year_behind(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """Return the year that follows a day or month, and the token behind it."""
    at = index + (word_at(tokens, index) in (",", "of"))
    number = year_at(tokens, at)
    return (number, at + 1) if number else (None, index)


def year_at(tokens: list[Token], index: int) -> int | None:
    word = word_at(tokens, index)
    if len(word) != 4 or not (word.isdecimal() and word.isascii()):
        return None
    return int(word) if FIRST_YEAR <= int(word) <= LAST_YEAR else None


def _month_day(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "September 11, 2021", "July 4-5", "Sept. 3"."""
    number = month_at(tokens, index)
    if number is None:
        return None
    days = _days_of_month(tokens, index + 1 + (word_at(tokens, index + 1) == "."))
    if days is None:
        return None
    first, last, end = days
    if word_at(tokens, end) in ("attack", "attacks", "terror", "terrorist") and (number, first) == (9, 11):
        return None  # a name by now
    if is_glued(tokens, end) and tokens[end].kind == "word":
        return None  # "May 5m"
    written, end = _year_behind(tokens, end)
    return _stretch_of_days(tokens, (index, end), (written, number, first, last), today)


def _day_month(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "11 January 2022", "4-5 July", "the 11th of January"."""
    days = _days_of_month(tokens, index)
    if days is None:
        return None
    first, last, end = days
    end += word_at(tokens, end) == "of"
    number = month_at(tokens, end)
    if number is None:
        return None
    written, end = _year_behind(tokens, end + 1)
    return _stretch_of_days(tokens, (index, end), (written, number, first, last), today)


def _stretch_of_days(
    tokens: list[Token], place: tuple[int, int], parts: tuple[int | None, int, int, int], today: date | None
) -> Stretch | None:
    written, number, first, last = parts
    if a_day(2000, number, last) is None:
        return None
    if written:
        start: date | None = a_day(written, number, first)
        if start is None:
            return None
    else:
        start = nearest(number, first, today, ahead=looks_ahead(tokens, place[0]))
    if start is None:
        return Stretch(*place, None)
    return Stretch(*place, Days(start, a_day(start.year, number, last) or start))


def _weekday_and_day(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "Tuesday, January 11"; the day of the week need not be right."""
    if tokens[index].lower not in WEEKDAYS:
        return None
    at = index + 1 + (word_at(tokens, index + 1) == ",")
    if at >= len(tokens):
        return None
    read = _day_month if tokens[at].kind == "figure" else _month_day
    found = read(tokens, at, today)
    return found._replace(start=index) if found else None


def _month(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "August 2021", and "in June" where a preposition shows that a month is meant."""
    number = month_at(tokens, index)
    if number is None or word_at(tokens, index - 1).isdecimal():  # "31 June" is no day
        return None
    end = index + 1 + (word_at(tokens, index + 1) == "." and len(tokens[index].text) < 5)
    written, end = _year_behind(tokens, end)
    if written:
        return Stretch(index, end, month(written, number))
    if word_at(tokens, index - 1) not in BEFORE_MONTH or _goes_on_as_name(tokens, index):
        return None
    end = index + 1
    if today is None:
        return Stretch(index, end, None)
    before = word_at(tokens, index - 1)
    if before == "last" and number == today.month:
        last = month(today.year - 1, number)
    elif before == "next":
        last = month(today.year + (number <= today.month), number)
    elif looks_ahead(tokens, index):
        last = month(today.year + (number < today.month), number)
    else:
        last = month(today.year - (number > today.month), number)
    return Stretch(index, end, last)


def _goes_on_as_name(tokens: list[Token], index: int) -> bool:
    """Tell whether a word with a capital follows, as in "in May Day parades" or "by April Smith"."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is not None and behind.kind == "word" and behind.text[0].isupper() and behind.lower != "and"


def _season(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "summer 2021", "the spring of 2022", "last winter"."""
    name = tokens[index].lower
    if name not in SEASONS:
        return None
    written, end = _year_behind(tokens, index + 1)
    if written:
        return Stretch(index, end, season(written, name))
    before = word_at(tokens, index - 1)
    if before not in ("last", "this", "next", "coming") or name == "fall":
        return None
    if today is None:
        return Stretch(index - 1, index + 1, None)
    this = season(today.year, name)
    if before == "last" and this.first > today - timedelta(days=30):
        this = season(today.year - 1, name)
    if before == "next" and this.first <= today:
        this = season(today.year + 1, name)
    return Stretch(index - 1, index + 1, this)


def _year(tokens: list[Token], index: int) -> Stretch | None:
    """Read "in 2021", "the 1990s", "2026-2027"."""
    number = year_at(tokens, index)
    if number is None or (is_glued(tokens, index) and tokens[index - 1].kind != "mark"):
        return None
    end = index + 1
    if is_glued(tokens, end) and word_at(tokens, end) == "s" and number % 10 == 0:
        return Stretch(index, end + 1, Days(date(number, 1, 1), date(number + 9, 12, 31)))
    if is_glued(tokens, end) and tokens[end].kind == "word":
        return None
    if word_at(tokens, end) in RANGE_MARKS and is_glued(tokens, end) and is_glued(tokens, end + 1):
        last = year_at(tokens, end + 1) or _short_year(number, word_at(tokens, end + 1))
        if last and last > number:
            return Stretch(index, end + 2, Days(date(number, 1, 1), date(last, 12, 31)))
        return None
    before = word_at(tokens, index - 1)
    if before in RANGE_MARKS and is_glued(tokens, index):
        before = word_at(tokens, index - 2)  # "mid-2021"
    if before not in BEFORE_YEAR or (before in COUNTING and unit_behind(tokens, end, one=False).name):
        return None
    if before == "(" and word_at(tokens, end) not in (")", ",", "-", "–"):
        return None
    return Stretch(index, end, year(number))


def _short_year(first: int, word: str) -> int | None:
    """Return the second year of "2021-22"."""
    return first // 100 * 100 + int(word) if len(word) == 2 and word.isdecimal() and word.isascii() else None
