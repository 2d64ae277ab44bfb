"""An interview as one thread: later claims of the same speaker came through the outlet told before."""

import re
from dataclasses import replace

import pytest
from marked import Marked, marked

from kg.model import Attribution, Span

CUE = re.compile(r"\b(?:told|said|added|explained|tweeted|praised|wrote)\b")
TOLD = "‹{PERSON:Ann Lee}› told ^{ORG:Izvestia}^ «that the port was safe»."


def spoken(*lines: str) -> list[list[str]]:
    """Return the channels of each marked line, whose cue is the first such verb behind its source."""
    article = marked(*lines)

    def with_cue(one: Attribution) -> Attribution:
        cue = CUE.search(article.document.text, one.source[0].end)
        assert cue is not None
        return replace(one, cue=(Span(*cue.span()),))

    attributions = tuple(map(with_cue, article.extraction.attributions))
    return Marked(article.document, replace(article.extraction, attributions=attributions)).via()


@pytest.mark.parametrize(
    "line",
    [
        "«“The ships came,”» ‹{PERSON:Lee}› said.",
        "‹{PERSON:Lee}› also added «that the mayor had called a press conference».",
        "‹{she}› explained «why the mayor left».",
    ],
)
def test_what_the_interviewed_goes_on_to_say_has_the_same_channel(line: str) -> None:
    assert spoken(TOLD, line) == [["Izvestia"], ["Izvestia"]]


@pytest.mark.parametrize(
    "line",
    [
        "‹{PERSON:Bo Kim}› said «that the ships came».",
        "‹{PERSON:Lee}› told reporters «that the ships came».",
        "‹{PERSON:Lee}› tweeted «that the ships came».",
        "In a statement ‹{PERSON:Lee}› said «that the ships came».",
        "‹{PERSON:Lee}› said last week «that the ships came».",
        "‹{PERSON:Lee}› praised «the ships».",
    ],
)
def test_another_speaker_way_or_occasion_has_none(line: str) -> None:
    assert spoken(TOLD, line) == [["Izvestia"], []]


def test_interview_ends_where_the_speaker_turns_to_another_channel() -> None:
    channels = spoken(
        TOLD,
        "On ^{ORG:Kommersant}^ ‹{PERSON:Lee}› wrote «of ships».",
        "‹{PERSON:Lee}› said «that the ships came».",
    )
    assert channels == [["Izvestia"], ["Kommersant"], []]


def test_report_by_an_outlet_is_no_interview() -> None:
    channels = spoken(
        "^{ORG:Izvestia}^ wrote that ‹{PERSON:Ann Lee}› said «so».",
        "‹{PERSON:Lee}› said «that ships came».",
    )
    assert channels == [["Izvestia"], []]
