"""Names: where they stand, and what mends the tagger's labels."""

import pytest
from parses import reading_of
from tagged import names_in, tagged

from kg.extract.mentions.name_types import mended
from kg.model import EntityType


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Tajik", "PERSON", "NORP"),
        ("Dushanbe", "ORG", "GPE"),
        ("Peru", "ORG", "GPE"),
        ("Taliban", "ORG", "GROUP"),
        ("Talibans", "PERSON", "GROUP"),
        ("Reuters", "PERSON", "ORG"),
        ("Dahl Institute", "PERSON", "ORG"),
        ("Anna Quispe", "PERSON", "PERSON"),
        ("Quispe", "ORG", "ORG"),
        ("Norvik Council", "FAC", "FAC"),
    ],
)
def test_lists_mend_the_label(text: str, label: EntityType, expected: EntityType) -> None:
    assert mended(text, label) == expected


def test_surname_is_a_person_where_the_full_name_is() -> None:
    reading = tagged(
        "so Anna Quispe spoke and Quispe left", "O", "B-PERSON", "I-PERSON", "O", "O", "B-ORG", "O"
    )
    assert names_in(reading) == [("Anna Quispe", "PERSON"), ("Quispe", "PERSON")]


def test_most_frequent_label_in_the_document_wins() -> None:
    reading = tagged(
        "so Norvik spoke and Norvik left and Norvik won",
        "O", "B-ORG", "O", "O", "B-ORG", "O", "O", "B-PERSON", "O",
    )  # fmt: skip
    assert names_in(reading) == [("Norvik", "ORG")] * 3


def test_name_after_the_site_is_an_outlet() -> None:
    assert names_in(tagged("so the site Norvik wrote it", "O", "O", "O", "B-PERSON", "O", "O")) == [
        ("Norvik", "ORG")
    ]


def test_two_demonyms_are_two_names() -> None:
    reading = tagged("the Tajik - Afghan border", "O", "B-NORP", "I-NORP", "I-NORP", "O")
    assert names_in(reading) == [("Tajik", "NORP"), ("Afghan", "NORP")]


def test_name_that_the_tagger_missed_is_found_inside_a_sentence() -> None:
    assert names_in(tagged("so the envoy Quispe left it", "O", "O", "O", "O", "O", "O")) == [
        ("Quispe", "OTHER")
    ]


@pytest.mark.parametrize(
    "words",
    ["Quispe left it", "Norvik Envoys Meet Quispe Today", "so on Monday it left", "so President left"],
)
def test_capitals_alone_make_no_name(words: str) -> None:
    assert names_in(tagged(words, *["O"] * len(words.split()))) == []


def test_body_of_an_organisation_is_a_name_beside_it() -> None:
    assert names_in(reading_of("The Secretariat of the Treaty Organization praised the plan.")) == [
        ("Secretariat of the Treaty Organization", "ORG"),
        ("Treaty Organization", "ORG"),
    ]


def test_names_of_a_document_are_mended_together() -> None:
    reading = reading_of("Anna Rakhmon met Tajik farmers in Dushanbe. Rakhmon praised the plan.")
    assert names_in(reading) == [
        ("Anna Rakhmon", "PERSON"),
        ("Tajik", "NORP"),
        ("Dushanbe", "GPE"),
        ("Rakhmon", "PERSON"),
    ]


def test_name_ends_before_the_verb_that_it_does() -> None:
    found = names_in(reading_of("Bemoaning the “phony vote,” Rao accused Lima of fraud."))
    assert ("Rao", "ORG") in found
    assert not [name for name, _ in found if "accused" in name]
