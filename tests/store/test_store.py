import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import (
    CALM,
    EXTRACTOR,
    Said,
    changed,
    contents,
    entities_by_key,
    fill,
    mujahid,
    put_entities,
    rahmon,
    story,
)

from kg.build.one_document import finish
from kg.errors import DocumentError, StoreError
from kg.model import Span
from kg.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kg.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True) as store:
        yield store


def dump(path: Path) -> list[str]:
    """Return all rows of all tables as SQL, times of reading aside."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE document SET read_at = ''")
    lines = [line for line in connection.iterdump() if "_fts" not in line]
    connection.close()
    return lines


# --- evidence


def test_a_document_comes_back_as_it_was_put(store):
    document, extraction, resolution = rahmon()
    assert store.evidence.put(finish(document, extraction, resolution)) == "new"
    assert store.documents.get(document.id) == document
    assert store.documents.get("rahmon.txt") == document
    assert store.documents.get(document.id[:6]) == document


def test_referents_come_back_as_they_were_put(store):
    _, _, resolution = story = rahmon()
    store.evidence.put(finish(*story))
    assert sorted(store.referents.list(), key=str) == sorted(resolution.referents, key=str)


def test_a_claim_has_its_words_spans_chain_and_subjects(store):
    document, _, _ = rahmon()
    fill(store, rahmon(), rahmon("again.txt"))
    claim = next(
        claim
        for claim in store.claims.list()
        if claim.cue.text == "said" and claim.document.id == document.id
    )
    assert (claim.document.path, claim.document.outlet, claim.document.claims) == ("rahmon.txt", "Khovar", 2)
    assert (claim.speaker.name, claim.speaker.type) == ("Emomali Rahmon", "PERSON")
    assert claim.via == ("Izvestia",)
    assert [named.name for named in claim.about] == ["camps"]
    for words in (claim.source, claim.cue, claim.content):
        assert " … ".join(Span(*span).cut(document.text) for span in words.spans) == words.text


def test_pieces_of_a_content_are_joined_by_an_ellipsis(store):
    document, extraction, resolution = story("a.txt", Said("Rahmon", "said", "one two three"))
    one, three = document.text.index("one"), document.text.index("three")
    pieces = (Span(one, one + 3), Span(three, three + 5))
    extraction = replace(extraction, attributions=(replace(extraction.attributions[0], content=pieces),))
    store.evidence.put(finish(document, extraction, resolution))
    assert contents(store) == ["one … three"]
    assert store.claims.list()[0].content.spans == pieces


def test_a_report_within_a_report_names_the_outer_one(store):
    outer = Said("Sultonov", "said", "Tajikistan asked for help")
    inner = Said("Tajikistan", "asked", "for help", within=0)
    store.evidence.put(finish(*story("a.txt", outer, inner)))
    first, second = store.claims.list()
    assert (first.within, second.within) == (None, first.id)


def test_an_inner_report_may_stand_before_the_outer_one(store):
    document, extraction, resolution = story("a.txt", Said("A", "said", "x"), Said("B", "said", "y"))
    first, second = extraction.attributions
    extraction = replace(extraction, attributions=(replace(first, within=1), second))
    store.evidence.put(finish(document, extraction, resolution))
    inner, outer = store.claims.list()
    assert inner.within == outer.id


def test_the_same_words_attributed_twice_are_one_claim(store):
    document, extraction, resolution = story("a.txt", Said("A", "said", "x"), Said("B", "said", "y"))
    first, _ = extraction.attributions
    store.evidence.put(finish(document, replace(extraction, attributions=(first, first)), resolution))
    assert len(store.claims.list()) == 1


def test_a_claim_without_a_speaker_is_kept(store):
    store.evidence.put(finish(*story("a.txt", Said(None, "was said", "that all is well"))))
    assert store.claims.list()[0].speaker is None


def test_half_a_character_is_an_error_of_the_document(store):
    with pytest.raises(DocumentError, match="half a character"):
        store.evidence.put(finish(*changed(rahmon(), title="\ud800")))
    assert store.documents.list() == []


# --- the same again, changed, removed


@settings(max_examples=20)
@given(st.permutations([rahmon(), mujahid(), story("empty.txt")]), st.integers(0, 2))
def test_putting_twice_equals_putting_once(tmp_path_factory, stories, twice):
    folder = tmp_path_factory.mktemp("twice")
    with Store.open(folder / "once.db", create=True) as store:
        fill(store, *stories)
    with Store.open(folder / "twice.db", create=True) as store:
        fill(store, *stories, stories[twice])
        assert store.evidence.put(finish(*stories[twice])) == "unchanged"
    assert dump(folder / "once.db") == dump(folder / "twice.db")
    shutil.rmtree(folder)


def test_a_changed_article_replaces_its_own_claims_only(store):
    fill(store, rahmon(), mujahid())
    assert (
        store.evidence.put(finish(*story("rahmon.txt", Said("Emomali Rahmon", "said", "nothing new"))))
        == "changed"
    )
    assert contents(store) == ["that foreign groups cross the Tajik-Afghan border", "nothing new"]
    assert contents(store, words="camps") == []


def test_an_article_described_otherwise_is_changed(store):
    store.evidence.put(finish(*rahmon()))
    assert store.evidence.put(finish(*changed(rahmon(), title="Another title"))) == "changed"
    assert [line.title for line in store.documents.list()] == ["Another title"]


def test_another_extractor_reads_again(store):
    document, _, _ = rahmon()
    store.evidence.put(finish(*rahmon()))
    assert store.documents.holds(document.id)
    assert store.documents.holds(document.id, EXTRACTOR)
    assert not store.documents.holds(document.id, "by hand 2")
    assert store.evidence.put(finish(*rahmon(extractor="by hand 2"))) == "changed"
    assert not store.documents.holds(document.id, EXTRACTOR)


def test_one_article_under_two_paths_is_one_document(store):
    store.evidence.put(finish(*rahmon("monday/rahmon.txt")))
    assert store.evidence.put(finish(*rahmon("tuesday/rahmon.txt"))) == "duplicate"
    assert [line.path for line in store.documents.list()] == ["monday/rahmon.txt"]


def test_a_path_that_now_holds_an_article_known_elsewhere_loses_its_old_one(store):
    fill(store, rahmon("monday/rahmon.txt"), story("tuesday/rahmon.txt", CALM))
    assert store.evidence.put(finish(*rahmon("tuesday/rahmon.txt"))) == "changed"
    assert [line.path for line in store.documents.list()] == ["tuesday/rahmon.txt"]


def test_removing_leaves_nothing_behind(store, path):
    fill(store, mujahid())
    store.entity_counts.settle()
    before = dump(path)
    fill(store, mujahid(), rahmon())
    store.documents.remove("rahmon.txt")
    put_entities(store, entities_by_key(store.referents.list()))
    store.entity_counts.settle()
    assert dump(path) == before
    assert contents(store, words="camps") == []


@pytest.mark.parametrize("reference", ["rahmon.txt", rahmon()[0].id, rahmon()[0].id[:5]])
def test_a_document_is_removed_by_path_id_or_beginning_of_an_id(store, reference):
    store.evidence.put(finish(*rahmon()))
    assert store.documents.remove(reference) == rahmon()[0].id
    assert store.documents.list() == []


def test_entities_of_a_removed_document_are_not_listed(store):
    fill(store, rahmon(), mujahid())
    store.documents.remove("rahmon.txt")
    assert [line.name for line in store.entities.list()] == ["Zabihullah Mujahid"]
    assert store.names.find("emomali rahmon") == []


@pytest.mark.parametrize("reference", ["nothing.txt", "", "%", "zz", "' OR 1=1 --"])
def test_what_names_no_document_is_an_error(store, reference):
    store.evidence.put(finish(*rahmon()))
    with pytest.raises(StoreError, match="no such document"):
        store.documents.remove(reference)


def test_a_beginning_of_several_ids_is_an_error(store):
    for number in range(40):
        store.evidence.put(finish(*story(f"{number}.txt", Said("A", "said", f"number {number}"))))
    first_digits = [line.id[0] for line in store.documents.list()]
    shared = max(first_digits, key=first_digits.count)
    with pytest.raises(StoreError, match=f"{shared}: begins the id of several documents"):
        store.documents.get(shared)
