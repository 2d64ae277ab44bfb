"""That computing anew from the store comes to what reading comes to; and what an old store lacks."""

import gzip
import sqlite3
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from golden_outputs import GOLDEN, SHELVES, fill
from places import ROOT
from stories import BELT, CALM, TYPES, Said, mujahid, rahmon, story
from tables import tables

import kg.build.identities
from kg.build.beside_writers import judge_beside_writers
from kg.build.identities import refresh_entities
from kg.build.ingest import ingest
from kg.build.one_document import complete, finish
from kg.build.refresh import refresh
from kg.cli import main
from kg.model import Findings, Span, Wanted
from kg.present.export import export, take_in
from kg.resolve.document.coarse import resolve_coarsely
from kg.store.database import Store
from kg.store.evidence import Evidence

NAMES = ["seeds", "made_up"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Iterator[dict[str, Store]]:
    """Return freshly made stores of the seeds, and of made-up articles with decisions."""
    stores = {}
    for name in NAMES:
        db = tmp_path_factory.mktemp(name) / "kg.db"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Evidence, "put", put_and_note)
            fill(SHELVES[name], db)
        stores[name] = Store.open(db)
    yield stores
    for store in stores.values():
        store.close()


PUT: dict[str, Findings] = {}  # what the fixture put, by the id of its document
_put = Evidence.put


def put_and_note(evidence: Evidence, findings: Findings) -> str:
    PUT[findings.document.id] = findings
    return _put(evidence, findings)


def copy(store: Store, path: Path) -> Store:
    path.write_bytes(b"")
    target = sqlite3.connect(path)
    store._connection.backup(target)
    target.close()
    return Store.open(path)


# --- the store of articles that were read


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_evidence_comes_back_as_it_was_found(filled, name):
    """What is read back is what was written, values and all, and resolving it comes to the same."""
    store = filled[name]
    ids = store.documents.ids()
    assert len(ids) > 4
    for identifier in ids:
        held = store.evidence.get(identifier)
        assert held == PUT[identifier]
        assert complete(held.document, held.extraction) == held


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_refreshing_changes_nothing_of_what_was_read_just_now(filled, name):
    store = filled[name]
    before = tables(store)
    assert (before["claim"], before["claim_via"], before["claim_period"]) != ([], [], [])
    done = refresh(store)
    assert (done.changed, done.extracted, done.kept, done.coarser) == (0, 0, (), ())
    assert tables(store) == before


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_refreshing_comes_to_what_reading_comes_to(filled, name, tmp_path):
    """Of a store that was resolved by another kg: names by their folded form alone, no values, no links."""
    with copy(filled[name], tmp_path / "kg.db") as store:
        for identifier in store.documents.ids():
            held = store.evidence.get(identifier)
            coarse = resolve_coarsely(held.document, held.extraction)
            assert store.evidence.renew(finish(held.document, held.extraction, coarse))
        with store.transaction() as connection:
            for table in ("claim_period", "claim_quantity", "claim_implied", "link", "origin"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
            connection.execute("UPDATE claim SET folded = 'otherwise'")
        refresh_entities(store)
        assert tables(store)["entity"] != tables(filled[name])["entity"]
        done = refresh(store)
        assert done.changed == done.documents
        assert tables(store) == tables(filled[name])
        words = Wanted(words="border")
        assert [one.id for one in store.claims.list(words)] == [
            one.id for one in filled[name].claims.list(words)
        ]


def test_only_what_was_resolved_otherwise_is_judged_again(tmp_path, monkeypatch):
    """Judging who is who around a renewed document comes to what judging all does."""
    monkeypatch.setattr(kg.build.identities, "MOST", 1.0)  # of referents: however many are touched
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for number in range(4):
            store.evidence.put(finish(*story(f"{number}.txt", CALM, Said("Ann Lee", "said", f"no {number}"))))
        refresh_entities(store)
        held = store.evidence.get(store.documents.ids()[0])
        names = replace(
            held.resolution,
            referents=tuple(
                replace(one, name="Lee Ann Bo", key="lee ann bo", forms=("Lee Ann Bo",))
                for one in held.resolution.referents
            ),
        )
        assert store.evidence.renew(finish(held.document, held.extraction, names))
        assert not store.evidence.renew(store.evidence.get(held.document.id))
        refresh_entities(store)
        touched = tables(store)
        refresh_entities(store, anew=True)
        assert tables(store) == touched
        assert "Lee Ann Bo" in [line.name for line in store.entities.list()]


@pytest.mark.model
def test_values_tell_where_they_stand(filled):
    places = 0
    for claim in filled["seeds"].claims.list():
        text = filled["seeds"].documents.get(claim.document.id).text
        for value in (*claim.values.holds, *claim.values.quantities):
            assert value.span.cut(claim.content.text) == value.text
            places += 1
        if claim.values.said:
            assert claim.values.said.span.cut(text) == claim.values.said.text
            places += 1
    assert places > 20


# --- nothing of language while others wait for the database


JUDGING = ("kg.values", "kg.resolve", "kg.extract", "kg.relate", "kg.language")


@pytest.mark.model
def test_nothing_of_language_runs_while_the_store_is_being_written(tmp_path):
    """Every call inside a transaction that writes is looked at, of a whole ingest and of a refresh."""
    called: set[str] = set()
    writing = 0
    with Store.open(tmp_path / "kg.db", create=True) as store:
        begin = type(store).transaction

        def transaction(self, *, writing: bool = True):
            return _Watched(begin(self, writing=writing), writing)

        class _Watched:
            def __init__(self, inner, writes):
                self.inner, self.writes = inner, writes

            def __enter__(self):
                nonlocal writing
                entered = self.inner.__enter__()
                writing += self.writes
                return entered

            def __exit__(self, *error):
                nonlocal writing
                writing -= self.writes
                return self.inner.__exit__(*error)

        def look(frame, event, argument):
            if event == "call" and writing:
                called.add(frame.f_globals.get("__name__", ""))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Store, "transaction", transaction)
            sys.setprofile(look)
            try:
                ingest(store, [ROOT / "seeds"])
                refresh(store)
            finally:
                sys.setprofile(None)
    assert "kg.store.evidence" in called  # it was watched
    assert "kg.store.judgements.comparisons" in called
    assert {name for name in called if name.startswith(JUDGING)} == set()


def test_what_is_judged_while_another_writes_is_judged_again(tmp_path):
    with Store.open(tmp_path / "kg.db", create=True) as store, Store.open(tmp_path / "kg.db") as other:
        seen = []

        def judge() -> int:
            seen.append(len(store.documents.ids()))
            if len(seen) == 1:
                other.evidence.put(finish(*rahmon()))
            return seen[-1]

        written = []
        assert judge_beside_writers(store, judge, written.append) == 1
    assert (seen, written) == ([0, 1], [1])


def test_one_whom_others_always_forestall_holds_them_off(tmp_path):
    path = tmp_path / "kg.db"
    with Store.open(path, create=True) as store:
        seen, threads = [], []

        def write(number: int) -> None:
            with Store.open(path) as other:
                other.evidence.put(finish(*story(f"{number}.txt", Said("A", "said", f"number {number}"))))

        def judge() -> int:
            seen.append(len(store.documents.ids()))
            threads.append(threading.Thread(target=write, args=[len(seen)]))
            threads[-1].start()
            threads[-1].join(0.5)  # it waits where we hold it off
            return seen[-1]

        written = []
        judge_beside_writers(store, judge, written.append)
        for thread in threads:
            thread.join()
        assert (seen, written) == ([0, 1, 2, 3], [3])
        assert len(store.documents.ids()) == 4


# --- stores that an older kg has made


@pytest.fixture
def old(tmp_path) -> Iterator[Store]:
    """Return a store of format 6, brought up to date; its articles lie in the folder it was made from."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((GOLDEN / "store_v6.db.gz").read_bytes()))
    with Store.open(path) as store:
        yield store


def test_what_an_older_kg_did_not_keep_is_not_there(old):
    ids = old.documents.ids()
    assert old.documents.unwhole() == ids
    found = [old.evidence.get(identifier) for identifier in ids]
    values = [one for some in found for one in some.values]
    spans = {value.span for one in values for value in (*one.holds, *one.quantities)}
    assert spans == {None}
    said = [attribution for some in found for attribution in some.extraction.attributions]
    assert len(said) > 50
    assert {attribution.speaker for attribution in said} == {None}


@pytest.mark.model
def test_an_older_store_is_read_again_where_its_files_are(old, monkeypatch):
    monkeypatch.chdir(GOLDEN)
    gone = old.documents.ids()[0]
    path = old.documents.get(gone).path
    with old.transaction() as connection:
        connection.execute("UPDATE document SET path = 'gone/' || path WHERE id = ?", [gone])
    done = refresh(old)
    assert (done.kept, done.extracted) == ((f"gone/{path}",), done.documents - 1)
    assert old.documents.unwhole() == [gone]
    found = [old.evidence.get(identifier) for identifier in old.documents.ids()]
    values = [one for some in found for one in some.values]
    spans = {value.span for one in values for value in (*one.holds, *one.quantities)}
    assert len(spans) > 5  # of the one whose file is gone, too: they stand in its text
    assert None not in spans
    said = [one for some in found if some.whole for one in some.extraction.attributions]
    assert sum(one.speaker is not None for one in said) > 50
    again = refresh(old)
    assert (again.changed, again.extracted, len(again.kept)) == (0, 0, 1)


@pytest.mark.model
def test_an_older_document_is_extracted_again_when_it_is_ingested(old, monkeypatch):
    monkeypatch.chdir(GOLDEN)
    report = ingest(old, ["articles/01_harbour_post.txt"])
    assert (report.added, report.changed, report.unchanged) == (0, 1, 0)
    assert len(old.documents.unwhole()) == len(old.documents.ids()) - 1


def test_keys_carry_the_language_of_their_document(tmp_path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for path, language in (("a.txt", None), ("b.txt", "de")):
            document, extraction, _ = story(path, CALM)
            held = replace(document, language=language)
            store.evidence.put(complete(held, extraction))
        refresh_entities(store)
        (mujahid,) = store.names.find("zabihullah mujahid")
        assert store.names.find("zabihullah mujahid", language="de") == [mujahid]
        assert store.names.find("zabihullah mujahid", language="en") == [mujahid]
        assert store.names.find("zabihullah mujahid", language="fr") == []
        assert [key for key, _ in store.names.list()].count("zabihullah mujahid") == 1
        assert sorted(one.language for one in store.referents.list()) == ["de", "en"]


# --- exchanged


def test_places_of_channels_and_speakers_are_exported_and_imported(tmp_path):
    document, extraction, resolution = story("nested.txt", BELT, CALM, types=TYPES)
    said = extraction.attributions[0]
    full = replace(said, via=(Span(0, 3), Span(5, 9)), speaker=said.source[0])
    extraction = replace(extraction, attributions=(full, extraction.attributions[1]))
    found = finish(document, extraction, resolution)
    with Store.open(tmp_path / "a.db", create=True) as store:
        store.evidence.put(found)
        assert store.evidence.get(document.id) == found
        file = export(store, "jsonl", tmp_path / "a.jsonl", Wanted())
    with Store.open(tmp_path / "b.db", create=True) as store:
        take_in(store, file)
        assert store.evidence.get(document.id) == found
        assert store.documents.unwhole() == []


def test_a_file_of_the_format_before_is_read_and_not_taken_for_whole(tmp_path):
    with Store.open(tmp_path / "a.db", create=True) as store:
        store.evidence.put(finish(*mujahid()))
        file = export(store, "jsonl", tmp_path / "a.jsonl", Wanted())
    file.write_text(file.read_text(encoding="utf-8").replace('"version":2', '"version":1'), encoding="utf-8")
    with Store.open(tmp_path / "b.db", create=True) as store:
        assert take_in(store, file).documents == 1
        assert store.documents.unwhole() == store.documents.ids()
        again = export(store, "jsonl", tmp_path / "b.jsonl", Wanted())
    with Store.open(tmp_path / "c.db", create=True) as store:
        take_in(store, again)
        assert store.documents.unwhole() == store.documents.ids()


# --- as a person sees it


@pytest.mark.model
def test_command_tells_what_it_did(filled, tmp_path):
    copy(filled["seeds"], tmp_path / "kg.db").close()
    result = CliRunner().invoke(main, ["refresh", "--db", str(tmp_path / "kg.db")])
    assert (result.exit_code, result.stderr) == (0, "")
    stats = filled["seeds"].corpus.stats()
    held = f"{stats['claims']} claims, {stats['entities']} entities"
    assert result.stdout.startswith(f"5 documents resolved again, 0 otherwise; {held}, ")


def test_command_tells_what_it_had_to_keep(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where the articles are not
    Path("old.db").write_bytes(gzip.decompress((GOLDEN / "store_v6.db.gz").read_bytes()))
    result = CliRunner().invoke(main, ["refresh", "--db", "old.db"])
    assert result.exit_code == 0
    notes = [line for line in result.stderr.splitlines() if line.startswith("Note: ")]
    assert "Note: articles/01_harbour_post.txt: kept as it was resolved; its file is gone or changed" in notes
    assert (len(notes), notes[-1]) == (6, "Note: 13 documents of that kind in all")
