"""Texts as vectors whose closeness says how much they are about the same: cheap, for finding candidates.

A text is the sum of fixed vectors of its word pieces, so word order does not count and "is stable" lies close
to "is not stable". `training/embedding.py` makes the vectors. Needs only numpy and tokenizers.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.weights.hashes import check_weights
from kg.weights.vocabulary import load_vocabulary

VECTORS = Path(__file__).parents[2] / "weights" / "embedding.npz"
CHUNK_TEXTS = 2000


class Embedding:
    """The loaded vectors; safe to share between threads."""

    def __init__(self, vectors: np.ndarray, tokenizer: Tokenizer) -> None:
        self._vectors = vectors  # float32 [pieces, dimensions]
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, path: Path = VECTORS) -> "Embedding":
        """Read the vectors.

        Raises:
            ModelError: The file does not hold any.
        """
        check_weights(path)
        try:
            with np.load(path) as arrays:
                vectors = (
                    arrays["vectors"] * arrays["scale"]
                )  # int8 [pieces, dimensions], float32 [pieces, 1]
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: no word vectors that can be read; reinstall kg") from error
        return cls(vectors, load_vocabulary())

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row of float32 a text, of unit length; of a text without words, zeros."""
        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for begin in range(0, len(texts), CHUNK_TEXTS):
            chunk = self._tokenizer.encode_batch(texts[begin : begin + CHUNK_TEXTS], add_special_tokens=False)
            for i, encoding in enumerate(chunk, start=begin):
                rows[i] = self._vectors[encoding.ids].sum(0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths, lengths, 1.0)

    def weigh(self, word: str) -> float:
        """Return the length of a word's vector: the rarer the word is in the language, the greater."""
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return float(np.linalg.norm(self._vectors[ids].sum(0))) if ids else 0.0


@cache
def _shipped() -> Embedding:
    return Embedding.load()


def embed(texts: Sequence[str]) -> np.ndarray:
    """Embed texts with the vectors that kg ships: float32 [texts, dimensions], rows of unit length.

    Raises:
        ModelError: They cannot be read.
    """
    return _shipped().embed(texts)


def weigh_words(words: Iterable[str]) -> dict[str, float]:
    """Return how telling each word is: the length of its vector, whatever corpus it stands in.

    Raises:
        ModelError: The vectors cannot be read.
    """
    return {word: _weigh(word) for word in words}


@lru_cache(maxsize=1 << 18)
def _weigh(word: str) -> float:
    return _shipped().weigh(word)
