"""Whether a database file is sound: its pages, its references, its tables and indexes, its full text."""

import tempfile
from pathlib import Path

from kg.store.connection import Connection
from kg.store.database import Store

_NAMED = "SELECT type || ' ' || name AS what FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
MOST_TOLD = 5


def find_damage(store: Store) -> list[str]:
    """Return what is wrong with the file of an open store, in words; nothing where it is sound."""
    with store.transaction(writing=False) as connection:
        pages = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
        lost = [tuple(row) for row in connection.execute("PRAGMA foreign_key_check")]
        have = _named(connection)
        unindexed = _count(
            connection,
            "SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM document_number)",
        )
    wrong = [f"the file is damaged: {told}" for told in pages if told != "ok"]
    wrong += [
        f"a row of {table} names one of {other} that is gone" for table, _, other, _ in lost[:MOST_TOLD]
    ]
    wrong += [f"missing: {what}" for what in sorted(_fresh() - have)]
    if unindexed:
        wrong.append(f"{unindexed:,} articles are not in the full text")
    return wrong


def _fresh() -> set[str]:
    """Return the tables and indexes of a new store."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "kg.db"), create=True) as store,
        store.transaction(writing=False) as connection,
    ):
        return _named(connection)


def _named(connection: Connection) -> set[str]:
    return {row["what"] for row in connection.execute(_NAMED)}


def _count(connection: Connection, sql: str) -> int:
    (row,) = connection.execute(sql)
    return int(row[0])
