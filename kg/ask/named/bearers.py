"""What a name means: the entities that bear it. Every room asks here.

find_entities     whatever a name may mean; X is that, or else words
require_entities  who speaks under a name or role
find_referred     what a ruling names, which is no time to guess
"""

from kg.ask.named.office_holders import find_by_role
from kg.ask.named.suggestions import unknown
from kg.language.en.fold import concept_key, fold_name, fold_words
from kg.model import Named
from kg.store.database import Store

_LEAST_OF_ID = 4  # characters of its beginning
_HEXADECIMAL = frozenset("0123456789abcdef")


def find_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return what a name may mean: an entity's name or surname, or a concept; an id means its entity."""
    if by_id := [named for named in store.entities.find_by_id(name) if named.id == name]:
        return tuple(by_id)
    key = fold_name(name)
    found = [named for one in name_keys(name) for named in store.names.find(one)]
    if key and " " not in key:
        surnames = (named for other, named in store.names.list() if other.endswith(f" {key}"))
        found += [named for named in surnames if named.type == "PERSON"]
    return tuple({named.id: named for named in found}.values())


def find_referred(store: Store, reference: str) -> tuple[Named, ...]:
    """Return what the words of a ruling may mean: a whole name, else the beginning of an id."""
    found = find_bearers(store, reference)
    if found or len(reference) < _LEAST_OF_ID or not set(reference) <= _HEXADECIMAL:
        return found
    return tuple(store.entities.find_by_id(reference))


def find_bearers(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities of which this is a whole name, concepts only where it is no other one's."""
    found = {named.id: named for key in name_keys(name) for named in store.names.find(key)}
    return tuple(named for named in found.values() if named.type != "CONCEPT") or tuple(found.values())


def name_keys(name: str) -> tuple[str, ...]:
    """Return the folded forms under which a name is kept, of an entity and of a concept."""
    return tuple(filter(None, (fold_name(name), concept_key(name))))


def require_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities a name or role may mean, concepts only where it means nothing else.

    Raises:
        QuestionError: Nothing is known by that name; the message offers the nearest ones.
    """
    found = find_entities(store, name) or _find_in_longer_names(store, name) or find_by_role(store, name)
    if not found:
        raise unknown(name, (pair for pair in store.names.list() if pair[1].type != "CONCEPT"))
    return tuple(named for named in found if named.type != "CONCEPT") or found


def _find_in_longer_names(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities with a name that holds all words of this one, a name in it by any of its forms.

    "CSTO secretariat" finds "Secretariat of the Collective Security Treaty Organization". A single
    word must be the last of the longer name.
    """
    words = fold_name(name).split()
    if not words:
        return ()
    wanted = [{_fold(word), *(_fold(other.name) for other in store.names.find(word))} for word in words]
    found = {
        named.id: named
        for key, named in store.names.list()
        if (len(words) > 1 or key.endswith(f" {words[0]}"))
        and (held := _fold(key))
        and all(any(form <= held for form in forms) for forms in wanted)
    }
    return tuple(named for named in found.values() if named.type != "CONCEPT")


def _fold(text: str) -> frozenset[str]:
    return frozenset(fold_words(text))
