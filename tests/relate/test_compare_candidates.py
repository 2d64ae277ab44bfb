"""Which claims are compared at all: enough, and never too many."""

import numpy as np
from statements import stated

from kg.relate.candidates import (
    MOST_BY_MEANING,
    MOST_BY_WORDS,
    MOST_CLAIMS_OF_A_WORD,
    MOST_IN_ARTICLE,
    find_candidates,
    weights_of,
)
from kg.relate.words.content_words import read_wording


def candidates(*statements, vectors=None):
    return find_candidates(statements, [read_wording(one) for one in statements], vectors)


def test_claims_that_share_two_words_meet_and_others_do_not():
    camps, more, bread = "camps train militants", "the militants left their camps", "bread is dear"
    assert candidates(stated(camps), stated(more), stated(bread)) == [(0, 1)]


def test_subject_counts_as_a_word():
    one = stated("the bridge is closed", about=frozenset({"e1"}))
    other = stated("nobody crosses the bridge", about=frozenset({"e1"}))
    assert candidates(one, other) == [(0, 1)]
    assert candidates(one, stated("nobody crosses the bridge")) == []


def test_one_word_is_enough_within_an_article():
    one, other = (
        stated(text, document="d") for text in ("the situation is calm", "the situation grew worse")
    )
    assert candidates(one, other) == [(0, 1)]


def test_claims_near_in_meaning_meet_without_a_common_word():
    near = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]], dtype=np.float32)
    statements = stated("prices rose"), stated("living became dear"), stated("the bridge fell")
    assert candidates(*statements, vectors=near) == [(0, 1), (1, 2)]


def test_word_of_very_many_claims_brings_nobody_together():
    crowd = [stated(f"the border town number{place}x is quiet") for place in range(MOST_CLAIMS_OF_A_WORD + 1)]
    assert candidates(*crowd) == []


def test_neighbours_of_a_claim_are_bounded():
    crowd = [stated(f"the flood reached house number{place}x", document="d") for place in range(150)]
    rows = np.random.default_rng(1).normal(size=(150, 8)).astype(np.float32)
    found = candidates(*crowd, vectors=rows / np.linalg.norm(rows, axis=1, keepdims=True))
    assert 150 <= len(found) <= 150 * (MOST_BY_WORDS + MOST_BY_MEANING + MOST_IN_ARTICLE)


def test_large_corpora_are_cut_into_cells_and_near_ones_still_meet():
    rows = np.random.default_rng(2).normal(size=(2000, 16)).astype(np.float32)
    rows[1500] = rows[3] + 0.01
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = candidates(*(stated(f"word{place}x") for place in range(2000)), vectors=rows)
    assert (3, 1500) in found
    assert len(found) <= 2000 * 2 * MOST_BY_MEANING
    assert found == candidates(*(stated(f"word{place}x") for place in range(2000)), vectors=rows)


def test_rare_words_weigh_more():
    weights = weights_of([["border", "belt"], ["border"], ["border"]])
    assert weights["belt"] > weights["border"] > 0
