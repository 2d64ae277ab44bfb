"""The words of articles: found in any form, kept in step with what is held, whatever is typed."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import Said, changed, fill, mujahid, rahmon, story, wanted

import kg.store.database
from kg.build.one_document import finish
from kg.errors import QuestionError
from kg.store.articles.typed_words import full_text_query
from kg.store.database import MIGRATIONS, Store

TREATY = Said("Ann Lee", "said", "treaties were signed on the border with Chad")


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield fill(store, rahmon(), mujahid(), story("treaty.txt", TREATY, outlet="North Wire"))


def paths(store: Store, typed: str, **narrowed: object) -> list[str]:
    return sorted(hit.document.path for hit in store.full_text.list(typed, wanted(**narrowed)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("treaty", ["treaty.txt"]),  # in another form
        ("border", ["mujahid.txt", "treaty.txt"]),
        ("border chad", ["treaty.txt"]),
        ("chad signed", ["treaty.txt"]),
        ('"signed on the border"', ["treaty.txt"]),
        ('"border signed"', []),
        ("“security belt”", ["rahmon.txt"]),
        ("border -chad", ["mujahid.txt"]),
        ('border -"border with"', ["mujahid.txt"]),
        ("Tajik-Afghan", ["mujahid.txt"]),
        ("Afghan-Tajik", []),  # in that order
        ("Story", ["mujahid.txt", "rahmon.txt", "treaty.txt"]),  # in titles
        ("chad OR belt", []),  # no word is an operator
        ("ches", []),
    ],
)
def test_articles_are_found_by_their_words(store, typed, found):
    assert paths(store, typed) == found
    assert store.full_text.count(typed) == len(found)


def test_what_was_typed_is_found_where_it_stands(store):
    (hit,) = store.full_text.list("border chad")
    assert [mark.cut(hit.text) for mark in hit.marks] == ["border", "Chad"]


def test_marks_stand_right_where_a_text_holds_what_marks_could_be(store):
    text = "<b>Ann</b> \x02Lee\x03 said <i>treaties</i>\n"
    found = changed(story("odd.txt", Said("Ann Lee", "said", "x")), text=text, id="odd", body=())
    store.evidence.put(finish(found[0], replace(found[1], attributions=(), mentions=()), replace(
        found[2], document_id="odd", referents=(), speakers=(), via=(), about=(), joint=())))  # fmt: skip
    hit = next(hit for hit in store.full_text.list("treaty lee") if hit.document.path == "odd.txt")
    assert [mark.cut(text) for mark in hit.marks] == ["Lee", "treaties"]


def test_filters_of_articles_narrow(store):
    assert paths(store, "border", outlet="north wire") == ["treaty.txt"]
    assert paths(store, "border", since="2022-02") == ["mujahid.txt"]
    assert paths(store, "border", until="2022-01") == ["treaty.txt"]
    assert store.full_text.count("border", wanted(until="2022-01")) == 1
    assert len(store.full_text.list("border", wanted(limit=1))) == 1
    assert store.full_text.count("border", wanted(limit=1)) == 2


def test_an_article_that_changes_is_found_by_its_new_words_alone(store):
    store.evidence.put(finish(*story("treaty.txt", Said("Ann Lee", "said", "pacts were torn"))))
    assert (paths(store, "pact"), paths(store, "signed")) == (["treaty.txt"], [])
    with store.transaction() as connection:
        connection.execute("UPDATE document SET title = 'Torn paper' WHERE path = 'treaty.txt'")
    assert (paths(store, "paper"), paths(store, "pact"), paths(store, "Story pact")) == (
        ["treaty.txt"], ["treaty.txt"], [],
    )  # fmt: skip
    check_index(store)


def test_a_removed_article_is_not_found(store):
    store.documents.remove("treaty.txt")
    assert (paths(store, "treaty"), paths(store, "border")) == ([], ["mujahid.txt"])
    check_index(store)


def check_index(store: Store) -> None:
    """Raise if the index is not that of the texts that are held."""
    with store.transaction() as connection:
        connection.execute("INSERT INTO document_fts (document_fts) VALUES ('integrity-check')")


def test_an_older_store_is_searched_once_it_is_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    before = MIGRATIONS[: MIGRATIONS.index("migration_12.sql")]
    monkeypatch.setattr(kg.store.database, "MIGRATIONS", before)
    with Store.open(path, create=True) as store:
        fill(store, rahmon(), mujahid())
        with pytest.raises(sqlite3.OperationalError):
            store.full_text.count("border")
    monkeypatch.undo()
    with Store.open(path) as store:
        assert paths(store, "border") == ["mujahid.txt"]
        store.documents.remove("mujahid.txt")
        assert paths(store, "border") == []
        check_index(store)


@pytest.mark.parametrize("typed", ["", " ", "*", "“”", "-", "--", "\0", "-wall", "-wall -“the border”", "!?"])
def test_no_word_to_look_for_is_an_error_that_says_so(typed):
    with pytest.raises(QuestionError, match="name one at least"):
        full_text_query(typed)


@given(st.text(alphabet=st.sampled_from("ab\"'()*:^-+{}[].,“ \0\\&|!ANDORTE\u0301ñ\ud83d½①"), max_size=24))
def test_whatever_is_typed_is_words_or_an_error_in_words(shelf, typed):
    try:
        shelf.full_text.list(typed)
    except QuestionError as error:
        assert "name one at least" in str(error)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("words") / "kg.db", create=True) as store:
        yield fill(store, rahmon(), mujahid())


def test_no_table_is_read_from_end_to_end(store):
    """Only what the index of words gives is looked up, by its number."""
    for typed, narrowed in (("border", {}), ("border", {"outlet": "Khovar", "since": "2022"})):
        plans = []
        with store.transaction(writing=False) as connection:
            connection.set_trace_callback(plans.append)
            store.full_text.count(typed, wanted(**narrowed))
            store.full_text.list(typed, wanted(**narrowed))
            connection.set_trace_callback(None)
            steps = [
                step["detail"]
                for sql in plans
                if sql.lstrip().startswith(("SELECT", "WITH"))
                for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
            ]
        assert len(steps) > 5
        scans = {step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step}
        assert scans <= {"SCAN best", "SCAN ruling"}  # what is listed, and what a person ruled
