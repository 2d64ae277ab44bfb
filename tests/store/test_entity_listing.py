"""Counts that are kept are those that counting gives, and short listings read no large table."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import entities_by_key, fill, mujahid, put_entities, rahmon

from kg.decide.ruling import record, write
from kg.model import Filter, Wanted
from kg.store.database import Store

FEW = Wanted(Filter(limit=1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, rahmon(), mujahid())
        yield store


def overtaken(store: Store) -> int:
    with store.transaction(writing=False) as connection:
        return connection.execute("SELECT count(*) FROM uncounted").fetchone()[0]


def test_kept_counts_are_what_counting_gives(store):
    slow = store.entities.list(unlisted=True)
    store.entity_counts.settle()
    assert overtaken(store) == 0
    assert store.entities.list(unlisted=True) == slow
    assert [line.claims_made for line in slow] != []


def test_fewer_are_the_first_of_all(store):
    store.entity_counts.settle()
    assert store.entities.list(FEW) == store.entities.list()[:1]


def test_counts_that_are_overtaken_are_not_shown(store):
    store.entity_counts.settle()
    before = {line.name: line.claims_made for line in store.entities.list()}
    store.documents.remove("rahmon.txt")
    put_entities(store, entities_by_key(store.referents.list()))
    assert overtaken(store) > 0
    after = {line.name: line.claims_made for line in store.entities.list()}
    assert "Emomali Rahmon" in before
    assert "Emomali Rahmon" not in after


def test_a_ruling_on_a_claim_counts(store):
    store.entity_counts.settle()
    claim = next(claim for claim in store.claims.list() if claim.speaker)
    made = {line.id: line.claims_made for line in store.entities.list()}
    record(store, [write(store, "reject", [claim.id], who="test")])
    assert overtaken(store) == 0
    now = {line.id: line.claims_made for line in store.entities.list()}
    assert made[claim.speaker.id] - now[claim.speaker.id] == 1
    assert store.corpus.stats()["claims_rejected"] == 1


@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.entities.list(FEW),
        lambda store: store.claims.list(FEW),
        lambda store: store.claims.count(Wanted(less_sure=True)),
        lambda store: store.documents.list(FEW),
    ],
)
def test_short_listings_scan_no_large_table(store, read):
    store.entity_counts.settle()
    asked: list[str] = []
    with store.transaction(writing=False) as connection:
        connection.set_trace_callback(asked.append)
        read(store)
        connection.set_trace_callback(None)
        selects = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]
        assert selects
        for sql in selects:
            plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            whole = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
            large = {"claim", "mention", "identity", "referent", "document", "entity", "entity_count"}
            assert not [step for step in whole if step.split()[1] in large], plan


def test_trace_shows_a_scan_where_there_is_one(store):
    with store.transaction(writing=False) as connection:
        (step,) = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM claim WHERE cue = 'said'")
    assert step["detail"] == "SCAN claim"
    assert isinstance(connection, sqlite3.Connection)
