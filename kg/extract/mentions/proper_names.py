"""Names in a parsed document: where they stand and what kind of thing they name.

What the tagger found, what it missed, and organisations of organisations ("Secretariat of the ..."); their
types are mended by `name_types`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extract.mentions.edges import ARABIC_ARTICLES, names_within
from kg.extract.mentions.headlines import find_headlines, mend_headlines
from kg.extract.mentions.name_types import (
    LABELS,
    Name,
    is_given_name,
    mend_by_document,
    mend_by_neighbours,
    mended,
)
from kg.extract.mentions.plural_names import is_team
from kg.extract.mentions.whole_names import with_whole_names
from kg.extract.nouns import noun_type
from kg.extract.ranges import Range
from kg.extract.reading import Reading, is_line_break
from kg.language.en.calendar import MONTH_NAMES, MONTHS, WEEKDAYS
from kg.language.en.gazetteer import is_demonym
from kg.language.en.titles import TITLES
from kg.language.word_lists import read_words
from kg.model import EntityType

NOT_NAMES = frozenset({*MONTH_NAMES, *WEEKDAYS}) | read_words("names/no_names")
MAX_FULL_NAME_TOKENS = 3
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")  # "D-Calif."
_WORD = re.compile(r"[^\W\d_]")


def find_names(reading: Reading) -> list[Name]:
    """Return the names of a document in reading order; of an organisation's organisation, both."""
    doc = reading.doc
    headlines = find_headlines(reading)
    names = [
        name for ent in doc.ents if ent.label_ in LABELS for name in _from_tagger(doc, ent.start, ent.end)
    ]
    names = sorted([*names, *_missed_by_tagger(reading, names, headlines)])
    names = with_whole_names(doc, _with_bodies(doc, names))
    names = mend_headlines(reading, mend_by_document(reading, names), headlines)
    return [mend_by_neighbours(reading, name) for name in names]


def _from_tagger(doc: Doc, start: int, end: int) -> list[Name]:
    """The name that the tagger found, without determiners and marks around it; none where it is no name."""
    label = LABELS[doc[start].ent_type_]
    return [
        name
        for one in names_within(doc, start, end, label)
        if _is_name(doc, *one)
        for name in _parted(doc, one, label)
    ]


def _parted(doc: Doc, found: Range, label: EntityType) -> list[Name]:
    start, end = found
    if end - start == 3 and doc[start + 1].text == "-":
        pair = [Range(start, start + 1), Range(end - 1, end)]  # "Tajik-Afghan"
        if all(is_demonym(doc[one.start].text) for one in pair):
            return [Name(one, "NORP") for one in pair]
    return [Name(found, mended(doc[start:end].text, label))]


def _is_name(doc: Doc, start: int, end: int) -> bool:
    tokens = doc[start:end]
    if not _WORD.search(doc[start].text) or any(is_line_break(token) for token in tokens):
        return False
    if len(tokens.text.strip(".")) < 2 or all(_is_of_calendar(token) for token in tokens):
        return False
    if _PARTY_AND_STATE.match(tokens.text):
        return False
    if start and doc[start - 1].text == "#" and not doc[start - 1].whitespace_:
        return False
    if end - start == 1 and (doc[start].lower_ in NOT_NAMES or doc[start].pos_ in ("VERB", "PRON", "ADV")):
        return False
    return any(t.text[:1].isupper() or t.lower_.startswith(ARABIC_ARTICLES) for t in tokens)


def _is_of_calendar(token: Token) -> bool:
    return token.lower_.rstrip(".") in MONTHS or token.lower_ in WEEKDAYS or not _WORD.search(token.text)


class _Run(NamedTuple):
    """Proper nouns side by side that the tagger took for no name."""

    start: int
    end: int


def _missed_by_tagger(reading: Reading, names: list[Name], headlines: set[int]) -> Iterator[Name]:
    """Yield runs of proper nouns that a list or the document knows, or that stand out in their sentence."""
    doc = reading.doc
    taken = {i for name in names for i in range(*name.range)}
    known = {reading.text(name.range) for name in names}
    known |= {
        doc[name.range.end - 1].text for name in names if name.type == "PERSON" or is_team(doc, name.range)
    }
    for start, end in _proper_nouns(doc, taken, known):
        text = doc[start:end].text
        kind = "PERSON" if _is_given_and_surname(doc, start, end) else mended(text, "OTHER")
        in_headline = reading.sentence_of[start] in headlines
        if kind != "OTHER" or text in known or (not in_headline and _stands_out(doc, start, end)):
            yield Name(Range(start, end), kind)


def _proper_nouns(doc: Doc, taken: set[int], known: set[str]) -> Iterator[_Run]:
    """Yield runs of proper nouns; what is `known` is one also where the parse says otherwise ("Trump")."""
    start = None
    for token in doc:
        proper = token.pos_ == "PROPN" or (token.text in known and _may_be_used(token))
        if proper and token.i not in taken and _looks_like_name(token):
            start = token.i if start is None else start
        elif start is not None:
            yield _Run(start, token.i)
            start = None
    if start is not None:
        yield _Run(start, len(doc))


def _may_be_used(token: Token) -> bool:
    """May a known name be used here, though the parse has another word: "Cheeks returns", "White said"?"""
    if token.pos_ in ("NOUN", "NUM"):
        return True
    inside = not token.is_sent_start and token.pos_ in ("ADJ", "VERB")
    return inside or token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj")


def _looks_like_name(token: Token) -> bool:
    if not token.text[:1].isupper() or len(token.text) < 2 or _PARTY_AND_STATE.match(token.text):
        return False
    return token.lower_.rstrip(".") not in NOT_NAMES and not _is_of_calendar(token)


def _is_given_and_surname(doc: Doc, start: int, end: int) -> bool:
    """Does a known given name begin two or three words, at the start of a sentence too: "Suzanne Ferriss"?"""
    tokens = doc[start:end]
    if not 1 < len(tokens) <= MAX_FULL_NAME_TOKENS or not all(token.pos_ == "PROPN" for token in tokens):
        return False
    first, last = tokens[0], tokens[-1]
    return is_given_name(first) and not tokens.text.isupper() and noun_type(last.lower_) == "CONCEPT"


def _stands_out(doc: Doc, start: int, end: int) -> bool:
    """Is it more than the first word of a sentence or a title before a name?"""
    if doc[start].is_sent_start or (end < len(doc) and doc[end].ent_type_ == "PERSON"):
        return False
    if end - start == 1 and len(doc[start]) < 3:
        return False
    tokens = doc[start:end]
    return any(token.lower_ not in TITLES for token in tokens) and all(_WORD.search(t.text) for t in tokens)


def _with_bodies(doc: Doc, names: list[Name]) -> list[Name]:
    """Take "Secretariat of the Treaty Organization" for one name, beside that of the organisation."""
    bodies = [body for name in names if name.type == "ORG" and (body := _body(doc, name))]
    inside = {i for body in bodies for i in range(*body.range)}
    return sorted([name for name in names if not _is_part(name, inside)] + bodies)


def _body(doc: Doc, name: Name) -> Name | None:
    start = name.range.start
    while start > 0 and doc[start - 1].pos_ == "DET":
        start -= 1
    if start < 2 or doc[start - 1].lower_ != "of":
        return None
    body = doc[start - 2]
    if not body.text[:1].isupper() or noun_type(body.lower_) != "ORG":
        return None
    return Name(Range(body.i, name.range.end), "ORG")


def _is_part(name: Name, inside: set[int]) -> bool:
    """Is it a lone word of unknown kind that a longer name holds: the "Secretariat" of an organisation?"""
    start, end = name.range
    return end - start == 1 and name.type == "OTHER" and start in inside
