import pytest

from kg.checking.quotations import Printed
from kg.checking.word_runs import runs_in
from kg.model import Span

ARTICLE = Printed(
    "The mayor spoke late. “We will not sell the harbour to anyone, and the ferries will keep running "
    "through the winter,” she said. “Nobody has made us an offer for the harbour.”"
)


def places(quoted: str):
    return ARTICLE.find_all(runs_in(quoted, Span(0, len(quoted))))


def nearest(quoted: str):
    return ARTICLE.nearest(quoted, runs_in(quoted, Span(0, len(quoted))))


@pytest.mark.parametrize(
    "quoted",
    [
        "we will not sell the harbour to anyone",
        "We will not sell the harbour … and the ferries will keep running",
        "[W]e will not sell the harbour [sic] to anyone",
        "[The city] will not sell the harbour to anyone",
        "THE FERRIES will keep - running",
    ],
)
def test_a_faithful_quotation_is_found_word_for_word(quoted):
    assert [place.is_verbatim for place in places(quoted)] == [True]


@pytest.mark.parametrize(
    "quoted",
    [
        "we will sell the harbour to anyone",
        "we will not sell the harbour to anybody",
        "we will never sell the harbour",
        "the ferries will keep running … we will not sell the harbour",
        "the bridge is closed",
    ],
)
def test_other_words_are_not_found_word_for_word(quoted):
    assert places(quoted) == []


@pytest.mark.parametrize(
    ("quoted", "changes"),
    [
        ("we will sell the harbour to anyone", [("missing", "", "not")]),
        ("we will not sell the harbour to anybody", [("changed", "anybody", "anyone")]),
        ("we will never ever sell the harbour to anyone", [("changed", "never ever", "not")]),
        ("the ferries will all keep running through the winter", [("added", "all", "")]),
    ],
)
def test_an_altered_quotation_tells_its_differences(quoted, changes):
    assert [tuple(change) for change in nearest(quoted).changes if change.kind != "same"] == changes


def test_what_an_ellipsis_stands_for_is_told():
    (place,) = places("We will … sell the harbour")
    assert place.left_out == ("not",)


def test_another_text_is_not_like_the_article():
    found = nearest("the parliament debated a law on fishing quotas for most of the day")
    assert found is None or found.likeness < 0.5
