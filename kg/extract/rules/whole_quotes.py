"""Contents to the ends of their quotations: the model reads so many words around a cue and no farther."""

from collections import Counter

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading


def with_whole_quotations(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings with no content that begins or ends inside a quotation.

    A content that stands in one quotation with its cue is left as it is, and so is one that would run into
    another's words. A quotation that `, he said, ` parts goes on behind it.
    """
    taken = Counter(i for finding in findings if not _is_quoted(reading, finding) for i in _words(finding))
    whole = (finding._replace(content=_widened(reading, finding, taken)) for finding in findings)
    return [finding._replace(content=_with_second_half(reading, finding, taken)) for finding in whole]


def _with_second_half(reading: Reading, finding: Finding, taken: Counter[int]) -> Ranges:
    """The content with the second half of its quotation: '"It was fair", insisted Rao, "and final"'."""
    doc = reading.doc
    last, (start, end) = finding.content[-1], _group(finding)
    first = reading.quotation_at(last.end - 1)
    if not finding.source or first is None or last.end > start or end + 1 >= len(doc):
        return finding.content
    before = reading.trim(Range(last.end, start))
    second = reading.quotation_at(end + 1)
    if before is not None or doc[end].text != "," or second is None or second.start != end + 1:
        return finding.content
    # A capital begins a sentence of its own, which may be another's.
    goes_on = second.start + 1 < len(doc) and doc[second.start + 1].is_lower
    if not goes_on or not reading.same_paragraph(start, second.start) or _any(taken, *second):
        return finding.content
    return (*finding.content, second)


def _group(finding: Finding) -> Range:
    """Source and cue with what stands between them."""
    pieces = (*finding.source, *finding.cue)
    return Range(min(piece.start for piece in pieces), max(piece.end for piece in pieces))


def _widened(reading: Reading, finding: Finding, taken: Counter[int]) -> Ranges:
    pieces: list[Range] = []
    for piece in finding.content:
        start, end = piece
        first, last = reading.quotation_at(start), reading.quotation_at(end - 1)
        if first and not first.holds(finding.cue[0].start) and not _any(taken, first.start, start):
            start = first.start
        if last and not last.holds(finding.cue[0].start) and not _any(taken, end, last.end):
            end = last.end
        if pieces and start < pieces[-1].end:
            before = pieces.pop()
            start, end = before.start, max(before.end, end)
        pieces.append(Range(start, end))
    return tuple(pieces)


def _any(taken: Counter[int], start: int, end: int) -> bool:
    return any(taken[i] for i in range(start, end))


def _words(finding: Finding) -> set[int]:
    return {i for piece in (*finding.source, *finding.cue, *finding.content) for i in range(*piece)}


def _is_quoted(reading: Reading, finding: Finding) -> bool:
    """Does it stand wholly in one quotation, so that it is part of what another says?"""
    quotation = reading.quotation_at(finding.cue[0].start)
    pieces = (*finding.source, *finding.cue, *finding.content)
    return quotation is not None and all(quotation.covers(piece) for piece in pieces)
