"""Telling outlets from other speakers: by their names, and by the words a text puts beside them."""

from spacy.tokens import Token

from kg.extract.ranges import Range
from kg.extract.reading import Reading
from kg.language.word_lists import read_words

OUTLET_WORDS = read_words("names/outlet_words")
OUTLET_NOUNS = read_words("nouns/outlet_nouns")
DOCUMENT_NOUNS = read_words("nouns/document_nouns")


def known_outlets() -> frozenset[str]:
    """Return the names of outlets that are known."""
    return read_words("names/outlets")


def is_outlet(reading: Reading, phrase: Range) -> bool:
    """Does a noun phrase name an outlet, or say that it is one ("the site", "the daily Izvestia")?"""
    tokens = [t for t in reading.doc[phrase.start : phrase.end] if not t.is_punct and t.pos_ != "DET"]
    head = reading.head(phrase)
    if not tokens or _is_person(head, tokens):
        return False
    if head.lemma_.lower() in OUTLET_NOUNS or (head.pos_ == "PROPN" and head.lower_ in OUTLET_WORDS):
        return True
    name = " ".join(token.text for token in tokens if token.text[:1].isupper())
    whole = " ".join(token.text for token in tokens)  # "Voice of America"
    if known_outlets() & {name, name.removeprefix("The "), whole, head.text}:
        return True
    return head.pos_ == "PROPN" and any(token.lemma_.lower() in OUTLET_NOUNS for token in tokens)


def is_channel(reading: Reading, phrase: Range) -> bool:
    """Is it an outlet or a document that passes on what others said?"""
    return reading.head(phrase).lemma_.lower() in DOCUMENT_NOUNS or is_outlet(reading, phrase)


def _is_person(head: Token, tokens: list[Token]) -> bool:
    """Is it a full name of a person, though one word of it may be an outlet's: "Jim Post"?"""
    both = head.ent_type_ == "PERSON" and tokens[0].ent_type_ == "PERSON"
    return both and len(tokens) > 1 and head.text not in known_outlets()
