"""Quotations that go on in a paragraph of their own."""

import pytest
from parses import said_in


def test_paragraph_that_only_quotes_goes_on_with_the_quotation_before_it() -> None:
    text = "“The port is safe,” Rao said on Monday.¶“The ships may come back this week.”¶“We are glad.”"
    assert said_in(text) == [
        ("Rao", "said", "“The port is safe,” … “The ships may come back this week.” … “We are glad.”"),
    ]


def test_paragraph_with_a_cue_of_its_own_does_not() -> None:
    assert said_in("“The port is safe,” Rao said.¶Kim said: “The ships may not come back yet.”") == [
        ("Rao", "said", "“The port is safe,”"),
        ("Kim", "said", "“The ships may not come back yet.”"),
    ]


def test_what_was_not_spoken_does_not_go_on() -> None:
    text = "Kim praised the “safe and open port of the city.”¶“The ships may come back this week.”"
    assert said_in(text) == [("Kim", "praised", "the “safe and open port of the city.”")]


def test_paragraph_without_marks_is_set_off_by_a_colon() -> None:
    assert said_in("Rao added:¶The port is safe and open.¶The ships came back.") == [
        ("Rao", "added", "The port is safe and open"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Rao said that the port was safe.¶“The ships may come back this week.”",
            "that the port was safe … “The ships may come back this week.”",
        ),
        (
            "Rao spoke about the port.¶“The ships may come back this week.”",
            "the port … “The ships may come back this week.”",
        ),
        (
            "Rao said that the port was safe. “The ships may come back this week.” Kim left.",
            "that the port was safe … “The ships may come back this week.”",
        ),
        (
            "‘The port is safe,’ Rao said.¶‘The ships may come back this week.’",
            "‘The port is safe,’ … ‘The ships may come back this week.’",
        ),
        (
            "Rao said: “The port is safe.¶“The ships may come back this week.”",
            "“The port is safe. … “The ships may come back this week.”",
        ),
    ],
)
def test_quotation_after_what_someone_said_is_theirs(text: str, content: str) -> None:
    assert [said.content for said in said_in(text)] == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The mayor kept the port safe.¶“The ships may come back this week.”", []),
        ("According to Rao the port was safe.¶“The ships may come back this week.”", ["the port was safe"]),
        ("“The port is safe,” Rao said.¶‘Ships May Come Back This Week.’", ["“The port is safe,”"]),
    ],
)
def test_quotation_after_an_act_a_viewpoint_or_as_a_heading_is_nobodys(
    text: str, contents: list[str]
) -> None:
    assert [said.content for said in said_in(text)] == contents
