"""What a comparison of two names comes to."""

from dataclasses import dataclass

MATCH_FROM = 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison of two names came to; `why` says it in words.

    `match`: the two may well be one, for a person who screens names. `sure`: no slip of the pen, no
    nickname and no left-out surname had to be assumed, so that documents may be joined by it.
    """

    match: bool
    score: float  # 0..1; a match from MATCH_FROM up
    why: str
    sure: bool = False
