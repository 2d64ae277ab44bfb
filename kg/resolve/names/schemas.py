"""`kg same`: two names of a FollowTheMoney schema, or of a type of kg, compared without documents."""

import re
from typing import cast, get_args

from kg.errors import QuestionError
from kg.language.en.fold import fold_name
from kg.model import EntityType
from kg.resolve.names.addresses import compare_addresses
from kg.resolve.names.bodies import compare_vessels
from kg.resolve.names.legal_forms import part_legal_form
from kg.resolve.names.sameness import compare_names, compare_places
from kg.resolve.names.verdict import Verdict

PERSONS = frozenset({"person", "people"})
VESSELS = frozenset({"vessel", "airplane", "vehicle"})
BODIES = frozenset({"company", "organization", "organisation", "publicbody", "asset", "security", "project"})
UNTOLD = frozenset({"legalentity", "thing", "position", "occupancy", "cryptowallet", "realestate", ""})
MAX_WORDS = 100  # pairing words takes time that grows with their square
# What shows that a legal entity is no person.
BODY_WORDS = re.compile(
    r"\b(?:trust|bank|group|company|corporation|foundation|fund|funding|holding|international|association|union|party"
    r"|ministry|university|institute|agency|committee|council|society|centre|center|systems|industries|services)s?\b"
)


def compare_as(first: str, second: str, schema: str = "") -> Verdict:
    """Judge whether two names of a schema ("Person", "Company", "Vessel", "Address" ...) are one.

    A legal entity may be a person or a body: what its words show, else whichever fits better.

    Raises:
        QuestionError: the schema is unknown.
    """
    name = schema.strip().lower()
    if max(len(first.split()), len(second.split())) > MAX_WORDS and first != second:
        return Verdict(False, 0.0, f"a text of more than {MAX_WORDS} words is no name")
    if name in VESSELS:
        return _equal(first, second) or compare_vessels(first, second)
    if name == "address":
        return compare_addresses(first, second)
    if name in UNTOLD:
        return _compare_untold(first, second)
    return compare_names(first, second, _type_of(name, schema))


def _type_of(name: str, schema: str) -> EntityType:
    if name in PERSONS:
        return "PERSON"
    if name in BODIES:
        return "ORG"
    if name.upper() in get_args(EntityType):
        return cast(EntityType, name.upper())
    raise QuestionError(
        f"no schema {schema!r}; use Person, Company, Organization, LegalEntity, Vessel, Address "
        f"or one of {', '.join(get_args(EntityType))}"
    )


def _equal(first: str, second: str) -> Verdict | None:
    if fold_name(first) == fold_name(second) != "":
        return Verdict(True, 1.0, f'same name: "{first}" = "{second}"', sure=True)
    return None


def _compare_untold(first: str, second: str) -> Verdict:
    as_body = compare_names(first, second, "ORG")
    if any(map(_is_body, (first, second))):
        return as_body
    as_person = compare_names(first, second, "PERSON")
    return max(as_person, as_body, compare_places(first, second), key=lambda it: (it.match, it.score))


def _is_body(name: str) -> bool:
    key = fold_name(name)
    return bool(BODY_WORDS.search(key)) or bool(part_legal_form(key.split()).form is not None)
