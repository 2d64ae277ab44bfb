"""Persons of many documents: spellings, middle names, lone surnames, and what was mistaken for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from kg.language.en.fold import fold_name
from kg.language.en.given_names import are_one_given_name
from kg.language.en.stop_words import STOP_WORDS
from kg.language.en.surnames import is_common_surname
from kg.language.word_lists import read_words
from kg.model import Referent
from kg.resolve.groups import Groups
from kg.resolve.names.persons import GENERATIONS, Words, compare_persons, compare_surely, name_words
from kg.resolve.names.spelling import consonants, same_word

MAX_NAMES_IN_BLOCK = 200  # past this the first sound says too little: the whole given name must sound alike

SAYS_NOTHING = STOP_WORDS | read_words("persons/words_of_address")

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
                self.roles[person.key] |= _words(person.roles)
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


def join_lone_surnames(groups: Groups[str], persons: list[Referent]) -> None:
    """Join persons whom their document never names in full with the only person of that surname.

    Not where their roles have no word in common; of a surname that very many have, only where they do. Of
    several persons of one surname it is the only one whose roles have a word in common.
    """
    full: defaultdict[str, dict[str, Block]] = defaultdict(dict)
    tails: defaultdict[Words, Block] = defaultdict(list)  # "Peña Nieto" of "Enrique Peña Nieto"
    lone: defaultdict[Words, Block] = defaultdict(list)
    for person in persons:
        words = name_words(person.name)
        if len(words) > 1:
            full[consonants(words[-1])].setdefault(words[-1], []).append(person)
        if len(words) > 2 and len(words[1]) > 1:
            tails[words[1:]].append(person)
        if words:
            lone[words].append(person)
    for words, block in sorted(lone.items()):
        if len(words) > 1:
            _join_with_owners(groups, tails.get(words, []), block)
            continue
        spelled = full[consonants(words[0])]
        owners = [person for word in spelled if same_word(word, words[0]) for person in spelled[word]]
        if owners:
            _join_with_owners(groups, owners, block)
        else:
            _join_lone(groups, block)


def _join_with_owners(groups: Groups[str], owners: Block, lone: Block) -> None:
    """Join with the only owner of a surname, or with the only one that the roles leave."""
    if not owners:
        return
    by_group: defaultdict[str, Block] = defaultdict(list)
    for owner in owners:
        by_group[groups.find(owner.id)].append(owner)
    if len(by_group) == 1:
        _join_with_owner(groups, owners, lone)
        return
    roles = {
        group: {word for owner in some for word in _words(owner.roles)} for group, some in by_group.items()
    }
    for person in lone:
        words = _words(person.roles)
        fitting = [group for group in by_group if words & roles[group]]
        if len(fitting) == 1:
            owner = by_group[fitting[0]][0]
            shared = " ".join(sorted(words & roles[fitting[0]]))
            groups.join(
                owner.id, person.id, f'same surname and role: "{person.name}" = "{owner.name}", {shared}'
            )


def _join_with_owner(groups: Groups[str], owners: Block, lone: Block) -> None:
    roles = Counter(word for owner in owners for word in _words(owner.roles))
    common = is_common_surname(lone[0].key)
    owned = groups.find(owners[0].id)
    for person in lone:
        words = _words(person.roles)
        if groups.find(person.id) == owned:
            continue
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
    """Return the words of roles that say what somebody is: not "Mr" and "former"."""
    return {word for role in roles for word in fold_name(role).split()} - SAYS_NOTHING


def join_mistaken_persons(groups: Groups[str], persons: list[Referent], bodies: list[Referent]) -> None:
    """Join what one document takes for a person with the body of that name, unless it may be a surname.

    Among `bodies` are places of several words ("Kaneohe Bay").
    """
    by_key = {body.key: body for body in reversed(bodies)}
    sizes = {person.id: groups.size(person.id) for person in persons if person.key in by_key}
    for person in persons:
        body = by_key.get(person.key)
        if body and not person.roles and (" " in person.key or sizes[person.id] == 1):
            groups.join(body.id, person.id, f'same name, taken for a person in one document: "{person.name}"')
