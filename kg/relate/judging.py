"""The judge asked about claims: what it reads of each, and what it answers."""

from collections.abc import Sequence

from kg.relate.comparing import Judge
from kg.relate.models.judge import judge_model
from kg.relate.models.judge_text import JudgedClaim
from kg.relate.propositions import Proposition
from kg.relate.verdicts import Answer


def shipped_judge() -> Judge:
    """Return the judge that kg ships.

    Raises:
        ModelError: It cannot be read.
    """
    model = judge_model()

    def ask(pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Answer]:
        found = model.judge([(judged(a), judged(b)) for a, b in pairs])
        return [Answer(*map(_rounded, row)) for row in found.tolist()]

    return ask


def judged(one: Proposition) -> JudgedClaim:
    """Return a claim as the judge reads it."""
    stated = one.stated
    day = (stated.published or "")[:10]
    return JudgedClaim(
        speaker=stated.speaker.name if stated.speaker else stated.source,
        cue=stated.cue,
        polarity=stated.polarity,
        published=day if len(day) == 10 else None,
        title=stated.title,
        before=stated.before,
        content=stated.content.replace(" … ", " "),
        after=stated.after,
    )


def _rounded(chance: float) -> float:
    return round(chance, 4)
