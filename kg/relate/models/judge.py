"""The trained judge at work: do two claims answer the same question, and if so, alike or opposed?

Needs only numpy, onnxruntime and tokenizers. How the network was made is in `training/judge/`, what it does
badly in `kg/weights/JUDGE_CARD.md`.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.relate.models.judge_text import EncodedClaim, JudgedClaim, encode_claims, pieces_of_pair
from kg.weights.opener import WEIGHTS, Session, open_model
from kg.weights.vocabulary import load_vocabulary

ANSWERS = ("same", "opposed", "compatible", "another")
LOOKED_AT_TWICE = 0.15  # what may be the same question is read in the other order too


class Judge:
    """The loaded network; safe to share between threads."""

    def __init__(self, session: Session, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> "Judge":
        """Read `judge.onnx` of a folder.

        Raises:
            ModelError: The folder does not hold a network that can be read.
        """
        session = open_model(folder / "judge.onnx", "judge of claims", threads=threads)
        return cls(session, load_vocabulary())

    def judge(self, pairs: Sequence[tuple[JudgedClaim, JudgedClaim]]) -> NDArray[np.float32]:
        """Return the probability of each of `ANSWERS`, [pairs, 4], in the order of the pairs.

        A pair is read alone, so that its verdict does not hang on the others, and the order of its claims
        does not count: the mean of both orders is taken where the first reading sees anything in it.
        """
        claims = list(dict.fromkeys(claim for pair in pairs for claim in pair))
        encoded = dict(zip(claims, encode_claims(claims, self._tokenizer), strict=True))
        found = np.zeros((len(pairs), len(ANSWERS)), dtype=np.float32)
        for i, (a, b) in enumerate(pairs):
            first, second = sorted((a, b), key=_in_a_fixed_order)
            found[i] = self._read(encoded[first], encoded[second])
            if found[i, 0] + found[i, 1] >= LOOKED_AT_TWICE:
                found[i] = (found[i] + self._read(encoded[second], encoded[first])) / 2
        return found

    def _read(self, a: EncodedClaim, b: EncodedClaim) -> NDArray[np.float32]:
        pieces, features, gap = pieces_of_pair(a, b)
        inputs = {"pieces": pieces[None], "features": features[None], "gaps": np.array([gap])}
        (p,) = self._session.run(["p"], inputs)
        return np.asarray(p[0], dtype=np.float32)


def _in_a_fixed_order(claim: JudgedClaim) -> tuple[str, ...]:
    return (
        claim.published or "",
        claim.content,
        claim.speaker,
        claim.cue,
        claim.title or "",
        claim.before,
        claim.after,
    )


@cache
def shipped_judge(threads: int = 1) -> Judge:
    """Return the judge that kg ships, loaded once a process.

    Raises:
        ModelError: It cannot be read.
    """
    return Judge.load(threads=threads)
