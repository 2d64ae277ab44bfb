"""Extraction where somebody else has found the attributions: an annotator, or another program."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.extractor import Extractor, join, read_findings
from kg.extract.pipeline import Piece, parse
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading
from kg.model import Attribution, Document, Extraction, HasRoles, Span


def extract_given(extractor: Extractor, document: Document, given: Sequence[HasRoles]) -> Extraction:
    """Return what a document says, its attributions being those given, in their order and with their spans.

    One that has no cue, or lies outside the document's body, is kept without a speaker's mention.
    """
    parts, order = [], []
    for piece in _pieces(extractor, document):
        reading = Reading(piece.doc)
        findings = {index: finding for index, one in enumerate(given) if (finding := _finding(one, piece))}
        parts.append(read_findings(reading, list(findings.values()), offset=piece.offset))
        order += list(findings)
    extraction = join(document, parts, extractor.name)
    found = {order[i]: _reindexed(one, order) for i, one in enumerate(extraction.attributions)}
    return replace(
        extraction,
        attributions=tuple(
            replace(
                found.get(index) or Attribution(source=(), cue=(), content=(), kind="indirect"),
                source=one.source,
                cue=one.cue,
                content=one.content,
            )
            for index, one in enumerate(given)
        ),
    )


def _pieces(extractor: Extractor, document: Document) -> Iterable[Piece]:
    return [piece for _, pieces in parse(extractor.nlp, [document]) for piece in pieces]


def _reindexed(attribution: Attribution, order: Sequence[int]) -> Attribution:
    within = attribution.within
    return attribution if within is None else replace(attribution, within=order[within])


def _finding(given: HasRoles, piece: Piece) -> Finding | None:
    """Return the given attribution in tokens; None where the piece does not hold its cue."""
    cue = _ranges(given.cue, piece)
    if not cue:
        return None
    source, content = _ranges(given.source, piece), _ranges(given.content, piece)
    return Finding(source=source, cue=cue, content=content, rule="given")


def _ranges(spans: Iterable[Span], piece: Piece) -> Ranges:
    """Return the tokens that spans touch, as far as the piece has them and they are not blank."""
    found = []
    for start, end in spans:
        low, high = start - piece.offset, end - piece.offset
        if low < 0 or high > len(piece.doc.text):
            continue
        words = piece.doc.char_span(low, high, alignment_mode="expand")
        if words is not None and words.text.strip():
            found.append(Range(words.start, words.end))
    return tuple(found)
