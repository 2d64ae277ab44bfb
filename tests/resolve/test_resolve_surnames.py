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


@pytest.mark.parametrize(
    ("full", "alone"),
    [
        ("{PERSON:Wang Yi}", "{ORG:Wang}"),
        ("{PERSON:Claudia Sheinbaum Pardo}", "{ORG:Sheinbaum}"),
        ("{PERSON:Andrés Manuel López Obrador}", "{PERSON:López}"),
        ("{PERSON:Prince Faisal bin Farhan}", "{PERSON:Prince Faisal}"),
        ("{PERSON:Claudia Sheinbaum Pardo}", "{PERSON:Claudia Sheinbaum}"),
        ("{PERSON:Mohamed bin Zayed Al Nahyan}", "{PERSON:Al Nahyan}"),
        ("{PERSON:Enrique Peña Nieto}", "{PERSON:Peña Nieto}"),
    ],
)
def test_not_all_surnames_come_last(full: str, alone: str) -> None:
    name = full.removeprefix("{PERSON:").removesuffix("}")
    assert marked(f"{full} came.", f"‹{alone}› said «so».").speakers() == [name]


@pytest.mark.parametrize(
    ("lines", "alone"),
    [
        (["{PERSON:Wang Yi} came.", "{PERSON:Wang Wei} left."], "Wang"),  # which of the two?
        (["{PERSON:John James Rao} came."], "James Rao"),
        (["{PERSON:Ludwig van Beethoven} came."], "Van"),
        (["{PERSON:Juan Ruiz Lopez} came.", "{PERSON:Juan Ruiz Vega} left."], "Juan Ruiz"),
    ],
)
def test_part_of_a_name_that_says_too_little_stays_itself(lines: list[str], alone: str) -> None:
    assert marked(*lines, f"‹{{PERSON:{alone}}}› said «so».").speakers() == [alone]


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("{PERSON:Elizabeth Rao}", "{PERSON:Rao|Mr.}", "Rao"),
        ("{PERSON:Ghazala Rao|his wife}", "{PERSON:Rao|Mr.}", "Rao"),
        ("{PERSON:Michelle Rao|first lady}", "{PERSON:Rao|President}", "Rao"),
        ("{PERSON:Elizabeth Rao}", "{PERSON:Rao|Ms.}", "Elizabeth Rao"),
        ("{PERSON:Elizabeth Rao}", "{PERSON:Rao}", "Elizabeth Rao"),
        ("{PERSON:Michelle Rao|senator}", "{PERSON:Rao|Sen.}", "Michelle Rao"),
    ],
)
def test_surname_with_a_title_is_nobody_elses(first: str, second: str, speaker: str) -> None:
    assert marked(f"{first} came.", f"‹{second}› said «so».").speakers() == [speaker]


def test_mr_and_ms_of_one_surname_are_two() -> None:
    article = marked("‹{PERSON:Rao|Mr.}› said «a».", "‹{PERSON:Rao|Ms.}› said «b».")
    assert len(article.forms()) == 2
