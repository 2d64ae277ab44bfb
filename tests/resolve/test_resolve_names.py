"""Whether two names, by themselves, may be names of one thing."""

import pytest

from kg.model import EntityType
from kg.resolve.names.sameness import compare_names


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Emomali Rakhmon", "Emomali Rahmon", "PERSON"),
        ("Khasan Sultonov", "Hasan Sultonov", "PERSON"),
        ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev", "PERSON"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "PERSON"),
        ("Mohammed Ali", "Muhammad Ali", "PERSON"),
        ("President Joe Biden", "Joe Biden", "PERSON"),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", "PERSON"),
        ("Xi Jinping", "Jinping Xi", "PERSON"),
        ("J. Smith", "John Smith", "PERSON"),
        ("Collective Security Treaty Organization", "Collective Security Treaty Organisation", "ORG"),
        ("CSTO", "Collective Security Treaty Organization", "ORG"),
        ("Foreign Ministry of Russia", "Russian Foreign Ministry", "ORG"),
        ("Apple Inc.", "Apple", "ORG"),
        ("the U.S.", "America", "GPE"),
        ("Burma", "Myanmar", "GPE"),
    ],
)
def test_names_of_one_thing_match(first: str, second: str, kind: EntityType) -> None:
    verdict = compare_names(first, second, kind)
    assert verdict.match, verdict.why
    assert compare_names(second, first, kind).match


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Vladimir Putin", "Vladimir Pukhin", "PERSON"),
        ("John Smith", "Jane Smith", "PERSON"),
        ("Emomali Rahmon", "Kassym-Jomart Tokayev", "PERSON"),
        ("Emomali Rahmon", "Rustam Rahmon", "PERSON"),
        ("Emomali Rahmon", "Rahmon", "PERSON"),
        ("George Bush Jr", "George Bush Sr", "PERSON"),
        ("John A. Smith", "John B. Smith", "PERSON"),
        ("Hasan Ali", "Hussein Ali", "PERSON"),
        ("CSTO", "Shanghai Cooperation Organization", "ORG"),
        ("CSTO", "CSTO secretariat", "ORG"),
        ("Russian Foreign Ministry", "Tajik Foreign Ministry", "ORG"),
        ("Niger", "Nigeria", "GPE"),
        ("Austria", "Australia", "GPE"),
        ("Afghans", "Afghanistan", "NORP"),
        ("", "Rahmon", "PERSON"),
    ],
)
def test_names_of_two_things_do_not_match(first: str, second: str, kind: EntityType) -> None:
    verdict = compare_names(first, second, kind)
    assert not verdict.match, verdict.why
    assert not compare_names(second, first, kind).match
