"""Periods of a text as days, whether two overlap, and when a thing was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Period, Span
from kg.values.periods import find_periods, overlap
from kg.values.said import find_said

PUBLISHED = "2022-01-10"  # a Monday


def told(text, published=PUBLISHED):
    return [(one.text, one.start, one.end) for one in find_periods(text, published=published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("by September 11, 2021", None, "2021-09-11"),
        ("11 January 2022", "2022-01-11", "2022-01-11"),
        ("the 11th of January 2022", "2022-01-11", "2022-01-11"),
        ("on January 11", "2022-01-11", "2022-01-11"),
        ("on Tuesday, January 11", "2022-01-11", "2022-01-11"),
        ("on July 4-5", "2021-07-04", "2021-07-05"),
        ("between 2 and 9 January", "2022-01-02", "2022-01-09"),
        ("from June 3 to July 2", "2021-06-03", "2021-07-02"),
        ("15 January - 3 February 2020", "2020-01-15", "2020-02-03"),
        ("2022-03-04", "2022-03-04", "2022-03-04"),
        ("10.01.2022", "2022-01-10", "2022-01-10"),
        ("25/04/2021", "2021-04-25", "2021-04-25"),
        ("04/25/2021", "2021-04-25", "2021-04-25"),
        ("in June", "2021-06-01", "2021-06-30"),
        ("will meet in June", "2022-06-01", "2022-06-30"),
        ("in August 2021", "2021-08-01", "2021-08-31"),
        ("at the end of August 2021", "2021-08-22", "2021-08-31"),
        ("in the summer of 2021", "2021-06-01", "2021-08-31"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("in 2026-2027", "2026-01-01", "2027-12-31"),
        ("between 2015 and 2020", "2015-01-01", "2020-12-31"),
        ("since 2015", "2015-01-01", None),
        ("until 5 January 2022", None, "2022-01-05"),
        ("before March 2020", None, "2020-02-29"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("in the past week", "2022-01-03", "2022-01-10"),
        ("in recent weeks", "2021-12-13", "2022-01-10"),
        ("yesterday", "2022-01-09", "2022-01-09"),
        ("on Monday", "2022-01-10", "2022-01-10"),
        ("on Friday", "2022-01-07", "2022-01-07"),
        ("will meet on Friday", "2022-01-14", "2022-01-14"),
        ("last Monday", "2022-01-03", "2022-01-03"),
        ("last month", "2021-12-01", "2021-12-31"),
        ("this year", "2022-01-01", "2022-12-31"),
        ("two years ago", "2020-01-01", "2020-12-31"),
        ("by the end of the year", None, "2022-12-31"),
        ("in a month’s time", "2022-01-10", "2022-02-10"),
        ("over the weekend", "2022-01-08", "2022-01-09"),
        ("at the moment", "2022-01-10", "2022-01-10"),
    ],
)
def test_a_period_is_read_as_days(text, start, end):
    assert [found[1:] for found in told(text)] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "he may go", "Theresa May said", "they march on Rome", "the March family", "2000 people",
        "a force of 2000 men", "the September 11 attacks", "9/11", "24/7", "on Sundays",
        "every Monday", "the Sunday Times", "Black Friday", "31 June 2020", "03/04/2021",
        "99.99.2020", "in the past", "the day before", "in two days", "the first year",
        "two weeks of talks", "an augury", "over 40 camps", "call 2021-5555", "the 3rd floor",
        "second", "spring rolls", "he fell", "Room 2021", "within reach", "a year", "for years",
        "recently", "the week", "days", "in a day", "June Jones",
    ],
)  # fmt: skip
def test_what_names_no_days_is_left_alone(text):
    assert told(text) == []


def test_an_ambiguous_date_is_read_in_the_order_that_others_show():
    assert told("25/04/2021 and 03/04/2021")[1][1] == "2021-04-03"
    assert told("04/25/2021 and 03/04/2021")[1][1] == "2021-03-04"


def test_relative_words_are_open_without_a_day_of_publication():
    assert told("on Monday and last year", None) == [("on Monday", None, None), ("last year", None, None)]


def test_a_time_of_publication_will_do():
    assert told("yesterday", "2022-01-10T23:30:00Z") == [("yesterday", "2022-01-09", "2022-01-09")]


def period(start, end):
    return Period("", Span(0, 0), start, end)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (period("2022-01-03", "2022-01-10"), period("2022-01-10", "2022-01-10"), True),
        (period("2022-01-03", "2022-01-10"), period("2022-01-11", "2022-01-12"), False),
        (period(None, "2021-09-11"), period("2021-01-01", "2021-12-31"), True),
        (period(None, "2021-09-11"), period("2022-01-01", None), False),
        (period("2015-01-01", None), period("2022-01-01", None), True),
        (period(None, None), period("2022-01-01", "2022-01-01"), None),
    ],
)
def test_periods_overlap_where_they_share_a_day(a, b, verdict):
    assert overlap(a, b) is verdict
    assert overlap(b, a) is verdict


@pytest.mark.parametrize(
    ("before", "cue", "behind", "content", "said"),
    [
        ("Rao ", "said", " on Tuesday that ", "taxes rose on Monday", "on Tuesday"),
        ("Rao ", "told", " reporters on January 11 that ", "taxes rose", "on January 11"),
        ("On January 11, Rao ", "said", " ", "taxes rose", "On January 11"),
        ("Rao on Tuesday ", "said", " ", "taxes rose", None),  # who says so must be told
        ("Rao ", "said", " that ", "taxes rose on Monday", None),
        ("Rao ", "said", " of the man who was held on Monday that ", "taxes rose", None),
        ("The bank closed on Monday. Rao ", "said", " ", "taxes rose", None),
    ],
)
def test_when_it_was_said_stands_outside_the_content(before, cue, behind, content, said):
    text = before + cue + behind + content + "."
    start = len(before) + len(cue)
    spans = (Span(len(before), start),), (Span(start + len(behind), len(text) - 1),)
    found = find_said(text, cue=spans[0], content=spans[1], published=PUBLISHED)
    assert ((found.text, found.span.cut(text)) if found else None) == (said and (said, said))


PIECES = st.sampled_from(
    """on in by since between and to - , . May June 11 4-5 2021 2026-2027 last past this week month year
    years two a few ago Monday the end of early will yesterday 10.01.2022
    03/04/2021 weekend within time""".split()
)
TEXTS = st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=50)
DAYS = st.none() | st.dates(min_value=date(1, 1, 1)).map(date.isoformat)


@given(TEXTS, DAYS)
def test_spans_cut_back_to_their_text_and_days_are_in_order(text, published):
    end = 0
    for one in find_periods(text, published=published):
        assert one.span.cut(text) == one.text
        assert one.span.start >= end
        assert one.start is None or one.end is None or one.start <= one.end
        end = one.span.end


@pytest.mark.parametrize(
    ("piece", "count"),
    [("1 ", 0), ("May ", 0), ("last ", 0), ("01/02/2021 ", 0), ("2021-", 0), ("a few ", 0), ("late ", 0),
     ("May 1 to ", 1), ("May 1, ", 5_000), ("in 2021, ", 5_000)],
)  # fmt: skip
def test_long_text_of_nothing_but_dates_is_read(piece, count):
    text = piece * 5_000
    found = find_periods(text, published=PUBLISHED)
    assert len(found) == count
    assert all(one.span.cut(text) == one.text for one in found)
