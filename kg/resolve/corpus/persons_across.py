"""Persons of many documents: spellings and middle names."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from kg.language.en.given_names import are_one_given_name
from kg.language.en.surnames import is_common_surname
from kg.model import Referent
from kg.resolve.corpus.roles_told import role_words
from kg.resolve.groups import Groups
from kg.resolve.names.persons import GENERATIONS, Words, compare_persons, compare_surely, name_words
from kg.resolve.names.spelling import consonants

MAX_NAMES_IN_BLOCK = 200  # past this the first sound says too little: the whole given name must sound alike

Block: TypeAlias = list[Referent]


def join_spellings_of_persons(groups: Groups[str], persons: list[Referent]) -> None:
    """Join full names that are two spellings, two forms of a given name, or differ by a middle name."""
    by_key = {person.key: person for person in reversed(persons)}
    evidence = _Evidence(persons)
    full = [
        (words, person)
        for _, person in sorted(by_key.items())
        if len(words := name_words(person.name)) > 1 and len(words[0]) > 1
    ]
    for block in _blocks(full):
        _join_where_unambiguous(groups, block, evidence)


def _blocks(full: list[tuple[Words, Referent]]) -> Iterator[Block]:
    """Yield the persons whose surnames sound alike; where they are too many, whose given names do, too."""
    by_surname: defaultdict[str, list[tuple[Words, Referent]]] = defaultdict(list)
    for words, person in full:
        by_surname[consonants(words[-1])].append((words, person))
    for _, block in sorted(by_surname.items()):
        if len(block) <= MAX_NAMES_IN_BLOCK:
            yield [person for _, person in block]
            continue
        smaller: defaultdict[str, Block] = defaultdict(list)
        for words, person in block:
            smaller[consonants(words[0])].append(person)
        for _, part in sorted(smaller.items()):
            yield part[:MAX_NAMES_IN_BLOCK]


class _Evidence:
    """What the documents say of each folded name, beside the name."""

    def __init__(self, persons: list[Referent]) -> None:
        self.roles: defaultdict[str, set[str]] = defaultdict(set)
        self._documents: defaultdict[str, set[str]] = defaultdict(set)
        generations = {person.key for person in persons if _generation(person)}
        stems = {_without_generation(key) for key in generations}
        for person in persons:
            if person.roles:
                self.roles[person.key] |= role_words(person.roles)
            if stems and _without_generation(person.key) in stems:
                self._documents[person.key].add(person.document_id)

    def tells_apart(self, first: Referent, second: Referent) -> bool:
        """Tell whether some document has both names, "X" and "X Jr": then they are two."""
        return bool(self._documents[first.key] & self._documents[second.key])


def _join_where_unambiguous(groups: Groups[str], persons: Block, evidence: _Evidence) -> None:
    """Join the pairs that match, unless one of them also matches a third that the other does not.

    "John Smith" is neither "John A. Smith" nor "John B. Smith" while both exist.
    """
    reasons: dict[tuple[int, int], str] = {}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for second, other in enumerate(persons):
        for first, person in enumerate(persons[:second]):
            why = _why_one(person, other, evidence)
            if why:
                reasons[first, second] = why
                partners[first].add(second)
                partners[second].add(first)
    for (first, second), why in reasons.items():
        if partners[first] - {second} == partners[second] - {first}:
            groups.join(persons[first].id, persons[second].id, why)


def _why_one(first: Referent, second: Referent, evidence: _Evidence) -> str:
    """Return why two names are one person's, "" where they are not: by the names, or by names and roles."""
    generations = _generation(first), _generation(second)
    if generations[0] != generations[1] and (all(generations) or evidence.tells_apart(first, second)):
        return ""
    verdict = compare_surely(first.name, second.name)
    if verdict.sure:
        return verdict.why
    names = name_words(first.name), name_words(second.name)
    if names[0][-1] == names[1][-1] and are_one_given_name(names[0][0], names[1][0]):
        middle = [word for words in names for word in words[1:-1]]
        if len(middle) < 2 and not is_common_surname(names[0][-1]):
            return f'two forms of one given name: "{first.name}" = "{second.name}"'
    shared = evidence.roles.get(first.key, set()) & evidence.roles.get(second.key, set())
    if len(shared) > 1:  # "tajik", "president": one word alone is shared by too many
        verdict = compare_persons(first.name, second.name)
        if verdict.match:
            return f"{verdict.why}; both {' '.join(sorted(shared))}"
    return ""


def _generation(person: Referent) -> frozenset[str]:
    """Return "jr", "iii" and the like."""
    return frozenset(person.key.split()) & GENERATIONS


def _without_generation(key: str) -> str:
    return " ".join(word for word in key.split() if word not in GENERATIONS)
