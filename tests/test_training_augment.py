"""Articles told in another layout: what changes, and that every span still cuts back to its words."""

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import (
    ROLES,
    Edit,
    a_line_each,
    apart,
    curly,
    headlined,
    joined,
    plain_headlines,
    reopened_at_lines,
    single_breaks,
    single_curly,
    single_straight,
    split_quotations,
    straight,
    stray_marks,
    varied,
    with_edits,
)  # fmt: skip

WORD = re.compile(r"\w+")
HEADLINES = ["Rain over Ohio."]
TEXT = (
    "Rao speaks.\n\n"
    "“Taxes don’t rise. They ‘fall’ in the U.S. today,” Ms. Rao said. Li agrees.\n\n"
    '"It rained," he says.'
)


def article(text: str, *cuts: tuple[str, str, str]) -> dict:
    """Return an article in which each cut names source, cue and content by their words."""

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]] if words else []

    return {
        "id": "a",
        "text": text,
        "attributions": [dict(zip(ROLES, map(spans, cut), strict=True)) for cut in cuts],
    }


ARTICLE = article(
    TEXT,
    ("Ms. Rao", "said", "“Taxes don’t rise. They ‘fall’ in the U.S. today,”"),
    ("Li", "agrees", ""),
    ("he", "says", "It rained"),
)


def cut(row: dict) -> list[list[str]]:
    return [[row["text"][s:e] for s, e in one[role]] for one in row["attributions"] for role in ROLES]


def words(row: dict) -> list[list[list[str]]]:
    return [[WORD.findall(span) for span in spans] for spans in cut(row)]


class Always(random.Random):
    """Chance that strikes every time, and takes the first of several."""

    def random(self) -> float:
        return 0.0

    def choice(self, seq):
        return seq[0]


@pytest.mark.parametrize(
    ("change", "then"),
    [
        (straight, "\"Taxes don't rise. They 'fall' in the U.S. today,\" Ms. Rao said."),
        (curly, "“It rained,” he says."),
        (single_curly, "‘Taxes don’t rise. They “fall” in the U.S. today,’ Ms. Rao said."),
        (single_curly, "‘It rained,’ he says."),
        (single_straight, "'Taxes don’t rise. They \"fall\" in the U.S. today,' Ms. Rao said."),
        (apart, "`` Taxes don’t rise . They ‘fall’ in the U.S . today , '' Ms . Rao said . Li agrees ."),
        (joined, "Rao speaks. “Taxes"),
        (joined, 'Li agrees. "It rained,"'),
        (single_breaks, "Rao speaks.\n“Taxes"),
        (a_line_each, "“Taxes don’t rise.\nThey ‘fall’ in the U.S. today,” Ms. Rao said.\nLi agrees.\n"),
        (split_quotations, "“Taxes don’t rise.” “They ‘fall’ in the U.S. today,”"),
        (reopened_at_lines, "“Taxes don’t rise.\n\n“They ‘fall’ in the U.S. today,”"),
        (stray_marks, '"It rained, he says.'),
    ],
)
def test_a_change_changes_the_layout(change: Callable, then: str) -> None:
    row = with_edits(ARTICLE, change(TEXT, Always()))
    assert then in row["text"]
    assert words(row) == words(ARTICLE)


@pytest.mark.parametrize(
    "change", [joined, single_breaks, split_quotations, reopened_at_lines, stray_marks, apart]
)
def test_what_has_no_quotation_and_no_paragraph_stays(change: Callable) -> None:
    text = "Rao’s new tax"
    assert with_edits(article(text), change(text, Always()))["text"] == text


def test_a_mark_within_its_span_stays_within_and_one_outside_stays_outside() -> None:
    row = with_edits(ARTICLE, apart(TEXT, Always()))
    assert cut(row)[2] == ["`` Taxes don’t rise . They ‘fall’ in the U.S . today , ''"]
    assert cut(row)[8] == ["It rained"]


def test_what_is_put_in_at_the_edge_of_a_span_stays_outside() -> None:
    row = article("ab cd", ("ab", "cd", ""))
    moved = with_edits(row, [Edit(2, 2, "!"), Edit(3, 3, "?"), Edit(5, 5, ".")])
    assert moved["text"] == "ab! ?cd."
    assert cut(moved) == [["ab"], ["cd"], []]


def test_of_edits_that_overlap_the_first_counts() -> None:
    assert with_edits(article("abcd"), [Edit(1, 3, "-"), Edit(2, 4, "+")])["text"] == "a-d"


def test_a_headline_follows_the_title() -> None:
    row = with_edits(ARTICLE, headlined(TEXT, "Rain over Ohio."))
    assert row["text"].startswith("Rao speaks.\n\nRain over Ohio.\n\n“Taxes")
    assert cut(row) == cut(ARTICLE)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (ARTICLE, ["Rao speaks."]),
        (article("Rao hopes for rain.\n\nIt is dry.", ("Rao", "hopes", "rain")), []),
        (article("Taxes fell, Rao said.\n\nThey did."), []),
    ],
)
def test_headlines_are_plain_that_attribute_nothing(row: dict, found: list[str]) -> None:
    assert plain_headlines([row]) == found


@given(st.text('ab .,?!“”"‘’\n', max_size=60), st.data())
def test_spans_of_words_cut_back_to_their_words(text: str, data: st.DataObject) -> None:
    found = [list(word.span()) for word in WORD.finditer(text)]
    ends = data.draw(st.lists(st.tuples(st.sampled_from(found), st.sampled_from(found)))) if found else []
    spans = [[min(a, b)[0], max(a, b)[1]] for a, b in ends]
    row = {"text": text, "attributions": [{"source": [span], "cue": [], "content": []} for span in spans]}
    # A headline stands between paragraphs, so a span over several takes it in.
    told = varied(row, random.Random(data.draw(st.integers(0, 99))), [])
    assert words(told) == words(row)


def test_the_same_chance_tells_the_same() -> None:
    told = [varied(ARTICLE, random.Random(seed), HEADLINES) for seed in (1, 1, *range(2, 30))]
    assert told[0] == told[1]
    assert len({row["text"] for row in told}) > 10
    assert all(words(row) == words(ARTICLE) for row in told)
