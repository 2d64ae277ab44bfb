"""Cues with the auxiliaries, negation, particle and "against" that stand right beside them in the text.

A cue short of its "not" would have somebody say what he did not.
"""

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Finding, Reading

BEFORE = frozenset({"aux", "auxpass", "neg"})
BEHIND = frozenset({"neg", "prt"})
TURNING = frozenset({"against", "out"})  # prepositions and adverbs that turn a cue round: "came out against"


def whole_cue(reading: Reading, finding: Finding) -> Ranges:
    """Return the cue of a finding with what belongs to it and stands right beside it."""
    taken = {i for piece in (*finding.source, *finding.content, *finding.cue) for i in range(*piece)}
    return tuple(_whole(reading, piece, taken) for piece in finding.cue)


def _whole(reading: Reading, cue: Range, taken: set[int]) -> Range:
    verb = reading.head(cue)
    if verb.pos_ not in VERBAL:
        return cue
    start, end = cue
    sentence = reading.sentence_at(verb.i)
    while (
        start > sentence.start and start - 1 not in taken and _belongs(reading.doc[start - 1], verb, BEFORE)
    ):
        start -= 1
    while end < sentence.end and end not in taken and _belongs(reading.doc[end], verb, BEHIND):
        end += 1
    return Range(start, end)


def _belongs(word: Token, verb: Token, deps: frozenset[str]) -> bool:
    if word.head != verb:
        return False
    return word.dep_ in deps or (deps is BEHIND and word.lower_ in TURNING)
