"""Surnames that so many persons have that the surname alone says nothing of who is meant."""

from functools import cache
from importlib import resources

# Common where the census of the United States has few: written by hand.
ELSEWHERE = frozenset(
    """ahmed ahmad ali hassan hussein hussain ibrahim mohammed muhammad mohamed khan kumar singh sharma
    patel wang li zhang liu chen yang huang zhao wu zhou kim lee park choi jung nguyen tran le pham
    ivanov petrov smirnov sidorov kuznetsov popov garcia rodriguez martinez hernandez lopez gonzalez
    perez sanchez silva santos muller schmidt schneider fischer weber meyer rossi russo ferrari martin
    bernard dubois durand tanaka suzuki sato takahashi yilmaz kaya demir cohen levi hansen johansson
    andersson nielsen jensen kowalski novak""".split()
)


def is_common_surname(surname: str) -> bool:
    """Tell whether a folded surname is among the thousand most common ones.

    >>> is_common_surname("smith"), is_common_surname("putin")
    (True, False)
    """
    return surname in ELSEWHERE or surname in _census()


@cache
def _census() -> frozenset[str]:
    text = resources.files(__package__).joinpath("surnames.txt").read_text(encoding="ascii")
    return frozenset(text.split())
