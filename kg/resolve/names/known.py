"""Names of well-known organisations, armed groups and renamed cities: two lists beside this file.

`wordnet_names.tsv` is generated from open data, `known_names.tsv` written by hand: what the other lacks.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, cast

from kg.language.en.fold import fold_name
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
    for file in ("known_names.tsv", "wordnet_names.tsv"):
        listed = dict(found)
        for kind, forms in _rows(file):
            known = listed.get(fold_name(forms[0]))
            known = known or KnownName(fold_name(forms[0]), forms[0], cast(EntityType, kind))
            for form in forms:
                found.setdefault(fold_name(form), known)
    return found


def _rows(file: str) -> Iterator[tuple[str, list[str]]]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, name, others = line.split("\t")
            yield kind, [name, *others.split("|")]
