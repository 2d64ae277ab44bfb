"""That no article is lost: what fails at one costs it as little as can be, and the others nothing."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tables import tables

import kg.build.ingest
import kg.build.one_document
from kg.build.engine import extract_all
from kg.build.ingest import file_of, ingest
from kg.build.one_document import complete
from kg.build.refresh import refresh
from kg.cli import main
from kg.errors import StoreError
from kg.model import Alias, Attribution, Document, Extraction, Mention, Span
from kg.resolve.document.coarse import resolve_coarsely
from kg.store.database import Store
from kg.store.evidence import Evidence

RAHMON = "Emomali Rahmon said camps operate there.\nHe said 40 camps are near Emomali Rahmon's border.\n"
MUJAHID = "Zabihullah Mujahid said nobody crosses the border.\n"
SENTENCE = re.compile(r"(?m)^(.+) (said) (.+)\.$")
BROKEN: set[str] = set()  # names of files at which the extractor raises


class Lines:
    """Takes every line "X said Y." for a claim, and each "Emomali Rahmon" for a mention."""

    def __init__(self, model: str | None) -> None:
        self.name = "lines 1"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for document in documents:
            if Path(document.path).name in BROKEN:
                raise ValueError("no words")
            yield find(document)


def find(document: Document) -> Extraction:
    sources = {Span(*match.span(1)) for match in SENTENCE.finditer(document.text)}
    names = {Span(*match.span()) for match in re.finditer("Emomali Rahmon", document.text)}
    mentions = tuple(
        Mention(span, word, "PERSON", "pronoun" if word == "He" else "name", role="subject")
        for span in sorted(sources | names)
        if (word := span.cut(document.text))
    )
    attributions = tuple(
        Attribution(
            *((Span(*match.span(part)),) for part in (1, 2, 3)),
            "indirect",
            confidence=0.9,
            speaker=Span(*match.span(1)),
        )
        for match in SENTENCE.finditer(document.text)
    )
    return Extraction(document.id, mentions, (), attributions, "lines 1")


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    BROKEN.clear()
    monkeypatch.setattr(
        kg.build.ingest,
        "extract_all",
        lambda documents, **_: extract_all(documents, make_extractor=Lines),
    )
    monkeypatch.setattr(kg.build.ingest, "extractor_name", lambda model, extractor: "lines 1")


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


def stumble(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let a step of what follows from extraction raise at one of the two articles."""
    before = getattr(kg.build.one_document, name)

    def stumbling(document, *rest):
        if document.path.endswith("rahmon.txt"):
            raise IndexError("no such mention")
        return before(document, *rest)

    patch.setattr(kg.build.one_document, name, stumbling)


def failures(store: Store) -> list[tuple[str, str, bool]]:
    return [(Path(one.path).name, one.stage, bool(one.document_id)) for one in store.failures.list()]


def held(store: Store) -> list[tuple[str, str | None]]:
    """Return the contents of all claims, each with its speaker."""
    return sorted(
        (one.content.text, one.speaker.name if one.speaker else None) for one in store.claims.list()
    )


CROSSES = ("nobody crosses the border", "Zabihullah Mujahid")
CAMPS, BORDER = "camps operate there", "40 camps are near Emomali Rahmon's border"
WHOLE = [(BORDER, "Emomali Rahmon"), (CAMPS, "Emomali Rahmon"), CROSSES]


# --- each stage


def test_what_cannot_be_extracted_is_stored_with_its_text(store, articles):
    BROKEN.add("rahmon.txt")
    report = ingest(store, [articles])
    assert (report.added, report.failed) == (2, ())
    assert [(Path(one.path).name, one.message) for one in report.coarser] == [
        ("rahmon.txt", "extraction failed (ValueError: no words)")
    ]
    assert store.documents.get(str(articles / "rahmon.txt")).text == RAHMON
    assert held(store) == [CROSSES]
    assert failures(store) == [("rahmon.txt", "extract", True)]


def test_what_cannot_be_resolved_keeps_claims_names_and_sources_that_are_names(store, articles, monkeypatch):
    stumble(monkeypatch, "resolve_document")
    report = ingest(store, [articles])
    assert (report.added, report.failed) == (2, ())
    assert held(store) == [(BORDER, None), (CAMPS, "Emomali Rahmon"), CROSSES]
    (rahmon,) = [line for line in store.entities.list() if line.name == "Emomali Rahmon"]
    assert (rahmon.mentions, rahmon.claims_about) == (2, 1)
    assert [one.message for one in report.coarser] == ["resolution failed (IndexError: no such mention)"]
    assert failures(store) == [("rahmon.txt", "resolve", True)]


@pytest.mark.parametrize("step", ["values_of", "find_implied", "fold_words"])
def test_what_has_no_values_keeps_its_resolution(store, articles, monkeypatch, step):
    if step == "fold_words":
        before = kg.build.one_document.fold_words
        monkeypatch.setattr(
            kg.build.one_document, step, lambda text: before(text) if "nobody" in text else 1 / 0
        )
    else:
        stumble(monkeypatch, step)
    ingest(store, [articles])
    assert held(store) == WHOLE
    assert failures(store) == [("rahmon.txt", "resolve", True)]


def test_what_cannot_be_resolved_at_all_keeps_its_claims(store, articles, monkeypatch):
    stumble(monkeypatch, "resolve_document")
    stumble(monkeypatch, "resolve_coarsely")
    ingest(store, [articles])
    assert held(store) == [(BORDER, None), (CAMPS, None), CROSSES]


def twice(document: Document, extraction: Extraction):
    """Resolve into rows that no database takes: every id twice."""
    resolution = resolve_coarsely(document, extraction)
    return replace(resolution, referents=resolution.referents * 2)


def test_what_the_store_refuses_is_stored_coarser(store, articles, monkeypatch):
    monkeypatch.setattr(kg.build.one_document, "resolve_document", twice)
    report = ingest(store, [articles])
    assert report.added == 2
    assert held(store) == [(BORDER, None), (CAMPS, "Emomali Rahmon"), CROSSES]
    assert {one.message for one in report.coarser} == {
        "the store refused it (IntegrityError: UNIQUE constraint failed: referent.id)"
    }
    assert failures(store) == [("mujahid.txt", "store", True), ("rahmon.txt", "store", True)]


@pytest.mark.parametrize(
    ("refusals", "claims"),
    [(1, [(BORDER, None), (CAMPS, "Emomali Rahmon"), CROSSES]), (2, [(BORDER, None), (CAMPS, None), CROSSES]),
     (3, [CROSSES])],
)  # fmt: skip
def test_it_is_stored_as_well_as_the_store_takes_it(store, articles, monkeypatch, refusals, claims):
    refuse(monkeypatch, refusals)
    report = ingest(store, [articles])
    assert (report.added, held(store)) == (2, claims)
    assert failures(store) == [("rahmon.txt", "store", True)]


def test_what_the_store_refuses_altogether_is_remembered(store, articles, monkeypatch):
    refuse(monkeypatch, 4)
    report = ingest(store, [articles])
    assert (report.added, [one.message for one in report.failed]) == (
        1,
        ["the store refused it (IntegrityError: by hand)"],
    )
    assert failures(store) == [("rahmon.txt", "store", False)]


def refuse(patch: pytest.MonkeyPatch, times: int) -> None:
    put, left = Evidence.put, [times]

    def refusing(self, findings):
        if findings.document.path.endswith("rahmon.txt") and left[0]:
            left[0] -= 1
            raise sqlite3.IntegrityError("by hand")
        return put(self, findings)

    patch.setattr(Evidence, "put", refusing)


def test_what_cannot_be_read_is_remembered_with_its_path(store, articles):
    (articles / "empty.txt").write_text("")
    table = articles / "table.jsonl"
    table.write_text(json.dumps({"id": "one", "text": MUJAHID}) + "\nno row\n")
    assert len(ingest(store, [articles]).failed) == 2
    assert failures(store) == [("empty.txt", "read", False), ("table.jsonl:2", "read", False)]


# --- tried again


@pytest.mark.parametrize("again", ["retry", "ingest"])
@pytest.mark.parametrize("stage", ["read", "extract", "resolve", "store"])
def test_what_failed_is_mended_when_it_is_tried_again(store, articles, tmp_path, again, stage):
    with pytest.MonkeyPatch.context() as patch:
        if stage == "read":
            (articles / "rahmon.txt").write_text("")
        elif stage == "extract":
            BROKEN.add("rahmon.txt")
        elif stage == "resolve":
            stumble(patch, "resolve_document")
        else:
            refuse(patch, 1)
        ingest(store, [articles])
    assert [one[:2] for one in failures(store)] == [("rahmon.txt", stage)]
    BROKEN.clear()
    (articles / "rahmon.txt").write_text(RAHMON)
    report = ingest(store, [articles]) if again == "ingest" else ingest(store, [], retry=True)
    assert (report.failed, report.coarser, report.added + report.changed) == ((), (), 1)
    assert failures(store) == []
    assert held(store) == WHOLE
    assert tables(store) == tables_of_new(tmp_path / "new.db", articles)


def test_retry_reads_the_whole_table_of_a_row(store, articles):
    table = articles / "table.jsonl"
    row = json.dumps({"id": "one", "text": "Ann Lee said all is well.\n"})
    table.write_text(row + "\nno row\nno row either\n")
    ingest(store, [articles])
    table.write_text(row + "\n" + json.dumps({"id": "two", "text": RAHMON}) + "\nno row either\n")
    report = ingest(store, [], retry=True)
    assert (report.added, report.unchanged, len(report.failed)) == (1, 1, 1)
    assert failures(store) == [("table.jsonl:3", "read", False)]


def test_what_fails_again_in_the_same_way_changes_nothing(store, articles, monkeypatch):
    stumble(monkeypatch, "resolve_document")
    ingest(store, [articles])
    before = tables(store)
    report = ingest(store, [articles])
    assert (report.changed, report.unchanged, len(report.coarser)) == (0, 2, 1)
    assert tables(store) == before


def test_a_file_that_is_gone_leaves_what_is_told_of_its_document(store, articles, monkeypatch):
    stumble(monkeypatch, "resolve_document")
    ingest(store, [articles])
    (articles / "rahmon.txt").unlink()
    assert len(ingest(store, [], retry=True).failed) == 1
    assert failures(store) == [("rahmon.txt", "resolve", True)]


def test_what_could_not_be_resolved_is_resolved_by_refreshing(store, articles, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        stumble(patch, "resolve_document")
        ingest(store, [articles])
        assert [Path(one.path).name for one in refresh(store).coarser] == ["rahmon.txt"]
    assert refresh(store).changed == 1
    assert failures(store) == []
    assert tables(store) == tables_of_new(tmp_path / "new.db", articles)


def test_refreshing_leaves_what_could_not_be_extracted_to_the_next_ingest(store, articles):
    BROKEN.add("rahmon.txt")
    ingest(store, [articles])
    assert refresh(store).changed == 0
    assert failures(store) == [("rahmon.txt", "extract", True)]


def test_a_removed_document_is_no_failure(store, articles):
    BROKEN.add("rahmon.txt")
    ingest(store, [articles])
    kg.build.ingest.remove(store, str(articles / "rahmon.txt"))
    assert failures(store) == []


def test_what_could_not_be_read_is_forgotten_by_removing_its_path(store, articles):
    missing = str(articles / "missing.txt")
    ingest(store, [missing])
    assert kg.build.ingest.remove(store, missing) == missing
    assert failures(store) == []
    with pytest.raises(StoreError, match="no such document"):
        kg.build.ingest.remove(store, missing)


@pytest.mark.parametrize(
    ("path", "file"), [("a.txt", "a.txt"), ("a.txt#7", "a.txt"), ("a.txt:7", "a.txt"), ("b.txt#7", "b.txt#7"),
                       ("a#b.txt", "a#b.txt"), ("a#b.txt#c#d", "a#b.txt"), ("\0", "\0")],
)  # fmt: skip
def test_the_file_of_a_row_is_the_one_that_is_there(tmp_path, monkeypatch, path, file):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "a#b.txt"):
        Path(name).touch()
    assert file_of(path) == file


# --- as a person sees it


def run(*words: object, db: Path):
    return CliRunner().invoke(main, [str(word) for word in words], env={"KG_DB": str(db)})


def test_commands_tell_what_failed_and_try_it_again(tmp_path, articles):
    db = tmp_path / "new.db"
    BROKEN.add("rahmon.txt")
    first = run("ingest", articles, db=db)
    assert first.exit_code == 0
    why = "extraction failed (ValueError: no words)"
    path = str(articles / "rahmon.txt")
    assert first.stderr == f"Warning: {path}: {why}; it is held, with less of what it says\n"
    listed = run("documents", "--failed", "--json", db=db)
    (line,) = map(json.loads, listed.stdout.splitlines())
    assert (line["path"], line["stage"], line["why"]) == (path, "extract", why)
    assert "extract  " in run("documents", "--failed", db=db).stdout
    BROKEN.clear()
    second = run("ingest", "--retry", db=db)
    assert (second.exit_code, second.stderr) == (0, "")
    assert second.stdout.startswith("1 document read (0 new, 1 changed), 3 claims")
    assert run("documents", "--failed", db=db).stderr == "None.\n"


def test_what_cannot_be_read_still_fails_the_command(tmp_path, articles):
    (articles / "empty.txt").write_text("")
    for words in (["ingest", articles], ["ingest", "--retry"]):
        result = run(*words, db=tmp_path / "new.db")
        assert result.exit_code == 1
        assert result.stderr.splitlines()[-1] == "Error: 1 document could not be read"


def test_ingest_without_a_path_is_wrong_usage(tmp_path):
    result = run("ingest", db=tmp_path / "new.db")
    assert (result.exit_code, (tmp_path / "new.db").exists()) == (2, False)
    assert "Missing argument 'PATH...'" in result.stderr


def test_retrying_where_there_is_no_database_makes_none(tmp_path):
    result = run("ingest", "--retry", db=tmp_path / "new.db")
    assert (result.exit_code, (tmp_path / "new.db").exists()) == (1, False)


# --- what comes back as it was put


def test_a_mention_of_two_referents_is_kept_with_the_last(store, monkeypatch):
    """A resolver may count a mention twice, or for two; what the store is given it reads back."""
    document = Document("d1", "rahmon.txt", RAHMON, (Span(0, len(RAHMON)),))
    extraction = find(document)

    def doubled(document, extraction):
        one = resolve_coarsely(document, extraction)
        (referent,) = one.referents
        other = replace(referent, id="0" * 16, mentions=referent.mentions[:1])
        referent = replace(referent, mentions=referent.mentions * 2)
        return replace(one, referents=(referent, other))

    monkeypatch.setattr(kg.build.one_document, "resolve_document", doubled)
    found = complete(document, extraction)
    assert [one.mentions for one in found.resolution.referents] == [(2,), (0,)]
    store.evidence.put(found)
    assert store.evidence.get("d1") == found


def test_an_attribution_or_alias_that_comes_twice_is_kept_once(store):
    document = Document("d1", "rahmon.txt", RAHMON, (Span(0, len(RAHMON)),))
    extraction = find(document)
    first, second = extraction.attributions
    inner = replace(second, within=1)
    twice = replace(
        extraction,
        attributions=(first, first, inner, replace(first, within=0)),
        aliases=(Alias(1, 0, "b"), Alias(0, 2, "a"), Alias(1, 0, "c")),
    )
    found = complete(document, twice)
    assert found.extraction.attributions == (first, replace(second, within=0))
    assert found.extraction.aliases == (Alias(1, 0, "b"), Alias(0, 2, "a"))
    store.evidence.put(found)
    assert store.evidence.get("d1") == found


# --- coarse resolution


def test_coarse_ids_are_of_their_own(articles):
    document = Document("d1", "rahmon.txt", RAHMON, (Span(0, len(RAHMON)),))
    fine = {one.id for one in complete(document, find(document)).resolution.referents}
    coarse = [one.id for one in resolve_coarsely(document, find(document)).referents]
    assert fine
    assert len(set(coarse)) == len(coarse) == 1
    assert not fine & set(coarse)


def tables_of_new(path: Path, articles: Path) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(path, create=True) as store:
        ingest(store, [articles])
        return tables(store)
