"""Speakers set before their words with a colon, or behind them with a dash."""

import pytest
from parses import said_in


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [("RAO: The port is safe and open.", "RAO"), ("Lima: The port is safe and open.", "Lima")],
)
def test_label_is_the_source(sentence: str, speaker: str) -> None:
    assert said_in(sentence) == [(speaker, ":", "The port is safe and open")]


@pytest.mark.parametrize(
    "sentence",
    [
        "NOTE TO ALL: 5",
        "Ingredients: three eggs and some flour.",
        "At 10:30 the port was safe and open.",
        "EXCLUSIVE: The port is safe and open.",
        "Ohio: Ann Rao, Li Kim, Ida Dahl, Kofi Mensah.",
    ],
)
def test_other_words_before_a_colon_are_no_label(sentence: str) -> None:
    assert said_in(sentence) == []


def test_label_counts_in_a_transcript_set_as_one_quotation() -> None:
    assert said_in('"RAO: The port is safe and open.¶"LIMA: It is not safe.') == [
        ("RAO", ":", "The port is safe and open"),
        ("LIMA", ":", "It is not safe"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "content"),
    [
        ("“The port is safe and open now.”― Ann Rao", "“The port is safe and open now.”"),
        (
            "“He told us ‘never again.” And that is “all of it’.” ― Ann Rao",
            "“He told us ‘never again.” And that is “all of it’.”",
        ),
    ],
)
def test_name_behind_a_quotation_is_its_source(paragraph: str, content: str) -> None:
    assert ("Ann Rao", "―", content) in said_in(paragraph)


@pytest.mark.parametrize(
    ("text", "speaker", "dash"),
    [
        ("Tax must be fair - Lee¶Ann Lee spoke on Monday.", "Lee", "-"),
        ("Tax must be fair – Ann Lee¶Ann Lee spoke on Monday.", "Ann Lee", "–"),
    ],
)
def test_name_behind_the_dash_of_a_headline_is_its_source(text: str, speaker: str, dash: str) -> None:
    assert (speaker, dash, "Tax must be fair") in said_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tax must be fair - BBC News¶The minister told BBC News of it.",
        "Tax must be fair - Lee¶The minister spoke on Monday.",
        "Cup final moved to Lima - Peru¶The minister of Peru spoke on Monday.",
        "A fair tax for all - Lee¶Ann Lee spoke on Monday.",
        "The port - which had closed - is open¶Kim left.",
    ],
)
def test_outlet_stranger_place_or_aside_behind_a_dash_is_no_source(text: str) -> None:
    assert not {said.cue for said in said_in(text)} & {"-", "–"}
