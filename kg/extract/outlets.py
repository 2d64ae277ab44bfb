"""Telling outlets from other speakers: by their names, and by the words a text puts beside them."""

from functools import cache
from importlib import resources

from kg.extract.reading import Range, Reading

OUTLET_WORDS = frozenset(
    """times post news herald tribune journal gazette daily weekly magazine tv television radio press telegraph
    chronicle observer examiner dispatch courier inquirer bulletin newspaper newswire broadcasting reporter
    sputnik globe sun mirror mail today online review""".split()
)
OUTLET_NOUNS = frozenset(
    """outlet newspaper paper daily weekly magazine agency site website portal channel broadcaster station tabloid
    publication network newswire wire blog podcast page account""".split()
)
DOCUMENT_NOUNS = frozenset(
    "statement message release communique communiqué report post tweet letter document memo bulletin transcript".split()
)


@cache
def known_outlets() -> frozenset[str]:
    """Return the names in `outlets.txt`."""
    lines = resources.files(__package__).joinpath("outlets.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_outlet(reading: Reading, phrase: Range) -> bool:
    """Does a noun phrase name an outlet, or say that it is one ("the site", "the daily Izvestia")?"""
    tokens = [t for t in reading.doc[phrase.start : phrase.end] if not t.is_punct and t.pos_ != "DET"]
    if not tokens:
        return False
    head = reading.doc[phrase.start : phrase.end].root
    if head.ent_type_ == "PERSON" and head.text not in known_outlets() and len(tokens) > 1 and tokens[0].ent_type_ == "PERSON":
        return False
    if head.lemma_.lower() in OUTLET_NOUNS or (head.pos_ == "PROPN" and head.lower_ in OUTLET_WORDS):
        return True
    names = " ".join(t.text for t in tokens if t.text[:1].isupper())
    if names in known_outlets() or names.removeprefix("The ") in known_outlets() or head.text in known_outlets():
        return True
    beside = [t for t in tokens if t.lemma_.lower() in OUTLET_NOUNS]
    return bool(beside) and head.pos_ == "PROPN"


def is_channel(reading: Reading, phrase: Range) -> bool:
    """Is it an outlet or a document that passes on what others said?"""
    head = reading.doc[phrase.start : phrase.end].root
    return head.lemma_.lower() in DOCUMENT_NOUNS or is_outlet(reading, phrase)
