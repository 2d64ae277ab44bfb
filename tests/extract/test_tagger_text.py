import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from kg.extract.tagger.pieces import N_GAPS, WordTable, read_words, windows


@pytest.fixture(scope="module")
def tokenizer():
    vocabulary = {piece: i for i, piece in enumerate(["[UNK]", "taxes", "rose", "will", "tax", "##ed"])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def words_of(text, tokenizer):
    table = read_words(text, tokenizer)
    return [text[s:e] for s, e in zip(table.starts, table.ends, strict=True)]


def test_every_mark_is_a_word_by_itself(tokenizer):
    assert words_of("“Taxes rose,” Rao’s", tokenizer) == ["“", "Taxes", "rose", ",", "”", "Rao", "’", "s"]


def test_a_word_may_have_several_pieces(tokenizer):
    table = read_words("taxed will", tokenizer)
    assert table.pieces.tolist() == [4, 5, 3]
    assert table.first.tolist() == [0, 2, 3]


def test_an_empty_text_has_no_words(tokenizer):
    assert len(read_words("", tokenizer)) == 0


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("taxes\n\nrose", [0, 1]),
        ("taxes\n \nrose", [0, 1]),
        ("taxes\nrose", [0, 1]),
        ("taxes\nrose\n\nwill", [0, 0, 1]),  # blank lines part the paragraphs: the single break only wraps
        ("taxes\nrose\n   \nwill\ntaxes", [0, 1, 2, 3]),  # what is no article is blank, and parts nothing
        ("taxes rose", [0, 0]),
    ],
)
def test_paragraphs_are_told_by_blank_lines(text, paragraphs, tokenizer):
    assert read_words(text, tokenizer).paragraphs.tolist() == paragraphs


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“taxes” rose", [2, 1, 3, 0]),
        ('"taxes" rose', [2, 1, 3, 0]),
        ("«taxes rose", [2, 1, 1]),
        ('taxes " rose\n\nwill', [0, 2, 1, 0]),  # a stray mark goes no further than its paragraph
    ],
)
def test_words_know_whether_they_are_quoted(text, quotes, tokenizer):
    assert read_words(text, tokenizer).quotes.tolist() == quotes


def test_a_feature_tells_the_white_space_before_a_word(tokenizer):
    table = read_words("taxes rose.\n\nwill", tokenizer)
    assert (table.features % N_GAPS).tolist() == [0, 1, 0, 2]


def table_of(pieces_a_word, paragraphs):
    n = len(pieces_a_word)
    first = np.append(0, np.cumsum(pieces_a_word)).astype(np.int64)
    zeros = np.zeros(n, dtype=np.int64)
    pieces = np.zeros(first[-1], dtype=np.int64)
    return WordTable(zeros, zeros, pieces, first, zeros, np.array(paragraphs), zeros)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=200))
def test_windows_hold_every_word_and_are_not_too_large(pieces_a_word):
    table = table_of(pieces_a_word, [0] * len(pieces_a_word))
    places = windows(table, size=30, overlap=8)
    assert sorted({i for start, end in places for i in range(start, end)}) == list(range(len(table)))
    assert all(table.first[end] - table.first[start] <= 30 for start, end in places)


def test_a_window_begins_at_a_paragraph_within_the_overlap():
    table = table_of([1] * 20, [0] * 8 + [1] * 12)
    assert windows(table, size=10, overlap=4) == [(0, 10), (8, 18), (14, 20)]
