"""Persons whom their document calls by a surname alone: which of the persons of many documents each is.

What weighs is in how many documents a person of that surname is named in full, and what the documents call
him there; "Mr" is no woman.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.language.en.fold import fold_name
from kg.language.en.genders import Gender, gender_of_given_name
from kg.language.en.given_names import common_given_names
from kg.language.en.surnames import is_common_surname
from kg.model import Referent
from kg.resolve.corpus.roles_told import role_words, says_role
from kg.resolve.groups import Groups
from kg.resolve.names.persons import GENERATIONS, Words, name_words
from kg.resolve.names.spelling import consonants, same_word
from kg.resolve.names.told_gender import gender_told

PROMINENT = 5  # times the weight of the next: of 222 joints of lone surnames in 840 articles about 98% right
LEAST_DOCUMENTS = 5  # of who alone has a surname that very many have
SURELY_KNOWN = 10  # documents of one of several, from which the name alone is no stranger's
RARELY_IN_FULL = 20  # times as many documents have it by itself: then it is no surname ("Wilayat Twitter")
CALLED_SO = 2  # documents that have a full name and the given name alone
UNSAID = 0.1  # documents that may call him so, where none does
UNREAD = 5  # documents more that might have told of him: of one document half of what it says is chance

Block: TypeAlias = list[Referent]


@dataclass(slots=True)
class _Owner:
    """Somebody who bears a surname in full, as all documents together tell of him."""

    first: Referent
    documents: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def gender(self) -> Gender | None:
        return max(sorted(self.genders), key=lambda gender: self.genders[gender], default=None)

    def weight(self, words: Iterable[str]) -> float:
        """Return how much tells for him: his documents, times the share of them that call him so."""
        weight = float(len(self.documents))
        for word in words:
            weight *= (self.roles[word] + UNSAID) / (len(self.documents) + UNREAD)
        return weight


def join_lone_surnames(groups: Groups[str], persons: list[Referent]) -> None:
    """Join persons whom their document never names in full with the person of that surname who is meant.

    The only one, or one for whom five times as much tells as for the next. Not where their roles have no
    word in common; of a surname that very many have, only where they do, or where he is in many documents.
    """
    full: defaultdict[str, dict[str, Block]] = defaultdict(dict)
    given: defaultdict[str, Block] = defaultdict(list)
    tails: defaultdict[Words, Block] = defaultdict(list)  # "Peña Nieto" of "Enrique Peña Nieto"
    lone: defaultdict[Words, Block] = defaultdict(list)
    for person in persons:
        words = name_words(person.name)
        if len(words) > 1:
            full[consonants(words[-1])].setdefault(words[-1], []).append(person)
            given[called_by_given_name(person)].append(person)
        if len(words) > 2 and len(words[1]) > 1:
            tails[words[1:]].append(person)
        if words:
            lone[words].append(person)
    for words, block in sorted(lone.items()):
        if len(words) > 1:
            _join_with_owners(groups, tails.get(words, []), block)
            continue
        spelled = full[consonants(words[0])]
        bearers = spelled.get(words[0]) or _bearers_spelled_otherwise(spelled, words[0])
        owner = _owner_of_given_name(groups, given.get(words[0], []), bearers)
        if owner:
            _join_with_given_name(groups, owner, block)
        elif bearers and len(block) <= RARELY_IN_FULL * len({person.document_id for person in bearers}):
            _join_with_owners(groups, bearers, block)
        else:
            _join_lone(groups, block)


def _bearers_spelled_otherwise(spelled: dict[str, Block], surname: str) -> Block:
    """Return who bears a surname in another spelling; nobody for a given name: "Tammy" is no Tammi."""
    if gender_of_given_name(surname):
        return []
    return [person for word in spelled if same_word(word, surname) for person in spelled[word]]


def called_by_given_name(person: Referent) -> str:
    """Return the folded given name by which alone a document calls somebody, too; "" where it does not.

    None that very many have: no "John", no "Bob".
    """
    words = name_words(person.name)
    if len(words) < 2 or is_common_given_name(words[0]):
        return ""
    return words[0] if words[0] in map(fold_name, person.forms) else ""


def is_common_given_name(word: str) -> bool:
    """Tell whether a folded given name is very many persons'."""
    return word in common_given_names()


def _join_with_given_name(groups: Groups[str], owner: Referent, lone: Block) -> None:
    for person in lone:
        if person.key.split()[-1] not in GENERATIONS:  # "Donald Jr." is his son
            why = f'given name of by far the best known: "{person.name}" = "{owner.name}"'
            groups.join(owner.id, person.id, why)


def _owner_of_given_name(groups: Groups[str], called: Block, surname: Block) -> Referent | None:
    """Return who is called by a given name alone in five times the documents of all others who bear it.

    Args:
        called: Those whom their documents call so beside their full name.
        surname: Those who have it as their surname.
    """
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for person in called:
        documents[groups.find(person.id)].add(person.document_id)
    best = max(sorted(documents), key=lambda group: len(documents[group]), default=None)
    if best is None or len(documents[best]) < CALLED_SO:
        return None
    others = sum(len(held) for group, held in documents.items() if group != best)
    others += len({person.document_id for person in surname})
    if len(documents[best]) < PROMINENT * others:
        return None
    return next(person for person in called if groups.find(person.id) == best)


def _join_with_owners(groups: Groups[str], bearers: Block, lone: Block) -> None:
    if not bearers:
        return
    owners = _owners(groups, bearers)
    common = is_common_surname(lone[0].key)
    prominent = max(len(owner.documents) for owner in owners.values()) >= SURELY_KNOWN
    left: defaultdict[Gender | None, Block] = defaultdict(list)
    for person in lone:
        if groups.find(person.id) in owners:
            continue
        found = _owner_of(person, list(owners.values()), common=common)
        if found:
            groups.join(found[0].first.id, person.id, found[1])
        elif not common or prominent:
            left[gender_told(person.name, person.roles)].append(person)
    for block in left.values():
        for person in block[1:]:
            why = f'a surname alone, of which of {len(owners)} persons is not told: "{person.name}"'
            groups.join(block[0].id, person.id, why)


def _owners(groups: Groups[str], bearers: Block) -> dict[str, _Owner]:
    """Return who bears a surname, by the group of his referents, in order of their ids."""
    owners: dict[str, _Owner] = {}
    for person in bearers:
        owner = owners.setdefault(groups.find(person.id), _Owner(person))
        owner.documents.add(person.document_id)
        owner.roles.update(role_words(person.roles))
        gender = gender_told(person.name, person.roles)
        if gender:
            owner.genders[gender] += 1
    return owners


def _owner_of(person: Referent, owners: Sequence[_Owner], *, common: bool) -> tuple[_Owner, str] | None:
    """Return who is meant by a surname, and why; None where that is not sure enough."""
    gender = gender_told(person.name, person.roles)
    fitting = [owner for owner in owners if not gender or owner.gender in {None, gender}]
    if not fitting:
        return None
    words = role_words(filter(says_role, person.roles))
    said = {word for owner in fitting for word in words if owner.roles[word]}
    if words and not said and (common or any(map(_is_known_by_role, fitting))):
        return None
    ranked = sorted(fitting, key=lambda owner: (-owner.weight(said), owner.first.id))
    best, others = ranked[0], ranked[1:]
    if others and best.weight(said) < PROMINENT * others[0].weight(said):
        return None
    shared = sorted(word for word in said if best.roles[word])
    if common and not shared and len(best.documents) < LEAST_DOCUMENTS:
        return None
    return best, _why(person, best, len(owners) > 1, shared)


def _is_known_by_role(owner: _Owner) -> bool:
    """Tell whether a role that no document has for a person makes another one of who has it."""
    return bool(owner.roles) and len(owner.documents) < LEAST_DOCUMENTS


def _why(person: Referent, owner: _Owner, several: bool, shared: list[str]) -> str:
    names = f'"{person.name}" = "{owner.first.name}"'
    if not several:
        return f"the only person of that surname in these documents: {names}"
    if shared:
        return f"same surname and role: {names}, {' '.join(shared)}"
    return f"by far the best known of that surname in these documents: {names}"


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
