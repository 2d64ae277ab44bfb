"""All rules together: a parsed document in, attributions out, each report within its outer report."""

from kg.extract.according import find_according
from kg.extract.chains import citing, with_chains, without_cited
from kg.extract.nouns import noun_type
from kg.extract.reading import Finding, Range, Ranges, Reading
from kg.extract.speakers import find_labelled
from kg.extract.verbal import find_verbal
from kg.model import Attribution, Span, SpeechKind, Spans

FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
SPOKEN = frozenset({"asserts", "denies", "predicts", "requests", "threatens", "announces", "declines", "proposes"})
CONFIDENCE = {"quote": 0.9, "clause": 0.75, "according": 0.85, "tail": 0.9, "citing": 0.7}  # share that were right on PolNeAR train


def attributions_of(reading: Reading, findings: list[Finding]) -> list[Attribution]:
    """Return the attributions that the findings are, in their order, each within its outer one."""
    outer = [_outer(findings, i) for i in range(len(findings))]
    return [_attribution(reading, finding, within) for finding, within in zip(findings, outer, strict=True)]


def find_findings(reading: Reading) -> list[Finding]:
    """Return what the rules found, one finding a cue, in reading order, outer reports before inner ones."""
    found = [*find_verbal(reading), *find_according(reading), *find_labelled(reading)]
    found.sort(key=lambda f: (f.extent.start, -f.extent.end, f.cue))
    found = _without_rivals(_short_of_tails(reading, found))
    found = [f for f in found if not _is_inner(found, f) or _is_report_within(reading, f)]
    found = [_clipped(reading, f, found) for f in found]
    found = with_chains(reading, found, [_outer(found, i) for i in range(len(found))])
    cited = [c for f in found if (c := citing(reading, f))]
    return [without_cited(reading, f) for f in found] + cited


def _short_of_tails(reading: Reading, found: list[Finding]) -> list[Finding]:
    """End contents before ", relays the site." where it is the sentence's last word on who said it."""
    tails = [f for f in found if f.rule == "tail"]
    return [_cut_before(reading, f, [t for t in tails if t is not f and _holds(t, f)]) for f in found]


def _cut_before(reading: Reading, finding: Finding, tails: list[Finding]) -> Finding:
    for tail in tails:
        end = tail.cue[0].start
        pieces = [Range(c.start, min(c.end, end)) if c.start < end else c for c in finding.content]
        finding = finding._replace(content=tuple(p for p in map(reading.trim, pieces) if p))
    return finding


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
    """Is a report inside a report worth telling: did someone other than the speaker say, ask or promise?"""
    if finding.rule not in ("clause", "quote", "according", "inf", "tail") or not finding.source:
        return False
    if finding.modality not in SPOKEN:
        return False
    start, end = finding.source[0]
    if any(t.lower_ in FIRST_PERSON for t in reading.doc[start:end]):
        return False
    head = reading.doc[start:end].root
    return finding.rule != "inf" or head.pos_ in ("PROPN", "PRON") or noun_type(head.lemma_.lower()) != "CONCEPT"


def _outer(findings: list[Finding], i: int) -> int | None:
    """The index of the smallest finding whose content holds the whole of the i-th."""
    holders = [
        (sum(c.end - c.start for c in other.content), j)
        for j, other in enumerate(findings)
        if j != i and _holds(other, findings[i]) and not _holds(findings[i], other)
    ]
    return min(holders)[1] if holders else None


def _clipped(reading: Reading, finding: Finding, found: list[Finding]) -> Finding:
    """Keep an inner report's content within that of its outer report."""
    for other in found:
        if other is finding or not _holds(other, finding) or _holds(finding, other):
            continue
        for whole in other.content:
            if whole.covers(finding.cue[0]):
                pieces = [
                    Range(max(c.start, whole.start), min(c.end, whole.end)) if _overlap(c, whole) else c
                    for c in finding.content
                ]
                kept = tuple(p for p in map(reading.trim, pieces) if p)
                if kept:
                    finding = finding._replace(content=kept)
    return finding


def _overlap(one: Range, two: Range) -> bool:
    return one.start < two.end and two.start < one.end


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
