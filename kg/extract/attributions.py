"""All rules together: a parsed document in, attributions out, each report within its outer report."""

from dataclasses import replace

from kg.extract.claimhood import claimhood
from kg.extract.ranges import Ranges
from kg.extract.reading import Finding, Reading
from kg.extract.rules.according import find_according
from kg.extract.rules.chains import Channels, citing, without_cited
from kg.extract.rules.continuing import with_following_quotations
from kg.extract.rules.labels import find_labelled
from kg.extract.rules.modality import is_negated
from kg.extract.rules.nesting import is_of_speaker, outer_of, settle, short_of_tails
from kg.extract.rules.second_cues import with_second_cues
from kg.extract.rules.verbal import find_verbal
from kg.extract.rules.whole_quotes import with_whole_quotations
from kg.extract.set_off import with_set_off_quotations
from kg.extract.tagger.joining import beside_trained
from kg.extract.whole_cues import whole_cue
from kg.model import Attribution, Spans, SpeechKind

MIN_QUOTED_SHARE = 0.9  # of a content's words, from which it is direct speech
LONG_SPEECHES = frozenset({"transcript", "label"})
MAX_UNNAMED_CONFIDENCE = 0.6  # of "Asked whether he would go, Rao said", which tells nobody who asks
MAX_OWN_CONFIDENCE = 0.6  # of "I think" inside one's own words, which tell it already: not shown by default


def find_findings(
    reading: Reading, trained: list[Finding] | None = None, *, rules: bool = True
) -> list[Finding]:
    """Return what the rules found, one finding a cue, in reading order, outer reports before inner ones.

    What is cited ("the agency said, citing the border service") comes last.

    Args:
        trained: what the model found. The rules then add the reports inside reports, which the model does
            not tell, and what they are surer of.
        rules: whether they may.
    """
    found = _by_rules(reading) if rules else []
    if trained is not None:
        parted = with_second_cues(reading, trained) if rules else trained
        found = beside_trained(reading, parted, short_of_tails(reading, found))
    found = with_set_off_quotations(reading, found)
    found.sort(key=lambda f: (f.extent.start, -f.extent.end, f.cue))
    found = with_following_quotations(reading, settle(reading, found))
    found = Channels(reading).trace(found, outer_of(found))
    cited = [one for finding in found if (one := citing(reading, finding))]
    told = {one.cue for one in cited}  # "citing" was taken for a cue of the reporter's as well
    return [without_cited(reading, finding) for finding in found if finding.cue not in told] + cited


def _by_rules(reading: Reading) -> list[Finding]:
    found = [*find_verbal(reading), *find_according(reading), *find_labelled(reading)]
    return with_whole_quotations(reading, found)


def attributions_of(reading: Reading, findings: list[Finding]) -> list[Attribution]:
    """Return the attributions that the findings are, in their order, each within its outer one."""
    attributions = []
    for finding, within in zip(findings, outer_of(findings), strict=True):
        attribution = _attribution(reading, finding, within)
        if (
            within is not None
            and findings[within].rule not in LONG_SPEECHES
            and is_of_speaker(reading, finding)
        ):
            attribution = replace(attribution, confidence=min(attribution.confidence, MAX_OWN_CONFIDENCE))
        attributions.append(attribution)
    return attributions


def _attribution(reading: Reading, finding: Finding, within: int | None) -> Attribution:
    cue = whole_cue(reading, finding)
    confidence = claimhood(reading, finding)
    if _is_put_to_speaker(reading, finding):
        confidence = min(confidence, MAX_UNNAMED_CONFIDENCE)
    return Attribution(
        source=_spans(reading, finding.source),
        cue=_spans(reading, cue),
        content=_spans(reading, finding.content),
        kind=_kind(reading, finding.content),
        modality=finding.modality,
        negated=finding.negated or (cue != finding.cue and is_negated(reading, cue)),
        via=_spans(reading, finding.via),
        within=within,
        confidence=confidence,
    )


def _is_put_to_speaker(reading: Reading, finding: Finding) -> bool:
    """Is it a participle before what another does, with nobody named: "Asked whether ..., Rao said"?"""
    verb = reading.head(finding.cue[0])
    return not finding.source and verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "csubj")


def _kind(reading: Reading, content: Ranges) -> SpeechKind:
    words = [i for piece in content for i in range(*piece) if reading.doc[i].text[:1].isalnum()]
    inside = sum(reading.quoted(i) for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside >= MIN_QUOTED_SHARE * len(words) else "mixed"


def _spans(reading: Reading, ranges: Ranges) -> Spans:
    return tuple(reading.span(found) for found in ranges)
