"""What a person ruled, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from kg.model.claim import Words

DecisionState = Literal["stands", "sleeps", "conflicts", "overruled", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an argument of a decision stands, so that it is found again after its id has changed.

    Of an entity: a form that one document gives it. Of a claim: its cue and its content.
    """

    argument: int  # index into Decision.arguments
    document: str  # its id when the decision was made
    path: str
    form: str | None = None
    cue: "Words | None" = None
    content: "Words | None" = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person ruled. Rows are never rewritten; a withdrawal is a row that names another.

    Arguments are names, or the id of a claim or decision. An argument with evidence means what the
    evidence shows, and nothing else of that name.
    """

    id: str
    # "merge", "split", "distinct", "rename", "retype", "alias", "reject", "accept", "attribute", "withdraw"
    verb: str
    arguments: tuple[str, ...]
    who: str
    when: str  # ISO 8601, UTC
    reason: str | None = None
    evidence: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision and what became of it.

    It "stands"; "sleeps" while no document has what it names; "conflicts" with one that keeps apart what
    it joins; is "overruled" by a later one on the same thing, or "withdrawn". `why` says it in words.
    """

    decision: Decision
    state: DecisionState
    why: str = ""
