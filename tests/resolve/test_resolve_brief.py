"""Short names for sources that are described at length."""

import pytest

from kg.resolve.names.brief import brief


@pytest.mark.parametrize(
    ("description", "name"),
    [
        (
            "Leaders of the Port Workers' Union (PWU) in the capital, Lima",
            "Leaders of the Port Workers' Union",
        ),
        (
            "a senior official of the mining ministry who asked not to be named",
            "a senior official of the mining ministry",
        ),
        (
            "two people familiar with the talks between the board and its rival",
            "two people familiar with the talks between the board and its rival",
        ),
        (
            "officials in the two northern provinces that were hit by floods",
            "officials in the two northern provinces",
        ),
    ],
)
def test_long_description_loses_its_loose_end(description: str, name: str) -> None:
    assert brief(description) == name


@pytest.mark.parametrize("description", ["officials in Lima", "the union (PWU)", "Western media"])
def test_short_description_stays(description: str) -> None:
    assert brief(description) == description
