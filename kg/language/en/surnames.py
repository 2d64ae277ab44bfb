"""Surnames that so many persons have that the surname alone says nothing of who is meant."""

from kg.language.word_lists import read_words

ELSEWHERE = read_words("names/surnames_elsewhere")


def is_common_surname(surname: str) -> bool:
    """Tell whether a folded surname is among the thousand most common ones.

    >>> is_common_surname("smith"), is_common_surname("putin")
    (True, False)
    """
    return surname in ELSEWHERE or surname in read_words("names/surnames")
