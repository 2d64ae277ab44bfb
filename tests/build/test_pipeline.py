import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from places import ROOT

import kg.build.ingest
from kg.build.ingest import Report, ingest, refresh_entities, remove
from kg.build.one_document import complete
from kg.errors import StoreError
from kg.model import Attribution, Document, Extraction, Mention, Span
from kg.read import Failure
from kg.resolve.corpus.joints import resolve_corpus
from kg.store.database import Store

SEEDS = ROOT / "seeds"
RAHMON = "Emomali Rahmon said the border is closed.\nEmomali Rahmon said more than 40 camps operate there.\n"
MUJAHID = "Zabihullah Mujahid said nobody crosses the border.\n"
SENTENCE = re.compile(r"(?m)^(.+) (said) (.+)\.$")


def find(document: Document) -> Extraction:
    """Take every line "X said Y." for a claim; raise where a text says so."""
    if "unreadable" in document.text:
        raise ValueError("unreadable")
    found = [[Span(*match.span(part)) for part in (1, 2, 3)] for match in SENTENCE.finditer(document.text)]
    mentions = tuple(
        Mention(source, source.cut(document.text), "PERSON", "name", sentence=n, role="subject")
        for n, (source, _, _) in enumerate(found)
    )
    attributions = tuple(
        Attribution((source,), (cue,), (content,), "indirect", confidence=0.9)
        for source, cue, content in found
    )
    return Extraction(document.id, mentions, (), attributions, "lines 1")


class Extracting:
    """In place of kg.build.engine: counts what it was asked to extract."""

    def __init__(self) -> None:
        self.extracted: list[str] = []
        self.name = "lines 1"

    def extract_all(self, documents: Iterable[Document], **_: object) -> Iterator[tuple]:
        for document in documents:
            self.extracted.append(Path(document.path).name)
            try:
                yield document, complete(document, replace(find(document), extractor=self.name))
            except ValueError as error:
                yield document, Failure(document.path, f"extraction failed ({error})")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Extracting:
    engine = Extracting()
    monkeypatch.setattr(kg.build.ingest, "extract_all", engine.extract_all)
    named = lambda model, extractor, language=None: engine.name  # noqa: E731
    monkeypatch.setattr(kg.build.ingest, "extractor_name", named)
    return engine


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield store


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rahmon.txt").write_text(RAHMON)
    (folder / "mujahid.txt").write_text(MUJAHID)
    return folder


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.unchanged, len(report.duplicates), len(report.failed)


def test_articles_become_claims_of_entities(engine, store, articles):
    assert ingest(store, [articles]) == Report(2, 0, 0, (), (), claims=3, entities=2)
    assert [(line.name, line.claims_made) for line in store.entities.list()] == [
        ("Emomali Rahmon", 2),
        ("Zabihullah Mujahid", 1),
    ]


def test_a_second_time_nothing_is_extracted(engine, store, articles):
    ingest(store, [articles])
    engine.extracted.clear()
    assert counts(ingest(store, [articles])) == (0, 0, 2, 0, 0)
    assert engine.extracted == []


def test_an_article_in_a_language_not_read_is_counted_in_each_run(engine, store, articles):
    (articles / "ru.txt").write_text("Эмомали Рахмон заявил в понедельник, что всё спокойно.\n", "utf-8")
    assert ingest(store, [articles]).unread == (("Russian", 1),)
    assert ingest(store, [articles]).unread == (("Russian", 1),)


def test_only_the_changed_article_is_extracted_again(engine, store, articles):
    ingest(store, [articles])
    engine.extracted.clear()
    (articles / "rahmon.txt").write_text("Stanislav Zas said all is well.\n")
    assert counts(ingest(store, [articles])) == (0, 1, 1, 0, 0)
    assert engine.extracted == ["rahmon.txt"]
    assert [line.name for line in store.entities.list()] == ["Stanislav Zas", "Zabihullah Mujahid"]


def test_another_extractor_extracts_all_again(engine, store, articles):
    ingest(store, [articles])
    engine.name = "lines 2"
    assert counts(ingest(store, [articles])) == (0, 2, 0, 0, 0)


def test_one_article_in_two_folders_is_one_document(engine, store, articles, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "rahmon.txt").write_text(RAHMON)
    for run in range(2):
        report = ingest(store, [articles, copy])
        assert report.duplicates == (str(copy / "rahmon.txt"),), run
    assert store.corpus.stats()["documents"] == 2


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(engine, store, articles, tmp_path):
    report = ingest(store, [tmp_path / "missing.txt", articles])
    assert counts(report) == (2, 0, 0, 0, 1)
    assert [Path(failure.path).name for failure in report.failed] == ["missing.txt"]


def test_a_store_that_cannot_be_written_stops_the_run(engine, store, articles):
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="may only be read"):
        ingest(store, [articles])


def test_half_a_character_is_reported_and_the_rest_goes_on(engine, store, articles, monkeypatch):
    whole = kg.build.ingest.read_paths([articles])
    broken = Document("1", "broken.txt", "half \ud800", (Span(0, 6),))
    monkeypatch.setattr(kg.build.ingest, "read_paths", lambda paths, reading: [broken, *whole])
    report = ingest(store, [articles])
    assert (report.added, [failure.path for failure in report.failed]) == (2, ["broken.txt"])


def test_progress_is_told_of_every_document(engine, store, articles):
    (articles / "bad.txt").write_text("Someone said this is unreadable.\n")
    told = []
    missing = articles / "missing.txt"

    def tell(path, outcome):
        told.append((Path(path).name, outcome))

    ingest(store, [missing, articles], on_progress=tell)
    assert told == [
        ("missing.txt", "failed"),
        ("bad.txt", "added"),
        ("mujahid.txt", "added"),
        ("rahmon.txt", "added"),
    ]


def test_a_run_stopped_before_entities_were_computed_is_mended_by_the_next(
    engine, store, articles, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(kg.build.ingest, "refresh_entities", lambda store: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ingest(store, [articles])
    assert store.corpus.stats()["entities"] == 0
    assert counts(ingest(store, [articles])) == (0, 0, 2, 0, 0)
    assert store.corpus.stats()["entities"] == 2


def test_entities_are_not_computed_again_when_nothing_changed(engine, store, articles, monkeypatch):
    ingest(store, [articles])
    monkeypatch.setattr(kg.build.ingest, "refresh_entities", lambda store: 1 / 0)
    assert counts(ingest(store, [articles])) == (0, 0, 2, 0, 0)


def test_the_order_of_articles_does_not_matter(engine, tmp_path, articles):
    listings = []
    for number, names in enumerate((["rahmon.txt", "mujahid.txt"], ["mujahid.txt", "rahmon.txt"])):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            for name in names:
                ingest(store, [articles / name])
            listings.append(
                (store.claims.list(), store.entities.list(), store.documents.list(), list(store.names.list()))
            )
    assert listings[0] == listings[1]


def test_removing_takes_what_only_that_document_said(engine, store, articles):
    ingest(store, [articles])
    remove(store, str(articles / "rahmon.txt"))
    assert [line.name for line in store.entities.list()] == ["Zabihullah Mujahid"]
    assert not store.pending.entities()
    with pytest.raises(StoreError, match="no such document"):
        remove(store, str(articles / "rahmon.txt"))


def test_entities_are_computed_wholly_or_not_at_all(engine, store, articles, monkeypatch):
    ingest(store, [articles])

    def half(referents, decisions, **how):
        yield from resolve_corpus(referents, decisions, **how)
        raise ZeroDivisionError

    monkeypatch.setattr(kg.build.identities, "resolve_corpus", half)
    with pytest.raises(ZeroDivisionError):
        refresh_entities(store)
    assert store.corpus.stats()["entities"] == 2


def run_python(code: str, *arguments: object) -> str:
    return subprocess.check_output([sys.executable, "-c", code, *map(str, arguments)], text=True, cwd=ROOT)


INGEST_LINES = """
import sys
sys.path[:0] = ["tests", "tests/build"]
import kg.build.ingest, test_pipeline
from kg.store.database import Store
kg.build.ingest.extract_all = test_pipeline.Extracting().extract_all
kg.build.ingest.extractor_name = lambda model, extractor, language=None: "lines 1"
with Store.open(sys.argv[1], create=True) as store:
    kg.build.ingest.ingest(store, [sys.argv[2]], on_progress=lambda path, outcome: print(outcome, flush=True))
"""


def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(30):
        name = chr(ord("A") + number % 26)
        (articles / f"{number:03}.txt").write_text(f"Speaker {name} said number {number} is right.\n")
    command = [sys.executable, "-c", INGEST_LINES, tmp_path / "killed.db", articles]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
        for _ in range(8):
            run.stdout.readline()
        os.kill(run.pid, signal.SIGKILL)
    outcomes = run_python(INGEST_LINES, tmp_path / "killed.db", articles).split()
    assert outcomes[:8] == ["unchanged"] * 8
    assert outcomes[-1] == "added"
    run_python(INGEST_LINES, tmp_path / "whole.db", articles)
    with Store.open(tmp_path / "killed.db") as killed, Store.open(tmp_path / "whole.db") as whole:
        assert killed.claims.list() == whole.claims.list()
        assert killed.entities.list() == whole.entities.list()


INGEST = """
import sys
from kg.build.ingest import ingest
from kg.store.database import Store
with Store.open(sys.argv[1], create=True) as store:
    report = ingest(store, sys.argv[2:], on_progress=lambda path, outcome: print(outcome))
    print(report.claims, "spacy" in sys.modules)
"""


@pytest.mark.model
def test_the_seeds_are_read_once_and_need_no_model_the_second_time(tmp_path):
    *outcomes, last = run_python(INGEST, tmp_path / "kg.db", SEEDS).splitlines()
    claims = last.split()[0]
    assert outcomes == ["added"] * 5
    assert int(claims) > 20
    again = run_python(INGEST, tmp_path / "kg.db", SEEDS).splitlines()
    assert again == ["unchanged"] * 5 + [f"{claims} False"]
