"""Colours and links are only for a terminal that takes them, and only addresses of the web are linked."""

import pytest

from kg.present.terminal.plain import Paper

TERMINAL, PIPE = Paper(80, colour=True), Paper(80)


def test_stance_has_a_colour_on_a_terminal_and_none_elsewhere():
    assert TERMINAL.said("No.", "not-so", "denies") == "\x1b[31mNo.\x1b[0m"
    assert TERMINAL.said("Yes.", "so", "supports") == "\x1b[32mYes.\x1b[0m"
    assert TERMINAL.said("So.", "so", "asserts") == PIPE.said("So.", "not-so", "denies") == "So."


def test_address_of_the_web_is_a_link_on_a_terminal():
    url = "https://news.example/a"
    assert TERMINAL.linked("a", url) == f"\x1b]8;;{url}\x1b\\a\x1b]8;;\x1b\\"
    assert PIPE.linked("a", url) == "a"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "https://a.example/\x1b]0;x\x07", "https://a b"]
)
def test_what_would_steer_a_terminal_is_no_link(url):
    assert TERMINAL.linked("a", url) == "a"
