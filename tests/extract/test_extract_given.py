"""Extraction with attributions that somebody else has found."""

import pytest

from kg.evaluate import Roles
from kg.extract import Extractor
from kg.extract.given import extract_given
from kg.model import Document, Span, Spans

pytestmark = pytest.mark.model
TEXT = "Ann Lee came. She frowned on the plan, which Bob Ray had liked.\n\nComments: Lee rules."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


FROWNED = Roles(at("She"), at("frowned on"), at("the plan"))
LIKED = Roles(at("Bob Ray"), at("had liked"), at("the plan"))
RULES = Roles(at("Lee rules"), at("rules"), at("Comments"))


def document() -> Document:
    return Document("d1", "d1.txt", TEXT, (Span(0, TEXT.index("Comments")),))


def test_attributions_are_those_given_in_their_order(extractor):
    found = extract_given(extractor, document(), [LIKED, FROWNED]).attributions
    assert [(one.source, one.cue, one.content) for one in found] == [tuple(LIKED), tuple(FROWNED)]
    assert [one.speaker for one in found] == [at("Bob Ray")[0], at("She")[0]]


def test_what_lies_outside_the_body_is_kept_without_a_speaker(extractor):
    (found,) = extract_given(extractor, document(), [RULES]).attributions
    assert (found.source, found.speaker) == (RULES.source, None)


def test_nothing_given_finds_names_but_no_attributions(extractor):
    extraction = extract_given(extractor, document(), [])
    assert extraction.attributions == ()
    assert "Ann Lee" in [mention.text for mention in extraction.mentions]
