"""The judge asked about claims: what it reads of each, and what it answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.errors import ModelError
from kg.relate.comparing import Judge
from kg.relate.memory import Judgement
from kg.relate.models.judge import shipped_judge
from kg.relate.models.judge_text import JudgedClaim
from kg.relate.propositions import Proposition
from kg.weights.opener import WEIGHTS


@cache
def name_of_judge() -> str:
    """Return a hash of the weights of the judge that kg ships.

    Raises:
        ModelError: They cannot be read.
    """
    path = WEIGHTS / "judge.onnx"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise ModelError(f"{path}: no judge of claims that can be read; reinstall kg") from error


def ask_judge() -> Judge:
    """Return the judge that kg ships.

    Raises:
        ModelError: It cannot be read.
    """
    model = shipped_judge()

    def ask(pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Judgement]:
        found = model.judge([judged_pair(a, b) for a, b in pairs])
        return [Judgement(*map(_rounded, row)) for row in found.tolist()]

    return ask


def judged_pair(a: Proposition, b: Proposition) -> tuple[JudgedClaim, JudgedClaim]:
    """Return two claims as the judge reads them.

    It learnt from claims of two articles, where headlines in the same words tell much. Those of one article
    tell nothing and are left out: with them it took 280 of 1,500 such pairs for the same, without 77.
    """
    if a.stated.title == b.stated.title:
        return replace(judged(a), title=None), replace(judged(b), title=None)
    return judged(a), judged(b)


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
