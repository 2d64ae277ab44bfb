"""Which reports stand inside which, and what that means for either."""

from kg.extract.nouns import noun_type
from kg.extract.ranges import Range, covering
from kg.extract.reading import Finding, Reading
from kg.extract.rules.cues import cue_verbs
from kg.language.word_lists import read_words

FIRST_OR_SECOND_PERSON = read_words("grammar/first_or_second_person")
SECOND_PERSON = frozenset({"you"})  # "you know" tells nothing of who is spoken to
RULES_OF_INNER_REPORTS = frozenset({"clause", "quote", "according", "inf", "tail", "model"})
SPOKEN = frozenset("asserts denies predicts requests threatens announces declines proposes".split())
THOUGHT = frozenset({"believes", "fears", "hopes"})
# Share of the findings of each rule that were right on PolNeAR, where the rules are alone: a third of the
# train split and dev. Of these 23 were transcripts and 5 tails, and the 20 signatures stand in one article.
CONFIDENCE = {
    "quote": 0.86,
    "clause": 0.72,
    "according": 0.83,
    "tail": 0.7,
    "citing": 0.7,
    "signature": 0.9,
    "transcript": 0.7,
    "label": 0.7,
    "headline": 0.7,
    "set off": 0.8,
}
OTHER_CONFIDENCE = 0.5


def confidence_of(finding: Finding) -> float:
    if finding.confidence is not None:
        return finding.confidence
    return CONFIDENCE.get(finding.rule, OTHER_CONFIDENCE)


def holders_of(findings: list[Finding]) -> list[list[int]]:
    """Return for each finding the indices of the others whose content holds its cue, ascending."""
    pieces = [(piece, j) for j, finding in enumerate(findings) for piece in finding.content]
    over = covering([piece for piece, _ in pieces], [finding.cue[0] for finding in findings])
    return [sorted({pieces[k][1] for k in found} - {i}) for i, found in enumerate(over)]


def outer_of(findings: list[Finding]) -> list[int | None]:
    """Return for each finding the index of the one with the shortest content that holds it, if any.

    Where two hold each other's cue, neither counts.
    """
    holders = holders_of(findings)
    lengths = [sum(piece.end - piece.start for piece in finding.content) for finding in findings]
    outer: list[int | None] = []
    for i, above in enumerate(holders):
        proper = [j for j in above if not _holds(findings[i], findings[j])]
        outer.append(min(proper, key=lambda j: (lengths[j], j), default=None))
    return outer


def settle(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings that may stand beside each other, each with the content that is its own.

    Contents end before ", relays the site"; of two that claim each other's cue the surer one stays; of
    reports inside reports those stay that are worth telling, and none runs out of its outer one.
    """
    kept = _without_rivals(short_of_tails(reading, findings))
    holders = holders_of(kept)
    kept = [f for f, above in zip(kept, holders, strict=True) if not above or _is_worth_telling(reading, f)]
    return [_clipped(reading, kept, i, above) for i, above in enumerate(holders_of(kept))]


def _holds(outer: Finding, inner: Finding) -> bool:
    return any(piece.covers(inner.cue[0]) for piece in outer.content)


def short_of_tails(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """End contents before ", relays the site." where it is the sentence's last word on who said it."""
    shortened = []
    for finding, above in zip(findings, holders_of(findings), strict=True):
        ends = [findings[j].cue[0].start for j in above if findings[j].rule == "tail"]
        shortened.append(_cut_before(reading, finding, min(ends)) if ends else finding)
    return shortened


def _cut_before(reading: Reading, finding: Finding, end: int) -> Finding:
    pieces = (Range(c.start, min(c.end, end)) if c.start < end else c for c in finding.content)
    return finding._replace(content=reading.trimmed(*pieces))


def _without_rivals(findings: list[Finding]) -> list[Finding]:
    """Of two findings that claim each other's cue for their content keep the surer one."""
    return [
        finding
        for finding, above in zip(findings, holders_of(findings), strict=True)
        if not any(_rank(findings[j]) > _rank(finding) and _holds(finding, findings[j]) for j in above)
    ]


def _rank(finding: Finding) -> tuple[float, bool, int]:
    return confidence_of(finding), bool(finding.source), -finding.cue[0].start


def _is_worth_telling(reading: Reading, inner: Finding) -> bool:
    """Does a report inside a report tell who said, asked, promised or thought it?"""
    if inner.rule not in RULES_OF_INNER_REPORTS or not inner.source:
        return False
    is_cue = reading.head(inner.cue[0]).lemma_.lower() in cue_verbs()
    if inner.rule == "clause" and not is_cue:
        return False
    if inner.modality in THOUGHT:
        return is_cue and inner.rule in ("clause", "model") and not _is_of(SECOND_PERSON, reading, inner)
    if inner.modality not in SPOKEN or is_of_speaker(reading, inner):
        return False
    head = reading.head(inner.source[0])
    return (
        inner.rule != "inf" or head.pos_ in ("PROPN", "PRON") or noun_type(head.lemma_.lower()) != "CONCEPT"
    )


def is_of_speaker(reading: Reading, inner: Finding) -> bool:
    """Is the source of a report inside a report "I", "we" or "you"?"""
    return _is_of(FIRST_OR_SECOND_PERSON, reading, inner)


def _is_of(pronouns: frozenset[str], reading: Reading, inner: Finding) -> bool:
    return any(reading.doc[i].lower_ in pronouns for found in inner.source for i in range(*found))


def _clipped(reading: Reading, findings: list[Finding], i: int, above: list[int]) -> Finding:
    """Keep an inner report's content within that of its outer reports."""
    inner = findings[i]
    for outer in (findings[j] for j in above):
        if _holds(inner, outer):
            continue
        for whole in (piece for piece in outer.content if piece.covers(inner.cue[0])):
            kept = reading.trimmed(*(_within(piece, whole) for piece in inner.content))
            inner = inner._replace(content=kept) if kept else inner
    return inner


def _within(piece: Range, whole: Range) -> Range:
    """The part of a piece that lies in `whole`; all of a piece that lies elsewhere."""
    if not piece.overlaps(whole):
        return piece
    return Range(max(piece.start, whole.start), min(piece.end, whole.end))
