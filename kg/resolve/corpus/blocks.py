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
from kg.resolve.names.acronyms import MAX_LETTERS, MIN_LETTERS, SMALL_WORDS, is_acronym
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.known import known_name
from kg.resolve.names.persons import name_words
from kg.resolve.names.spelling import consonants

NAME, SURNAME, SOUND, WORDS, ACRONYM, USE = "=", "s", "b", "w", "a", "u"

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
    known = {referent.id: referent for referent in referents}
    answered: set[str] = set()
    gone = set(keys)
    wanted = {key for key in gone if not key.startswith(USE)}
    wanted |= {USE + key.removeprefix(ACRONYM) for key in gone if key.startswith(ACRONYM)}
    while True:
        reader = _Reader(known.values())
        for read in map(reader.read, known.values()):
            wanted |= read.asked
        wanted -= answered
        if not wanted:
            return list(known.values())
        answered |= wanted
        known.update((referent.id, referent) for referent in fetch(wanted))


class _Reader:
    """Reads keys off referents, each way of being named once; acronyms as these referents define them."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self._long_names = long_names_of(filter(_is_body, referents))
        self._in_full: dict[str, frozenset[str]] = {}

    def read(self, referent: Referent) -> _Keys:
        if referent.generic:
            return _Keys(frozenset(), frozenset())
        keys = _keys_of(referent.name, referent.type, referent.key, forms=referent.forms, why=referent.why)
        in_full = self._words_in_full(referent) if _is_body(referent) else frozenset()
        return _Keys(keys.found | in_full, keys.asked | in_full)

    def _words_in_full(self, body: Referent) -> frozenset[str]:
        if body.key not in self._in_full:
            key = key_in_full(body.key, self._long_names)
            self._in_full[body.key] = frozenset({WORDS + key} if key else ())
        return self._in_full[body.key]


def _is_body(referent: Referent) -> bool:
    return kind_of(referent.type) == "BODY" and not referent.generic


@lru_cache(maxsize=1 << 16)
def _keys_of(name: str, type: EntityType, key: str, *, forms: tuple[str, ...], why: tuple[str, ...]) -> _Keys:
    """Return the keys of all referents that are alike in this; none that take other referents to say."""
    referent = Referent("", "", name, type, key, forms, (), why)
    acronyms = {fold_name(form) for form in forms if is_acronym(form)}
    shared = {NAME + one for one in {key, *sure_keys(referent), *_known_keys(name, {key} | acronyms)}}
    if type == "PERSON":
        shared |= {SURNAME + consonants(word) for word in name_words(name)[-1:]}
    if not _is_body(referent):
        return _Keys(frozenset(shared), frozenset(shared))
    heard = consonants_of_body(key)
    shared |= {SOUND + heard} if heard else set()
    shared |= {ACRONYM + acronym for acronym in acronyms}
    words = {word for word in key.split() if _may_be_acronym(word)}
    defined = {acronym for acronym in acronyms if defines(referent, acronym)}
    return _Keys(
        frozenset(shared | {USE + word for word in words}),
        frozenset(shared | {ACRONYM + word for word in words} | {USE + acronym for acronym in defined}),
    )


def _known_keys(name: str, keys: set[str]) -> set[str]:
    """Return the names by which an entity may get its id, and an acronym its owner."""
    country = country_of(name)
    known = {found.key for found in map(known_name, keys) if found}
    return known | {fold_name(country)} if country else known


def _may_be_acronym(word: str) -> bool:
    """Tell whether a word of a folded name is spelled out where some document has it as an acronym."""
    return word.isalpha() and MIN_LETTERS <= len(word) <= MAX_LETTERS and word not in SMALL_WORDS | {"us"}
