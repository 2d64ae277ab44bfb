"""Where names begin and end: titles, scores and headline words aside, longer names whole."""

import pytest
from tagged import names_in, with_tags

from kg.model import EntityType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so [PERSON co - chairman Liam Fox] spoke", [("Liam Fox", "PERSON")]),
        ("so [PERSON Billionaire Mark Cuban] spoke", [("Mark Cuban", "PERSON")]),
        ("so [PERSON Norvik Chairman Mark Rao] spoke", [("Mark Rao", "PERSON")]),
        ("so [PERSON Mark Rao 100 percent] spoke", [("Mark Rao", "PERSON")]),
        ("so [PERSON Rao and] Quispe spoke", [("Rao", "PERSON"), ("Quispe", "OTHER")]),
        ("so [PERSON pro - Rao] people spoke", [("Rao", "PERSON")]),
        ("so [ORG Norvik 65 - 53] spoke", [("Norvik", "ORG")]),
        ("so [PERSON Osama bin Rao] spoke", [("Osama bin Rao", "PERSON")]),
        ("so [PERSON Mother Teresa] spoke", [("Mother Teresa", "PERSON")]),
        ("so [PERSON Mark Ali - Joe Rao] spoke", [("Mark Ali", "PERSON"), ("Joe Rao", "PERSON")]),
        ("so [PERSON Mark Rao and Anna Doe] spoke", [("Mark Rao", "PERSON"), ("Anna Doe", "PERSON")]),
        ("so [PERSON Anna Smith - Rao] spoke", [("Anna Smith - Rao", "PERSON")]),
    ],
)  # fmt: skip
def test_a_name_is_without_what_stands_beside_it(text: str, expected: list[tuple[str, EntityType]]) -> None:
    assert names_in(with_tags(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so T - [OTHER Mobile] spoke", [("T - Mobile", "OTHER")]),
        ("so Quispe ( R - [GPE Texas] ) spoke", [("Quispe", "OTHER"), ("Texas", "GPE")]),
        ('so Vincent " The [PERSON Chin] " [PERSON Rao] spoke', [('Vincent " The Chin " Rao', "PERSON")]),
        ('so [PERSON Mark] " the end " [PERSON Rao] spoke', [("Mark", "PERSON"), ("Rao", "PERSON")]),
        ("so [ORG Fox] 5 [GPE Atlanta] spoke", [("Fox 5 Atlanta", "ORG")]),
        ("so the [GPE Kansas City Chiefs] spoke", [("Kansas City Chiefs", "ORG")]),
        ("so the [GPE San Diego] Chargers spoke", [("San Diego Chargers", "ORG")]),
        ("so the [GPE Cayman Islands] spoke", [("Cayman Islands", "GPE")]),
        ("so the [GPE Texas Republicans] spoke", [("Texas Republicans", "NORP")]),
        ("so the [GPE United States] spoke", [("United States", "GPE")]),
        ("so the Islamic [ORG State] spoke", [("Islamic State", "GROUP")]),
    ],
)  # fmt: skip
def test_a_longer_name_is_whole(text: str, expected: list[tuple[str, EntityType]]) -> None:
    assert names_in(with_tags(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "so the secretary of [ORG State] spoke",
        "so it was [EVENT Sept. 11] when",
        "so [OTHER # Rao2016] spoke",
        "so [ORG K.] spoke",
        "so [ORG D-Calif.] spoke",
    ],
)
def test_what_names_nothing_by_itself_is_no_name(text: str) -> None:
    assert names_in(with_tags(text.replace("# ", "#"))) == []


def test_the_country_of_a_president_is_a_name() -> None:
    assert names_in(with_tags("so the minister of [GPE Peru] spoke")) == [("Peru", "GPE")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("[PERSON Lindsay Rao Leaves Norvik Centre]", [("Lindsay Rao", "PERSON"), ("Norvik", "ORG")]),
        ("[WORK Norvik Clinch Playoff Berth]", [("Norvik", "ORG")]),
        ("RAO MEETS NORVIK TODAY", [("RAO", "PERSON"), ("NORVIK", "ORG")]),
        ("Envoys Meet Norvik Today", [("Norvik", "ORG")]),
        ("[PERSON Anna Quispe] Meets Norvik Today", [("Anna Quispe", "PERSON"), ("Norvik", "ORG")]),
    ],
)
def test_a_headline_names_what_the_text_below_names(
    headline: str, expected: list[tuple[str, EntityType]]
) -> None:
    reading = with_tags(
        f"{headline} . so [PERSON Lindsay Rao] left the [ORG Norvik] when [PERSON Rao] spoke of [ORG Norvik]"
    )
    below = [("Lindsay Rao", "PERSON"), ("Norvik", "ORG"), ("Rao", "PERSON"), ("Norvik", "ORG")]
    assert names_in(reading) == [*expected, *below]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so [PERSON Anna Rao] met [ORG Mark Rao] there", [("Anna Rao", "PERSON"), ("Mark Rao", "PERSON")]),
        ("so [ORG Mark Norvik] played there", [("Mark Norvik", "ORG")]),
        ("[GPE Kansas City Chiefs] met [WORK Chiefs]", [("Kansas City Chiefs", "ORG"), ("Chiefs", "ORG")]),
    ],
)  # fmt: skip
def test_the_document_tells_what_a_name_is(text: str, expected: list[tuple[str, EntityType]]) -> None:
    assert names_in(with_tags(text)) == expected
