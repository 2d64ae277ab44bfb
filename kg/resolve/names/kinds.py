"""The coarse kinds of things that have names: what is of two kinds is never one thing."""

from kg.model import EntityType

PLACES: frozenset[str] = frozenset({"GPE", "LOC", "FAC"})


def kind_of(type: EntityType) -> str:
    """Return the coarse kind of a type: PERSON, CONCEPT, PLACE or BODY.

    >>> kind_of("GPE"), kind_of("NORP")
    ('PLACE', 'BODY')
    """
    if type in {"PERSON", "CONCEPT"}:
        return type
    return "PLACE" if type in PLACES else "BODY"
