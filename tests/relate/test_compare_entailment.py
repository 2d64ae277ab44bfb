"""The entailment model: what it reads of a pair, and that its verdicts are steady."""

import pytest

from kg.errors import ModelError
from kg.relate.models.entailment import Entailment, Likelihoods, entailment_model
from kg.relate.models.pair_text import MAX_PIECES, N_FEATURES, pieces_of
from kg.weights.vocabulary import load_vocabulary

PAIRS = [
    ("A man is playing a guitar on the stage.", "A man is playing a guitar."),
    ("A man is playing a guitar.", "There is no man playing a guitar."),
    ("A man is playing a guitar.", "The bank raised its interest rate in the autumn, a paper wrote."),
]


def read(a: str, b: str):
    return pieces_of(*load_vocabulary().encode_batch([a, b], add_special_tokens=False))


def test_a_pair_is_read_as_two_segments():
    pieces, features = read("A dog runs.", "Dogs ran.")
    assert (
        load_vocabulary().decode(pieces.tolist(), skip_special_tokens=False)
        == "[CLS] a dog runs. [SEP] dogs ran. [SEP]"
    )
    assert [int(feature > N_FEATURES // 2) for feature in features] == [0, 0, 0, 0, 0, 0, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("dogs", "dogs", True), ("marched", "marches", True), ("dog", "cat", False), ("not", "6", False)],
)
def test_a_feature_tells_whether_the_word_is_in_the_other_text(a, b, same):
    unmatched = read(a, "zebra")[1][1]
    assert (read(a, b)[1][1] != unmatched) == same


def test_long_texts_are_cut_and_the_shorter_one_is_kept_whole():
    pieces, features = read("word " * 500, "A short end.")
    assert len(pieces) == len(features) == MAX_PIECES
    assert load_vocabulary().decode(pieces.tolist()).endswith("a short end.")


def test_two_long_texts_share_the_room():
    pieces, features = read("one " * 500, "two " * 500)
    assert len(pieces) == MAX_PIECES
    assert 60 <= sum(features > N_FEATURES // 2) <= 65


def test_plain_pairs_are_judged_right():
    follows, denied, other = entailment_model().judge(PAIRS)
    assert follows.entailment > 0.6
    assert denied.contradiction > 0.6
    assert other.neutral > 0.6


def test_a_verdict_is_the_same_to_the_bit_alone_among_others_and_again():
    model = entailment_model()
    together = model.judge(PAIRS)
    assert together == model.judge(PAIRS)
    assert together == [model.judge([pair])[0] for pair in PAIRS]
    assert together[::-1] == Entailment.load().judge(PAIRS[::-1])


def test_probabilities_sum_to_one():
    judged = entailment_model().judge(PAIRS)
    assert len(judged) == len(PAIRS) > 0
    for judgement in judged:
        assert judgement.entailment + judgement.neutral + judgement.contradiction == pytest.approx(
            1.0, abs=1e-5
        )


def test_no_pairs_give_no_judgements():
    assert entailment_model().judge([]) == []


def test_empty_texts_are_judged_too():
    assert isinstance(entailment_model().judge([("", "")])[0], Likelihoods)


def test_a_folder_without_a_model_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="no entailment model"):
        Entailment.load(tmp_path)


def test_a_broken_model_is_an_error(tmp_path):
    (tmp_path / "entailment.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="reinstall kg"):
        Entailment.load(tmp_path)
