"""What the roles that documents give a person say of him, for who compares persons of several documents."""

from collections.abc import Iterable

from kg.language.en.fold import fold_name
from kg.language.en.stop_words import STOP_WORDS
from kg.language.en.titles import ROLE_WORDS
from kg.language.word_lists import read_words

SAYS_NOTHING = STOP_WORDS | read_words("persons/words_of_address")
NOUNS = ROLE_WORDS | read_words("persons/offices")
ENDINGS_OF_NOUNS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ee")


def role_words(roles: Iterable[str]) -> set[str]:
    """Return the words of roles that say what somebody is: not "Mr" and "former"."""
    return {word for role in roles for word in fold_name(role).split()} - SAYS_NOTHING


def says_role(role: str) -> bool:
    """Tell whether some word of a role may say what one person is.

    >>> says_role("a baker"), says_role("illegal immigrants"), says_role("the self-congratulatory narrative")
    (True, False, False)
    """
    words = fold_name(role).split()
    return any(word in NOUNS or word.endswith(ENDINGS_OF_NOUNS) for word in words)
