"""Roles that documents give: "the Tajik president" → whom they call so; a body → who has a post in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.language.en.fold import fold_words
from kg.language.word_lists import read_words
from kg.model import Named
from kg.store.database import Store

MIN_WORDS = 2  # "the president" alone may be anyone, where there are several
MIN_LEAD = 2  # times as many documents as call anyone else so, from which one is meant

_PREPOSITION = re.compile(r"\b(?:of|for|to|in|at|on|with|from)\b")
_CHANGING = read_words("names/other_role_words")  # make it another role


def find_by_role(store: Store, description: str) -> tuple[Named, ...]:
    """Return the one entity to which documents give a role of these words; () if there is no clear one."""
    asked = frozenset(fold_words(description))
    if not asked:
        return ()
    bearers: dict[str, Named] = {}
    documents: defaultdict[str, int] = defaultdict(int)
    for role, named, count in store.referents.roles():
        words = frozenset(fold_words(role))
        if asked <= words and head_of(role) == head_of(description) and not (words - asked) & _CHANGING:
            bearers[named.id] = named
            documents[named.id] += count
    ranked = sorted(bearers, key=lambda entity: -documents[entity])
    if len(asked) < MIN_WORDS and len(ranked) > 1:
        return ()
    if not ranked or (len(ranked) > 1 and documents[ranked[0]] < MIN_LEAD * documents[ranked[1]]):
        return ()
    return (bearers[ranked[0]],)


def find_office_holders(store: Store, names: Iterable[str]) -> dict[Named, str]:
    """Return those with a role that holds one of the names, each with that role, the best known first."""
    forms = {fold_words(name) for name in names} - {()}
    holders: dict[Named, tuple[int, str]] = {}
    for role, named, documents in store.referents.roles():
        words = fold_words(role)
        if any(_stands_in(form, words) for form in forms):
            holders[named] = max(holders.get(named, (0, "")), (documents, role))
    ranked = sorted(holders, key=lambda named: (-holders[named][0], named.name))
    return {named: holders[named][1] for named in ranked}


def _stands_in(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of a name follow each other among others."""
    return any(words[i : i + len(name)] == name for i in range(len(words) - len(name) + 1))


def head_of(description: str) -> str:
    """Return the word that says what one is: "secretary" of "press secretary of the CSTO secretariat"."""
    words = fold_words(_PREPOSITION.split(description, maxsplit=1)[0])
    return words[-1] if words else ""
