"""What is remembered of claims and pairs that were compared, so that only what has changed is compared again.

Plain values that the store keeps: what a claim looked like, which two are one utterance, what the judge said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Link

Pair = tuple[str, str]  # ids of claims, the lesser first


class Telling(NamedTuple):
    """Two claims of one utterance, by their ids, the lesser first.

    `lesser`: which of them says nothing that the other does not, and need not be compared; empty for none.
    `why` is empty where it is one piece of one article: no reader would call that a link.
    """

    a: str
    b: str
    lesser: str
    why: str = ""


class Judgement(NamedTuple):
    """What the judge says of two claims, as probabilities.

    They give one question the same answer, opposed ones, answers that may both hold; or they answer two.
    """

    same: float
    opposed: float
    compatible: float
    another: float


class Mark(NamedTuple):
    """Whether a claim is as it was: `key` is another one where what it says, or who, has changed."""

    key: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is remembered of a claim.

    `key` tells whether it has changed. `vector`: one small integer a byte. `compared`: it says something to
    compare. `root`: the least claim of those that are one utterance with it; `stands`: none says more.
    """

    key: str
    document: str
    story: str | None
    age: str
    vector: bytes
    runs: tuple[int, ...]
    compared: bool
    root: str = ""
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims that may answer one question. `together`: in one story; `asked`: near enough to judge."""

    likely: float
    together: bool
    asked: bool = False
    answer: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What an earlier comparison left, by claim or by pair."""

    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    tellings: Mapping[Pair, Telling] = field(default_factory=dict)
    candidates: Mapping[Pair, Candidate] = field(default_factory=dict)
    links: Mapping[Pair, Link] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
