"""What of a statement tells quickly that it is no opposite of another one: a filter before `opposition`."""

from typing import NamedTuple

from kg.language.en.antonyms import poles_of
from kg.relate.words.content_clauses import read_clauses


class Marks(NamedTuple):
    """Whether a clause denies something, whether one does not, and at which ends of scales words stand."""

    denied: bool
    plain: bool
    poles: frozenset[tuple[str, bool]]


def marks_of(text: str) -> Marks:
    """Read a statement's marks; clauses that only say what may be are passed over, as there."""
    clauses = [clause for clause in read_clauses(text) if not clause.open]
    poles = {
        (pole.scale, pole.sign)
        for clause in clauses
        for word in clause.words
        for pole in poles_of(word.lower)
    }
    return Marks(
        any(clause.denied for clause in clauses),
        any(not clause.denied for clause in clauses),
        frozenset(poles),
    )


def may_oppose(a: Marks, b: Marks) -> bool:
    """Say whether two statements may be opposite; where this says no, `opposition` finds nothing."""
    if (a.denied and b.plain) or (a.plain and b.denied):
        return True
    return any((scale, not sign) in b.poles for scale, sign in a.poles)
