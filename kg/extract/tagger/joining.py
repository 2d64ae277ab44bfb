"""The trained model's attributions and those of the rules, as one list.

On news text the model is the better reader. The rules are surer where layout tells who speaks (labels,
signatures, ", relays the site"), and hold on where a text is unlike what the model was trained on.
"""

from kg.extract.ranges import Ranges, covering
from kg.extract.reading import Finding, Reading, is_adverbial
from kg.extract.rules.cues import cue_verbs

OVERRIDING_RULES = frozenset({"tail", "signature", "transcript"})
SPEECH_RULES = frozenset({"quote", "clause"})
SURE_RULES = frozenset({"according", "label", "headline"})
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PAST_TAGS = frozenset({"VBD", "VBN"})
# What the model left out is less often right than what the rules find alone: 12 of 20 quotations, 9 of 28
# clauses, 2 of 3 "according to" and one label of 5 on PolNeAR's dev split and a sixth of train. A
# headline with a dash is as sure as elsewhere.
CONFIDENCE_BESIDE = {
    "quote": 0.6,
    "clause": 0.4,
    "according": 0.6,
    "label": 0.4,
    "inf": 0.4,
    "headline": 0.7,
}


def beside_trained(reading: Reading, trained: list[Finding], ruled: list[Finding]) -> list[Finding]:
    """Return the model's findings with those of the rules that add to them.

    A rule's finding stays where layout is its reason; where it stands wholly inside one of the model's, as
    a report inside a report; or where it is of a saying verb and the model has its words nowhere, or only
    as a further piece of what someone else said.
    """
    overriding = [finding for finding in ruled if finding.rule in OVERRIDING_RULES]
    kept = _without_overridden(trained, overriding) + overriding
    cues = _tokens(kept, "cue")
    owned = [(piece, other) for other in kept for piece in other.content]
    rest = [finding for finding in ruled if finding.rule not in OVERRIDING_RULES]
    holders = covering([piece for piece, _ in owned], [finding.cue[0] for finding in rest])
    for finding, above in zip(rest, holders, strict=True):
        known = not cues.isdisjoint(_words(finding))
        if not cues.isdisjoint(_tokens([finding], "cue")) or (known and finding.rule != "quote"):
            continue
        if any(_stands_inside(finding, owned[i][1]) for i in above):
            kept.append(finding)
        elif not known and _is_sure(reading, finding):
            shortened = _without_pieces(reading, kept, finding)
            if shortened is not None:
                kept = [*shortened, finding._replace(confidence=CONFIDENCE_BESIDE[finding.rule])]
    return kept


def _without_overridden(trained: list[Finding], overriding: list[Finding]) -> list[Finding]:
    """The model's findings without those that have another's cue, or the words of a label or signature."""
    cues = _tokens(overriding, "cue")
    marked = [finding for finding in overriding if finding.rule != "tail"]
    words = _tokens(marked, "content") | _tokens(marked, "source")
    return [f for f in trained if not cues.intersection(_words(f)) and not words.intersection(_words(f))]


def _stands_inside(finding: Finding, outer: Finding) -> bool:
    """Does the other's content hold its source and cue, and some of each piece of its content?

    What holds the other's cue in turn is not told by it.
    """
    if any(piece.overlaps(cue) for piece in finding.content for cue in outer.cue):
        return False
    named = all(
        any(whole.covers(piece) for whole in outer.content) for piece in (*finding.source, *finding.cue)
    )
    return named and all(any(whole.overlaps(piece) for whole in outer.content) for piece in finding.content)


def _is_sure(reading: Reading, finding: Finding) -> bool:
    if not finding.source:
        return False
    if finding.rule in SURE_RULES:
        return True
    verb = reading.head(finding.cue[0])
    if finding.rule == "inf":
        named = reading.head(finding.source[0]).ent_type_ in SPEAKING_ENTITIES
        return named and verb.tag_ in PAST_TAGS and finding.modality in ("threatens", "commits")
    cue = cue_verbs().get(verb.lemma_.lower())
    return finding.rule in SPEECH_RULES and cue is not None and "quote" in cue.frames


def _without_pieces(reading: Reading, kept: list[Finding], finding: Finding) -> list[Finding] | None:
    """Give a finding the pieces of others that it claims; `None` where it would leave one of them nothing.

    One that has nothing but adverbs left ("Finally") said only what is taken from it.
    """
    words = set(_words(finding))
    out = []
    for other in kept:
        pieces = tuple(piece for piece in other.content if words.isdisjoint(range(*piece)))
        if not pieces:
            return None
        if pieces == other.content:
            out.append(other)
        elif not all(is_adverbial(reading.doc[i]) for i in _tokens_of(pieces)):
            out.append(other._replace(content=pieces))
    return out


def _words(finding: Finding) -> list[int]:
    return _tokens_of((*finding.cue, *finding.content))


def _tokens(findings: list[Finding], role: str) -> set[int]:
    return {i for finding in findings for i in _tokens_of(getattr(finding, role))}


def _tokens_of(ranges: Ranges) -> list[int]:
    return [i for found in ranges for i in range(*found)]
