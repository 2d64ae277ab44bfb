"""What the mentions of one document mean."""

import pytest
from marked import marked

from kg.model import Extraction


def test_a_surname_means_the_person_named_in_full_before() -> None:
    article = marked(
        "‹{PERSON:Natalia Kharitonova}› said «{GPE:Tajikistan} is ready».",
        "‹{PERSON:Kharitonova}› added «more».",
    )
    assert article.speakers() == ["Natalia Kharitonova", "Natalia Kharitonova"]


def test_a_surname_in_a_headline_means_the_person_named_in_full_behind() -> None:
    article = marked(
        "{PERSON:Rahmon} Names Measures", "‹{PERSON:Emomali Rakhmon|Tajik President}› said «so»."
    )
    assert article.forms() == [("Rahmon", "Emomali Rakhmon")]


def test_of_two_persons_with_one_surname_the_nearest_before_is_meant() -> None:
    article = marked(
        "‹{PERSON:John Smith}› said «yes».",
        "‹{PERSON:Jane Smith}› said «no».",
        "‹{PERSON:Smith}› said «never».",
    )
    assert article.speakers() == ["John Smith", "Jane Smith", "Jane Smith"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Vladimir Putin", "Pukhin"), ("Emomali Rahmon", "Tokayev"), ("Omar Nessar", "Nassiri")],
)
def test_another_surname_is_another_person(first: str, second: str) -> None:
    assert len(marked(f"{{PERSON:{first}}} met", f"{{PERSON:{second}}} spoke").forms()) == 2


def test_one_title_does_not_make_two_names_one_person() -> None:
    article = marked(
        "‹{PERSON:Emomali Rakhmon|Tajik President}› said «a».",
        "‹{PERSON~the Tajik president}› said «b».",
        "‹{PERSON:Kassym-Jomart Tokayev|Tajik President}› said «c».",
        "‹{PERSON:Rakhmon}› said «d».",
    )
    assert article.speakers() == [
        "Emomali Rakhmon",
        "Emomali Rakhmon",
        "Kassym-Jomart Tokayev",
        "Emomali Rakhmon",
    ]


def test_a_role_that_nobody_has_stays_itself() -> None:
    article = marked(
        "{PERSON:Vladimir Putin|Russian President} came.", "‹{PERSON~the Tajik president}› said «b»."
    )
    assert article.speakers() == ["the Tajik president".removeprefix("the ")]


@pytest.mark.parametrize("acronym", ["CSTO", "CTSC"])
def test_an_acronym_in_parentheses_is_the_name_before_even_misspelt(acronym: str) -> None:
    article = marked(
        f"The {{ORG:Collective Security Treaty Organization}} ({{ORG:{acronym}}}) met.",
        f"‹The {{ORG:{acronym}}}› said «so».",
    )
    assert article.speakers() == ["Collective Security Treaty Organization"]


def test_an_acronym_before_its_definition_is_the_same_organisation() -> None:
    article = marked("{ORG:SCO} leaders met.", "The {ORG:Shanghai Cooperation Organization} grew.")
    assert article.forms() == [("SCO", "Shanghai Cooperation Organization")]


def test_an_acronym_of_other_initials_stays_apart() -> None:
    assert len(marked("The {ORG:Security Council} met.", "{ORG:NATO} spoke.").forms()) == 2


def test_an_acronym_takes_no_letter_from_a_place_that_is_named_too() -> None:
    assert len(marked("{ORG:Major League} clubs in {GPE:Boston}.", "{ORG:MLB} spoke.").forms()) == 3


def test_a_place_and_what_is_of_it_are_no_plurals_of_each_other() -> None:
    assert len(marked("{GPE:Hawaii} voted.", "{NORP:Hawaiian} judges met.").forms()) == 2


def test_a_demonym_is_its_country_but_a_people_is_not() -> None:
    article = marked("{NORP:Tajik} troops in {GPE:Tajikistan}.", "{NORP:Tajiks} left.")
    assert article.forms() == [("Tajik", "Tajikistan"), ("Tajiks",)]


def test_a_region_and_its_adjective_are_one() -> None:
    article = marked("{NORP:Central Asian} states of {LOC:Central Asia} met {NORP:American} guests.")
    assert article.forms() == [("Central Asian", "Central Asia"), ("American",)]


def test_parts_of_two_countries_stay_apart() -> None:
    article = marked(
        "{GPE:Russia}'s {ORG:Foreign Ministry} and {GPE:Iran}'s {ORG:Foreign Ministry} met.",
    )
    names = [referent.name for referent in article.resolve().referents]
    assert names == ["Russia", "Russia's Foreign Ministry", "Iran", "Iran's Foreign Ministry"]


def test_a_secretariat_is_not_its_organisation() -> None:
    article = marked(
        "The {ORG:CSTO} met.",
        "‹The {ORG:Secretariat} of the {ORG:CSTO}› said «so».",
    )
    assert article.speakers() == ["Secretariat of the CSTO"]


def test_a_bare_part_is_generic() -> None:
    (referent,) = marked("The {ORG:Foreign Ministry} spoke.").resolve().referents
    assert referent.generic


def test_the_organization_is_the_nearest_name_with_that_word() -> None:
    article = marked(
        "The {ORG:World Trade Organization} met in {GPE:Geneva} with {ORG:TASS}.",
        "‹{ORG~the organization}› said «so».",
    )
    assert article.speakers() == ["World Trade Organization"]


def test_the_ministry_is_never_an_organisation_without_that_word() -> None:
    article = marked("{ORG:NATO} met.", "‹{ORG~the ministry}› said «so».")
    assert article.speakers() == ["ministry"]


def test_aliases_of_the_text_are_one() -> None:
    article = marked("{GROUP:ISIS} ({GROUP:Daesh}) came.", aliases=((0, 1),))
    assert article.forms() == [("ISIS", "Daesh")]


def test_an_alias_never_makes_a_person_an_organisation() -> None:
    assert len(marked("{PERSON:Omar Nessar}, {ORG:Institute}", aliases=((0, 1),)).forms()) == 2


def test_concepts_are_one_in_any_order_of_their_words() -> None:
    article = marked(
        "{PERSON:Ann Lee} on the {#Tajik-Afghan border} and the {#border of Afghanistan with Tajikistan}"
    )
    assert len(article.resolve().referents) == 2


def test_analysts_are_generic_but_a_country_s_intelligence_is_not() -> None:
    article = marked("‹{PERSON~analysts}› say «a».", "‹{ORG~Tajik intelligence}› says «b».")
    assert [referent.generic for referent in article.resolve().referents] == [True, False]


def test_about_lists_names_and_concepts_of_a_content_once_and_in_order() -> None:
    article = marked(
        "‹{PERSON:Ann Lee}› said «{PERSON~officials} fear {#militant groups} in {GPE:Syria}, {NORP:Syrian} "
        "cities, and {she}»."
    )
    assert article.about() == [["militant groups", "Syria"]]


def test_a_channel_without_a_mention_becomes_a_referent() -> None:
    article = marked("‹{PERSON:Ann Lee}› told ^Radio Azattyk^ «so».")
    assert article.via() == [["Radio Azattyk"]]


def test_an_empty_extraction_has_no_referents() -> None:
    article = marked("Nothing.")
    assert article.resolve().referents == ()
    assert isinstance(article.extraction, Extraction)


def test_person_with_a_given_name_is_no_outlet_though_a_parse_calls_him_a_magazine() -> None:
    article = marked("{PERSON:Alexei Leonkov|Arsenal magazine} and {PERSON:Meduza|site} spoke.")
    assert [referent.type for referent in article.resolve().referents] == ["PERSON", "ORG"]
