"""Countries, demonyms and places; as many words that must stay silent as that must speak."""

import pytest

from kg.language.en.gazetteer import country_of, is_demonym, is_people, place_type


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Tajik", "Tajikistan"),
        ("Tajiks", "Tajikistan"),
        ("Kazakhstani", "Kazakhstan"),
        ("Afghan", "Afghanistan"),
        ("American", "United States"),
        ("the U.S.", "United States"),
        ("USA", "United States"),
        ("Britain", "United Kingdom"),
        ("DPRK", "North Korea"),
        ("Burma", "Myanmar"),
        ("Holland", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Congolese", "Democratic Republic of the Congo"),
        ("Russia's", "Russia"),
        ("us", None),
        ("car", None),
        ("polish", None),
        ("Dushanbe", None),
        ("Rahmon", None),
        ("", None),
    ],
)
def test_a_name_or_demonym_gives_its_country(word: str, country: str | None) -> None:
    assert country_of(word) == country


@pytest.mark.parametrize(
    ("word", "demonym", "people"),
    [
        ("Tajik", True, False),
        ("Tajiks", True, True),
        ("Frenchmen", True, True),
        ("Swiss", True, False),
        ("Tajikistan", False, False),
        ("US", False, False),
        ("NATO", False, False),
    ],
)
def test_a_demonym_is_told_from_its_people(word: str, demonym: bool, people: bool) -> None:
    assert (is_demonym(word), is_people(word)) == (demonym, people)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dushanbe", "GPE"),
        ("Mazar-i-Sharif", "GPE"),
        ("New York", "GPE"),
        ("the Netherlands", "GPE"),
        ("US", "GPE"),
        ("Kiev", "GPE"),
        ("Central Asia", "LOC"),
        ("the Middle East", "LOC"),
        ("the West", "LOC"),
        ("northern Afghanistan", "LOC"),
        ("Amu Darya", "LOC"),
        ("Lincoln", None),
        ("Jackson", None),
        ("Nice", None),
        ("Reading", None),
        ("Of", None),
        ("west", None),
        ("Tajik", None),
        ("Rahmon", None),
        ("CSTO", None),
    ],
)
def test_only_what_can_be_nothing_else_is_a_place(name: str, kind: str | None) -> None:
    assert place_type(name) == kind
