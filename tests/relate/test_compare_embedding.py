"""Cheap vectors of texts: near where texts are about the same."""

import numpy as np
import pytest

from kg.errors import ModelError
from kg.relate.models.embedding import Embedding, embed


def test_a_row_has_unit_length_and_is_the_same_alone_and_among_others():
    texts = ["The border is calm.", "Prices rose by a tenth.", "x"]
    rows = embed(texts)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.array_equal(rows[1], embed(texts[1:2])[0])


def test_a_text_without_words_is_zeros():
    assert not embed([""]).any()


def test_no_texts_are_no_rows():
    assert len(embed([])) == 0


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("militants crossed the border", "armed groups on the frontier", "the bank raised its interest rate"),
        ("the minister resigned", "a cabinet member stepped down", "rain is expected in the north"),
        ("oil prices fell sharply", "crude got cheaper", "the singer gave a concert"),
    ],
)
def test_texts_about_the_same_are_closer(text, near, far):
    a, b, c = embed([text, near, far])
    assert a @ b > a @ c + 0.1


def test_missing_vectors_are_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="reinstall kg"):
        Embedding.load(tmp_path / "embedding.npz")
