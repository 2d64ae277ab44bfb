"""Whether a person is a man or a woman, as far as a full name and the words of roles tell."""

from collections.abc import Iterable

from kg.language.en.genders import Gender, gender_of_name
from kg.language.word_lists import read_words

MALE_ROLES = read_words("persons/male_roles")
FEMALE_ROLES = read_words("persons/female_roles")


def words_of_roles(roles: Iterable[str]) -> set[str]:
    """Return the small words of roles, without full stops: "mr"."""
    return {word for role in roles for word in role.lower().replace(".", "").split()}


def gender_told(name: str, roles: Iterable[str]) -> Gender | None:
    """Return the sex that a given name, else "Mrs" or "chairman", shows; None where it is not told.

    >>> gender_told("Khan", ["Mr."]), gender_told("Heidi Cruz", ["his wife"]), gender_told("Cruz", [])
    ('male', 'female', None)
    """
    given = gender_of_name(name)
    if given:
        return given
    words = words_of_roles(roles)
    male, female = bool(words & MALE_ROLES), bool(words & FEMALE_ROLES)
    if male == female:
        return None
    return "male" if male else "female"
