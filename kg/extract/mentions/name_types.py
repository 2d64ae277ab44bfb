"""What kind of thing a name names: the tagger's label, mended by lists, by the document and by neighbours.

The lists are the gazetteer, the armed groups and the outlets; the document mends by its other uses of a name:
"Rakhmon" is a person where "Emomali Rakhmon" is.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.mentions.plural_names import is_member, is_team
from kg.extract.nouns import armed_groups, noun_type
from kg.extract.outlets import OUTLET_NOUNS, known_outlets
from kg.extract.ranges import Range
from kg.extract.reading import Reading, children
from kg.language.en.gazetteer import country_of, is_demonym, place_type
from kg.language.en.genders import gender_of_given_name
from kg.language.word_lists import read_table, read_words
from kg.model import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "WORK_OF_ART": "WORK", "LAW": "WORK", "PRODUCT": "OTHER",
}  # fmt: skip
NOT_SURELY_NO_BODY = frozenset({"OTHER", "WORK", "PERSON", "GPE", "NORP", "LOC"})
NOT_SURELY_NO_PLACE = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "WORK", "OTHER"})
MENDED_BY_DOCUMENT = frozenset({"ORG", "NORP", "WORK", "OTHER", "PERSON", "GPE"})
SAYING = read_words("reports/voicing_verbs") | {"say", "tell", "add", "note", "write", "argue", "explain"}
TITLE_GENDERS = read_table("names/title_genders")
MAX_PERSON_TOKENS = 4
MIN_PLURAL_GROUP_LETTERS = 5


class Name(NamedTuple):
    """A name in tokens."""

    range: Range
    type: EntityType

    def is_part_of(self, other: "Name") -> bool:
        return self.range != other.range and other.range.covers(self.range)


@lru_cache(maxsize=20_000)
def mended(text: str, label: EntityType) -> EntityType:
    """Return the type that the gazetteer, the armed groups and the outlets give a name, else `label`."""
    if text in armed_groups() or _without_plural(text) in armed_groups():
        return "GROUP"
    last = text.split()[-1].lower() if text else ""
    if text in known_outlets() or (" " in text and label in NOT_SURELY_NO_BODY and noun_type(last) == "ORG"):
        return "ORG"
    if is_demonym(text) or is_member(text):
        return "NORP"
    if country_of(text) is not None:
        return "GPE"
    place = place_type(text)
    return place if place and label in NOT_SURELY_NO_PLACE else label


def _without_plural(text: str) -> str:
    return text[:-1] if len(text) >= MIN_PLURAL_GROUP_LETTERS and text[-1] in "sz" else text


class _Told(NamedTuple):
    """What a document tells of the kinds of its names."""

    surnames: frozenset[str]
    teams: frozenset[str]  # "Saints" of "New Orleans Saints"
    votes: dict[str, Counter[EntityType]]


def mend_by_document(reading: Reading, names: list[Name]) -> list[Name]:
    """Give each name that no list knows the type that the document gives it most surely elsewhere."""
    doc = reading.doc
    texts = [reading.text(name.range) for name in names]
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for text, name in zip(texts, names, strict=True):
        votes[text][name.type] += 1
    several = [name for name in names if name.range.end - name.range.start > 1]
    told = _Told(
        frozenset(doc[name.range.end - 1].text for name in several if name.type == "PERSON"),
        frozenset(doc[name.range.end - 1].text for name in several if is_team(doc, name.range)),
        votes,
    )
    pairs = zip(texts, names, strict=True)
    return [Name(name.range, _by_document(reading, text, name, told)) for text, name in pairs]


def _by_document(reading: Reading, text: str, name: Name, told: _Told) -> EntityType:
    own = name.type
    if mended(text, "OTHER") != "OTHER" or (own in ("NORP", "GROUP") and " " in text):
        return own
    if text in told.surnames or _is_full_name(reading, name, told.surnames):
        return "PERSON"
    if text in told.teams:
        return "ORG"
    if own not in MENDED_BY_DOCUMENT or own == "GPE":
        return own
    return _majority(told.votes[text], own)


def is_given_name(token: Token) -> bool:
    """Is it a known given name, and no place?"""
    return gender_of_given_name(token.lower_) is not None and place_type(token.text) is None


def _is_full_name(reading: Reading, name: Name, surnames: frozenset[str]) -> bool:
    """Is it given name and surname, though the tagger has it for something else: "Nathan Diament"?"""
    tokens = reading.doc[name.range.start : name.range.end]
    if not 1 < len(tokens) <= MAX_PERSON_TOKENS or name.type in ("PERSON", "NORP", "GROUP", "EVENT"):
        return False
    first, last = tokens[0], tokens[-1]
    plain = len(tokens) == 2 or len(tokens[1].text.rstrip(".")) == 1  # "Jeffrey D. Sachs"
    if not (is_given_name(first) and plain and all(token.text[:1].isupper() for token in tokens)):
        return False
    return last.text in surnames or (noun_type(last.lower_) == "CONCEPT" and _says_something(tokens.root))


def _says_something(name: Token) -> bool:
    """Is it the subject of a word of saying?"""
    return name.dep_ == "nsubj" and name.head.lemma_.lower() in SAYING


def _majority(votes: Counter[EntityType], own: EntityType) -> EntityType:
    """The type with most votes; "OTHER" and a draw do not outvote a name's own."""
    best, count = min(votes.items(), key=lambda vote: (vote[0] == "OTHER", -vote[1], vote[0]))
    return best if own == "OTHER" or count > votes[own] else own


def mend_by_neighbours(reading: Reading, name: Name) -> Name:
    """Let the words beside a name say what it names: "the site Meduza", "the Secretary General, Quispe"."""
    if name.type not in ("PERSON", "ORG", "OTHER", "NORP", "WORK", "GPE"):
        return name
    before = reading.doc[name.range.start - 1] if name.range.start else None
    if before is not None and before.lower_ in TITLE_GENDERS and name.range.end - name.range.start < 3:
        return Name(name.range, "PERSON")  # "Mr. Slinker"
    if name.type not in ("ORG", "GPE") and before is not None and before.lemma_.lower() in OUTLET_NOUNS:
        return Name(name.range, "ORG")
    if name.type in ("ORG", "OTHER", "NORP") and _has_persons_role(reading, name, before):
        return Name(name.range, "PERSON")
    return name


def _has_persons_role(reading: Reading, name: Name, before: Token | None) -> bool:
    """Do capitals after a person's role, or in apposition to it, spell a person's name that no list knows?"""
    start, end = name.range
    text = reading.text(name.range)
    if end - start > MAX_PERSON_TOKENS or text.isupper() or mended(text, name.type) != name.type:
        return False
    if not all(token.text[:1].isupper() for token in reading.doc[start:end]):
        return False
    head = reading.head(name.range)
    role = head.head if head.dep_ == "appos" else before
    if role is None or (head.dep_ != "appos" and role.dep_ != "compound"):
        return False
    return any(noun_type(token.lower_) == "PERSON" for token in (role, *children(role, "compound")))
