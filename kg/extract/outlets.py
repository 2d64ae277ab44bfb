"""Telling outlets from other speakers: by their names, and by the words a text puts beside them."""

from functools import cache
from importlib import resources

from spacy.tokens import Token

from kg.extract.ranges import Range
from kg.extract.reading import Reading

OUTLET_WORDS = frozenset(
    """times post news herald tribune journal gazette daily weekly magazine tv television radio
    press telegraph chronicle observer examiner dispatch courier inquirer bulletin newspaper
    newswire broadcasting reporter sputnik globe sun mirror mail today online review""".split()
)
OUTLET_NOUNS = frozenset(
    """outlet newspaper paper daily weekly magazine agency site website portal channel broadcaster
    station tabloid publication network newswire wire blog podcast page account""".split()
)
DOCUMENT_NOUNS = frozenset(
    """statement message release communique communiqué report post tweet letter document memo
    bulletin transcript""".split()
)


@cache
def known_outlets() -> frozenset[str]:
    """Return the names in `outlets.txt`."""
    lines = resources.files(__package__).joinpath("outlets.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_outlet(reading: Reading, phrase: Range) -> bool:
    """Does a noun phrase name an outlet, or say that it is one ("the site", "the daily Izvestia")?"""
    tokens = [t for t in reading.doc[phrase.start : phrase.end] if not t.is_punct and t.pos_ != "DET"]
    head = reading.head(phrase)
    if not tokens or _is_person(head, tokens):
        return False
    if head.lemma_.lower() in OUTLET_NOUNS or (head.pos_ == "PROPN" and head.lower_ in OUTLET_WORDS):
        return True
    name = " ".join(token.text for token in tokens if token.text[:1].isupper())
    if known_outlets() & {name, name.removeprefix("The "), head.text}:
        return True
    return head.pos_ == "PROPN" and any(token.lemma_.lower() in OUTLET_NOUNS for token in tokens)


def is_channel(reading: Reading, phrase: Range) -> bool:
    """Is it an outlet or a document that passes on what others said?"""
    return reading.head(phrase).lemma_.lower() in DOCUMENT_NOUNS or is_outlet(reading, phrase)


def _is_person(head: Token, tokens: list[Token]) -> bool:
    """Is it a full name of a person, though one word of it may be an outlet's: "Jim Post"?"""
    both = head.ent_type_ == "PERSON" and tokens[0].ent_type_ == "PERSON"
    return both and len(tokens) > 1 and head.text not in known_outlets()
