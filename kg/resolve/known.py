"""Names of well-known organisations, armed groups and renamed cities: `known_names.tsv` beside this file."""

from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, cast

from kg.lexicon.fold import fold_name
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
    text = resources.files(__package__).joinpath("known_names.tsv").read_text(encoding="utf-8")
    found: dict[str, KnownName] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, name, others = line.split("\t")
            known = KnownName(fold_name(name), name, cast(EntityType, kind))
            for form in [name, *others.split("|")]:
                found.setdefault(fold_name(form), known)
    return found
