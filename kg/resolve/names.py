"""Whether two names may be names of one thing. Only the two names are looked at: no corpus, no context."""

from dataclasses import dataclass

from kg.lexicon.fold import concept_key, fold_name
from kg.lexicon.gazetteer import country_of, is_people
from kg.model import EntityType
from kg.resolve.acronyms import is_acronym, stands_for
from kg.resolve.spelling import same_word

GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag gmbh sa spa nv".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison of two names came to; `why` says it in words."""

    match: bool
    score: float  # 0..1
    why: str


def compare_names(first: str, second: str, type: EntityType) -> Verdict:
    """Judge whether two names, each of a thing of this type, are names of one thing.

    A surname alone never matches a full name here: which person it means takes a document to say.
    """
    keys = fold_name(first), fold_name(second)
    if not all(keys):
        return Verdict(False, 0.0, "a name without letters")
    if keys[0] == keys[1]:
        return Verdict(True, 1.0, f'same name: "{first}" = "{second}"')
    if type == "PERSON":
        return _compare_persons(first, second)
    if type in {"GPE", "LOC", "FAC", "NORP"}:
        return _compare_places(first, second)
    return _compare_organisations(first, second)


def name_words(name: str) -> list[str]:
    """Return a person's folded names, given name first, without "Jr" and the like."""
    return [word for word in fold_name(name).split() if word not in GENERATIONS]


def _compare_persons(first: str, second: str) -> Verdict:
    generations = [
        {word for word in fold_name(name).split() if word in GENERATIONS} for name in (first, second)
    ]
    if all(generations) and generations[0] != generations[1]:
        return Verdict(False, 0.2, f'father and son? "{first}" and "{second}"')
    a, b = name_words(first), name_words(second)
    if not a or not b:
        return Verdict(False, 0.0, "a name without words")
    if a == b:
        return Verdict(True, 0.95, f'same name: "{first}" = "{second}"')
    if len(a) == 1 or len(b) == 1:
        return _compare_single(a, b)
    if sorted(a) == sorted(b):
        return Verdict(True, 0.9, f'same names in another order: "{first}" = "{second}"')
    return _compare_full(a, b, f'"{first}" = "{second}"')


def _compare_single(a: list[str], b: list[str]) -> Verdict:
    """Judge two names of which one is a single word."""
    if len(a) == len(b) and same_word(a[0], b[0]):
        return Verdict(True, 0.7, f'same name after transliteration: "{a[0]}" = "{b[0]}"')
    if same_word(a[-1], b[-1]):
        return Verdict(False, 0.5, f'a surname alone does not say which person: "{a[-1]}"')
    return Verdict(False, 0.0, f'different names: "{" ".join(a)}" and "{" ".join(b)}"')


def _compare_full(a: list[str], b: list[str], both: str) -> Verdict:
    """Judge two names of several words each: surnames, given names, and what stands between."""
    if not same_word(a[-1], b[-1]):
        if same_word("".join(a), "".join(b)):
            return Verdict(True, 0.85, f"same letters, joined otherwise: {both}")
        return Verdict(False, 0.1, f'different surnames: "{a[-1]}" and "{b[-1]}"')
    if not _given_names_agree(a[0], b[0]):
        return Verdict(False, 0.2, f'different given names: "{a[0]}" and "{b[0]}"')
    if a[1:-1] and b[1:-1] and not _middle_names_agree(a[1:-1], b[1:-1]):
        return Verdict(False, 0.3, f'different middle names: "{" ".join(a[1:-1])}" and "{" ".join(b[1:-1])}"')
    if len(a[0]) == 1 or len(b[0]) == 1:
        return Verdict(True, 0.7, f"same surname and initial: {both}")
    if a[0] == b[0] and a[-1] == b[-1]:
        return Verdict(True, 0.9, f"same given name and surname: {both}")
    return Verdict(True, 0.85, f"same name after transliteration: {both}")


def _given_names_agree(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return same_word(first, second)


def _middle_names_agree(first: list[str], second: list[str]) -> bool:
    return all(_given_names_agree(a, b) for a, b in zip(first, second, strict=False))


def _compare_places(first: str, second: str) -> Verdict:
    countries = country_of(first), country_of(second)
    if countries[0] and countries[0] == countries[1] and is_people(first) == is_people(second):
        return Verdict(True, 0.95, f'two names of {countries[0]}: "{first}" = "{second}"')
    if any(countries):
        return Verdict(False, 0.0, f'different places: "{first}" and "{second}"')
    a, b = fold_name(first).split(), fold_name(second).split()
    if len(a) == len(b) and all(map(same_word, a, b)):
        return Verdict(True, 0.8, f'same name after transliteration: "{first}" = "{second}"')
    return Verdict(False, 0.0, f'different places: "{first}" and "{second}"')


def _compare_organisations(first: str, second: str) -> Verdict:
    a, b = ([word for word in fold_name(name).split() if word not in LEGAL_FORMS] for name in (first, second))
    if a and a == b:
        return Verdict(True, 0.9, f'same name but for its legal form: "{first}" = "{second}"')
    for short, long in ((first, second), (second, first)):
        if is_acronym(short) and stands_for(fold_name(short), fold_name(long)):
            return Verdict(True, 0.8, f'"{short}" is made of the initials of "{long}"')
    if len(a) > 1 and concept_key(first) == concept_key(second):
        return Verdict(True, 0.85, f'same words in another order or number: "{first}" = "{second}"')
    if len(a) == len(b) and a and all(map(same_word, a, b)):
        return Verdict(True, 0.75, f'same name after transliteration: "{first}" = "{second}"')
    return Verdict(False, 0.0, f'different names: "{first}" and "{second}"')
