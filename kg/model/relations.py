"""The relations between two claims, one row each: how each counts, how much it weighs, how it is drawn.

Whatever asks, draws or words links reads this table; a relation that is added here is on all surfaces.
"""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["repeats", "corroborates", "contradicts", "evolves", "related"]
Stance = Literal["with", "against", "changed", "beside"]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What is to be known of a relation.

    `stance`: the two claims are with or against each other, of times between which something changed, or
    merely on one thing. `again`: one says what the other has said, so that both count as said once.
    `set_off`: both sides are marked with its colour where they are read.
    """

    name: Relation
    stance: Stance
    heading: str  # over the other sides of a claim's links
    maybe: str  # of a link that is not sure enough to be told as a fact
    question: str  # of both claims, to whoever rules on it
    weight: float  # how much such a link tells, beside others
    light: str  # colours, on light paper and on dark; of Okabe and Ito
    dark: str
    width: float  # of its line, in pixels
    strength: float  # opacity of its line
    dashes: tuple[int, ...] = ()  # pixels drawn and left out, in turn; () for a whole line
    pull: float = 1.0  # how near it draws its claims to each other
    again: bool = False
    set_off: bool = False


# Lines are told apart without colour as well: by dashes and by width.
RELATIONS: tuple[RelationRow, ...] = (
    RelationRow(
        "contradicts", "against", "Contradicted by",
        "may contradict", "Do these two contradict each other?",
        weight=6.0, light="#d55e00", dark="#ff7f3f",
        width=3, strength=1, pull=1.5, set_off=True,
    ),
    RelationRow(
        "corroborates", "with", "Corroborated by",
        "may corroborate", "Do these two say the same, neither having it of the other?",
        weight=4.0, light="#009e73", dark="#2bb58b",
        width=3, strength=1, dashes=(14, 3), pull=1.5, set_off=True,
    ),
    RelationRow(
        "evolves", "changed", "Said otherwise at another time",
        "may be a change", "Does the later one say otherwise, of another time?",
        weight=3.0, light="#aa5588", dark="#dd9cc0",
        width=2.4, strength=0.9, dashes=(10, 3, 2, 3),
    ),
    RelationRow(
        "repeats", "with", "Repeats, or repeated by",
        "may repeat", "Is one of these the other told again?",
        weight=2.0, light="#3a9bd1", dark="#56b4e9",
        width=2.4, strength=0.9, dashes=(6, 3), again=True,
    ),
    RelationRow(
        "related", "beside", "Related",
        "may relate", "Are these two about one thing?",
        weight=1.0, light="#7d8794", dark="#8a94a0",
        width=2, strength=0.8, dashes=(2, 3),
    ),
)  # fmt: skip


def _with_stance(stance: Stance) -> tuple[Relation, ...]:
    return tuple(row.name for row in RELATIONS if row.stance == stance)


FACT_FROM = 0.8  # of a link's probability: what is less sure is told as what may be
QUESTIONS = {row.name: row.question for row in RELATIONS}
MAYBE = {row.name: row.maybe for row in RELATIONS}
AGAINST = _with_stance("against")
CHANGED = _with_stance("changed")
WITH = _with_stance("with")
AGAIN = tuple(row.name for row in RELATIONS if row.again)
AGREEING = tuple(name for name in WITH if name not in AGAIN)  # what two say, neither having it of the other
