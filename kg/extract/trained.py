"""What the trained model found, as findings in tokens beside those of the rules."""

from typing import TYPE_CHECKING

from kg.extract.modality import is_negated, modality_of
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading
from kg.extract.sources import with_roles_before
from kg.extract.whole_quotes import with_whole_quotations
from kg.model import Spans

if TYPE_CHECKING:
    from kg.extract.tagger import FoundAttribution


def trained_findings(reading: Reading, found: "list[FoundAttribution]") -> list[Finding]:
    """Return what the model found in a parsed document, in the same order; quotations are never cut."""
    findings = (_finding(reading, one) for one in found)
    return with_whole_quotations(reading, [finding for finding in findings if finding])


def _finding(reading: Reading, one: "FoundAttribution") -> Finding | None:
    cue = _ranges(reading, one.cue, trim=False)
    source = _whole_source(reading, _on_line_of(reading, cue, _ranges(reading, one.source)))
    content = _content(reading, _ranges(reading, one.content), source)
    if not cue or not content:
        return None
    return Finding(
        source=source,
        cue=cue,
        content=content,
        rule="model",
        modality=modality_of(reading, cue, content),
        negated=is_negated(reading, cue),
        confidence=one.confidence,
    )


def _ranges(reading: Reading, spans: Spans, *, trim: bool = True) -> Ranges:
    """The tokens that the spans touch, trimmed; a range of which that would leave nothing only if `trim`."""
    tokens = (reading.doc.char_span(*span, alignment_mode="expand") for span in spans)
    ranges = [Range(span.start, span.end) for span in tokens if span is not None]
    return reading.trimmed(*ranges) or (() if trim else tuple(ranges))


def _on_line_of(reading: Reading, cue: Ranges, source: Ranges) -> Ranges:
    """A source that runs over a line break, cut to the side where its cue stands."""
    if not cue or len(source) != 1 or reading.same_paragraph(source[0].start, source[0].end - 1):
        return source
    line = reading.paragraph_of[cue[0].start]
    near = [i for i in range(*source[0]) if reading.paragraph_of[i] == line]
    return reading.trimmed(Range(near[0], near[-1] + 1)) if near else source


def _whole_source(reading: Reading, source: Ranges) -> Ranges:
    """The source with the role words before it, which the model often leaves to the content."""
    if len(source) != 1:
        return source
    start, end = source[0]
    whole = reading.trim(Range(with_roles_before(reading, start, reading.head(source[0])), end))
    return (whole,) if whole else source


def _content(reading: Reading, content: Ranges, source: Ranges) -> Ranges:
    """The content short of its source, and without the "it" of "it was said that"."""
    pieces = content
    for named in source:
        pieces = reading.trimmed(*(_short_of(piece, named) for piece in pieces))
    said = tuple(piece for piece in pieces if reading.text(piece).lower() != "it")
    return said or pieces


def _short_of(piece: Range, named: Range) -> Range:
    if piece.start < named.start < piece.end <= named.end:
        return Range(piece.start, named.start)
    return piece
