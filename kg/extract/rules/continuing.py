"""Quotations that go on in paragraphs of their own, after the one that tells who speaks."""

from kg.extract.ranges import Range
from kg.extract.reading import Finding, Reading
from kg.extract.rules.cues import cue_verbs

MIN_QUOTED_TOKENS = 6  # shorter ones are titles, headlines and names of things
MAX_TOKENS_AFTER_SPEECH = 25  # in its paragraph: 'Rao said at a meeting in Lima on Monday.'
SINGLE_MARKS = frozenset({"'", "‘", "’"})


def with_following_quotations(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings, each quotation taking in the paragraphs after it that only go on quoting.

    Such a paragraph has no word outside quotation marks, and nobody in it who said it.
    """
    contents = [list(finding.content) for finding in findings]
    outside = [finding for finding in findings if not reading.quoted(finding.cue[0].start)]
    taken = {i for finding in outside for piece in finding.content for i in range(*piece)}
    speaking: int | None = None
    for paragraph in reading.paragraphs:
        core = reading.trim(paragraph)
        if core is None:
            continue
        if speaking is not None and _is_quotation(reading, core) and taken.isdisjoint(range(*core)):
            contents[speaking].append(core)
        else:
            speaking = _last_to_speak(reading, findings, core)
    return [
        finding if len(content) == len(finding.content) else finding._replace(content=tuple(content))
        for finding, content in zip(findings, contents, strict=True)
    ]


def _is_quotation(reading: Reading, words: Range) -> bool:
    """Are these words, which are many, one quotation or more and nothing else?"""
    quotation = reading.quotation_at(words.start)
    if quotation is None or quotation.start != words.start or words.end - words.start < MIN_QUOTED_TOKENS:
        return False
    if reading.doc[words.start].text in SINGLE_MARKS:
        return False
    return all(reading.quoted(i) or reading.doc[i].is_space for i in range(*words))


def _ends_quoted(reading: Reading, piece: Range) -> bool:
    quotation = reading.quotation_at(piece.end - 1)
    return quotation is not None and _is_quotation(reading, Range(quotation.start, piece.end))


def _last_to_speak(reading: Reading, findings: list[Finding], paragraph: Range) -> int | None:
    """The finding of a saying verb whose quotation ends a paragraph; `None` where there is none."""
    found = [
        (piece.end, -finding.extent.start, index)
        for index, finding in enumerate(findings)
        for piece in finding.content
        if paragraph.covers(piece) and _ends_quoted(reading, piece) and _speaks(reading, finding)
    ]
    if not found:
        return None
    index = max(found)[2]
    return index if paragraph.end - findings[index].extent.end <= MAX_TOKENS_AFTER_SPEECH else None


def _speaks(reading: Reading, finding: Finding) -> bool:
    verb = reading.head(finding.cue[0])
    cue = cue_verbs().get(verb.lemma_.lower())
    return bool(finding.source) and not reading.quoted(verb.i) and cue is not None and "quote" in cue.frames
