"""What the trained model found, as findings in tokens beside those of the rules."""

from typing import TYPE_CHECKING

from kg.extract.modality import is_negated, modality_of
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading
from kg.model import Spans

if TYPE_CHECKING:
    from kg.extract.tagger import FoundAttribution


def trained_findings(reading: Reading, found: "list[FoundAttribution]") -> list[Finding]:
    """Return what the model found in a parsed document, in the same order."""
    findings = (_finding(reading, one) for one in found)
    return [finding for finding in findings if finding]


def _finding(reading: Reading, one: "FoundAttribution") -> Finding | None:
    cue, content = _ranges(reading, one.cue), _ranges(reading, one.content)
    if not cue or not content:
        return None
    return Finding(
        source=_ranges(reading, one.source),
        cue=cue,
        content=content,
        rule="model",
        modality=modality_of(reading, cue, content),
        negated=is_negated(reading, cue),
        confidence=one.confidence,
    )


def _ranges(reading: Reading, spans: Spans) -> Ranges:
    """The tokens that the spans touch, trimmed."""
    tokens = (reading.doc.char_span(*span, alignment_mode="expand") for span in spans)
    return reading.trimmed(*(Range(span.start, span.end) for span in tokens if span is not None))
