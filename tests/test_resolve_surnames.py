"""Whose surname a name of one word is."""

import pytest
from marked import marked


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        # Who alone was introduced when the surname was first used has it.
        (["{PERSON:Ted Cruz} came.", "{PERSON:Cruz} left.", "{PERSON:Heidi Cruz} saw it."], "Ted Cruz"),
        # Else who was named in full more often.
        (["{PERSON:Ann Lee} came.", "{PERSON:Ann Lee} left with {PERSON:Bob Lee}."], "Ann Lee"),
        # Else who was named last.
        (["{PERSON:John Smith} came.", "{PERSON:Jane Smith} left."], "Jane Smith"),
        # A generation is no surname.
        (["{PERSON:John G. Roberts Jr.} came."], "John G. Roberts Jr."),
    ],
)  # fmt: skip
def test_surname_belongs_to(lines: list[str], owner: str) -> None:
    surname = owner.removesuffix(" Jr.").split()[-1]
    assert marked(*lines, f"‹{{PERSON:{surname}}}› said «so».").speakers() == [owner]


def test_country_that_says_something_is_the_person_of_that_surname() -> None:
    article = marked("{PERSON:Jim Jordan} came.", "‹{GPE:Jordan}› said «so».", "He flew to {GPE:Jordan}.")
    assert article.forms() == [("Jim Jordan", "Jordan"), ("Jordan",)]


def test_country_without_a_person_of_that_name_stays_a_country() -> None:
    article = marked("{PERSON:Jim Rao} came.", "‹{GPE:Jordan}› said «so».")
    assert [referent.type for referent in article.resolve().referents] == ["PERSON", "GPE"]


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (["{PERSON:Bryan Rao} came."], "Bryan Rao"),
        (["{PERSON:Bryan Rao} came.", "{PERSON:Bryan Lee} left."], "Bryan"),  # which of the two?
        (["{PERSON:Bryan Rao} came.", "{PERSON:Ann Bryan} left."], "Ann Bryan"),  # a surname goes first
    ],
)
def test_given_name_is_the_one_person_who_bears_it(lines: list[str], speaker: str) -> None:
    assert marked(*lines, "‹{PERSON:Bryan}› said «so».").speakers() == [speaker]
