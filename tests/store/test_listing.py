from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking import put_links
from stories import (
    EXTRACTOR,
    Said,
    contents,
    entities_by_key,
    entity_ids,
    fill,
    mujahid,
    put_entities,
    rahmon,
    story,
    wanted,
)

from kg.build.one_document import finish
from kg.errors import StoreError
from kg.model import Decision, Filter, Link, Named, Wanted
from kg.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield store


# --- entities and names


def test_entities_are_listed_by_claims_then_name(store):
    fill(store, rahmon(), rahmon("again.txt"), mujahid())
    assert [(line.name, line.claims_made, line.claims_about) for line in store.entities.list()] == [
        ("Emomali Rahmon", 4, 0),
        ("camps", 0, 2),
        ("CSTO", 0, 2),
        ("security belt", 0, 2),
        ("Zabihullah Mujahid", 1, 0),
        ("Izvestia", 0, 0),
    ]


def test_an_entity_line_counts_documents_and_mentions(store):
    fill(store, rahmon(), rahmon("again.txt"))
    (line,) = store.entities.list(name="rahmon")
    assert (line.documents, line.mentions, line.aliases, line.why) == (
        2,
        4,
        ("Emomali Rahmon",),
        ("same name",),
    )


def test_a_concept_met_once_is_found_but_not_listed(store):
    fill(
        store,
        story("a.txt", Said("A", "said", "x", about=("drug crimes",)), types={"drug crimes": "CONCEPT"}),
    )
    assert [line.name for line in store.entities.list()] == ["A"]
    assert [line.name for line in store.entities.list(unlisted=True)] == ["A", "drug crimes"]
    (named,) = store.names.find("crime drug")
    assert contents(store, about=[named.id]) == ["x"]
    assert store.claims.list()[0].about == ()


def test_entities_are_found_by_any_folded_alias(store):
    store.evidence.put(finish(*rahmon()))
    entities = entities_by_key(store.referents.list())
    renamed = [
        replace(entity, aliases=("Emomali Rahmon", "Эмомали Рахмон", "E. Rakhmon"))
        if entity.name == "Emomali Rahmon"
        else entity
        for entity in entities
    ]
    put_entities(store, renamed)
    found = {named.name for key in ("emomali rahmon", "e rakhmon") for named in store.names.find(key)}
    assert found == {"Emomali Rahmon"}
    assert store.names.find("rahmonov") == []
    assert ("csto", Named(*entity_ids(store, "CSTO"), "CSTO", "ORG")) in list(store.names.list())


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"types": ["ORG"]}, ["CSTO", "Izvestia"]),
        ({"name": "Mujahid"}, ["Zabihullah Mujahid"]),
        ({"name": "%"}, []),
        ({"wanted": Wanted(Filter(limit=1))}, ["Emomali Rahmon"]),
        ({"wanted": Wanted(Filter(outlet="ariana news"))}, ["Zabihullah Mujahid"]),
        ({"wanted": Wanted(Filter(modality="denies"))}, ["Zabihullah Mujahid"]),
        ({"wanted": Wanted(words="camps")}, ["camps", "Emomali Rahmon"]),
        ({"wanted": Wanted(Filter(until="2021"))}, []),
    ],
)
def test_entities_of_a_kind(store, asked, names):
    fill(store, rahmon(), mujahid())
    assert [line.name for line in store.entities.list(**asked)] == names


def test_until_entities_are_computed_a_claim_names_its_speaker(store):
    store.evidence.put(finish(*rahmon()))
    assert store.pending.entities()
    assert {claim.speaker.name for claim in store.claims.list()} == {"Emomali Rahmon"}


@pytest.mark.parametrize("change", ["put", "remove", "decide"])
def test_entities_are_overtaken_by_new_evidence_and_decisions(store, change):
    fill(store, rahmon())
    assert not store.pending.entities()
    if change == "put":
        store.evidence.put(finish(*mujahid()))
    elif change == "remove":
        store.documents.remove("rahmon.txt")
    else:
        store.decisions.add(Decision("d1", "merge", ("CSTO", "CTSC"), "ada", "2026-01-01T00:00:00+00:00"))
    assert store.pending.entities()


# --- claims


def test_claims_are_newest_first_then_in_reading_order(store):
    undated = story("undated.txt", Said("A", "said", "undated"), published=None)
    older = story("older.txt", Said("A", "said", "older"), published="2021")
    fill(store, undated, older, rahmon(), mujahid())
    assert contents(store) == [
        "that foreign groups cross the Tajik-Afghan border",
        "a security belt around Afghanistan",
        "more than 40 camps operate there",
        "older",
        "undated",
    ]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3),
        ({"outlet": "KHOVAR"}, 2),
        ({"outlet": "Izvestia"}, 0),
        ({"since": "2022-01-10"}, 3),
        ({"since": "2022-01-11"}, 1),
        ({"since": "2022-02-01"}, 1),
        ({"until": "2022-02-01"}, 3),
        ({"until": "2022-01"}, 2),
        ({"until": "2022"}, 3),
        ({"since": "2022-01", "until": "2022-01-09"}, 0),
        ({"modality": "denies"}, 1),
        ({"document": "mujahid.txt"}, 1),
        ({"min_confidence": 0.95}, 0),
        ({"limit": 2}, 2),
        ({"limit": 0}, 0),
        ({"claims": ["no such claim"]}, 0),
    ],
)
def test_a_filter_narrows_claims(store, asked, count):
    fill(store, rahmon(), mujahid())
    assert len(store.claims.list(wanted(**asked))) == count


def test_a_filter_narrows_to_speakers_and_subjects(store):
    fill(store, rahmon(), mujahid())
    assert len(store.claims.list(Wanted(speakers=entity_ids(store, "Emomali Rahmon")))) == 2
    assert (
        len(store.claims.list(Wanted(speakers=entity_ids(store, "Emomali Rahmon", "Zabihullah Mujahid"))))
        == 3
    )
    assert contents(store, about=entity_ids(store, "CSTO")) == ["a security belt around Afghanistan"]
    assert (
        contents(store, about=entity_ids(store, "CSTO"), speakers=entity_ids(store, "Zabihullah Mujahid"))
        == []
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tajik-Afghan border", True),
        ("border of Tajikistan with Afghanistan", True),
        ("the Afghan-Tajik borders", True),
        ("group", True),
        ("Uzbek border", False),
        ("camps", False),
        ("that", True),
        ("", False),
        ("!!!", False),
        ('"', False),
    ],
)
def test_words_are_looked_up_as_written_or_folded(store, words, found):
    fill(store, mujahid())
    assert bool(contents(store, words=words)) == found


@pytest.mark.parametrize("words", ["bor*", "folded:border", "NEAR(foreign camps)", '" OR "'])
def test_words_are_never_operators(store, words):
    fill(store, mujahid())
    assert contents(store, words=words) == []
    assert len(contents(store, words="foreign NOT groups")) == 1


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_words_can_be_looked_up(tmp_path_factory, words):
    path = tmp_path_factory.getbasetemp() / "words.db"
    with Store.open(path, create=True) as store:
        store.claims.list(Wanted(words=words))


def test_a_claim_is_found_by_a_beginning_of_its_id(store):
    fill(store, mujahid())
    (claim,) = store.claims.list()
    assert store.claims.get(claim.id[:4]) == store.claims.get(claim.id) == claim
    with pytest.raises(StoreError, match="no such claim"):
        store.claims.get("nothing")


def test_a_page_of_claims_costs_the_same_however_long_it_is(store):
    statements: list[str] = []
    fill(store, *(rahmon(f"{number}.txt") for number in range(20)))
    for limit in (1, 40):
        store._connection.set_trace_callback(statements.append)
        assert len(store.claims.list(Wanted(Filter(limit=limit)))) == limit
        store._connection.set_trace_callback(None)
    assert len(statements) == 2 * (11 + len(("BEGIN", "COMMIT")))


def test_documents_are_listed_with_their_claims(store):
    fill(store, rahmon(), mujahid())
    lines = store.documents.list()
    assert [(line.path, line.claims, line.extractor) for line in lines] == [
        ("mujahid.txt", 1, EXTRACTOR),
        ("rahmon.txt", 2, EXTRACTOR),
    ]
    assert [line.path for line in store.documents.list(Wanted(words="camps"))] == ["rahmon.txt"]
    assert [line.path for line in store.documents.list(Wanted(Filter(outlet="Ariana News")))] == [
        "mujahid.txt"
    ]


# --- links, decisions, counts


def test_links_are_listed_surest_first_and_go_with_their_claims(store):
    fill(store, rahmon(), mujahid())
    denial, belt, camps = (claim.id for claim in store.claims.list())
    weak, strong = (
        Link("related", belt, camps, 0.4, "one speaker"),
        Link("contradicts", camps, denial, 0.9, "denial"),
    )
    put_links(store, [weak, strong])
    assert store.links.list() == [strong, weak]
    assert store.links.list(Wanted(Filter(modality="denies"))) == [strong]
    store.documents.remove("mujahid.txt")
    assert store.links.list() == [weak]


def test_decisions_are_kept_once_and_in_order_of_time(store):
    later = Decision("d2", "withdraw", ("d1",), "ada", "2026-01-02T00:00:00+00:00")
    earlier = Decision("d1", "merge", ("CSTO", "CTSC"), "ada", "2026-01-01T00:00:00+00:00", "misspelt")
    for decision in (later, earlier, later):
        store.decisions.add(decision)
    assert store.decisions.list() == [earlier, later]


def test_decisions_outlive_documents(store):
    fill(store, rahmon())
    store.decisions.add(Decision("d1", "distinct", ("A", "B"), "ada", "2026-01-01T00:00:00+00:00"))
    store.documents.remove("rahmon.txt")
    assert len(store.decisions.list()) == 1


def test_stats_count_what_is_held(store):
    fill(store, rahmon(), mujahid())
    assert store.corpus.stats() == {
        "documents": 2,
        "outlets": 2,
        "mentions": 9,
        "entities": 6,
        "claims": 3,
        "claims_with_speaker": 3,
        "speakers": 2,
        "claims_rejected": 0,
        "links": 0,
        "decisions": 0,
    }
