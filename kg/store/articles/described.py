# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""What a person ruled that an article is: date, outlet, title, author, address; and as what it was read."""

from collections.abc import Mapping
from typing import Any

from kg.errors import StoreError
from kg.model.decision import DESCRIBED_FIELDS
from kg.store.connection import Connection, Noun
from kg.store.corpus import forget_reported, overtake

Ruled = Mapping[
    tuple[str, str], tuple[str | None, str]
]  # document, field → what it is, and the decision's id


class Descriptions(Noun):
    """What documents are by a person's decisions; `document` has it, and what was read is kept."""

    def replace(self, ruled: Ruled) -> list[str]:
        """Let documents be what a person ruled, and all others what was read.

        Return the ids of those that are something else than before: what follows from it is overtaken.
        """
        with self._writing() as connection:
            sql = "SELECT document_id, field, read_as FROM described"
            held = {(row["document_id"], row["field"]): row["read_as"] for row in connection.execute(sql)}
            changed = {
                key[0]
                for key in sorted(held.keys() | ruled.keys())
                if _describe(connection, key, held, ruled)
            }
            for document in changed:
                forget_reported(connection, document)
            if changed:
                overtake(connection, "entities", "stories", "links")
        return sorted(changed)

    def list(self, document_id: str) -> dict[str, tuple[str | None, str]]:
        """Return of each field that a person ruled what was read there, and the id of the decision."""
        sql = "SELECT field, read_as, decision_id FROM described WHERE document_id = ? ORDER BY field"
        with self._reading() as connection:
            rows = connection.execute(sql, [document_id])
            return {row["field"]: (row["read_as"], row["decision_id"]) for row in rows}


def as_read(connection: Connection, row: dict[str, Any]) -> dict[str, Any]:
    """Return columns of a document as they were read, whatever a person ruled."""
    sql = "SELECT field, read_as FROM described WHERE document_id = ?"
    return row | {one["field"]: one["read_as"] for one in connection.execute(sql, [row["id"]])}


def _describe(
    connection: Connection, key: tuple[str, str], held: Mapping[tuple[str, str], str | None], ruled: Ruled
) -> bool:
    """Write what a document is; return whether that is something else than before."""
    document, field = key
    if field not in DESCRIBED_FIELDS:
        raise StoreError(f"an article has no {field!r} that could be set")
    (row,) = connection.execute(f"SELECT {field} AS value FROM document WHERE id = ?", [document])
    before = row["value"]
    if key in ruled:
        after, decision = ruled[key]
        connection.execute(
            "INSERT OR REPLACE INTO described (document_id, field, read_as, decision_id) VALUES (?, ?, ?, ?)",
            [document, field, held.get(key, before), decision],
        )
    else:
        after = held[key]
        connection.execute("DELETE FROM described WHERE document_id = ? AND field = ?", [document, field])
    if after == before:
        return False
    connection.execute(f"UPDATE document SET {field} = ? WHERE id = ?", [after, document])
    return True
