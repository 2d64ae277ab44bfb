"""Speakers set before their words with a colon."""

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
    ],
)
def test_other_words_before_a_colon_are_no_label(sentence: str) -> None:
    assert said_in(sentence) == []
