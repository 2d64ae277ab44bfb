"""Common nouns by what they stand for: a person in a role, an organisation, a country, an armed group."""

from functools import cache

from kg.language.en.titles import QUALIFIERS, TITLES
from kg.language.word_lists import read_lines, read_words
from kg.model import EntityType

PERSON_NOUNS = (TITLES - QUALIFIERS) | read_words("nouns/person_nouns")
ORGANISATION_NOUNS = read_words("nouns/organisation_nouns")
COUNTRY_NOUNS = read_words("nouns/country_nouns")
GROUP_NOUNS = read_words("nouns/group_nouns")


@cache
def armed_groups() -> frozenset[str]:
    """Return all forms of the names of armed groups that are known."""
    return frozenset(form for line in read_lines("names/armed_groups") for form in line.split(" | "))


def noun_type(lemma: str) -> EntityType:
    """Return what a common noun stands for; "CONCEPT" where it is none of the known kinds."""
    if lemma in PERSON_NOUNS or lemma.removesuffix("s") in PERSON_NOUNS:
        return "PERSON"
    if lemma in GROUP_NOUNS:
        return "GROUP"
    if lemma in COUNTRY_NOUNS:
        return "GPE"
    return "ORG" if lemma in ORGANISATION_NOUNS else "CONCEPT"
