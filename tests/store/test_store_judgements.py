"""What is judged from all documents, as the store keeps it: entities, decisions, rulings on claims."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from stories import Said, entities_by_key, fill, mujahid, put_entities, rahmon, story

from kg.build.one_document import finish
from kg.model import Anchor, Decision, DecisionLine, Filter, Span, Wanted, Words
from kg.store.database import APPLICATION_ID, Store

RULING = Decision(
    "d1",
    "reject",
    ("c1",),
    "anna",
    "2026-01-01T10:00:00.000+00:00",
    "irony",
    (Anchor(0, "x", "a.txt", cue=Words("said", (Span(4, 8),)), content=Words("no", ())),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield store


def changes(store: Store, entities: list) -> int:
    """Return how many rows of entities, identities and names are written."""
    with store.transaction() as connection:
        connection.execute("CREATE TEMP TABLE written (row TEXT)")
        for table in ("entity", "identity", "name"):
            for event in ("INSERT", "UPDATE", "DELETE"):
                trigger = f"TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table}"
                connection.execute(f"CREATE {trigger} BEGIN INSERT INTO written VALUES (''); END")  # noqa: S608 - of constants
    put_entities(store, entities)
    with store.transaction() as connection:
        return connection.execute("SELECT count(*) FROM written").fetchone()[0]


def test_entities_that_stay_as_they_are_are_not_written_again(store):
    fill(store, rahmon(), mujahid())
    assert changes(store, entities_by_key(store.referents.list())) == 0


def test_a_new_document_writes_what_it_touches(store):
    fill(store, rahmon(), mujahid())
    store.evidence.put(finish(*story("new.txt", Said("Emomali Rahmon", "said", "x"))))
    entities = entities_by_key(store.referents.list())
    assert changes(store, entities) == 4  # his row, his name taken out and put in, his new referent
    (line,) = store.entities.list(name="rahmon")
    assert (line.documents, line.mentions) == (2, 3)


def test_an_entity_that_is_gone_takes_its_names_along(store):
    fill(store, rahmon(), mujahid())
    kept = [
        entity for entity in entities_by_key(store.referents.list()) if entity.name != "Zabihullah Mujahid"
    ]
    put_entities(store, kept)
    assert store.names.find("zabihullah mujahid") == []
    assert len(store.entities.list(unlisted=True)) == len(kept)


def test_referents_that_change_places_are_written(store):
    fill(store, story("a.txt", Said("Ann Lee", "said", "x"), Said("Bob Ray", "said", "y")))
    ann, bob = entities_by_key(store.referents.list())
    put_entities(store, [replace(ann, referents=bob.referents), replace(bob, referents=ann.referents)])
    assert [claim.speaker.name for claim in store.claims.list()] == ["Bob Ray", "Ann Lee"]


def test_a_decision_comes_back_with_its_evidence(store):
    store.decisions.add(RULING)
    assert store.decisions.list() == [RULING]


def test_outcomes_are_told_with_their_decisions(store):
    store.decisions.add(RULING)
    line = DecisionLine(RULING, "sleeps", "gone")
    store.outcomes.replace([line], {}, {})
    assert store.outcomes.list() == [line]


def test_a_ruling_goes_with_its_claim(store):
    store.evidence.put(finish(*rahmon()))
    (first, second) = store.claims.list()
    store.rulings.put(first.id, replace(RULING, arguments=(first.id,)))
    assert [claim.id for claim in store.claims.list()] == [second.id]
    assert store.claims.get(first.id).ruling == "reject"
    assert store.rulings.find(first.id).who == "anna"
    store.documents.remove("rahmon.txt")
    assert store.rulings.find(first.id) is None
    assert len(store.decisions.list()) == 1


def test_the_least_sure_claims_come_first_without_those_ruled_on(store):
    store.evidence.put(
        finish(
            *story(
                "a.txt",
                Said("A", "said", "x", confidence=0.8),
                Said("B", "said", "y", confidence=0.6),
                Said("C", "signed", "z", confidence=0.1),  # surely none
            )
        )
    )
    assert [claim.content.text for claim in store.claims.doubtful(9)] == ["y", "x"]
    claim = store.claims.list(Wanted(Filter(limit=1, all=True)))[0]
    store.rulings.put(claim.id, RULING)
    assert [claim.content.text for claim in store.claims.doubtful(9)] == ["y"]


def test_facts_are_what_each_document_tells(store):
    fill(store, rahmon(), story("b.txt", Said("Emomali Rahmon", "said", "x"), published="2023-01-01"))
    (line,) = store.entities.list(name="rahmon")
    facts = store.referents.facts(line.id)
    assert [(fact.document.path, fact.forms, fact.roles) for fact in facts] == [
        ("b.txt", ("Emomali Rahmon",), ("speaker of the story",)),
        ("rahmon.txt", ("Emomali Rahmon",), ("speaker of the story",)),
    ]
    (rahmon_himself,) = store.names.find("emomali rahmon")
    assert ("speaker of the story", rahmon_himself, 2) in store.referents.roles()


def test_a_database_of_the_first_format_keeps_its_decisions(tmp_path):
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(resources.files("kg.store").joinpath("schema", "schema.sql").read_text())
    connection.execute("INSERT INTO decision VALUES ('d1', 'merge', '[\"A\",\"B\"]', 'anna', '2026', NULL)")
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert store.decisions.list() == [Decision("d1", "merge", ("A", "B"), "anna", "2026")]
        assert [line.state for line in store.outcomes.list()] == ["stands"]
