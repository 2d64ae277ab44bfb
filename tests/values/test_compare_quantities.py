"""Numbers of a text as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.quantities import agree, find_quantities


def told(text):
    return [(one.low, one.high, one.bound, one.unit) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit"),
    [
        ("6,000", 6000, 6000, "exactly", ""),
        ("6000 terrorists", 6000, 6000, "exactly", "terrorist"),
        ("six thousand", 6000, 6000, "exactly", ""),
        ("one hundred and six soldiers", 106, 106, "exactly", "soldier"),
        ("fifty-two people", 52, 52, "exactly", "people"),
        ("1.5 million refugees", 1.5e6, 1.5e6, "exactly", "refugee"),
        ("half a million refugees", 5e5, 5e5, "exactly", "refugee"),
        ("several hundred militants", 200, 999, "about", "militant"),
        ("dozens of armored personnel carriers", 24, 99, "about", "carrier"),
        ("hundreds of thousands of people", 2e5, 9.99e5, "about", "people"),
        ("hundreds of billions of dollars", 2e11, 9.99e11, "about", "usd"),
        ("hundreds of miles of fence", 321.8688, 1607.734656, "about", "kilometer"),
        ("7,500 elite troops overseas", 7500, 7500, "exactly", "troop"),
        ("40 percent of the land", 40, 40, "exactly", "percent"),
        ("40 per cent", 40, 40, "exactly", "percent"),
        ("12.5%", 12.5, 12.5, "exactly", "percent"),
        ("two-thirds of voters", 66.7, 66.7, "exactly", "percent"),
        ("half of the country", 50, 50, "exactly", "percent"),
        ("$3bn", 3e9, 3e9, "exactly", "usd"),
        ("US$3 billion", 3e9, 3e9, "exactly", "usd"),
        ("500 euros", 500, 500, "exactly", "eur"),
        ("a 1,344-kilometre border", 1344, 1344, "exactly", "kilometer"),
        ("20km away", 20, 20, "exactly", "kilometer"),
        ("9,000 Afghans", 9000, 9000, "exactly", "afghan"),
        ("more than 40 terrorist training camps and centres", 40, 40, "more than", "camp"),
        ("up to 6,000 militants are trained", 6000, 6000, "at most", "militant"),
        ("as many as 30 ships", 30, 30, "at most", "ship"),
        ("at least 12 villages", 12, 12, "at least", "village"),
        ("no fewer than 12 villages", 12, 12, "at least", "village"),
        ("fewer than 12 villages", 12, 12, "less than", "village"),
        ("40 or more camps", 40, 40, "at least", "camp"),
        ("40+ camps", 40, 40, "at least", "camp"),
        ("nearly 40 police officers", 40, 40, "about", "officer"),
        ("between 40 and 50 camps", 40, 50, "exactly", "camp"),
        ("40-50 camps", 40, 50, "exactly", "camp"),
        ("4 to 5 million refugees", 4e6, 5e6, "exactly", "refugee"),
        ("within 24 hours", 1, 1, "exactly", "day"),
        ("one soldier was killed", 1, 1, "exactly", "soldier"),
        ("the two states that vote first", 2, 2, "exactly", "state"),
        ("five more villages", 5, 5, "exactly", "village"),
        ("three other bridges", 3, 3, "exactly", "bridge"),
        ("at least four U.N. peacekeepers", 4, 4, "at least", "peacekeeper"),
        ("at least seven of the state’s delegates", 7, 7, "at least", "delegate"),
        ("seven of Ruritania's delegates", 7, 7, "exactly", "delegate"),
        ("nearly two in three voters", 66.7, 66.7, "about", "percent"),
        ("nine out of 10 farmers", 90, 90, "exactly", "percent"),
        ("fell to under one-third in June", 33.3, 33.3, "less than", "percent"),
        ("three-quarters were shut", 75, 75, "exactly", "percent"),
        ("2000 troops", 2000, 2000, "exactly", "troop"),
        ("more than 2015 tents", 2015, 2015, "more than", "tent"),
        ("a magnitude 4. 6 earthquake", 4.6, 4.6, "exactly", ""),
        ("worth $2. 6 million", 2.6e6, 2.6e6, "exactly", "usd"),
        ("roughly 13, 000 convictions", 13000, 13000, "about", "conviction"),
        ("two first-degree murder charges", 2, 2, "exactly", "charge"),
        ("two first - degree murder charges", 2, 2, "exactly", "charge"),
        ("it was contained in 22 emails", 22, 22, "exactly", "email"),
        ("three more months", 0.25, 0.25, "exactly", "year"),
        ("at least one child - have", 1, 1, "at least", "child"),
        ("a two - million - euro loan", 2e6, 2e6, "exactly", "eur"),
    ],
)
def test_a_quantity_is_read_with_bound_and_unit(text, low, high, bound, unit):
    assert told(text) == [(low, high, bound, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2021", "In 2021 troops left", "since 1996", "in 2026-2027", "from 2015 to 2020", "the 1990s",
        "on January 5", "11 January", "on July 4-5", "by September 11, 2021", "between 2 and 9 January",
        "2022-01-10", "10.01.2022, 16:58", "03/04/2021", "at 9 p.m. on", "at 9:30", "the 9/11 attacks",
        "24/7",
        "the 5th floor", "an F-16", "the G7", "COVID-19", "a T-72B3 tank", "Boeing 737", "Article 5",
        "Resolution 2231", "No. 10", "page 12", "the Group of Seven", "1. The minister", "(1) the minister",
        "call 555-1234", "+1 202 555 0123", "they won 3-1", "a 52-48 vote", "version 3.8.0",
        "the 40-year-old man",
        "aged 40", "two years ago", "the past three weeks", "one of them", "no one", "several camps",
        "Ana Silva, 26, had left", "Jon Berg, 59", "Jon Berg, 61, and Eva Berg, 8, were found",
        "voters who turn 18 before May", "she had turned 30", "then 35", "at the age of 85", "whose age, 44",
        "at 2: 09 a. m. Thursday", "between 10: 30 p. m. and 11: 21 p. m.", "by about 1: 30 a. m.",
        "the Republican 2016 hopefuls", "before the 2014 games",
        "the Curve 8900 smartphone", "she drove a Volvo 240", "the 9400M chip",
        "not one U.S. in it", "a 7 - 6 win", "led 54 - 46 then", "won 3 - 1", "a four-way fight",
        "a two-man contest",
    ],
)  # fmt: skip
def test_numbers_that_name_are_no_quantities(text):
    assert told(text) == []


def test_two_quantities_of_one_sentence_have_their_own_units():
    assert told("571 of the 714 party delegates") == [
        (571, 571, "exactly", "delegate"),
        (714, 714, "exactly", "delegate"),
    ]
    assert told("two soldiers and three civilians") == [
        (2, 2, "exactly", "soldier"),
        (3, 3, "exactly", "civilian"),
    ]


def test_a_rise_is_two_quantities():
    assert told("rose from 40 to 50 percent") == [
        (40, 40, "exactly", "percent"),
        (50, 50, "exactly", "percent"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("6,000 men", "up to 6,000 men", True),
        ("6,000 men", "600 men", False),
        ("about 6,000 men", "5,800 men", True),
        ("about 6,000 men", "4,000 men", False),
        ("more than 40 camps", "43 camps", True),
        ("more than 40 camps", "39 camps", False),
        ("more than 40 camps", "fewer than 40 camps", False),
        ("40 to 50 camps", "45 camps", True),
        ("40 to 50 camps", "60 camps", False),
        ("6,000 militants", "6000 terrorists", True),
        ("dozens of camps", "30 camps", True),
        ("dozens of camps", "300 camps", False),
        ("up to 6,000 men", "600 men", None),
        ("6,000 militants", "600 terrorists", None),
        ("6,000 militants", "600", None),
        ("40 percent", "40 camps", None),
        ("40 camps", "40 kilometres", None),
        ("$40", "40 euros", None),
    ],
)
def test_agreement_respects_bounds_and_units(a, b, verdict):
    (first,), (second,) = find_quantities(a), find_quantities(b)
    assert agree(first, second) is verdict
    assert agree(second, first) is verdict


NUMBERS = st.sampled_from(
    "40 6,000 1.5 million six hundred dozens several percent $ % km more than up to at least between and - "
    "to of the camps soldiers May 2021 . , ( ) or about 3bn half third a one".split(" ")
)
TEXTS = st.lists(NUMBERS, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_cut_back_to_their_text_and_do_not_overlap(text):
    end = 0
    for one in find_quantities(text):
        assert one.span.cut(text) == one.text
        assert one.span.start >= end
        assert one.low <= one.high
        end = one.span.end


@given(TEXTS)
def test_each_quantity_agrees_with_itself(text):
    assert all(agree(one, one) for one in find_quantities(text))


@given(TEXTS)
def test_agreement_is_symmetric(text):
    found = find_quantities(text)
    assert all(agree(one, other) is agree(other, one) for one in found for other in found)


@pytest.mark.parametrize(
    ("piece", "count"),
    [("1", 0), ("1 ", 0), ("1-", 0), ("1.", 0), ("$", 0), ("one ", 0), ("hundred ", 1),
     ("1,", 5_000), ("40 of ", 5_000), ("a hundred and ", 5_000)],
)  # fmt: skip
def test_long_text_of_nothing_but_numbers_is_read(piece, count):
    text = piece * 5_000
    found = find_quantities(text)
    assert len(found) == count
    assert all(one.span.cut(text) == one.text for one in found)
