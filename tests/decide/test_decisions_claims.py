"""A claim that a person ruled on is found again by its words and their place."""

from dataclasses import replace

import pytest

from kg.model import Claim, DocumentLine, Span, Words
from kg.resolve.rulings.lost_claims import claim_evidence, find_again

TEXT = "Rao told reporters on Monday that taxes rose again. Lee told them that rents fell."
HERE = DocumentLine("d1", "a.txt", None, None, None)
ELSEWHERE = replace(HERE, id="d2")


def claim(cue: str, content: str, *, text: str = TEXT, document: DocumentLine = HERE) -> Claim:
    at = text.index(content)
    before = text.rindex(cue, 0, at) if cue else 0
    return Claim(
        id=f"{cue}/{content}", document=document, speaker=None, source=Words("", ()),
        cue=Words(cue, (Span(before, before + len(cue)),) if cue else ()),
        content=Words(content, (Span(at, at + len(content)),)),
        kind="indirect", modality="asserts", negated=False, via=(), about=(), within=None, confidence=0.4,
    )  # fmt: skip


RULED = claim("told reporters", "that taxes rose")


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("told reporters", "that taxes rose"),
        ("told", "that taxes rose again"),
        ("told reporters", "taxes rose again. Lee"),
    ],
)
def test_same_cue_and_overlapping_content_is_the_claim(cue: str, content: str):
    found = claim(cue, content)
    assert find_again(claim_evidence(RULED), [claim("told", "that rents fell"), found]) == found


@pytest.mark.parametrize(
    ("cue", "content"),
    [("told", "that rents fell"), ("told reporters", "on Monday"), ("reporters on", "Monday that")],
)
def test_other_words_are_another_claim(cue: str, content: str):
    meant = (
        claim_evidence(claim("told", "that taxes rose")) if cue == "reporters on" else claim_evidence(RULED)
    )
    assert find_again(meant, [claim(cue, content)]) is None


def test_of_two_that_overlap_the_closer_one_is_the_claim():
    close, wide = (
        claim("told", "that taxes rose again"),
        claim("told", "that taxes rose again. Lee told them"),
    )
    assert find_again(claim_evidence(RULED), [wide, close]) == close


CHANGED = "Corrected at noon. Rao told reporters taxes rose by two percent. Lee said taxes rose."


def test_in_a_changed_text_the_words_are_compared():
    meant = claim_evidence(RULED)
    found = claim("told reporters", "taxes rose by two percent", text=CHANGED, document=ELSEWHERE)
    other = claim("said", "taxes rose.", text=CHANGED, document=ELSEWHERE)
    assert find_again(meant, [other, found]) == found
    assert find_again(meant, [other]) is None


def test_claims_without_cue_are_compared_by_content():
    meant = claim_evidence(claim("", "that rents fell"))
    assert find_again(meant, [claim("", "rents fell.")])
    assert find_again(meant, [claim("told", "that rents fell")]) is None


def test_nothing_is_found_among_nothing():
    assert find_again(claim_evidence(RULED), []) is None
