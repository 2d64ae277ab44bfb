"""Attributions without a verb: "according to", "in ...'s words"."""

import pytest
from parses import Said, said_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("According to Rao, the port is safe.", ("Rao", "According to", "the port is safe")),
        (
            "The port is safe, according to the ministry.",
            ("the ministry", "according to", "The port is safe"),
        ),
        ("The port, according to Rao, is safe.", ("Rao", "according to", "The port … is safe")),
        ("In Rao's words, the port is safe.", ("Rao", "In … words", "the port is safe")),
    ],
)
def test_phrase_names_the_source_of_its_sentence(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said_in(sentence) == [Said(*expected)]


@pytest.mark.parametrize("sentence", ["In our view, the port is safe.", "In a few words, the port is safe."])
def test_phrase_without_another_source_yields_nothing(sentence: str) -> None:
    assert said_in(sentence) == []


@pytest.mark.xfail(reason="what something is sorted by reads like a source", strict=True)
def test_measure_is_no_source() -> None:
    assert said_in("The books were sorted according to size and the room was locked.") == []
