"""What a name means: the entities that bear it. Every room asks here.

    find_meaning      what a name means, and who else bears it
    find_entities     the same without who else; X is that, or else words
    require_meaning   who speaks under a name or role
    find_referred     what a ruling names, which is no time to guess

Who bears the whole name comes before who bears it as surname, a concept's name is no speaker's, and a
description ("Republican insiders who think ...") is meant where it is given whole, never by a part of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.named.office_holders import find_by_role
from kg.ask.named.suggestions import unknown
from kg.language.en.fold import concept_key, fold_name, fold_words
from kg.model import Bearer, Named
from kg.store.database import Store

MOST_MEANT = 5  # entities that one name may mean at once
MIN_LEAD = 5  # times as many documents as of another bearer, from which that one is not meant
_BEGINNING = 4  # letters that a word keeps in all its forms
_LEAST_OF_ID = 4  # characters of its beginning, in a ruling
_LEAST_OF_SURE_ID = 8  # in a question, where fewer may be a word: "decade"
_HEXADECIMAL = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: `bearers` are meant, all of them; `others` bear it too. Most documents first."""

    name: str
    bearers: tuple[Bearer, ...] = ()
    others: tuple[Bearer, ...] = ()

    @property
    def entities(self) -> tuple[Named, ...]:
        return tuple(bearer.entity for bearer in self.bearers)


def find_meaning(store: Store, name: str, *, speaking: bool = False) -> Meaning:
    """Return what a name means, by whole name, else surname, else id; nothing where nobody bears it.

    Args:
        speaking: Who may speak: a concept only where nothing else bears the name.
    """
    if by_id := [named for named in store.entities.find_by_id(name) if named.id == name]:
        return _judge(name, store.names.weigh(named.id for named in by_id))
    found = _bearers(store, name)
    if speaking:
        found = _but_concepts(found)
    elif name == name.lower():
        found = _but_things_named_so(found)
    if not found and len(name) >= _LEAST_OF_SURE_ID:
        found = store.names.weigh(named.id for named in _by_beginning_of_id(store, name))
    return _judge(name, found)


def find_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return what a name means: entities or concepts; an id means its entity."""
    return find_meaning(store, name).entities


def find_possible(store: Store, name: str) -> tuple[Named, ...]:
    """Return everything that a name may mean, however unlikely."""
    found = find_meaning(store, name)
    return tuple(bearer.entity for bearer in (*found.bearers, *found.others))


def require_meaning(store: Store, name: str) -> Meaning:
    """Return whom a name or role means, a concept only where it means nothing else.

    Raises:
        QuestionError: Nothing is known by that name; the message offers the nearest ones.
    """
    found = find_meaning(store, name, speaking=True)
    if not found.bearers:
        longer = store.names.weigh(_in_longer_names(store, name))
        found = _judge(name, [bearer for bearer in longer if not bearer.described])
    if not found.bearers:
        found = _judge(name, store.names.weigh(named.id for named in find_by_role(store, name)))
    if not found.bearers:
        raise unknown(name, (pair for pair in store.names.list() if pair[1].type != "CONCEPT"))
    return found


def require_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities that `require_meaning` finds.

    Raises:
        QuestionError: As there.
    """
    return require_meaning(store, name).entities


def find_rivals(store: Store, names: Iterable[str], meant: Sequence[Named]) -> set[str]:
    """Return the ids of those others who share one of these names, or have it as surname, under a fuller one.

    Who is known by the bare name alone may be the one who is meant.
    """
    ids = {named.id for named in meant}
    return {
        bearer.entity.id
        for key in sorted(set(map(fold_name, names)))
        for bearer in store.names.bearers(key)
        if bearer.entity.id not in ids and fold_name(bearer.entity.name) != key
    }


def find_referred(store: Store, reference: str) -> tuple[Named, ...]:
    """Return what the words of a ruling may mean: a whole name, else the beginning of an id."""
    found = find_bearers(store, reference)
    return found or (_by_beginning_of_id(store, reference) if len(reference) >= _LEAST_OF_ID else ())


def find_bearers(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities of which this is a whole name, concepts only where it is no other one's."""
    found = {named.id: named for key in name_keys(name) for named in store.names.find(key)}
    return tuple(named for named in found.values() if named.type != "CONCEPT") or tuple(found.values())


def name_keys(name: str) -> tuple[str, ...]:
    """Return the folded forms under which a name is kept, of an entity and of a concept."""
    return tuple(filter(None, (fold_name(name), concept_key(name))))


def _bearers(store: Store, name: str) -> list[Bearer]:
    """Return who bears a name: as it is folded, else as a concept's words are."""
    key, words_key = fold_name(name), concept_key(name)
    found = store.names.bearers(key)
    if words_key == key:
        return found
    words = store.names.bearers(words_key)
    known = {bearer.entity.id for bearer in found}
    whole = [bearer for bearer in words if bearer.exact and bearer.entity.id not in known]
    if any(bearer.exact for bearer in found):
        whole = [bearer for bearer in whole if bearer.entity.type == "CONCEPT"]
    return [*found, *whole]


def _judge(name: str, bearers: Sequence[Bearer]) -> Meaning:
    """Choose who is meant: of those who bear the whole name, who is known a fifth as well as the best known.

    A description means all who are described so.
    """
    exact = [bearer for bearer in bearers if bearer.exact]
    if exact and all(bearer.described for bearer in exact):
        return Meaning(name, tuple(exact))
    named = [bearer for bearer in exact if not bearer.described]
    partly = [bearer for bearer in bearers if not bearer.exact and not bearer.described]
    ranked = sorted(named or partly, key=lambda bearer: -bearer.documents)
    most = ranked[0].documents if ranked else 0  # none of a concept that is only wider than others
    meant = [one for one in ranked if one.documents == most or one.documents * MIN_LEAD > most][:MOST_MEANT]
    others = [bearer for bearer in (*named, *partly) if bearer not in meant]
    others = [bearer for bearer in others if bearer.entity.type != "CONCEPT"]
    return Meaning(name, tuple(meant), tuple(sorted(others, key=lambda bearer: -bearer.documents)))


def _but_concepts(bearers: list[Bearer]) -> list[Bearer]:
    return [bearer for bearer in bearers if bearer.entity.type != "CONCEPT"] or bearers


def _but_things_named_so(bearers: list[Bearer]) -> list[Bearer]:
    """Leave out what is called so as a proper name and is of no known kind: "the wall" is no "Wall"."""
    return [bearer for bearer in bearers if bearer.entity.type != "OTHER"]


def _by_beginning_of_id(store: Store, beginning: str) -> tuple[Named, ...]:
    return tuple(store.entities.find_by_id(beginning)) if set(beginning) <= _HEXADECIMAL else ()


def _in_longer_names(store: Store, name: str) -> list[str]:
    """Return the ids of entities with a name that holds all words of this one, a name in it by any form.

    "CSTO secretariat" finds "Secretariat of the Collective Security Treaty Organization". A single
    word must be the last of the longer name.
    """
    words = fold_name(name).split()
    if not _fold(name):  # idle words stand in every name
        return []
    wanted = [{_fold(word), *(_fold(other.name) for other in store.names.find(word))} for word in words]
    # To fold all names of a large store takes seconds: first those in which a word stands that has one form.
    plain = [
        word[:_BEGINNING] for word, forms in zip(words, wanted, strict=True) if forms == {frozenset({word})}
    ]
    found = {
        named.id: named
        for key, named in store.names.list()
        if all(beginning in key for beginning in plain)
        and (len(words) > 1 or key.endswith(f" {words[0]}"))
        and (held := _fold(key))
        and all(any(form <= held for form in forms) for forms in wanted)
    }
    return [named.id for named in found.values() if named.type != "CONCEPT"]


def _fold(text: str) -> frozenset[str]:
    return frozenset(fold_words(text))
