"""What a person calls a thing by → its one id."""

from collections.abc import Iterable
from typing import Any

from kg.errors import StoreError
from kg.store.connection import Connection

_MOST_TOLD = 3  # stories that words may mean


def only(rows: Iterable[Any], reference: str, kind: str) -> str:
    """Return the one id found.

    Raises:
        StoreError: there is none, or there are several.
    """
    found = [str(row["id"]) for row in rows]
    if not found:
        raise StoreError(f"{reference}: no such {kind}; `kg {_many(kind)}` lists them")
    if len(found) > 1:
        some = ", ".join(found[:2])
        raise StoreError(
            f"{reference}: begins the id of several {_many(kind)} ({some}, ...); give more of it"
        )
    return found[0]


def story_id(connection: Connection, reference: str) -> str:
    """Return the id of the story of this id, unique beginning of an id, or of a title that has these words.

    Raises:
        StoreError: no story answers to it, or several do.
    """
    sql = """SELECT id FROM story WHERE :beginning <> '' AND id >= :beginning AND id < :beginning || '~'
             ORDER BY id LIMIT 3"""
    found = list(connection.execute(sql, {"beginning": reference}))
    if found:
        return only(found, reference, "story")
    words = reference.casefold().split()
    sql = "SELECT id, title FROM story ORDER BY id"
    named = [row for row in connection.execute(sql) if _has(row["title"], words)] if words else []
    if len(named) > 1:
        some = "; ".join(f"{row['id'][:8]} “{row['title']}”" for row in named[:_MOST_TOLD])
        raise StoreError(f"{reference}: {len(named):,} stories have it in their titles ({some}); give an id")
    return only(named, reference, "story")


def _has(title: str, words: Iterable[str]) -> bool:
    folded = title.casefold()
    return all(word in folded for word in words)


def _many(kind: str) -> str:
    return f"{kind.removesuffix('y')}ies" if kind.endswith("y") else f"{kind}s"
