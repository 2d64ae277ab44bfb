"""A claim as an answer has it."""

from dataclasses import dataclass

from kg.model import Claim, Link


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One claim of an answer.

    `words`: its content, less what another line shows and what a long one says before it comes to
    what is asked. `told_by`: who said that he said so, outermost
    first. `near`: it comes near what was asked. `link` and `other`: how it relates to which claim.
    """

    claim: Claim
    words: str
    told_by: tuple[str, ...] = ()
    near: bool = False
    link: Link | None = None
    other: Claim | None = None
