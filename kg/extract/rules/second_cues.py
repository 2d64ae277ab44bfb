"""A second cue inside a content: "said A and promised B", "X say A and Y claim B", "said A, adding B".

The trained model joins the two. Here the content ends before the second, which gives a finding of its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading, children, first, has_child
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.modality import is_negated, modality_of
from kg.extract.rules.sources import cue_range

SPEECH = frozenset({"clause", "quote"})
STANCES = frozenset({"opposes", "supports", "requests", "denies", "proposes", "commits", "threatens"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CONTINUING = frozenset({"add"})  # always of the one who spoke before: "..., adding that"


class _Second(NamedTuple):
    """A second cue; `source` is empty where it shares the first one's, `start` is where its words begin."""

    verb: Token
    source: Ranges
    start: int


def with_second_cues(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings, each that holds a second cue of its own sentence parted in two."""
    return [part for finding in findings for part in _parted(reading, finding)]


def _parted(reading: Reading, finding: Finding) -> Iterator[Finding]:
    for at, piece in enumerate(finding.content):
        second = _second_cue(reading, finding, piece)
        if second is None:
            continue
        cue = _with_preposition(second.verb, cue_range(second.verb))
        before = reading.trimmed(*finding.content[:at], Range(piece.start, second.start))
        rest = reading.trimmed(Range(cue.end, piece.end), *finding.content[at + 1 :])
        if before and rest:
            told = finding._replace(
                source=second.source or finding.source,
                cue=(cue,),
                content=rest,
                modality=modality_of(reading, (cue,), rest),
                negated=is_negated(reading, (cue,)),
            )
            yield finding._replace(content=before)
            yield from _parted(reading, told)
            return
    yield finding


def _second_cue(reading: Reading, finding: Finding, piece: Range) -> _Second | None:
    """The first cue in a piece of content, after the finding's own, that is not told but tells."""
    if not finding.source or piece.start < finding.cue[-1].end:
        return None
    verb = reading.head(finding.cue[0])
    for token in reading.doc[piece.start + 1 : piece.end]:
        if token.head not in (verb, *_told_verbs(verb)) or reading.quoted(token.i):
            continue
        cue = cue_verbs().get(token.lemma_.lower())
        if cue is None or (SPEECH.isdisjoint(cue.frames) and STANCES.isdisjoint(cue.frames.values())):
            continue
        if token.dep_ == "conj" and not has_child(token, "mark"):
            return _coordinated(reading, verb, token)
        if token.dep_ == "advcl" and token.tag_ == "VBG" and "quote" in cue.frames:
            return _participle(verb, token)
    return None


def _told_verbs(verb: Token) -> Iterator[Token]:
    return children(verb, "ccomp")


def _coordinated(reading: Reading, verb: Token, token: Token) -> _Second | None:
    """The second cue of "said A and promised B" and of "X say A and Y claim B".

    Where the parse has the second verb beside the first content's, it is a cue only if the two do not match:
    "said he would go and promised", "said it was safe and promised".
    """
    if token.tag_ not in FINITE or token.tag_ != verb.tag_:
        return None
    subject = first(children(token, "nsubj", "nsubjpass"))
    beside_told = token.head != verb
    if beside_told and token.head.tag_ == token.tag_ and token.head.lemma_ != "be":
        return None
    if has_child(token, "aux", "auxpass") and subject is None:
        return None
    if subject is None:
        return _Second(token, (), _after_conjunction(reading, cue_range(token).start))
    frames = cue_verbs()[token.lemma_.lower()].frames
    if "quote" not in frames or not has_child(token, "ccomp") or subject.i > token.i:
        return None
    source = reading.trim(Range(subject.left_edge.i, min(subject.right_edge.i + 1, token.i)))
    return _Second(token, (source,), _after_conjunction(reading, source.start)) if source else None


def _participle(verb: Token, token: Token) -> _Second | None:
    """The second cue of "said A, adding B", "said A while suggesting B", "opened up about A, saying B"."""
    marks = list(children(token, "mark"))
    joined = token.lemma_ in CONTINUING or any(mark.lower_ == "while" for mark in marks)
    if not joined and not (token.head == verb and has_child(token, "ccomp") and not marks):
        return None
    start = cue_range(token).start
    return _Second(token, (), min([start, *(mark.i for mark in marks)]))


def _after_conjunction(reading: Reading, start: int) -> int:
    """Where "and" stands before a second cue; the content before it ends there."""
    while (
        start > 0
        and reading.doc[start - 1].pos_ in ("CCONJ", "ADV", "PUNCT")
        and not reading.quoted(start - 1)
    ):
        start -= 1
    return start


def _with_preposition(verb: Token, cue: Range) -> Range:
    """The cue with the preposition that its content hangs on: "warned against hackers"."""
    following = verb.doc[cue.end] if cue.end < len(verb.doc) else verb
    frames = cue_verbs()[verb.lemma_.lower()].frames
    hangs = following.dep_ == "prep" and following.head == verb and following.lower_ in {*frames, "against"}
    return Range(cue.start, cue.end + 1) if hangs else cue
