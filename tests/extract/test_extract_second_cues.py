"""A second cue in one sentence makes a second attribution, with the source that it shares or its own."""

import pytest
from parses import Said, cut, parse

from kg.extract.ranges import Range
from kg.extract.reading import Finding, Reading
from kg.extract.rules.second_cues import with_second_cues


def parted(text: str) -> list[Said]:
    """Return what becomes of a finding of the first two words whose content is all that follows."""
    doc = parse(text)
    whole = Finding((Range(0, 1),), (Range(1, 2),), (Range(2, len(doc) - 1),), rule="model")
    return [cut(doc, one) for one in with_second_cues(Reading(doc), [whole])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rao said the port was safe and promised that the ships would return.",
            [("Rao", "said", "the port was safe"), ("Rao", "promised", "that the ships would return")],
        ),
        (
            "Rao said he would order a review and warned against floods.",
            [("Rao", "said", "he would order a review"), ("Rao", "warned against", "floods")],
        ),
        (
            "Rao announced the closure and said the ships would return.",
            [("Rao", "announced", "the closure"), ("Rao", "said", "the ships would return")],
        ),
        (
            "Economists say the tax is fair and unions claim it hurts the poor.",
            [("Economists", "say", "the tax is fair"), ("unions", "claim", "it hurts the poor")],
        ),
        (
            "Rao said the port was safe while suggesting that the mayor knew.",
            [("Rao", "said", "the port was safe"), ("Rao", "suggesting", "that the mayor knew")],
        ),
        (
            "Rao said the port was safe, adding that the ships would return.",
            [("Rao", "said", "the port was safe"), ("Rao", "adding", "that the ships would return")],
        ),
    ],
)
def test_second_cue_has_a_content_of_its_own(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rao said Kim left the port and promised a review.",
        "Rao said that the port was safe and that Kim promised a review.",
        "Rao says Kim promised a review and said it was late.",
        "Rao said the port would close and would remind the ships.",
        "Rao said taxes rose.",
        "Rao told reporters that the port would close.",
    ],
)
def test_cue_that_is_told_stays_in_the_content(text: str) -> None:
    assert len(parted(text)) == 1
