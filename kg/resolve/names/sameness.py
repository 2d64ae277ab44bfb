"""Whether two names may be names of one thing. Only the two names are looked at: no corpus, no context."""

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of, is_people
from kg.model import EntityType
from kg.resolve.names.bodies import compare_bodies
from kg.resolve.names.known import known_key
from kg.resolve.names.persons import are_syllabic, compare_persons
from kg.resolve.names.spelling import same_word
from kg.resolve.names.verdict import Verdict


def compare_names(first: str, second: str, type: EntityType) -> Verdict:
    """Judge whether two names, each of a thing of this type, are names of one thing.

    A surname alone never matches a full name here: which person it means takes a document to say.
    """
    keys = fold_name(first), fold_name(second)
    if not all(keys):
        return Verdict(False, 0.0, "a name without letters")
    if keys[0] == keys[1] and not (type == "PERSON" and are_syllabic(first, second)):
        return Verdict(True, 1.0, f'same name: "{first}" = "{second}"', sure=True)
    if type == "PERSON":
        return compare_persons(first, second)
    known = known_key(first), known_key(second)
    if known[0] and known[0] == known[1]:
        return Verdict(True, 0.95, f'generally known names of one: "{first}" = "{second}"', sure=True)
    if type in {"GPE", "LOC", "FAC", "NORP"}:
        return compare_places(first, second)
    return compare_bodies(first, second)


def compare_places(first: str, second: str) -> Verdict:
    """Judge two names of places or peoples: countries by all their names, others by their spelling."""
    if not fold_name(first) or not fold_name(second):
        return Verdict(False, 0.0, "a name without letters")
    countries = country_of(first), country_of(second)
    if countries[0] and countries[0] == countries[1] and is_people(first) == is_people(second):
        return Verdict(True, 0.95, f'two names of {countries[0]}: "{first}" = "{second}"', sure=True)
    if any(countries):
        return Verdict(False, 0.0, f'different places: "{first}" and "{second}"')
    a, b = fold_name(first).split(), fold_name(second).split()
    if len(a) == len(b) and all(map(same_word, a, b)):
        return Verdict(True, 0.8, f'same name after transliteration: "{first}" = "{second}"', sure=True)
    return Verdict(False, 0.0, f'different places: "{first}" and "{second}"')
