"""What the pipeline is fed: a text of the same length, in pieces; and a pipeline that is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.extract import pipeline
from kg.extract.pipeline import pipeline_path, readable_text
from kg.model import Document, Span

texts = st.text(alphabet='ab. \n\t\u00a0"-\u200b\ud800\x00é', max_size=80)


def document(text: str, *body: tuple[int, int]) -> Document:
    return Document("d", "d.txt", text, tuple(Span(*part) for part in body))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\u00a0two\u200bthree", "one two three"),
        ("half \ud800 a pair", "half   a pair"),
        ("x" * 600 + " end", " " * 600 + " end"),
        ("well-known - and so on", "well-known - and so on"),
    ],
)
def test_what_the_tokenizer_would_stumble_over_is_blank(text: str, expected: str) -> None:
    assert readable_text(document(text, (0, len(text)))) == expected


def test_what_is_not_the_article_is_blank() -> None:
    assert readable_text(document("10 May\nTaxes rose.\nLeave a Reply", (7, 18))) == (
        "      \nTaxes rose.\n" + " " * len("Leave a Reply")
    )


@given(texts, st.integers(0, 80), st.integers(0, 80))
def test_offsets_stay_where_they_were(text: str, start: int, end: int) -> None:
    body = sorted(min(place, len(text)) for place in (start, end))
    readable = readable_text(document(text, (body[0], body[1])))
    assert len(readable) == len(text)
    assert [i for i, c in enumerate(readable) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(st.text(alphabet="ab \n", max_size=200))
def test_pieces_join_to_the_text(text: str) -> None:
    original, pipeline.MAX_PIECE_CHARACTERS = pipeline.MAX_PIECE_CHARACTERS, 10
    try:
        pieces = list(pipeline._pieces(text))
    finally:
        pipeline.MAX_PIECE_CHARACTERS = original
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[offset:].startswith(piece) and len(piece) <= 10 for offset, piece in pieces)


def test_missing_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline: no such spaCy pipeline is installed"):
        pipeline_path("no_such_pipeline")
