"""What kind of claim a cue makes of its content, and whether what it claims is negative.

For attributions of which only the words are known. The rules of `verbal.py` know the frame as well.
"""

from functools import cache
from importlib import resources
from typing import cast

from spacy.tokens import Token

from kg.extract.cues import cue_verbs
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Reading, has_child
from kg.model import Modality

LIGHT_VERBS = frozenset(
    "be make have give express voice issue offer raise show share take put get become remain feel send "
    "reiterate deliver convey draw face bring win hold keep come cast pen file lodge renew repeat".split()
)
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEGATIVES = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "nothing", "neither", "none"})


def modality_of(reading: Reading, cue: Ranges, content: Ranges) -> Modality:
    """Return what the cue makes of the content: "asserts" for a cue that no lexicon knows."""
    words = [reading.doc[i] for found in cue for i in range(*found)]
    verbs = [w for w in words if w.pos_ in VERBAL]
    full = [v for v in verbs if v.lemma_.lower() not in LIGHT_VERBS and v.lemma_.lower() in cue_verbs()]
    others = [
        cue_nouns()[w.lemma_.lower()]
        for w in words
        if w.pos_ not in VERBAL and w.lemma_.lower() in cue_nouns()
    ]
    if others and not full:
        return others[-1]
    known = full or [v for v in verbs if v.lemma_.lower() in cue_verbs()]
    if not known:
        return "asserts"
    frames = cue_verbs()[known[-1].lemma_.lower()].frames
    return frames.get(_frame(reading, content), next(iter(frames.values())))


def is_negated(reading: Reading, cue: Ranges) -> bool:
    """Is it said of the cue that it was not so: "did not say", "never promised"?"""
    return any(reading.doc[i].lower_ in NEGATIVES for found in cue for i in range(*found))


@cache
def cue_nouns() -> dict[str, Modality]:
    """Return the modality of each noun and adjective in `cue_nouns.txt`."""
    text = resources.files(__package__).joinpath("cue_nouns.txt").read_text("utf-8")
    lexicon: dict[str, Modality] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            modality, words = line.split(" : ")
            for word in words.split():
                lexicon.setdefault(word, cast(Modality, modality))
    return lexicon


def _frame(reading: Reading, content: Ranges) -> str:
    """The frame of `cues.txt` that a content looks like."""
    if not content:
        return "clause"
    start, end = content[0]
    opening = reading.doc[start]
    if opening.is_quote or reading.quoted(start):
        return "quote"
    if opening.lower_ == "to" and opening.tag_ == "TO":
        return "inf"
    head = reading.head(Range(start, end))
    return "clause" if _is_clause(head) else "obj"


def _is_clause(head: Token) -> bool:
    return head.pos_ in VERBAL and (head.tag_ in FINITE_TAGS or has_child(head, "aux", "nsubj", "nsubjpass"))
