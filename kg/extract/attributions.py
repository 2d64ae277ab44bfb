"""All rules together: a parsed document in, attributions out, each report within its outer report."""

from kg.extract.according import find_according
from kg.extract.chains import with_chain
from kg.extract.reading import Finding, Range, Ranges, Reading
from kg.extract.speakers import find_labelled
from kg.extract.verbal import find_verbal
from kg.model import Attribution, Span, SpeechKind, Spans

FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
CONFIDENCE = {"quote": 0.9, "clause": 0.75, "according": 0.85}  # share that were right on PolNeAR train


def attributions_of(reading: Reading, findings: list[Finding]) -> list[Attribution]:
    """Return the attributions that the findings are, in their order, each within its outer one."""
    outer = [_outer(findings, i) for i in range(len(findings))]
    return [_attribution(reading, finding, within) for finding, within in zip(findings, outer, strict=True)]


def find_findings(reading: Reading) -> list[Finding]:
    """Return what the rules found, one finding a cue, in reading order, outer reports before inner ones."""
    found = [*find_verbal(reading), *find_according(reading), *find_labelled(reading)]
    found.sort(key=lambda f: (f.extent.start, -f.extent.end, f.cue))
    kept: list[Finding] = []
    for finding in _without_rivals(found):
        if _is_inner(found, finding) and not _is_report_within(reading, finding):
            continue
        kept.append(with_chain(reading, finding))
    return kept


def _without_rivals(found: list[Finding]) -> list[Finding]:
    """Of two findings that claim each other's cue for their content keep the surer one."""
    out: list[Finding] = []
    for finding in found:
        rivals = [o for o in found if o is not finding and _holds(finding, o) and _holds(o, finding)]
        if any(_rank(rival) > _rank(finding) for rival in rivals):
            continue
        out.append(finding)
    return out


def _rank(finding: Finding) -> tuple[float, bool, int]:
    return CONFIDENCE.get(finding.rule, 0.5), bool(finding.source), -finding.cue[0].start


def _holds(outer: Finding, inner: Finding) -> bool:
    return any(content.covers(inner.cue[0]) for content in outer.content)


def _is_inner(found: list[Finding], finding: Finding) -> bool:
    return any(other is not finding and _holds(other, finding) for other in found)


def _is_report_within(reading: Reading, finding: Finding) -> bool:
    """Is a report inside a report worth telling: someone other than the speaker said a clause or a quote?"""
    if finding.rule not in ("clause", "quote", "according") or not finding.source:
        return False
    start, end = finding.source[0]
    return not any(t.lower_ in FIRST_PERSON for t in reading.doc[start:end])


def _outer(findings: list[Finding], i: int) -> int | None:
    """The index of the smallest finding whose content holds the whole of the i-th."""
    holders = [
        (sum(c.end - c.start for c in other.content), j)
        for j, other in enumerate(findings)
        if j != i and _holds(other, findings[i]) and not _holds(findings[i], other)
    ]
    return min(holders)[1] if holders else None


def _attribution(reading: Reading, finding: Finding, within: int | None) -> Attribution:
    return Attribution(
        source=_spans(reading, finding.source),
        cue=_spans(reading, finding.cue),
        content=_spans(reading, finding.content),
        kind=_kind(reading, finding.content),
        modality=finding.modality,
        negated=finding.negated,
        via=_spans(reading, finding.via),
        within=within,
        confidence=CONFIDENCE.get(finding.rule, 0.5),
    )


def _kind(reading: Reading, content: Ranges) -> SpeechKind:
    words = [i for r in content for i in range(r.start, r.end) if reading.doc[i].text[:1].isalnum()]
    inside = sum(reading.quoted(i) for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def _spans(reading: Reading, ranges: Ranges) -> Spans:
    doc = reading.doc
    return tuple(Span(doc[r.start].idx, doc[r.end - 1].idx + len(doc[r.end - 1])) for r in ranges)
