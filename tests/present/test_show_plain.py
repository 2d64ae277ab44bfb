"""Text of others made fit for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.present.terminal.plain import Paper, fit, harmless, shorten, width_of, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, “quoted” – Рахмон", "plain words, “quoted” – Рахмон"),
        ("two\nlines\tand\xa0blanks", "two lines and blanks"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("back\x08space", r"back\x08space"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("half \ud83d of a pair", r"half \ud83d of a pair"),
        ("\x9b31m", r"\x9b31m"),
    ],
)
def test_what_would_steer_a_terminal_is_written_out(text: str, shown: str):
    assert harmless(text) == shown


@given(st.text())
def test_harmless_text_is_printable_on_one_line(text: str):
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_long_text_is_cut_where_a_word_ends():
    assert shorten("one two, three", 12) == "one two…"
    assert shorten("one two", 7) == "one two"


@given(st.text(alphabet="ab ,", max_size=40), st.integers(min_value=2, max_value=30))
def test_shortened_text_keeps_to_its_length(text: str, most: int):
    assert len(shorten(text, most)) <= most


def test_wide_letters_take_two_columns():
    assert width_of("中a") == 3
    assert fit("中", 4) == "中  "


def test_wrapped_words_stay_whole():
    assert wrap("the Tajik-Afghan border", 12) == ["the", "Tajik-Afghan", "border"]


def test_paper_without_colour_has_no_escapes():
    assert Paper().bold("x") == "x"
    assert Paper(colour=True).bold("x") == "\x1b[1mx\x1b[0m"
