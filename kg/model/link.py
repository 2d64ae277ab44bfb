"""How two claims relate."""

from dataclasses import dataclass

from kg.model.relations import Relation


@dataclass(frozen=True, slots=True)
class Link:
    """How two claims relate, with the reason in words."""

    relation: Relation
    a: str
    b: str
    score: float
    why: str
    sure: bool = True  # right often enough to be shown as fact; else it is a question
