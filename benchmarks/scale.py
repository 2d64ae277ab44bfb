# ruff: noqa: S608 - put together from constants
"""How long questions take on a store of a million claims, each as a whole cold process.

    scale.py STORE [--claims 1000000] [--large large.db] [--repeat 3] [--only TEXT]

The large store is made of a real one: its documents are copied with new ids and later days until it has so
many claims, and what is made is said. Names and concepts stay the same entities in all copies, so that
prominent ones grow with the store; descriptions ("a Pentagon official") are entities of their own in each.
What stories are found from and what claims were compared by is not copied: nothing here is computed again.
"""

import argparse
import functools
import hashlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kg.store.database import Store

DAYS_APART = 30
COMMANDS = (
    ("ask", "what did Trump say about Mexico?"),
    ("ask", "who said what about Benghazi?"),
    ("ask", "who said what about a landslide?"),
    ("ask", "who contradicts Donald Trump on the wall?"),
    ("ask", "who agrees with Hillary Clinton on guns?"),
    ("ask", "what is disputed about Benghazi?"),
    ("ask", "how many sources say that the election is rigged?"),
    ("claims", "--limit", "20"),
    ("claims", "--about", "Benghazi", "--limit", "20"),
    ("entities", "--limit", "20"),
    ("documents", "--limit", "20"),
    ("links", "--limit", "20"),
    ("stories", "--limit", "20"),
    ("conflicts", "--limit", "20"),
    ("timeline", "Benghazi", "--limit", "20"),
    ("numbers", "Benghazi", "--limit", "20"),
    ("stances", "Benghazi", "--limit", "20"),
    ("entity", "Mike Pence"),
    ("search", "border", "wall"),
    ("stats",),
)
# Table: columns that hold ids of what is copied. What is not here is of entities, or is not needed to answer.
COPIED = {
    "document": ("id",),
    "referent": ("id", "document_id"),
    "mention": ("document_id", "referent_id"),
    "alias": ("document_id",),
    "claim": ("id", "document_id", "speaker_id", "within_id"),
    "claim_span": ("claim_id",),
    "claim_via": ("claim_id", "referent_id"),
    "claim_about": ("claim_id", "referent_id"),
    "claim_joint": ("claim_id", "referent_id"),
    "claim_implied": ("claim_id", "referent_id"),
    "claim_period": ("claim_id",),
    "claim_quantity": ("claim_id",),
    "claim_inferred": ("claim_id",),
    "claim_concept": ("claim_id",),
    "identity": ("referent_id",),
    "origin": ("claim_id", "origin"),
    "link": ("a", "b"),
    "story": ("id",),
    "story_document": ("document_id", "story_id"),
}
DAYS = {"document": ("published",), "claim_period": ("start", "end")}


def make(store: Path, large: Path, claims: int) -> None:
    """Write `large`, which is `store` so many times that it has about `claims` claims; say what it is."""
    large.unlink(missing_ok=True)
    shutil.copyfile(store, large)
    with sqlite3.connect(large) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("renamed", 2, _renamed, deterministic=True)
        connection.execute("ATTACH ? AS seed", [str(store)])
        connection.execute("CREATE TEMP TABLE described (id TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("""
            INSERT INTO described SELECT entity_id FROM seed.identity
            JOIN seed.referent ON referent.id = referent_id
            GROUP BY entity_id HAVING min(generic) = 1 AND count(DISTINCT document_id) = 1""")
        ((held, last),) = connection.execute("SELECT count(*), max(number) FROM seed.claim")
        copies = max(1, round(claims / held))
        for copy in range(1, copies):
            _copy(connection, copy, last)
            _renamed.cache_clear()
            connection.commit()
            print(f"  copy {copy + 1} of {copies}", file=sys.stderr, end="\r")
        connection.execute(
            """UPDATE entity SET mentions = mentions * ?
               WHERE id IN (SELECT id FROM seed.entity) AND id NOT IN described""",
            [copies],
        )
        connection.commit()
        documents, found = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("document", "claim")
        )
    with Store.open(large) as made:
        made.entity_counts.settle()
    print(
        f"{large}: {store} {copies} times, ids changed and days {DAYS_APART} later each time:"
        f" {documents:,} documents, {found:,} claims, {large.stat().st_size / 1e9:.1f} GB"
    )


@functools.cache
def _renamed(copy: int, old: str | None) -> str | None:
    return old and hashlib.sha256(f"{copy} {old}".encode()).hexdigest()[:16]


def _copy(connection: sqlite3.Connection, copy: int, last: int) -> None:
    def renamed(column: str) -> str:
        return f"renamed({copy}, {column})"

    def add(table: str, changed: dict[str, str], where: str = "") -> None:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = [changed.get(column, f'"{column}"') for column in columns]
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            f"INSERT INTO main.{table} ({names}) SELECT {', '.join(values)} FROM seed.{table} {where}"
        )

    connection.execute("PRAGMA foreign_keys = OFF")
    described = {"id": renamed("id")}
    add("entity", described, "WHERE id IN described")
    add("name", {"entity_id": renamed("entity_id")}, "WHERE entity_id IN described")
    for table, ids in COPIED.items():
        changed = {column: renamed(column) for column in ids}
        changed |= {day: f"date({day}, '+{copy * DAYS_APART} days')" for day in DAYS.get(table, ())}
        changed |= {"path": f"path || '~{copy}'"} if table == "document" else {}
        changed |= {"number": f"number + {copy * last}"} if table == "claim" else {}
        if table == "identity":
            one_of_each = renamed("entity_id")
            changed["entity_id"] = f"CASE WHEN entity_id IN described THEN {one_of_each} ELSE entity_id END"
        add(table, changed)


def time_commands(large: Path, repeat: int, only: str) -> None:
    """Print the median seconds of each command as a whole process, its page cache warm."""
    program = [sys.executable, "-c", "from kg.cli import main; main()"]
    for command, *rest in COMMANDS:
        words = " ".join([command, *rest])
        if only in words:
            took = [_seconds([*program, command, *rest, "--db", str(large)]) for _ in range(repeat + 1)][1:]
            print(f"{statistics.median(took):6.2f} s  kg {words}", flush=True)


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"exit {done.returncode}: {done.stderr.strip()[-200:]}")
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--large", type=Path, default=Path("large.db"))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", default="", help="commands in which this stands")
    asked = parser.parse_args(arguments)
    if not asked.large.exists():
        make(asked.store, asked.large, asked.claims)
    time_commands(asked.large, asked.repeat, asked.only)


if __name__ == "__main__":
    main()
