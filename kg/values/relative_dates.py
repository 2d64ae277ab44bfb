"""Dates counted from the day of speaking: "yesterday", "on Monday", "two years ago", "in the past week"."""

from datetime import date, timedelta

from kg.language.en.calendar import UNITS, WEEKDAYS, Days, calendar_unit, shifted
from kg.language.en.singular import singular
from kg.language.word_lists import read_lines, read_words
from kg.values.numerals import read_numeral
from kg.values.stretches import Stretch, looks_ahead
from kg.values.tokens import Token, is_glued, word_at

DAYS_FROM_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
NOW = tuple(tuple(line.split()) for line in read_lines("time/now"))
PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
BACK = read_words("time/backward_words")
FORTH = frozenset({"next", "coming", "following"})
THIS = frozenset({"this", "current"})
ENDS = read_words("time/ends_of_units")
BEFORE_DAY = read_words("time/before_weekday")
NAMED_BY_DAY = read_words("names/papers_named_by_day")
# How many units are meant by "recent days", "the coming months", "a few weeks ago".
SOME = {"day": 7, "week": 4, "month": 6, "year": 5, "decade": 2}
MOST_OF_A_FEW = 9
MAX_COUNT = 10_000


def read_relative(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Return the relative date that begins at a token; its days are None where `today` is not known."""
    if tokens[index].kind == "mark":
        return None
    for read in (_named_day, _now, _weekday, _unit_from_now, _ago, _within, _end_of_unit):
        if found := read(tokens, index, today):
            return found
    return None


def _named_day(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    word = tokens[index].lower.removesuffix("'s").removesuffix("’s")
    # "USA TODAY" or "Russia Today" stand in 90 of the 924 articles of PolNeAR that are not held out.
    if word in DAYS_FROM_TODAY and word_at(tokens, index - 1) not in ("usa", "russia"):
        return _shifted(index, index + 1, today, DAYS_FROM_TODAY[word])
    if word in ("last", "this") and word_at(tokens, index + 1) in PARTS_OF_DAY:
        return _shifted(index, index + 2, today, -1 if word == "last" else 0)
    return None


def _shifted(start: int, end: int, today: date | None, days: int) -> Stretch:
    if today is None:
        return Stretch(start, end, None)
    day = shifted(today, days, "day")
    return Stretch(start, end, Days(day, day))


def _now(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    for words in NOW:
        if all(word_at(tokens, index + place) == word for place, word in enumerate(words)):
            return _shifted(index, index + len(words), today, 0)
    return None


def _weekday(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "on Monday", "last Monday", "next Monday"; not "Mondays", "every Monday", "the Sunday Times"."""
    before = word_at(tokens, index - 1)
    named = tokens[index].lower.removesuffix("'s").removesuffix("’s")
    if named not in WEEKDAYS or not tokens[index].text[0].isupper() or before in ("every", "each", "a"):
        return None
    if index and tokens[index - 1].text[0].isupper() and before not in BEFORE_DAY:
        return None  # "Black Friday"
    if word_at(tokens, index + 1) in NAMED_BY_DAY:
        return None
    start = index - (before in ("last", "next", "this"))
    if today is None:
        return Stretch(start, index + 1, None)
    since = (today.weekday() - WEEKDAYS[named]) % 7
    ahead = before == "next" or (before != "last" and looks_ahead(tokens, index))
    if ahead:
        day = today + timedelta(days=(7 - since) % 7 or (7 if before == "next" else 0))
    else:
        day = today - timedelta(days=since or (7 if before == "last" else 0))
    return Stretch(start, index + 1, Days(day, day))


def _unit_from_now(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "last month", "the past two weeks", "this year", "earlier this week", "recent days"."""
    word = tokens[index].lower
    if word == "the" and word_at(tokens, index + 1) == "weekend":
        return _weekend(Stretch(index, index + 2, None), word, today)
    if word not in BACK | FORTH | THIS:
        return None
    at, count = _count(tokens, index + 1)
    unit = UNITS.get(singular(word_at(tokens, at).removesuffix("'s").removesuffix("’s")))
    if word_at(tokens, at) in ("weekend", "weekend's"):
        return _weekend(Stretch(index, at + 1, None), word, today)
    hours = word_at(tokens, at) in ("hour", "hours", "minutes")
    if unit is None and not (hours and count):
        return None
    several = word_at(tokens, at).rstrip("'’").endswith("s") and not word_at(tokens, at).endswith(
        ("'s", "’s")
    )
    if word == "recent" and not several:
        return None
    start = index - (word in THIS and word_at(tokens, index - 1) in ("earlier", "later"))
    place = Stretch(start, at + 1, None)
    if today is None:
        return place
    if unit is None:
        unit, count = "day", max(1, round((count or 1) / 24))
        several = True
    rolling = word in ("past", "coming", "recent") or count or several or word_at(tokens, index - 1) == "the"
    if word in THIS:
        return place._replace(days=_within_unit(tokens[start].lower, calendar_unit(today, unit), today))
    direction = -1 if word in BACK else 1
    if not rolling or (unit == "day" and not several):
        return place._replace(days=calendar_unit(shifted(today, direction * (count or 1), unit), unit))
    count = count or (SOME[unit] if several else 1)
    far = shifted(today, direction * count, unit)
    return place._replace(days=Days(far, today) if direction < 0 else Days(today, far))


def _within_unit(word: str, unit: Days, today: date) -> Days:
    if word == "earlier":
        return Days(unit.first, today)
    return Days(today, unit.last) if word == "later" else unit


def _weekend(place: Stretch, word: str, today: date | None) -> Stretch:
    if today is None:
        return place
    back = (today.weekday() - 5) % 7  # days since a Saturday
    saturday = today - timedelta(days=back)
    if word in FORTH or (word in THIS and back > 1):
        saturday += timedelta(days=7)
    elif word == "last" and back <= 1:
        saturday -= timedelta(days=7)
    return place._replace(days=Days(saturday, saturday + timedelta(days=1)))


def _count(tokens: list[Token], index: int) -> tuple[int, int | None]:
    """Return the token behind a number of units, and the number; `index` and None where there is none."""
    if index < len(tokens) and (numeral := read_numeral(tokens, index)):
        if numeral.low == numeral.high <= MAX_COUNT and not numeral.fraction:
            end = numeral.end + (word_at(tokens, numeral.end) == "-")
            return end, max(1, round(numeral.low))
    if word_at(tokens, index) in ("few", "several", "couple"):
        return index + 1 + (word_at(tokens, index + 1) == "of"), None
    return index, None


def _ago(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "two years ago", "a month ago", "a few weeks ago"."""
    word = tokens[index].lower
    start = index
    at, count = _count(tokens, index)
    if at == index:
        if word not in ("a", "an"):
            return None
        at, count = _count(tokens, index + 1)
        if at == index + 1:
            count = 1
    unit = UNITS.get(singular(word_at(tokens, at)))
    hours = singular(word_at(tokens, at)) in ("hour", "minute")
    if word_at(tokens, at + 1) != "ago" or not (unit or hours):
        return None
    place = Stretch(start, at + 2, None)
    if today is None:
        return place
    if unit is None:
        return place._replace(days=Days(shifted(today, -((count or 1) // 24), "day"), today))
    if count is None:
        return place._replace(days=Days(shifted(today, -MOST_OF_A_FEW, unit), shifted(today, -2, unit)))
    day = shifted(today, -count, unit)
    if unit == "decade":
        return place._replace(days=Days(shifted(day, -2, "year"), shifted(day, 2, "year")))
    return place._replace(days=_around(day, 3) if unit == "week" else calendar_unit(day, unit))


def _around(day: date, days: int) -> Days:
    return Days(shifted(day, -days, "day"), shifted(day, days, "day"))


def _within(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read "within a month" of what is to come, "in a month's time", "in two weeks' time"."""
    word = tokens[index].lower
    if word not in ("within", "in"):
        return None
    at, count = _count(tokens, index + 1)
    if at == index + 1:
        if word_at(tokens, at) not in ("a", "an"):
            return None
        at, count = at + 1, 1
    written = word_at(tokens, at)
    unit = UNITS.get(singular(written.removesuffix("'s").removesuffix("’s")))
    if unit is None or count is None:
        return None
    at += 1 + (word_at(tokens, at + 1) in ("'", "’"))
    if word_at(tokens, at) == "time":
        at += 1
    elif word == "in" or word_at(tokens, at) == "of" or not _is_to_come(tokens, index):
        return None
    if today is None:
        return Stretch(index, at, None)
    return Stretch(index, at, Days(today, shifted(today, count, unit)))


def _is_to_come(tokens: list[Token], index: int) -> bool:
    return looks_ahead(tokens, index) or any(
        word_at(tokens, at) == "to" for at in range(max(0, index - 8), index)
    )


def _end_of_unit(tokens: list[Token], index: int, today: date | None) -> Stretch | None:
    """Read the unit of "by the end of the year"; the end itself is the business of who reads its parts."""
    unit = UNITS.get(tokens[index].lower)
    if (
        unit is None
        or unit == "day"
        or word_at(tokens, index - 1) != "the"
        or word_at(tokens, index - 2) != "of"
    ):
        return None
    if word_at(tokens, index - 3) not in ENDS or is_glued(tokens, index + 1):
        return None
    return Stretch(index, index + 1, calendar_unit(today, unit) if today else None)
