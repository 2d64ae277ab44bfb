"""The role words that stand with a name: "Tajik President" Rahmon, Rao, "press secretary of the ministry"."""

from spacy.tokens import Token

from kg.extract.mentions.found import Found
from kg.extract.nouns import noun_type
from kg.extract.ranges import Range
from kg.extract.reading import Reading, children, subtree

BEFORE_NAME = frozenset({"compound", "amod", "nmod", "poss"})
MAX_ROLE_TOKENS = 25


def title_of(reading: Reading, name: Found) -> str | None:
    """Return the role words before a name, of a person also those behind it or which it stands behind."""
    before = _right_before(reading, name.range)
    if before is not None or name.type != "PERSON":
        return before
    return _behind(reading, name) or _described_by(reading, name)


def _right_before(reading: Reading, name: Range) -> str | None:
    doc = reading.doc
    start = name.start
    while start > 0 and name.holds(doc[start - 1].head.i) and doc[start - 1].dep_ in BEFORE_NAME:
        start = doc[start - 1].left_edge.i
    words = Range(start, name.start)
    if not any(_is_noun(token) for token in doc[words.start : words.end]):
        return None
    return reading.text(words).strip(" ,") or None


def _behind(reading: Reading, name: Found) -> str | None:
    """The role in "Rao, press secretary of the ministry, said"."""
    for noun in children(name.head, "appos"):
        role = reading.trim(subtree(noun))
        if role and role.start >= name.range.end and noun.pos_ == "NOUN" and _is_short(role):
            return reading.text(role)
    return None


def _described_by(reading: Reading, name: Found) -> str | None:
    """The role in "the ministry's press secretary, Rao, said", where the parse heads it with the role."""
    noun = _holder_of(name.head.head)
    if name.head.dep_ != "appos" or not _is_noun(noun) or noun.i >= name.range.start:
        return None
    role = reading.trim(Range(noun.left_edge.i, name.range.start))
    return reading.text(role) if role and _is_short(role) else None


def _holder_of(noun: Token) -> Token:
    """The "editor" of "editor of the magazine, Rao", where the parse puts the name to "magazine"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    no_person = noun_type(noun.lower_) != "PERSON"
    return above if no_person and noun_type(above.lower_) == "PERSON" else noun


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _is_short(role: Range) -> bool:
    return role.end - role.start <= MAX_ROLE_TOKENS
