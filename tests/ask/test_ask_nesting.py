"""Reports within reports: the same words are shown once."""

import pytest

from kg.ask.outer_reports import most_specific, rest_of
from kg.model import Claim, DocumentLine, Span, Words

TEXT = "Rao said Lee warned that taxes will rise and left"


def claim(content: str, *, id: str, within: str | None = None) -> Claim:
    pieces = content.split(" … ")
    spans = tuple(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)
    return Claim(
        id=id, document=DocumentLine("d", "a.txt", None, None, None), speaker=None, source=Words("", ()),
        cue=Words("said", ()), content=Words(content, spans), kind="indirect", modality="asserts",
        negated=False, via=(), about=(), within=within, confidence=0.9,
    )  # fmt: skip


OUTER = claim("Lee warned that taxes will rise and left", id="outer")


@pytest.mark.parametrize(
    ("inner", "rest"),
    [
        ("that taxes will rise and left", "Lee warned …"),
        ("Lee warned", "… that taxes will rise and left"),
        ("taxes will rise", "Lee warned that … and left"),
        ("Lee … taxes will rise", "… warned that … and left"),
        ("Lee warned that taxes will rise and left", "…"),
    ],
)
def test_rest_is_what_no_inner_report_holds(inner: str, rest: str):
    assert rest_of(OUTER, [claim(inner, id="inner", within="outer")]) == rest


def test_outer_report_is_shown_only_where_its_rest_is_worth_it():
    inner = claim("that taxes will rise", id="inner", within="outer")
    assert most_specific([OUTER, inner], lambda rest: "Lee" in rest) == [
        (OUTER, "Lee warned … and left"),
        (inner, "that taxes will rise"),
    ]
    assert most_specific([OUTER, inner], lambda rest: "taxes" in rest) == [(inner, "that taxes will rise")]


def test_outer_report_alone_is_shown_whole():
    assert most_specific([OUTER], lambda rest: False) == [(OUTER, OUTER.content.text)]
