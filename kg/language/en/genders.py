"""Whether a given name is a man's or a woman's, where nearly all who bear it are of one sex."""

from functools import cache
from typing import Literal

from kg.language.en.fold import fold_name
from kg.language.word_lists import read_lines

Gender = Literal["male", "female"]


def gender_of_name(name: str) -> Gender | None:
    """Return the sex that a person's first name shows; None for one name alone, and for names that do not.

    >>> gender_of_name("Elizabeth Warren"), gender_of_name("Robin Cook"), gender_of_name("Warren")
    ('female', None, None)
    """
    words = fold_name(name).split()
    return gender_of_given_name(words[0]) if len(words) > 1 else None


def gender_of_given_name(word: str) -> Gender | None:
    """Return the sex that a folded given name shows, if any."""
    return _genders().get(word)


@cache
def _genders() -> dict[str, Gender]:
    rows = map(str.split, read_lines("names/genders"))
    return {name: "male" if sex == "m" else "female" for name, sex in rows}
