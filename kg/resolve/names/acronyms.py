"""Acronyms and what they stand for."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from kg.language.word_lists import read_words

SMALL_WORDS = read_words("bodies/small_words")
MIN_LETTERS, MAX_LETTERS = 2, 8


@lru_cache(maxsize=1 << 18)
def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: "CSTO", "U.N.", "NATO's"; "SpA" is none."""
    letters = re.sub(r"(?:['’]s|[.\s])", "", name)
    return (
        letters.isascii()
        and letters.isalpha()
        and letters.isupper()
        and (MIN_LETTERS <= len(letters) <= MAX_LETTERS)
    )


def initials_of(key: str) -> set[str]:
    """Return what a folded name of several words may be shortened to: with and without its small words.

    >>> sorted(initials_of("east turkestan islamic movement")), sorted(initials_of("bank of england"))
    (['etim'], ['be', 'boe'])
    """
    words = key.split()
    if len(words) < 2:
        return set()
    large = [word for word in words if word not in SMALL_WORDS]
    return {"".join(word[0] for word in words), "".join(word[0] for word in large)}


def stands_for(acronym: str, key: str) -> bool:
    """Tell whether a folded acronym is made of a folded name's initials."""
    return acronym.replace(" ", "") in initials_of(key)


def nearly_stands_for(acronym: str, key: str) -> bool:
    """Tell whether a folded acronym is a name's initials with one slip: "CTSC" for CSTO.

    Only for an acronym in parentheses right behind the name: the place is the evidence, not the letters.
    """
    letters = acronym.replace(" ", "")
    return len(letters) >= 3 and any(
        letters[0] == initials[0]
        and (
            OSA.distance(letters, initials) <= 1
            or (len(letters) == len(initials) and len(set(letters) & set(initials)) >= len(set(initials)) - 1)
        )
        for initials in initials_of(key)
        if initials
    )
