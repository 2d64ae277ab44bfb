"""Words that mean nearly the same: "killed" and "died", "inmates" and "prisoners"."""

from collections.abc import Iterable, Sequence

import numpy as np

from kg.compare.embedding import embed

LEAST_KINSHIP = (
    0.45  # cosine of two words' vectors; "fuel" and "food" have 0.29, "militants" and "fighters" 0.40
)


class Kin:
    """How near the words of a corpus are to each other in meaning."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word: place for place, word in enumerate(dict.fromkeys(words))}
        self._vectors = embed(list(self._words))

    def nearest(self, words: Sequence[str], others: Sequence[str]) -> list[float]:
        """Return, for each word, its kinship with the nearest of some others; 0.0 where none is kin."""
        if not words or not others:
            return [0.0] * len(words)
        rows, columns = ([self._words[word] for word in each] for each in (words, others))
        best = (self._vectors[rows] @ self._vectors[columns].T).max(axis=1)
        return [float(value) for value in np.where(best >= LEAST_KINSHIP, best, 0.0)]
