"""The parts that names are compared by: legal forms, numbers, given names, slips of the pen, skeletons."""

import pytest

from kg.language.en.given_names import are_one_given_name
from kg.language.en.numbers import with_digits
from kg.language.en.surnames import is_common_surname
from kg.resolve.names.alignment import align, merge_words, slips_between
from kg.resolve.names.known import known_name
from kg.resolve.names.legal_forms import part_legal_form
from kg.resolve.names.spelling import skeleton


@pytest.mark.parametrize(
    ("name", "words", "form"),
    [
        ("gazprom oao", "gazprom", "stock"),
        ("open joint stock company gazprom", "gazprom", "stock"),
        ("siemens aktiengeselschaft", "siemens", "stock"),
        ("stripe limited liability company", "stripe", "limited"),
        ("homs refinery corporation", "homs refinery", ""),
        ("faberlic europe sp z o o", "faberlic europe", "limited"),
        ("as roma", "as roma", None),
        ("co operative bank", "co operative bank", None),
        ("limited", "limited", None),
    ],
)
def test_a_name_is_parted_from_its_legal_form(name: str, words: str, form: str | None) -> None:
    assert part_legal_form(name.split()) == (tuple(words.split()), form)


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("brigade forty four", "brigade 44"),
        ("brigade fourty 4", "brigade 44"),
        ("third army", "3 army"),
        ("21st century", "21 century"),
        ("twenty first century", "21 century"),
        ("fund xiv", "fund 14"),
        ("vi", "vi"),
        ("fund iiii", "fund iiii"),
        ("city party", "city party"),
    ],
)
def test_numbers_are_written_in_digits(name: str, digits: str) -> None:
    assert " ".join(with_digits(name.split())) == digits


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("ted", "theodore", True),
        ("oleksandr", "aleksandr", True),
        ("petro", "pyotr", True),
        ("ted", "ned", False),
        ("oleg", "igor", False),
        ("", "", False),
    ],
)
def test_short_and_foreign_forms_of_a_given_name_are_one(first: str, second: str, one: bool) -> None:
    assert are_one_given_name(first, second) is one


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [
        ("merkel", "merkle", 1),
        ("khodorkovsky", "chodorkowski", 1),
        ("putin", "pulin", 1),
        ("putin", "pukhin", None),
        ("iran", "iraq", None),
        ("eastern", "western", None),
        ("2004", "2005", None),
        ("li", "le", None),
    ],
)
def test_longer_words_bear_more_slips(first: str, second: str, slips: int | None) -> None:
    assert slips_between(first, second) == slips


def test_words_that_one_name_joins_are_joined_in_the_other() -> None:
    assert merge_words(["good", "will", "bank"], ["goodwill", "bank"]) == (["goodwill", "bank"],) * 2


def test_words_are_paired_once_and_the_rest_is_left() -> None:
    found = align(["ann", "maria", "lee"], ["lee", "anna", "b"], persons=True)
    assert (found.equal, found.spelled) == (["lee"], [])
    assert (found.first_left, found.second_left) == (["ann", "maria"], ["anna", "b"])


def test_consonants_are_what_an_arabic_spelling_keeps() -> None:
    assert skeleton("gaddafi") == skeleton("lqdhfy")
    assert skeleton("assad") != skeleton("gaddafi")


def test_well_known_names_are_known_by_each() -> None:
    assert known_name("daesh") == known_name("islamic state")
    assert known_name("volta") is None


def test_a_common_surname_is_known() -> None:
    assert (is_common_surname("smith"), is_common_surname("kim"), is_common_surname("rahmon")) == (
        True,
        True,
        False,
    )
