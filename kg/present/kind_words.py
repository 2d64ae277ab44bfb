"""What kinds of names are called where a person reads: words for the types that the store has."""

import re

from kg.model import EntityType

KIND_WORDS: dict[EntityType, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country, region or city",
    "LOC": "place",
    "FAC": "building or site",
    "NORP": "people, faith or party",
    "EVENT": "event",
    "WORK": "work",
    "GROUP": "group",
    "CONCEPT": "topic",
    "OTHER": "something else",
}
_TOLD = re.compile(rf" \((?:{'|'.join(KIND_WORDS)})(?:, (?P<more>[^()]*))?\)")


def kind_word(kind: str) -> str:
    """Return the word for a type; what is none stays as it is."""
    return next((word for name, word in KIND_WORDS.items() if name == kind), kind)


def without_kinds(text: str) -> str:
    """Return a sentence without the types it tells: "Emomali Rahmon (PERSON, also Rakhmon)".

    >>> without_kinds("About militant groups (CONCEPT), said by Ann Lee (PERSON, also Lee)")
    'About militant groups, said by Ann Lee (also Lee)'
    """
    return _TOLD.sub(lambda told: f" ({told['more']})" if told["more"] else "", text)
