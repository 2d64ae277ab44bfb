"""Who stands on a side: "the Tajik side", "Tajik officials", "the Tajiks" → who has a role or name of it."""

import re
from collections import Counter

from kg.ask.named.name_meaning import find_meaning
from kg.ask.named.office_holders import head_of
from kg.ask.topic import names_of
from kg.language.en.fold import fold_words
from kg.model import Named
from kg.store.database import Store

_MOST_ON_SIDE = 12
_SIDE = re.compile(
    r"(?:the )?(.+?)(?:'s|')? (?:side|officials?|authorities|government|leadership)", re.IGNORECASE
)
_BODIES = frozenset({"ORG", "GROUP", "PERSON"})
_WITH_SIDES = frozenset({"GPE", "NORP", "LOC"})


def named_side(words: str) -> str:
    """Return "Tajik" of "the Tajik side"; the words themselves where they speak of no side."""
    found = _SIDE.fullmatch(words)
    return found[1] if found else words


def find_on_side(store: Store, words: str) -> list[Named]:
    """Return who may speak for a country or a people: by a role or a name that holds its name.

    Of those who have the same post in it, whom most articles call so.
    """
    side = [one for one in find_meaning(store, named_side(words)).entities if one.type in _WITH_SIDES]
    forms = {fold_words(name) for name in names_of(store, side)} - {()}
    if not forms:
        return []
    holders: Counter[tuple[str, Named]] = Counter()
    for role, named, documents in store.referents.roles():
        if any(_holds(fold_words(role), form) for form in forms):
            holders[head_of(role), named] += documents
    most: dict[str, int] = {}
    for (post, _), documents in holders.items():
        most[post] = max(most.get(post, 0), documents)
    found = {named.id: named for (post, named), documents in holders.items() if documents == most[post]}
    ids = {one.id for one in side}
    for _, named in store.names.list():
        if named.type in _BODIES and named.id not in ids:
            words_of = fold_words(named.name)
            if any(words_of[: len(form)] == form for form in forms):
                found.setdefault(named.id, named)
    return list(found.values())[:_MOST_ON_SIDE]


def _holds(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return any(words[at : at + len(form)] == form for at in range(len(words) - len(form) + 1))
