"""What the judge reads of two claims."""

from dataclasses import replace

from kg.relate.models.judge_text import (
    CONTENT_PIECES,
    N_FEATURES,
    N_GAPS,
    ZONES,
    JudgedClaim,
    encode_claims,
    pieces_of_pair,
)
from kg.weights.vocabulary import load_vocabulary

TOKENIZER = load_vocabulary()
A = JudgedClaim(
    "the mayor", "said", "claims", "2024-05-01", "Bridge", "The mayor said", "the bridge is safe", ", after"
)
B = JudgedClaim("an engineer", "denied", "denies", "2024-05-04", None, "", "the bridge is not safe", "")


def test_every_piece_has_a_feature_of_its_side() -> None:
    a, b = encode_claims([A, B], TOKENIZER)
    pieces, features, _ = pieces_of_pair(a, b)
    half = 1 + (N_FEATURES - 1) // 2
    assert len(pieces) == len(features) == len(a.pieces) + len(b.pieces) + 3
    assert features.max() < N_FEATURES
    n_first = len(a.pieces)
    assert all(0 < f < half for f in features[1 : 1 + n_first])
    assert all(f >= half for f in features[2 + n_first : -1])


def test_the_content_is_marked() -> None:
    (a,) = encode_claims([A], TOKENIZER)
    marked = [word for word, zone in zip(a.words, a.zones, strict=True) if ZONES[zone] == "content"]
    assert marked == ["the", "bridge", "is", "safe"]


def test_a_long_content_is_cut_and_a_long_beginning_keeps_its_end() -> None:
    long = replace(A, content="word " * 200, before="far " * 60 + "near")
    (read,) = encode_claims([long], TOKENIZER)
    zones = [ZONES[zone] for zone in read.zones]
    assert zones.count("content") == CONTENT_PIECES
    assert [w for w, z in zip(read.words, zones, strict=True) if z == "context"][-3] == "near"


def test_spaced_apostrophes_are_closed_up() -> None:
    spaced, closed = encode_claims(
        [replace(A, content="it is n't the city 's"), replace(A, content="it isn't the city's")], TOKENIZER
    )
    assert spaced.pieces == closed.pieces


def test_days_between_are_told_and_unknown_ones_are_their_own_kind() -> None:
    a, b, undated, broken = encode_claims(
        [A, B, replace(A, published=None), replace(A, published="last week")], TOKENIZER
    )
    assert pieces_of_pair(a, b)[2] == 1  # three days
    assert pieces_of_pair(a, undated)[2] == pieces_of_pair(a, broken)[2] == N_GAPS - 1
