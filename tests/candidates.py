"""Candidates of the trained model, made of words."""

from kg.extract.tagger.attribution_model import FoundAttribution
from kg.model import Span


def found(text: str, source: str, cue: str, content: str, *, confidence: float = 0.9) -> FoundAttribution:
    """Return the candidate of these words, each where it first stands; "¶" is a line break."""
    text = text.replace("¶", "\n")

    def spans(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    return FoundAttribution(spans(source), spans(cue), spans(content), confidence)
