# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""What the last comparison left, so that the next one compares only what has changed."""

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.model import Link
from kg.relate.memory import Candidate, Judgement, Memory, Pair, Sketch, Telling
from kg.store.connection import Noun
from kg.store.corpus import settle


class RowChanges(NamedTuple):
    """The rows of a table that go, then those that come, each with its statement."""

    delete: str
    gone: Sequence[tuple[Any, ...]]
    insert: str
    rows: Sequence[tuple[Any, ...]]


class Compared(Noun):
    """What the last comparison left: what it remembers of claims and pairs, links and origins."""

    def get(self) -> Memory:
        """Return all of it."""
        with self._reading() as connection:
            return Memory(
                {row["claim_id"]: _sketch(row) for row in connection.execute("SELECT * FROM compared")},
                {_pair(row): Telling(**row) for row in connection.execute("SELECT * FROM telling")},
                {_pair(row): _candidate(row) for row in connection.execute("SELECT * FROM candidate")},
                {_pair(row): _link(row) for row in connection.execute("SELECT * FROM link")},
                {row["claim_id"]: row["origin"] for row in connection.execute("SELECT * FROM origin")},
            )

    def replace(self, changes: Sequence[RowChanges]) -> None:
        """Write what a comparison has changed; links are current then."""
        with self._writing() as connection:
            settle(connection, "links")
            for change in changes:
                connection.executemany(change.delete, change.gone)
                if change.rows:
                    connection.executemany(change.insert, change.rows)


def row_changes(before: Memory, found: Memory) -> list[RowChanges]:
    """Return what is to be written where `before` is held and `found` was found: what differs alone."""
    return [
        _changes("compared", before.sketches, found.sketches, _sketch_row),
        _changes("telling", before.tellings, found.tellings, lambda _, one: tuple(one)),
        _changes("candidate", before.candidates, found.candidates, _candidate_row),
        _changes("link", before.links, found.links, _link_row),
        _changes("origin", before.origins, found.origins, lambda claim, origin: (claim, origin)),
    ]


# --- what is remembered --------------------------------------------------------------------------------

_KEYS = {"compared": "claim_id", "origin": "claim_id"}  # other tables have pairs


def _changes(
    table: str,
    before: Mapping[Any, Any],
    found: Mapping[Any, Any],
    row_of: Callable[[Any, Any], tuple[Any, ...]],
) -> RowChanges:
    gone = [key for key in before if key not in found]
    rows = [row_of(key, value) for key, value in found.items() if before.get(key) != value]
    places = ", ".join("?" * len(rows[0])) if rows else ""
    insert = f"INSERT OR REPLACE INTO {table} VALUES ({places})"
    if table in _KEYS:
        return RowChanges(
            f"DELETE FROM {table} WHERE {_KEYS[table]} = ?", [(key,) for key in gone], insert, rows
        )
    changed = [key for key, value in found.items() if key in before and before[key] != value]
    both = [(*key, *reversed(key)) for key in (*gone, *changed)]
    return RowChanges(f"DELETE FROM {table} WHERE a = ? AND b = ? OR a = ? AND b = ?", both, insert, rows)


def _pair(row: Any) -> Pair:
    return min(row["a"], row["b"]), max(row["a"], row["b"])


def _link(row: Any) -> Link:
    return Link(row["relation"], row["a"], row["b"], row["score"], row["why"], bool(row["sure"]))


def _link_row(_: Pair, one: Link) -> tuple[Any, ...]:
    return one.relation, one.a, one.b, one.score, one.why, one.sure


def _sketch(row: Any) -> Sketch:
    return Sketch(
        row["key"], row["document"], row["story"], row["age"], row["vector"],
        struct.unpack(f"<{len(row['runs']) // 4}I", row["runs"]),
        bool(row["compared"]), row["root"], bool(row["stands"]),
    )  # fmt: skip


def _sketch_row(claim: str, one: Sketch) -> tuple[Any, ...]:
    runs = struct.pack(f"<{len(one.runs)}I", *one.runs)
    return (
        claim, one.key, one.document, one.story, one.age, one.vector, runs,
        one.compared, one.root, one.stands,
    )  # fmt: skip


def _candidate(row: Any) -> Candidate:
    answered = row["same"] is not None
    answer = Judgement(row["same"], row["opposed"], row["compatible"], row["another"]) if answered else None
    return Candidate(row["likely"], bool(row["together"]), bool(row["asked"]), answer)


def _candidate_row(pair: Pair, one: Candidate) -> tuple[Any, ...]:
    return *pair, one.likely, one.together, one.asked, *(one.answer or (None,) * 4)
