"""The trained entailment model at work: does one text follow from another, or deny it?

Needs only numpy, onnxruntime and tokenizers. How the model was made is in `training/entailment/`, what it
does badly in `MODEL_CARD.md` beside this file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from kg.relate.models.pair_text import pieces_of
from kg.weights.opener import WEIGHTS, Session, open_model
from kg.weights.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Probabilities that the second text follows from the first, neither, or cannot be true beside it."""

    entailment: float
    neutral: float
    contradiction: float


class Entailment:
    """The loaded model; safe to share between threads. `(a, b)` asks whether b follows from a."""

    def __init__(self, session: Session, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> "Entailment":
        """Read `entailment.onnx` of a folder.

        Raises:
            ModelError: The folder does not hold a model that can be read.
        """
        session = open_model(folder / "entailment.onnx", "entailment model", threads=threads)
        return cls(session, load_vocabulary())

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Likelihoods]:
        """Judge pairs of texts, in their order; of long texts only the first word pieces are read.

        Each pair runs alone, without padding, so that its verdict does not hang on the others.
        """
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        encoded = dict(zip(texts, self._tokenizer.encode_batch(texts, add_special_tokens=False), strict=True))
        found = []
        for a, b in pairs:
            pieces, features = pieces_of(encoded[a], encoded[b])
            (p,) = self._session.run(["p"], {"pieces": pieces[None], "features": features[None]})
            found.append(Likelihoods(*p[0].tolist()))
        return found


@cache
def entailment_model(threads: int = 1) -> Entailment:
    """Return the shipped model, loaded once a process.

    Raises:
        ModelError: It cannot be read.
    """
    return Entailment.load(threads=threads)
