"""Which roles are those of one who speaks for a body."""

import pytest

from kg.ask.named.posts import bodies_of, drop_past, find_posts, keys_of_body


def speaks(role: str, *names: str, is_place: bool = False) -> bool:
    keys = keys_of_body(names)
    return any(post.speaks_for(keys, is_place=is_place) for post in find_posts(role))


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("the FBI director", "FBI"),
        ("spokesman for the FBI", "FBI"),
        ("State Department deputy spokeswoman", "State Department"),
        ("the White House press secretary", "White House"),
        ("press secretary of the CSTO secretariat", "CSTO"),
        ("CSTO Secretary-General", "CSTO"),
        ("who is executive director of the Harbour Trust, a charity in Riga", "Harbour Trust"),
        ("president and chief executive of the Retailers Association", "Retailers Association"),
        ("a statement from the Coast Guard", "Coast Guard"),
    ],
)
def test_post_speaks_for_its_body(role: str, body: str):
    assert speaks(role, body)


@pytest.mark.parametrize(
    ("role", "country"),
    [
        ("the Tajik President", "Tajikistan"),
        ("President of Tajikistan", "Tajikistan"),
        ("Indian Defence Minister", "India"),
        ("U.S. Secretary of State", "United States"),
        ("U.S. ambassador to Russia", "United States"),
        ("Russian Foreign Ministry spokeswoman", "Russia"),
    ],
)
def test_post_speaks_for_its_country(role: str, country: str):
    assert speaks(role, country, is_place=True)


@pytest.mark.parametrize(
    ("role", "body", "is_place"),
    [
        ("the former FBI director", "FBI", False),
        ("ex-FBI chief", "FBI", False),
        ("deputy head of the FBI", "FBI", False),
        ("a critic of the FBI", "FBI", False),
        ("an FBI agent", "FBI", False),
        ("head of policy at the FBI", "FBI", False),
        ("legal director for the FBI", "FBI", False),
        ("U.S. ambassador to Russia", "Russia", True),
        ("executive director of the Retailers Association in Ohio", "Retailers Association", False),
        ("Florida director", "Florida", True),  # of a campaign there
        ("Iowa spokesman", "Iowa", True),
        ("who wants to be the next U.S. president", "United States", True),
        ("Italy's Northern League leader", "Italy", True),
        ("campaign spokesman", "campaign", False),  # of whose?
    ],
)
def test_other_role_speaks_for_nobody(role: str, body: str, is_place: bool):
    assert not speaks(role, body, is_place=is_place)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("the Turkish government", {"turkey"}),
        ("Romania's Justice Ministry", {"romania"}),
        ("Ministry of Foreign Affairs of Tajikistan", {"tajikistan"}),
        ("CSTO secretariat", {"csto"}),
        ("State Department", set()),
        ("government opponents", set()),
    ],
)
def test_part_of_a_body_is_known_with_the_whole(name: str, whole: set[str]):
    assert bodies_of(name) == whole


def test_role_of_the_past_is_told_without_it():
    assert drop_past("the former FBI director") == "the FBI director"
