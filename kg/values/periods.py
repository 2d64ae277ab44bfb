"""Stretches of time that a text names, as days: "in the past week", "by September 11, 2021", "since 2015".

By rules of our own, linear in the text. What counts from the day of speaking ("yesterday") is counted from
the day of publication, and is open where that is not known.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, cast

from kg.language.en.calendar import MONTHS, SEASONS, UNITS, WEEKDAYS, Days, shifted, third_of
from kg.language.word_lists import read_table, read_words
from kg.model import Period, Span
from kg.model.document import published_day
from kg.values.numerals import SMALL
from kg.values.numeric_dates import numeric_dates
from kg.values.relative_dates import BACK, DAYS_FROM_TODAY, FORTH, NOW, THIS, read_relative
from kg.values.stretches import RANGE_MARKS, Stretch, read_stretch, year_at
from kg.values.tokens import Token, cut_into_tokens, has_any, is_glued, word_at

Part = Literal["early", "mid", "late"]
PARTS: dict[str, Part] = cast(dict[str, Part], read_table("time/parts_of_periods"))
UNTIL = frozenset({"by", "until", "till", "through"})
SINCE = frozenset({"since"})
# They belong to the words of a period but change nothing.
LEADING = read_words("time/period_leads")
MIN_DAYS_WITH_PARTS = 7
# Words with which a date begins.
BEGINNINGS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *DAYS_FROM_TODAY, *UNITS}) | frozenset(
    {*BACK, *FORTH, *THIS, *(words[0] for words in NOW), *SMALL, "earlier", "later", "a", "an", "the", "in",
     "within", "few", "several", "couple", "hundred", "thousand"}
)  # fmt: skip
# A text with none of these, and no digit, names no date: most contents.
_HINTS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *DAYS_FROM_TODAY, *UNITS}) | read_words("time/period_hints")


class _Side(NamedTuple):
    """Where the words of a period begin, and its days; None where they are open."""

    start: int
    first: date | None
    last: date | None


def find_periods(text: str, *, published: str | None) -> tuple[Period, ...]:
    """Return the periods that a text names, in order; spans are offsets into it.

    Args:
        published: ISO 8601, a day or a time; what else it is counts as not known.

    >>> [(p.text, p.start, p.end) for p in find_periods("killed in the past week", published="2022-01-10")]
    [('in the past week', '2022-01-03', '2022-01-10')]
    """
    if not has_any(text, _HINTS):
        return ()
    tokens = cut_into_tokens(text)
    return tuple(period for _, _, period in find_in_tokens(text, tokens, published_day(published)))


def find_in_tokens(text: str, tokens: list[Token], today: date | None) -> list[tuple[int, int, Period]]:
    """Return the periods of a text that is cut already, each with its first token and the one behind it."""
    found = []
    floor = 0
    for stretch in _joined(tokens, _stretches(text, tokens, today)):
        side = _with_words_before(tokens, stretch, floor)
        span = Span(tokens[side.start].start, tokens[stretch.end - 1].end)
        period = Period(span.cut(text), span, _iso(side.first), _iso(side.last))
        found.append((side.start, stretch.end, period))
        floor = stretch.end
    return found


def overlap(a: Period, b: Period) -> bool | None:
    """Tell whether two periods share a day; None where one of them is not known at all."""
    if _is_open(a) or _is_open(b):
        return None
    starts = [period.start for period in (a, b) if period.start]
    ends = [period.end for period in (a, b) if period.end]
    return not starts or not ends or max(starts) <= min(ends)


def _is_open(period: Period) -> bool:
    return period.start is None and period.end is None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stretches(text: str, tokens: list[Token], today: date | None) -> Iterator[Stretch]:
    """Yield the dates of a text in order; none of them overlap."""
    numeric = numeric_dates(text, tokens)
    index = floor = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "mark" or (token.kind == "word" and not _may_begin(token.lower)):
            index += 1
            continue
        found = (
            numeric.get(index) or read_stretch(tokens, index, today) or read_relative(tokens, index, today)
        )
        if found and found.start >= floor:
            yield found
            index = floor = max(found.end, index + 1)
        else:
            index += 1


def _may_begin(word: str) -> bool:
    return word in BEGINNINGS or word.removesuffix("'s").removesuffix("’s") in BEGINNINGS


def _joined(tokens: list[Token], found: Iterator[Stretch]) -> Iterator[Stretch]:
    """Yield two dates as one where they are the ends of a range: "from June 3 to July 2"."""
    held: Stretch | None = None
    for stretch in found:
        if held and (joined := _as_range(tokens, held, stretch)):
            held = joined
            continue
        if held:
            yield held
        held = stretch
    if held:
        yield held


def _as_range(tokens: list[Token], first: Stretch, second: Stretch) -> Stretch | None:
    if second.start != first.end + 1:
        return None
    joint, before = word_at(tokens, first.end), word_at(tokens, first.start - 1)
    ranged = joint in (*RANGE_MARKS, "to", "through", "until", "till") or (
        joint == "and" and before == "between"
    )
    if not ranged:
        return None
    if first.days is None or second.days is None:
        return Stretch(first.start, second.end, None)
    start = first.days.first
    if start > second.days.last and not any(year_at(tokens, at) for at in range(first.start, first.end)):
        start = shifted(
            start, -12 * (start.year - second.days.last.year), "month"
        )  # "3 January - 4 May 2020"
    return (
        Stretch(first.start, second.end, Days(start, second.days.last)) if start <= second.days.last else None
    )


def _with_words_before(tokens: list[Token], stretch: Stretch, floor: int) -> _Side:
    """Take in "early", "the end of", "by", "since", "before" and the like from before a date."""
    start, days = stretch.start, stretch.days
    start = _over_article(tokens, start, floor)
    part, start = _part_before(tokens, start, floor)
    if part and days and (days.last - days.first).days >= MIN_DAYS_WITH_PARTS:
        days = third_of(days, part)
    first, last = (days.first, days.last) if days else (None, None)
    if start <= floor:
        return _Side(start, first, last)
    word, words = tokens[start - 1].lower, [word_at(tokens, at) for at in range(start - 3, start)]
    if word in UNTIL or words == ["no", "later", "than"]:
        return _Side(start - (1 if word in UNTIL else 3), None, last)
    if word in SINCE or words[1:] == ["as", "of"]:
        return _Side(start - (1 if word in SINCE else 2), first, None)
    if word == "before" and first and last:
        return _Side(start - 1, None, last if part == "late" else shifted(first, -1, "day"))
    if word == "after" and last:
        return _Side(start - 1, last, None)
    if word == "from" and word_at(tokens, start - 2) in ("starting", "beginning", "effective"):
        return _Side(start - 2, first, None)
    takes = word in LEADING or word in ("between", "after", "before")
    return _Side(start - takes, first, last)


def _over_article(tokens: list[Token], start: int, floor: int) -> int:
    return start - (start > floor and tokens[start - 1].lower == "the")


def _part_before(tokens: list[Token], start: int, floor: int) -> tuple[Part | None, int]:
    """Return which part of a stretch is meant, and where its words begin: "late", "at the end of"."""
    if start - 1 < floor:
        return None, start
    word = tokens[start - 1].lower
    if word in ("-", "–") and is_glued(tokens, start) and start - 2 >= floor:
        return (
            (PARTS[word_at(tokens, start - 2)], start - 2)
            if word_at(tokens, start - 2) == "mid"
            else (None, start)
        )
    if word in ("early", "mid", "late"):
        return PARTS[word], _over_article(tokens, start - 1, floor)
    if word == "of" and start - 2 >= floor and word_at(tokens, start - 2) in PARTS:
        return PARTS[word_at(tokens, start - 2)], _over_article(tokens, start - 2, floor)
    return None, start
