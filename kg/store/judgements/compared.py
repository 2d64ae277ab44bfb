# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""What the last comparison left, so that the next one compares only what has changed."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from kg.model import Link
from kg.relate.comparing import Candidate, Memory, Pair, Sketch
from kg.relate.tellings import Telling
from kg.relate.verdicts import Answer
from kg.store.connection import Connection, Noun
from kg.store.corpus import settle


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

    def replace(self, before: Memory, found: Memory) -> None:
        """Write what a comparison has found in place of what is held; links are current then.

        Args:
            before: What is held: what has not changed since is not written.
        """
        with self._writing() as connection:
            settle(connection, "links")
            _write(connection, "compared", before.sketches, found.sketches, _sketch_row)
            _write(connection, "telling", before.tellings, found.tellings, lambda _, one: tuple(one))
            _write(connection, "candidate", before.candidates, found.candidates, _candidate_row)
            _write(connection, "link", before.links, found.links, lambda _, one: (
                one.relation, one.a, one.b, one.score, one.why, one.sure))  # fmt: skip
            _write(connection, "origin", before.origins, found.origins, lambda claim, origin: (claim, origin))


# --- what is remembered --------------------------------------------------------------------------------

_KEYS = {"compared": "claim_id", "origin": "claim_id"}  # other tables have pairs


def _write(
    connection: Connection, table: str, before: Mapping[Any, Any], found: Mapping[Any, Any], row_of: Any
) -> None:
    """Write the difference between two states of a table."""
    gone = [key for key in before if key not in found]
    if table in _KEYS:
        connection.executemany(f"DELETE FROM {table} WHERE {_KEYS[table]} = ?", ((key,) for key in gone))
    else:
        changed = [key for key, value in found.items() if key in before and before[key] != value]
        both = ((*key, *reversed(key)) for key in (*gone, *changed))
        connection.executemany(f"DELETE FROM {table} WHERE a = ? AND b = ? OR a = ? AND b = ?", both)
    rows = [row_of(key, value) for key, value in found.items() if key not in before or before[key] != value]
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)


def _pair(row: Any) -> Pair:
    return min(row["a"], row["b"]), max(row["a"], row["b"])


def _link(row: Any) -> Link:
    return Link(row["relation"], row["a"], row["b"], row["score"], row["why"], bool(row["sure"]))


def _sketch(row: Any) -> Sketch:
    return Sketch(
        row["key"], row["document"], row["story"], row["age"], row["vector"],
        tuple(np.frombuffer(row["runs"], dtype="<u4").tolist()),
        bool(row["compared"]), row["root"], bool(row["stands"]),
    )  # fmt: skip


def _sketch_row(claim: str, one: Sketch) -> tuple[Any, ...]:
    runs = np.array(one.runs, dtype="<u4").tobytes()
    return (
        claim, one.key, one.document, one.story, one.age, one.vector, runs,
        one.compared, one.root, one.stands,
    )  # fmt: skip


def _candidate(row: Any) -> Candidate:
    answered = row["same"] is not None
    answer = Answer(row["same"], row["opposed"], row["compatible"], row["another"]) if answered else None
    return Candidate(row["likely"], bool(row["together"]), bool(row["asked"]), answer)


def _candidate_row(pair: Pair, one: Candidate) -> tuple[Any, ...]:
    return *pair, one.likely, one.together, one.asked, *(one.answer or (None,) * 4)
