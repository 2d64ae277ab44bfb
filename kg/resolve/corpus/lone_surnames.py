"""Persons whom their document calls by a surname alone: which of the persons of many documents each is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from kg.language.en.fold import fold_name
from kg.language.en.stop_words import STOP_WORDS
from kg.language.en.surnames import is_common_surname
from kg.language.word_lists import read_words
from kg.model import Referent
from kg.resolve.groups import Groups
from kg.resolve.names.persons import Words, name_words
from kg.resolve.names.spelling import consonants, same_word

SAYS_NOTHING = STOP_WORDS | read_words("persons/words_of_address")

Block: TypeAlias = list[Referent]


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
        group: {word for owner in some for word in role_words(owner.roles)}
        for group, some in by_group.items()
    }
    for person in lone:
        words = role_words(person.roles)
        fitting = [group for group in by_group if words & roles[group]]
        if len(fitting) == 1:
            owner = by_group[fitting[0]][0]
            shared = " ".join(sorted(words & roles[fitting[0]]))
            groups.join(
                owner.id, person.id, f'same surname and role: "{person.name}" = "{owner.name}", {shared}'
            )


def _join_with_owner(groups: Groups[str], owners: Block, lone: Block) -> None:
    roles = Counter(word for owner in owners for word in role_words(owner.roles))
    common = is_common_surname(lone[0].key)
    owned = groups.find(owners[0].id)
    for person in lone:
        words = role_words(person.roles)
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
        role = " ".join(sorted(role_words(person.roles)))
        other = by_role.setdefault(role, person) if " " in role else person
        if other is not person:
            groups.join(other.id, person.id, f'same surname and role: "{person.name}", {role}')


def role_words(roles: Iterable[str]) -> set[str]:
    """Return the words of roles that say what somebody is: not "Mr" and "former"."""
    return {word for role in roles for word in fold_name(role).split()} - SAYS_NOTHING
