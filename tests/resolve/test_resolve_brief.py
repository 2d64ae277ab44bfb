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
def test_a_long_description_loses_its_loose_end(description: str, name: str) -> None:
    assert brief(description) == name


@pytest.mark.parametrize("description", ["officials in Lima", "the union (PWU)", "Western media"])
def test_short_description_stays(description: str) -> None:
    assert brief(description) == description


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("Republican insiders who think Rao has a chance", "Republican insiders"),
        ("woman, who like many", "woman"),
        ("former governor, who dropped his own bid", "former governor"),
        ("one owner of a shop that sells hats", "one owner of a shop"),
        ("New York survey released on Thursday", "New York survey"),
        ("Future45 group, funded by donors", "Future45 group"),
    ],
)
def test_description_loses_its_clauses(description: str, name: str) -> None:
    assert brief(description) == name


@pytest.mark.parametrize(
    "description",
    [
        "those who left",
        "poll conducted by the Norvik Times",
        "senior officials at the Justice Department and DHS",
        "families, supporters and officials",
    ],
)
def test_description_keeps_what_says_who_it_is(description: str) -> None:
    assert brief(description) == description
