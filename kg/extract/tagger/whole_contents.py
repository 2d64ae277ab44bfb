"""Contents of the trained model to the ends of their clauses: it stops, or starts, in the middle of some.

Each rule was right more often than not on PolNeAR's dev split, where it changes 3 to 10 findings. On 200
articles of the train split, which the model knows, and on GUM they change next to nothing.
"""

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges, hold
from kg.extract.reading import VERBAL, Finding, Reading, children, first, subtree
from kg.extract.rules.modality import FINITE_TAGS

CONTRASTS = frozenset({"while", "though", "although", "as"})  # may begin the article's own words
OWN_PARTS = frozenset({"dobj", "xcomp", "advcl", "ccomp"})
MAX_PARENTHESIS_TOKENS = 12
MAX_SUBJECT_TOKENS = 12


def with_whole_contents(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings, each with all of the clause that its cue reports, unless others have its words."""
    taken = {i for f in findings for piece in (*f.source, *f.cue) for i in range(*piece)}
    return [_whole(reading, finding, taken) for finding in findings]


def _whole(reading: Reading, finding: Finding, taken: set[int]) -> Finding:
    verb = reading.head(finding.cue[-1])
    if (more := _subject_behind_source(reading, finding)) is not None:
        return finding._replace(content=_joined(finding.content, more))
    if verb.pos_ not in VERBAL:
        return finding
    for more in (
        _before_parenthesis(reading, finding, verb),
        _rest_of_clause(reading, finding, verb),
        _subject_of_passive(reading, finding, verb),
    ):
        if more is not None and taken.isdisjoint(range(*more)):
            finding = finding._replace(content=_joined(finding.content, more))
    return finding


def _before_parenthesis(reading: Reading, finding: Finding, verb: Token) -> Range | None:
    """What stands before a cue that commas set off: "But to prevent problems, he said, all must help"."""
    doc = reading.doc
    pieces = (*finding.source, *finding.cue)
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    sentence = reading.sentence_at(start)
    if end - start > MAX_PARENTHESIS_TOKENS or not finding.source or reading.quoted(verb.i):
        return None
    if not sentence.start + 1 < start < end < sentence.end - 1:
        return None
    if doc[start - 1].text != "," or doc[end].text != "," or reading.quoted(end + 1):
        return None
    own = (c for c in children(verb, *OWN_PARTS) if c.i > end)
    if any(not hold(finding.content, child.i) for child in own):
        return None
    before = reading.trim(Range(sentence.start, start))
    if before is None or any(map(reading.quoted, range(*before))):
        return None
    return before if all(piece.start >= end for piece in finding.content) else None


def _rest_of_clause(reading: Reading, finding: Finding, verb: Token) -> Range | None:
    """What is left of a clause in whose middle the content stops: "that it would be a boon for | lawyers".

    Read in 924 articles (PolNeAR dev, 200 of train, GUM, stories): 7 of 8 are right.
    """
    doc = reading.doc
    last = finding.content[-1]
    if last.start < finding.cue[-1].end or last.end >= len(doc) or reading.quoted(last.end - 1):
        return None
    following = doc[last.end]
    if following.is_punct or following.is_space or following.dep_ == "cc" or following.lower_ in CONTRASTS:
        return None
    clause = first(child for child in children(verb, "ccomp") if last.holds(child.i))
    if clause is None or clause.right_edge.i < last.end:
        return None
    return reading.trim(Range(last.end, clause.right_edge.i + 1))


def _subject_of_passive(reading: Reading, finding: Finding, verb: Token) -> Range | None:
    """Of whom a passive tells: "the plan" in "the plan was labeled “mostly true”"."""
    subject = first(children(verb, "nsubjpass"))
    if subject is None or first(children(verb, "ccomp")) is not None:
        return None
    phrase = reading.trim(Range(*subtree(subject)))
    if phrase is None or phrase.end > finding.cue[0].start or phrase.end - phrase.start > MAX_SUBJECT_TOKENS:
        return None
    known = (*finding.content, *finding.source)
    return None if any(phrase.overlaps(piece) for piece in known) else phrase


def _subject_behind_source(reading: Reading, finding: Finding) -> Range | None:
    """Of what a content tells that begins with its verb: "according to Rao, the port, too, | is shut"."""
    doc = reading.doc
    behind_source = (p.start for p in finding.content if finding.source and p.start >= finding.source[-1].end)
    start = next(behind_source, None)
    if start is None or doc[start].tag_ not in FINITE_TAGS or reading.quoted(start):
        return None
    behind = Range(finding.source[-1].end, start)
    if not 0 < behind.end - behind.start <= MAX_SUBJECT_TOKENS + MAX_PARENTHESIS_TOKENS:
        return None
    if finding.cue[-1].end > behind.start or doc[behind.start].text != ",":
        return None
    if reading.sentence_at(start).start > behind.start or any(map(reading.quoted, range(*behind))):
        return None
    return reading.trim(behind)


def _joined(content: Ranges, more: Range) -> Ranges:
    """The pieces with one more, in order; what touches it is one with it."""
    pieces: list[Range] = []
    for piece in sorted((*content, more)):
        if pieces and piece.start <= pieces[-1].end:
            pieces[-1] = Range(pieces[-1].start, max(piece.end, pieces[-1].end))
        else:
            pieces.append(piece)
    return tuple(pieces)
