"""An article cut into pieces: every role of every claim in its place, and not a character lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Document, DocumentLine, Span, Words
from kg.present.article_pieces import read_article

TEXT = "Agency.\nRao said that Li denied that taxes rose.\n\n“No,” said Li, “never.”\nLeave a Reply"
LINE = DocumentLine("d", "d.txt", None, None, None)


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def claim(id: str, source: str, cue: str, *content: str, within: str | None = None) -> Claim:
    return make(id, spans(source), spans(cue), spans(*content), within)


def make(id, source, cue, content, within=None):
    roles = [Words("", each) for each in (source, cue, content)]
    return Claim(
        id, LINE, None, *roles, kind="indirect", modality="asserts", negated=False, via=(), about=(),
        within=within, confidence=0.9,
    )  # fmt: skip


OUTER = claim("outer", "Rao", "said", "that Li denied that taxes rose")
INNER = claim("inner", "Li", "denied", "that taxes rose", within="outer")


def read(*claims: Claim, text: str = TEXT, body: tuple[Span, ...] | None = None):
    whole = (Span(0, len(text)),)
    return read_article(Document("d", "d.txt", text, whole if body is None else body), claims)


def shown(paragraph):
    return [(piece.text, piece.roles, piece.depth) for piece in paragraph.pieces if piece.claims]


def test_source_cue_and_content_are_told_apart():
    assert shown(read(OUTER)[1]) == [
        ("Rao", ("source",), 0),
        ("said", ("cue",), 0),
        ("that Li denied that taxes rose", ("content",), 1),
    ]


def test_report_within_a_report_is_deeper_and_belongs_to_both():
    pieces = {piece.text: piece for piece in read(OUTER, INNER)[1].pieces}
    assert pieces["Li"].roles == ("source", "content")
    assert pieces["that taxes rose"].claims == ("inner", "outer")
    assert pieces["that taxes rose"].depth == 2


def test_content_in_two_pieces_is_marked_twice_and_begins_once():
    paragraph = read(claim("split", "Li,", "said Li", "“No,”", "“never.”"))[2]
    marked = [piece.text for piece in paragraph.pieces if "content" in piece.roles]
    assert marked == ["“No,”", "“never.”"]
    assert [piece.text for piece in paragraph.pieces if piece.begins] == ["“No,”"]


def test_claims_stand_beside_the_paragraph_in_which_they_begin():
    assert [[one.id for one in paragraph.claims] for paragraph in read(OUTER, INNER)] == [
        [], ["outer", "inner"], [], [],
    ]  # fmt: skip


def test_of_claims_with_one_first_word_the_outer_comes_first():
    inner = claim("a", "Rao", "said", "that Li denied", within="b")
    outer = claim("b", "Rao", "denied", "that taxes rose")
    assert read(inner, outer)[1].pieces[0].begins == ("b", "a")


def test_what_is_not_the_article_itself_is_told_apart():
    body = (Span(8, TEXT.index("Leave")),)
    assert [all(piece.outside for piece in paragraph.pieces) for paragraph in read(OUTER, body=body)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_claim_without_any_words_is_passed_over_nowhere():
    assert [one.id for paragraph in read(make("bare", (), (), ())) for one in paragraph.claims] == ["bare"]


@pytest.mark.parametrize("text", ["", "\n\n", " \n\t\n"])
def test_empty_text_has_no_paragraph(text):
    assert read(text=text) == []


TEXTS = st.text(alphabet="ab \n“é", min_size=1, max_size=40)


@st.composite
def articles(draw):
    text = draw(TEXTS)
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    role = st.lists(ends.map(lambda pair: Span(*pair)), max_size=2).map(tuple)
    claims = [make(str(n), draw(role), draw(role), draw(role)) for n in range(draw(st.integers(0, 4)))]
    return text, claims


@given(articles())
def test_no_character_is_lost_and_each_belongs_to_the_claims_that_cover_it(article):
    text, claims = article
    paragraphs = iter(read(*claims, text=text))
    start = 0
    for line in text.split("\n"):
        at = start
        for piece in next(paragraphs).pieces if line.strip() else ():
            for position in range(at, at + len(piece.text)):
                assert set(piece.claims) == {one.id for one in claims if covers(one, position)}
            assert piece.text == text[at : at + len(piece.text)] != ""
            at += len(piece.text)
        assert at == start + len(line) or not line.strip()
        start += len(line) + 1
    assert list(paragraphs) == []


def covers(one, position):
    words = (one.source, one.cue, one.content)
    return any(span.start <= position < span.end for role in words for span in role.spans)
