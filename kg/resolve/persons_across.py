"""Persons of many documents: spellings, middle names, lone surnames, and what was mistaken for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from kg.lexicon.fold import fold_name
from kg.lexicon.surnames import is_common_surname
from kg.model import Referent
from kg.resolve.groups import Groups
from kg.resolve.persons import compare_persons, compare_surely, name_words
from kg.resolve.spelling import consonants, same_word

MAX_NAMES_IN_BLOCK = 200  # past this the first sound says too little: the whole given name must sound alike

Block: TypeAlias = list[Referent]


def join_spellings_of_persons(groups: Groups[str], persons: list[Referent]) -> None:
    """Join full names that are two transliterations, or that differ by a middle name and by nothing else."""
    blocks: defaultdict[tuple[str, str], Block] = defaultdict(list)
    by_key = {person.key: person for person in reversed(persons)}
    roles = _roles_by_key(persons)
    for _, person in sorted(by_key.items()):
        words = name_words(person.name)
        if len(words) > 1 and len(words[0]) > 1:
            blocks[consonants(words[-1]), consonants(words[0])[:1]].append(person)
    for _, block in sorted(blocks.items()):
        if len(block) <= MAX_NAMES_IN_BLOCK:
            _join_where_unambiguous(groups, block, roles)
            continue
        smaller: defaultdict[str, Block] = defaultdict(list)
        for person in block:
            smaller[consonants(name_words(person.name)[0])].append(person)
        for _, part in sorted(smaller.items()):
            _join_where_unambiguous(groups, part[:MAX_NAMES_IN_BLOCK], roles)


def _roles_by_key(persons: list[Referent]) -> dict[str, frozenset[str]]:
    """Return the words of all roles that each folded name is given."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for person in persons:
        if person.roles:
            roles[person.key] |= _words(person.roles)
    return {key: frozenset(words) for key, words in roles.items()}


def _join_where_unambiguous(groups: Groups[str], persons: Block, roles: dict[str, frozenset[str]]) -> None:
    """Join the pairs that match, unless one of them also matches a third that the other does not.

    "John Smith" is neither "John A. Smith" nor "John B. Smith" while both exist.
    """
    reasons: dict[tuple[int, int], str] = {}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for second, other in enumerate(persons):
        for first, person in enumerate(persons[:second]):
            why = _why_one(person, other, roles)
            if why:
                reasons[first, second] = why
                partners[first].add(second)
                partners[second].add(first)
    for (first, second), why in reasons.items():
        if partners[first] - {second} == partners[second] - {first}:
            groups.join(persons[first].id, persons[second].id, why)


def _why_one(first: Referent, second: Referent, roles: dict[str, frozenset[str]]) -> str:
    """Return why two names are one person's, "" where they are not: by the names, or by names and roles."""
    if _generation(first) != _generation(second):
        return ""
    verdict = compare_surely(first.name, second.name)
    if verdict.sure:
        return verdict.why
    shared = roles.get(first.key, frozenset()) & roles.get(second.key, frozenset())
    if len(shared) > 1:  # "tajik", "president": one word alone is shared by too many
        verdict = compare_persons(first.name, second.name)
        if verdict.match:
            return f"{verdict.why}; both {' '.join(sorted(shared))}"
    return ""


def _generation(person: Referent) -> frozenset[str]:
    """Return "jr", "iii" and the like: who has one is not who has none."""
    return frozenset(fold_name(person.name).split()) - frozenset(name_words(person.name))


def join_lone_surnames(groups: Groups[str], persons: list[Referent]) -> None:
    """Join persons whom their document never names in full with the only person of that surname.

    Not where their roles have no word in common; of a surname that very many have, only where they do.
    """
    full: defaultdict[str, dict[str, list[Referent]]] = defaultdict(dict)
    lone: defaultdict[str, Block] = defaultdict(list)
    for person in persons:
        words = name_words(person.name)
        if len(words) > 1:
            full[consonants(words[-1])].setdefault(words[-1], []).append(person)
        elif words:
            lone[words[0]].append(person)
    for surname, block in sorted(lone.items()):
        owners = [
            person
            for word, same in full[consonants(surname)].items()
            if same_word(word, surname)
            for person in same
        ]
        if len({groups.find(owner.id) for owner in owners}) == 1:
            _join_with_owner(groups, owners, block)
        elif not owners:
            _join_lone(groups, block)


def _join_with_owner(groups: Groups[str], owners: Block, lone: Block) -> None:
    roles = Counter(word for owner in owners for word in _words(owner.roles))
    common = is_common_surname(lone[0].key)
    for person in lone:
        words = _words(person.roles)
        if not words & set(roles) and (common or (words and roles)):
            continue
        why = f'the only person of that surname in these documents: "{person.name}" = "{owners[0].name}"'
        groups.join(owners[0].id, person.id, why)


def _join_lone(groups: Groups[str], block: Block) -> None:
    """Join those of one surname whom no document names in full; two Smiths only by what they are."""
    if not is_common_surname(block[0].key):
        for person in block[1:]:
            groups.join(block[0].id, person.id, "")
        return
    by_role: dict[str, Referent] = {}
    for person in block:
        role = " ".join(sorted(_words(person.roles)))
        other = by_role.setdefault(role, person) if " " in role else person
        if other is not person:
            groups.join(other.id, person.id, f'same surname and role: "{person.name}", {role}')


def _words(roles: Iterable[str]) -> set[str]:
    return {word for role in roles for word in fold_name(role).split()}


def join_mistaken_persons(groups: Groups[str], persons: list[Referent], bodies: list[Referent]) -> None:
    """Join what one document takes for a person with the body of that name, unless it may be a surname."""
    by_key = {body.key: body for body in reversed(bodies)}
    sizes = {person.id: groups.size(person.id) for person in persons if person.key in by_key}
    for person in persons:
        body = by_key.get(person.key)
        if body and not person.roles and (" " in person.key or sizes[person.id] == 1):
            groups.join(body.id, person.id, f'same name, taken for a person in one document: "{person.name}"')
