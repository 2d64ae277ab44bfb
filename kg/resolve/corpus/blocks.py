"""Which referents may decide about each other: so much is resolved again when a document comes or goes.

Each referent is found under some keys and asks for those found under others. Whoever may be joined with it,
or may keep it from being joined, is found under one that it asks for, or asks for one of its own. So what
`gather` returns can be resolved by itself, with the same entities as all referents together.

A key is one letter for the step of `resolve_corpus` that compares by it, and what is compared. Bodies are
found under the words that they use, and only those ask for them whose acronym a word is: else all banks
would be one block.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of
from kg.model import EntityType, Referent
from kg.resolve.corpus.bodies_across import consonants_of_body, defines, key_in_full, long_names_of
from kg.resolve.corpus.keys import sure_keys
from kg.resolve.corpus.kinds_across import words_of_kinds
from kg.resolve.corpus.lone_surnames import called_by_given_name, is_common_given_name
from kg.resolve.corpus.short_bodies import (
    may_be_short_or_long,
    member_key,
    party_key,
    people_key,
    short_names,
    tails_of,
)
from kg.resolve.names.acronyms import MAX_LETTERS, MIN_LETTERS, SMALL_WORDS, is_acronym
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.known import known_name
from kg.resolve.names.persons import name_words
from kg.resolve.names.spelling import consonants

NAME, SURNAME, SOUND, WORDS, ACRONYM, USE = "=", "s", "b", "w", "a", "u"
PERSONS_WORD, OTHER_WORD = "l", "o"  # one word that is a person's name, or something else's
TAIL, SHORT = "t", "h"  # the end of a long name of a body, and a short name
GIVEN, LONE = "g", "n"  # a given name of who has a surname, too, and a name alone
PEOPLE, PARTY = "p", "q"

# Who is to be resolved again when what was found under a key is gone, by family.
AFFECTED = {
    ACRONYM: (ACRONYM, USE),
    USE: (),
    PERSONS_WORD: (OTHER_WORD,),
    OTHER_WORD: (OTHER_WORD, PERSONS_WORD),
    TAIL: (SHORT,),
    GIVEN: (LONE,),
}

Fetch = Callable[[set[str]], Iterable[Referent]]


class _Keys(NamedTuple):
    """What a referent is found under, and whom it asks for."""

    found: frozenset[str]
    asked: frozenset[str]


def blocks_of(referents: Iterable[Referent]) -> dict[str, frozenset[str]]:
    """Return by id the keys under which each referent is found; none for generic ones, which stay alone.

    Args:
        referents: All of a store, or what `gather` returned.
    """
    known = list(referents)
    reader = _Reader(known)
    return {referent.id: reader.read(referent).found for referent in known}


def gather(referents: Iterable[Referent], keys: Iterable[str], fetch: Fetch) -> list[Referent]:
    """Return referents with all others that may decide about them, or about what was found under some keys.

    Args:
        referents: Those that are new.
        keys: Under which something was found that is gone.
        fetch: Returns the referents of every entity of which one is found under any of these keys.
    """
    known: dict[str, Referent] = {}
    answered: set[str] = set()
    wanted = {family + key[1:] for key in keys for family in AFFECTED.get(key[0], (key[0],))}
    reader, fresh = _Reader(()), list(referents)
    while True:
        known.update((referent.id, referent) for referent in fresh)
        reader.learn(fresh)
        wanted |= set().union(*(reader.read(referent).asked for referent in fresh), reader.in_full())
        wanted -= answered
        if not wanted:
            return list(known.values())
        answered |= wanted
        fresh = [referent for referent in fetch(wanted) if referent.id not in known]


class _Reader:
    """Reads keys off referents; acronyms as all that it has learned of define them."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self._long_names: dict[str, set[str]] = {}
        self._in_full: dict[str, frozenset[str]] = {}
        self.learn(referents)

    def learn(self, referents: Iterable[Referent]) -> None:
        """Take what these say of acronyms, and the names that may have to be spelled out by it."""
        bodies = list(filter(_is_body, referents))
        found = long_names_of(bodies)
        told = {
            acronym for acronym, names in found.items() if not names <= self._long_names.get(acronym, set())
        }
        for acronym in told:
            self._long_names.setdefault(acronym, set()).update(found[acronym])
        again = {key for key in self._in_full if told and not told.isdisjoint(key.split())}
        for key in again.union(body.key for body in bodies if body.key not in self._in_full):
            in_full = key_in_full(key, self._long_names)
            self._in_full[key] = frozenset({WORDS + in_full} if in_full else ())

    def in_full(self) -> set[str]:
        """Return the keys of the words of all names of bodies that it has learned, acronyms spelled out."""
        return set().union(*self._in_full.values())

    def read(self, referent: Referent) -> _Keys:
        if referent.generic:
            return _Keys(frozenset(), frozenset())
        keys = _keys_of(referent.name, referent.type, referent.key, forms=referent.forms, why=referent.why)
        in_full = self._in_full[referent.key] if _is_body(referent) else frozenset()
        return _Keys(keys.found | in_full, keys.asked | in_full)


def _is_body(referent: Referent) -> bool:
    return kind_of(referent.type) == "BODY" and not referent.generic


@lru_cache(maxsize=1 << 16)
def _keys_of(name: str, type: EntityType, key: str, *, forms: tuple[str, ...], why: tuple[str, ...]) -> _Keys:
    """Return the keys of all referents that are alike in this; none that take other referents to say."""
    referent = Referent("", "", name, type, key, forms, (), why)
    acronyms = {fold_name(form) for form in forms if is_acronym(form)}
    shared = {NAME + one for one in {key, *sure_keys(referent), *_known_keys(name, {key} | acronyms)}}
    words = words_of_kinds(referent)
    if type == "PERSON":
        parts = name_words(name)
        shared |= {SURNAME + consonants(word) for word in parts[-1:]}
        called = {called_by_given_name(referent)}
        lone = {word for word in parts if len(parts) == 1 and not is_common_given_name(word)}
        return _Keys(
            frozenset(shared | _under(PERSONS_WORD, words) | _under(GIVEN, called) | _under(LONE, lone)),
            frozenset(shared | _under(OTHER_WORD, words) | _under(LONE, called) | _under(GIVEN, lone)),
        )
    found = shared | _under(OTHER_WORD, words)
    asked = shared | _under(OTHER_WORD, words) | _under(PERSONS_WORD, words)
    if may_be_short_or_long(referent):
        short, tails = short_names(referent), frozenset(tails_of(referent))
        found |= _under(SHORT, short & {key}) | _under(TAIL, tails | short)
        asked |= _under(TAIL, short & {key}) | _under(SHORT, tails | short)
    if not _is_body(referent):
        return _Keys(frozenset(found), frozenset(asked))
    keys = _keys_of_body(referent, acronyms)
    return _Keys(frozenset(found | keys.found), frozenset(asked | keys.asked))


def _under(family: str, words: Iterable[str]) -> set[str]:
    return {family + word for word in words if word}


def _keys_of_body(referent: Referent, acronyms: set[str]) -> _Keys:
    shared = _under(SOUND, [consonants_of_body(referent.key)]) | _under(ACRONYM, acronyms)
    shared |= _under(PEOPLE, [people_key(referent)])
    shared |= _under(PARTY, {member_key(referent), party_key(referent)})
    words = {word for word in referent.key.split() if _may_be_acronym(word)}
    defined = {acronym for acronym in acronyms if defines(referent, acronym)}
    return _Keys(
        frozenset(shared | _under(USE, words)),
        frozenset(shared | _under(ACRONYM, words) | _under(USE, defined)),
    )


def _known_keys(name: str, keys: set[str]) -> set[str]:
    """Return the names by which an entity may get its id, and an acronym its owner."""
    country = country_of(name)
    known = {found.key for found in map(known_name, keys) if found}
    return known | {fold_name(country)} if country else known


def _may_be_acronym(word: str) -> bool:
    """Tell whether a word of a folded name is spelled out where some document has it as an acronym."""
    return word.isalpha() and MIN_LETTERS <= len(word) <= MAX_LETTERS and word not in SMALL_WORDS | {"us"}
