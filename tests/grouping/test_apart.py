"""Two events of one kind are told apart, one event is not torn."""

import random

from kg.stories.apart import LEAST_OF_A_SIDE, look_again
from kg.stories.rarity import vector_of


def articles(*events: tuple[str, int]) -> dict[str, dict[str, float]]:
    """Return articles of some events: by name and number, each with words of the kind and of its event."""
    drawn = random.Random(7)
    made = {}
    for event, count in events:
        for number in range(count):
            kind = drawn.sample([f"kind{word}" for word in range(20)], 14)
            own = drawn.sample([f"{event}{word}" for word in range(20)], 14)
            features = {*kind, *own, f"{event} alone {number}"}
            made[f"{event}{number:02}"] = vector_of(features, dict.fromkeys(features, 1.0))
    return made


def looked(made: dict[str, dict[str, float]]) -> list[list[str]]:
    return sorted(look_again(sorted(made), made, dict.fromkeys(made)))


def test_two_events_of_one_kind_are_told_apart():
    made = articles(("a", LEAST_OF_A_SIDE), ("b", LEAST_OF_A_SIDE + 2))
    assert looked(made) == [sorted(one for one in made if one[0] == side) for side in "ab"]


def test_three_events_of_one_kind_are_told_apart():
    made = articles(("a", 7), ("b", 8), ("c", 9))
    assert [len(event) for event in looked(made)] == [7, 8, 9]


def test_one_event_stays_whole():
    made = articles(("a", 3 * LEAST_OF_A_SIDE))
    assert looked(made) == [sorted(made)]


def test_a_few_articles_are_no_event_beside_many():
    made = articles(("a", 3 * LEAST_OF_A_SIDE), ("b", LEAST_OF_A_SIDE - 1))
    assert looked(made) == [sorted(made)]
