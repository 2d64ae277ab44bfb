"""Whose border "the border with Afghanistan" is."""

import pytest
from marked import marked

from kg.resolve.document.border_concepts import concept_words


def border_of(*lines: str) -> str:
    (border,) = {one.key for one in marked(*lines).resolve().referents if one.type == "CONCEPT"}
    return border


@pytest.mark.parametrize(
    "form",
    [
        "the Tajik-Afghan border", "the Afghan-Tajik borders", "Afghanistan's border with Tajikistan",
        "the border between Tajikistan and Afghanistan", "the Afghan border area with Tajikistan",
        "Tajikistan's common border with Afghanistan", "the Afghan-Tajik frontier",
    ],
)  # fmt: skip
def test_a_border_is_known_by_its_two_countries(form: str) -> None:
    assert concept_words(form) == {"afghanistan", "tajikistan", "border"}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("the border area", {"border", "area"}),
        ("the common border with Iran", {"common", "border", "iran"}),
        ("trade between Iran and Iraq", {"trade", "iran", "iraq"}),
    ],
)
def test_a_concept_that_is_no_border_of_two_countries_keeps_its_words(form: str, words: set[str]) -> None:
    assert concept_words(form) == words


@pytest.mark.parametrize(
    "line",
    [
        "‹{GPE:Tajikistan}› said «the {#border with Afghanistan} is quiet».",
        "‹{GPE:Dushanbe}› said «the {#border with Afghanistan} is quiet».",
        "‹{PERSON:Emomali Rahmon|Tajik President}› said «the {#border with Afghanistan} is quiet».",
        "‹{ORG~the Tajik defence ministry}› said «the {#border with Afghanistan} is quiet».",
        "{GPE:Tajikistan} will guard {its} {#border with Afghanistan}, ‹{GPE:Moscow}› said.",
    ],
)
def test_a_border_with_one_country_is_that_of_who_speaks_or_is_spoken_of(line: str) -> None:
    assert border_of(line) == "afghanistan border tajikistan"


@pytest.mark.parametrize(
    "line",
    [
        "‹{GPE:Russia}› said «the {#border with Afghanistan} is long».",  # it has none
        "‹{ORG:NATO}› said «the {#border with Afghanistan} is long».",
        "The {#border with Afghanistan} is long.",
        "‹{GPE:Tajikistan}› said «they left their {#border with Afghanistan} open».",  # whose?
    ],
)
def test_a_border_with_one_country_stays_so_where_nothing_tells_whose_it_is(line: str) -> None:
    assert border_of(line) == "afghanistan border"


def test_why_a_border_is_taken_for_another_is_told() -> None:
    resolution = marked(
        "The {#Polish-Belarusian border} is long.",
        "‹{PERSON:Donald Tusk|Polish Prime Minister}› said «the {#border with Belarus} will close».",
    ).resolve()
    (border,) = [one for one in resolution.referents if one.type == "CONCEPT"]
    assert border.name == "Polish-Belarusian border"
    assert border.why == ('"border with Belarus" is that of Poland, said by "Donald Tusk"',)


def test_a_border_that_no_form_names_in_full_is_named_by_its_countries() -> None:
    (_, border) = marked("‹{GPE:Iran}› said «the {#border with Pakistan} is open».").resolve().referents
    assert (border.name, border.forms) == ("Iran-Pakistan border", ("border with Pakistan",))
