"""What is shown of made-up British and world news: quotations that go on, second cues, participles, acts."""

import json

import pytest
from places import GOLD

from kg.extract import Extractor
from kg.model import Attribution, Document, Span, Spans
from kg.model.filter import SHOWN_FROM

pytestmark = pytest.mark.model

SNIPPETS = GOLD / "british_and_world_news.jsonl"
CASES = [json.loads(line) for line in SNIPPETS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:30])
def test_what_is_shown_is_whole_and_given_to_who_said_it(
    case: dict[str, object], extractor: Extractor
) -> None:
    text = str(case["text"])
    assert [_roles(text, one) for one in _shown(extractor, text)] == case["said"]


def test_quotation_is_cited_of_whom_it_was_quoted_from(extractor: Extractor) -> None:
    text = "Zhou Wei, the spokesman, was quoted by the daily as saying that the exercises were routine."
    inner = [one for one in _found(extractor, text) if one.cue[0].cut(text) == "saying"]
    assert [one.source[0].cut(text) for one in inner] == ["Zhou Wei, the spokesman"]


def test_question_put_to_the_speaker_by_nobody_named_is_not_shown(extractor: Extractor) -> None:
    text = 'Asked whether he would resign, Mr Castellanos said: "I was elected to serve."'
    assert [one.cue[0].cut(text) for one in _shown(extractor, text)] == ["said"]


def test_who_is_heard_to_speak_is_the_source(extractor: Extractor) -> None:
    text = "Reporters heard several members warn that the deal would collapse."
    told = [_roles(text, one) for one in _found(extractor, text)]
    assert told == [["several members", "warn", "that the deal would collapse"]]


def test_outlet_that_is_called_by_its_address_is_the_channel(extractor: Extractor) -> None:
    text = "The editor told Pravda.Ru that the border was closed. He left."
    assert [span.cut(text) for one in _found(extractor, text) for span in one.via] == ["Pravda.Ru"]


def _shown(extractor: Extractor, text: str) -> list[Attribution]:
    return [one for one in _found(extractor, text) if one.confidence >= SHOWN_FROM and one.within is None]


def _found(extractor: Extractor, text: str) -> list[Attribution]:
    document = Document("d", "d.txt", text, (Span(0, len(text)),))
    return list(next(extractor.extract([document])).attributions)


def _roles(text: str, one: Attribution) -> list[str]:
    def words(spans: Spans) -> str:
        return " … ".join(span.cut(text) for span in spans)

    return [words(one.source), words(one.cue), words(one.content)]
