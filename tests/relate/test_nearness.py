"""Which claims lie near each other, whatever else is looked at with them."""

import numpy as np

from kg.relate.nearness import LEAST_BEYOND, LEAST_IN_STORY, Field, find_near, vectors_of

TEXTS = [
    "the bridge over the river is closed", "the river bridge has been closed", "bread is dear in the capital",
    "the bridge was built by the army", "the price of bread rises",
]  # fmt: skip


def field(stories: list[int]) -> Field:
    return Field(vectors_of(TEXTS), np.arange(len(TEXTS)), np.array(stories))


def test_near_claims_meet_and_less_near_ones_within_a_story():
    apart = find_near(field([-1] * 5))
    assert (0, 1) in [pair[:2] for pair in apart]
    assert all(cosine >= LEAST_BEYOND for _, _, cosine in apart)
    together = find_near(field([1] * 5))
    assert set(apart) < set(together)
    assert all(cosine >= LEAST_IN_STORY for _, _, cosine in together)


def test_pairs_of_some_are_those_of_all_that_have_one_of_them():
    stories = [1, 1, 2, 1, 2]
    whole = find_near(field(stories))
    for place in range(len(TEXTS)):
        assert find_near(field(stories), [place]) == [pair for pair in whole if place in pair[:2]]


def test_texts_without_words_are_near_to_none():
    rows = vectors_of(["", "..."])
    assert find_near(Field(rows, np.arange(2), np.array([1, 1]))) == []
