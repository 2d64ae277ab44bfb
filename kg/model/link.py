"""How two claims relate."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["repeats", "corroborates", "contradicts", "evolves", "related"]


@dataclass(frozen=True, slots=True)
class Link:
    """How two claims relate, with the reason in words."""

    relation: Relation
    a: str
    b: str
    score: float
    why: str
