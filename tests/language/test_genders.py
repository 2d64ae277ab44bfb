"""Given names by the sex of those who bear them."""

import pytest

from kg.language.en.genders import gender_of_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Elizabeth Warren", "female"),
        ("Sen. John Kerry", "male"),
        ("Natalia Kharitonova", "female"),
        ("Sergei Lavrov", "male"),
        ("Recep Tayyip Erdoğan", "male"),
        ("Jordan Peele", None),  # of either sex
        ("Robin Cook", None),
        ("Zabihullah Mujahid", None),  # in no list
        ("Warren", None),  # a surname
        ("", None),
    ],
)
def test_first_of_several_names_tells_the_sex_where_one_sex_bears_it(name, gender):
    assert gender_of_name(name) == gender
