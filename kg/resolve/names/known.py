"""Names of well-known organisations, armed groups and renamed cities, from two of the word lists.

`names/wordnet_names` is generated from open data, `names/known_names` written by hand: what the other lacks.
"""

from functools import cache, lru_cache
from typing import NamedTuple, cast

from kg.language.en.fold import fold_name
from kg.language.word_lists import read_rows
from kg.model import EntityType


class KnownName(NamedTuple):
    """What is generally known by a name: `key` is the folded first of all its names."""

    key: str
    name: str
    type: EntityType


def known_name(key: str) -> KnownName | None:
    """Return what a folded name is generally known to stand for; None for what is not in the list.

    >>> known_name("un").name, known_name("kiev").name
    ('United Nations', 'Kyiv')
    """
    return _known_names().get(key)


@lru_cache(maxsize=65536)
def known_key(form: str) -> str | None:
    """Return the first folded name of what a name as written is generally known to stand for."""
    known = _known_names().get(fold_name(form))
    return known.key if known else None


@cache
def _known_names() -> dict[str, KnownName]:
    """Return the names of both lists by their keys; what the two tell differently is as the first has it."""
    found: dict[str, KnownName] = {}
    for rows in (read_rows("names/known_names"), read_rows("names/wordnet_names")):
        listed = dict(found)
        for kind, name, others in rows:
            forms = [name, *others.split("|")]
            known = listed.get(fold_name(forms[0]))
            known = known or KnownName(fold_name(forms[0]), forms[0], cast(EntityType, kind))
            for form in forms:
                found.setdefault(fold_name(form), known)
    return found
