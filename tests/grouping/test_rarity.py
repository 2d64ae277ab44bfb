"""Few levels of rarity, and their bounds."""

import pytest

from kg.stories.rarity import BESIDE, FIRST_LEVEL, STEP, bounds_of, level_of, vector_of, weigh


@pytest.mark.parametrize(
    ("count", "level"),
    [(1, 0), (FIRST_LEVEL, 0), (FIRST_LEVEL + 1, 1), (FIRST_LEVEL * STEP, 1), (FIRST_LEVEL * STEP + 1, 2)],
)
def test_levels_reach_step_times_as_far_each(count, level):
    assert level_of(count) == level


@pytest.mark.parametrize("feature", ["", "flood"])
@pytest.mark.parametrize("articles", [1, 12, 13, 48, 49, 700, 5_000])
def test_bounds_hold_exactly_the_counts_of_one_level(feature, articles):
    beside = BESIDE if feature == "" else 0
    low, high = bounds_of(feature, articles)
    assert low <= articles <= high
    assert {level_of(low + beside), level_of(high + beside)} == {level_of(articles + beside)}
    assert level_of(high + 1 + beside) == level_of(high + beside) + 1


def test_the_rarer_tells_more_and_what_all_have_tells_nothing():
    weights = [weigh(10_000, level=level) for level in range(8)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[3] > weights[-1] == 0.0


def test_a_vector_is_of_length_one_and_lacks_what_tells_nothing():
    assert vector_of({"b", "a", "the"}, {"a": 3.0, "b": 4.0, "the": 0.0}) == {"a": 0.6, "b": 0.8}
