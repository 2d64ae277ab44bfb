"""What a person ruled, and what became of it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model.claim import Words
from kg.model.relations import Relation

DESCRIBED_FIELDS = ("title", "outlet", "author", "published", "url")  # of a document, that a person may rule
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

    Arguments are names, or the id of a claim or decision; of a link, both its claims and its relation. An
    argument with evidence means what the evidence shows, and nothing else of that name.
    """

    id: str
    # "merge", "split", "distinct", "rename", "retype", "alias", "reject" and "accept" (claims), "attribute"
    # (a claim and who says it), "link" and "unlink" (two claims and a relation), "owner" (an outlet and who
    # owns it), "describe" (a document, one of its fields and what that is; "" for nothing), "withdraw" (a
    # decision)
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


class Told(NamedTuple):
    """A claim with its origin as comparing found it, its document, and its place in time (sorts)."""

    claim: str
    origin: str
    document: str
    age: str


@dataclass(frozen=True, slots=True)
class LinkRuling:
    """What a person ruled of two claims: "link", this relation alone holds of them; "unlink", it does not.

    `a` is the lesser id; `why` says who ruled so, when and for which reason.
    """

    verb: Literal["link", "unlink"]
    relation: Relation
    a: str
    b: str
    why: str
    decision: str
