"""The trained attribution model at work: a text in, attributions with character offsets out.

Needs only numpy, onnxruntime and tokenizers. How the model was made is in `training/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.extract.tagger.decoding import PairHead, Run, TaggedAttribution
from kg.extract.tagger.pieces import WINDOW_PIECES, WordTable, handover, read_words, windows
from kg.model import Span, Spans
from kg.weights.hashes import check_weights
from kg.weights.opener import Session, open_session

CLS, SEP = 101, 102
CANDIDATE_LOGIT = -2.2  # words that are anchors with p < 0.1 are not looked at
LEAST_CONFIDENCE = 0.15  # of a candidate that is looked at beside the parse


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Source, cue and content in characters of the text; `source` is empty where the text names none."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float  # probability that who-said-what is right


class AttributionModel:
    """The loaded model; safe to share between threads."""

    def __init__(self, session: Session, head: PairHead, tokenizer: Tokenizer) -> None:
        self._session = session
        self._head = head
        self.tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1) -> "AttributionModel":
        """Read `tagger.onnx`, `tagger.npz` and `tokenizer.json` of a folder.

        Raises:
            ModelError: The folder does not hold a model that can be read.
        """
        for name in ("tagger.onnx", "tagger.npz", "tokenizer.json"):
            check_weights(folder / name)
        try:
            session = open_session(folder / "tagger.onnx", threads=threads)
            with np.load(folder / "tagger.npz") as arrays:
                head = PairHead.of(arrays)
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise their own, without a common base
            raise ModelError(f"{folder}: no attribution model that can be read; reinstall kg") from error
        return cls(session, head, tokenizer)

    def candidates_in(self, text: str) -> list[FoundAttribution]:
        """Return what may be attributions of a text, by their cues; some contradict each other.

        Paragraphs are told by blank lines, or by line breaks in a text that has more of them.
        """
        table = read_words(text, self.tokenizer)
        return [
            in_characters(one, table) for one in self.candidates(table) if one.confidence > LEAST_CONFIDENCE
        ]

    def candidates(self, table: WordTable) -> Iterator[TaggedAttribution]:
        """Yield one attribution for each word that may be an anchor; they may contradict each other."""
        places = windows(table)
        for i, (start, end) in enumerate(places):
            low = handover(table, start, places[i - 1][1]) if i else 0
            high = handover(table, places[i + 1][0], end) if i + 1 < len(places) else end
            logits, word, cue = self._run(table, start, end)
            at = np.flatnonzero(logits > CANDIDATE_LOGIT)
            at = at[(at + start >= low) & (at + start < high)]
            yield from self._head.decode(at, logits[at], word, cue, start=start, table=table)

    def _run(self, table: WordTable, start: int, end: int) -> list[np.ndarray]:
        """Run the network on one window alone: int8 scales are of the whole input, and must not mix texts."""
        a, b = table.first[start], min(table.first[end], table.first[start] + WINDOW_PIECES)
        word_of_piece = np.repeat(np.arange(start, end), np.diff(table.first[start : end + 1]))[: b - a]
        inputs = {
            "pieces": np.concatenate(([CLS], table.pieces[a:b], [SEP]))[None],
            "features": np.concatenate(([0], table.features[word_of_piece], [0]))[None],
            "first": np.minimum(table.first[start:end] - a + 1, b - a)[None],
        }
        return [array[0] for array in self._session.run(["anchor", "word", "cue"], inputs)]


def in_characters(one: TaggedAttribution, table: WordTable) -> FoundAttribution:
    """Return an attribution with its places in the text of which the words are."""

    def span(run: Run) -> Span:
        return Span(int(table.starts[run[0]]), int(table.ends[run[1] - 1]))

    source = (span(one.source),) if one.source else ()
    return FoundAttribution(source, (span(one.cue),), tuple(span(run) for run in one.content), one.confidence)
