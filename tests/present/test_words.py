"""The words that all surfaces share (`kg/present/words.py`), and the paragraphs around words."""

import pytest

from kg.ask.passages import by_paragraph, paragraph_of, window
from kg.model import DocumentLine, Named, Span
from kg.present.words import (
    NOBODY,
    day_of,
    document_words,
    number,
    publication,
    publisher_of,
    speaker_name,
    title_of,
)

BARE = DocumentLine("d", "news/a.txt", None, None, None)
KNOWN = DocumentLine("d", "news/a.txt", "Port to reopen", "Harbour Post", "2024-03-02T10:00")


@pytest.mark.parametrize(
    ("time", "day"),
    [("2024-03-02T10:00", "2024-03-02"), ("2024-03", "2024-03"), (None, "no date"), ("", "no date")],
)
def test_day_is_as_much_as_is_known(time, day):
    assert day_of(time) == day


def test_speaker_who_is_not_named_is_said_to_be_so():
    assert speaker_name(Named("a", "Ann Lee", "PERSON"), NOBODY) == "Ann Lee"
    assert speaker_name(None) == "no speaker named"
    assert speaker_name(None, NOBODY) == "nobody who is named"


@pytest.mark.parametrize(("count", "words"), [(0, "0 claims"), (1, "1 claim"), (1200, "1,200 claims")])
def test_number_has_its_noun_in_the_right_form(count, words):
    assert number(count, "claim") == words


def test_document_is_known_by_the_best_that_it_has():
    assert [title_of(KNOWN), publisher_of(KNOWN)] == ["Port to reopen", "Harbour Post"]
    assert [title_of(BARE), publisher_of(BARE)] == ["news/a.txt", "news/a.txt"]
    assert document_words(KNOWN) == "“Port to reopen” (Harbour Post), 2024-03-02"
    assert document_words(BARE) == "news/a.txt, no date"
    assert publication(KNOWN, None, "x") == "Harbour Post, “Port to reopen”, x"


TEXT = "Title\nRao said taxes rose.\nMore"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(6, 9), "Rao said taxes rose."),
        (Span(0, 5), "Title"),
        (Span(27, 31), "More"),
        (Span(3, 8), "Title\nRao said taxes rose."),
    ],
)
def test_paragraph_reaches_from_line_break_to_line_break(span, words):
    assert paragraph_of(TEXT, span).cut(TEXT) == words


def test_spans_of_one_paragraph_stand_together():
    found = by_paragraph(TEXT, [Span(6, 9), Span(15, 20), Span(27, 31)])
    assert [spans for _, spans in found] == [[Span(6, 9), Span(15, 20)], [Span(27, 31)]]


def test_window_never_leaves_its_paragraph():
    assert window(Span(6, 26), [Span(10, 14)], 3) == Span(7, 17)
    assert window(Span(6, 26), [Span(10, 14)], 300) == Span(6, 26)
