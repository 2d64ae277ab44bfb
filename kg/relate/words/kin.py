"""Words that mean nearly the same: "killed" and "died", "inmates" and "prisoners"."""

from collections.abc import Iterable, Sequence

from kg.relate.models.embedding import embed

LEAST_KINSHIP = (
    0.45  # cosine of two words' vectors; "fuel" and "food" have 0.29, "militants" and "fighters" 0.40
)


class Kin:
    """How near the words of a corpus are to each other in meaning."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word: place for place, word in enumerate(dict.fromkeys(words))}
        self._vectors = embed(list(self._words))

    def nearest(self, words: Sequence[str], others: Sequence[str]) -> tuple[list[float], list[float]]:
        """Return, for each word of two lists, its kinship with the nearest of the other; 0.0 for none."""
        if not words or not others:
            return [0.0] * len(words), [0.0] * len(others)
        rows, columns = ([self._words[word] for word in each] for each in (words, others))
        kinship = self._vectors[rows] @ self._vectors[columns].T
        kinship[kinship < LEAST_KINSHIP] = 0.0
        return kinship.max(axis=1).tolist(), kinship.max(axis=0).tolist()
