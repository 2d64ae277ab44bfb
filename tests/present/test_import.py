"""What `kg export jsonl` wrote comes back the same, beside what is held, wholly or not at all."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from exported import HOSTILE_WORDS, filled
from stories import BELT, CALM, TYPES, changed, fill, mujahid, rahmon, story

from kg.build.identities import refresh_entities
from kg.build.links import refresh_links
from kg.build.one_document import finish
from kg.cli import main
from kg.decide.ruling import rule
from kg.errors import ExchangeError
from kg.model import Filter, Wanted
from kg.present.export import export, incoming, take_in
from kg.store.database import Store

LISTINGS = ("claims", "entities", "documents", "links", "decisions")


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    """Return a database with three documents, three decisions and a link."""
    path = tmp_path_factory.mktemp("first") / "first.db"
    with filled(path) as store:
        refresh_entities(store)
        rule(store, "merge", ("Emomali Rahmon", "Zabihullah Mujahid"), who="Ana", reason='a "test" \u202e')
        (belt,) = [claim for claim in store.claims.list() if "belt" in claim.content.text]
        rule(store, "reject", (belt.id,), who="Ana")
        rule(store, "rename", ("CSTO", "<b>Treaty</b>"), who="Jon")
        refresh_links(store)
    return path


@pytest.fixture
def file(first, tmp_path) -> Path:
    with Store.open(first, read_only=True) as store:
        return export(store, "jsonl", tmp_path / "all.jsonl", Wanted())


@pytest.fixture
def empty(tmp_path):
    with Store.open(tmp_path / "second.db", create=True) as store:
        yield store


def listing(path: Path, command: str) -> str:
    result = CliRunner().invoke(main, [command, "--db", str(path), "--json"])
    assert result.exit_code == 0, result.output
    return result.output


def rewritten(path: Path, change) -> Path:
    """Return a copy of a file in which `change` has changed the record of its second line."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    record = json.loads(lines[1])
    change(record)
    copy = path.with_name("copy.jsonl")
    copy.write_text("".join([lines[0], json.dumps(record) + "\n", *lines[2:]]), encoding="utf-8")
    return copy


# --- back and forth


@pytest.mark.parametrize("command", LISTINGS)
def test_listings_are_the_same_byte_for_byte(first, file, empty, command):
    take_in(empty, file)
    there = listing(first, command)
    assert there.count("\n") >= (1 if command == "links" else 2)
    assert listing(empty.path, command) == there


def test_export_of_an_import_is_the_same_file(file, tmp_path, empty):
    take_in(empty, file)
    assert export(empty, "jsonl", tmp_path / "again.jsonl", Wanted()).read_bytes() == file.read_bytes()


def test_hostile_words_come_back_as_they_are(file, empty):
    take_in(empty, file)
    assert HOSTILE_WORDS in [claim.content.text for claim in empty.claims.list(Wanted(Filter(rejected=True)))]


def test_second_import_changes_nothing(file, empty):
    first = take_in(empty, file)
    before = empty.path.read_bytes(), empty.corpus.stats()
    second = take_in(empty, file)
    assert (first.documents, first.decisions) == (3, 3)
    assert (second.documents, second.documents_known) == (0, 3)
    assert (second.decisions, second.decisions_known) == (0, 3)
    assert (empty.path.read_bytes(), empty.corpus.stats()) == before


def test_what_was_found_is_read_back_as_it_was_put(tmp_path):
    stories = [rahmon(), mujahid(), story("nested.txt", BELT, CALM, types=TYPES)]
    with fill(Store.open(tmp_path / "kg.db", create=True), *stories) as store:
        for document, extraction, resolution in stories:
            assert store.evidence.get(document.id) == finish(document, extraction, resolution)


def test_filter_takes_whole_documents(tmp_path, empty):
    with filled(tmp_path / "first.db") as store:
        belt = next(claim for claim in store.claims.list() if "belt" in claim.content.text)
        path = export(store, "jsonl", tmp_path / "part.jsonl", Wanted(claims=[belt.id]))
    assert take_in(empty, path).documents == 1
    assert len(empty.claims.list()) == 2  # the other claim of the same article, too


# --- two stores made one


def test_documents_of_both_stores_are_kept(file, tmp_path, empty):
    other = story("other.txt", CALM)
    fill(empty, other)
    take_in(empty, file)
    paths = [line.path for line in empty.documents.list()]
    assert sorted(paths) == ["+hostile.txt", "mujahid.txt", "other.txt", "rahmon.txt"]
    (speaker,) = [line for line in empty.entities.list() if line.claims_made == 4]
    assert speaker.documents == 4  # one who is one by a decision, in all that name him


def test_another_document_of_the_same_path_stays(file, empty):
    fill(empty, story("rahmon.txt", CALM, outlet="Another"))
    take_in(empty, file)
    paths = [line.path for line in empty.documents.list() if line.path.startswith("rahmon.txt")]
    assert len(paths) == 2
    assert take_in(empty, file).documents == 0


def test_held_document_is_not_described_anew(file, empty):
    fill(empty, changed(rahmon(), title="My own title"))
    taken = take_in(empty, file)
    assert (taken.documents, taken.documents_known) == (2, 1)
    assert "My own title" in [line.title for line in empty.documents.list()]


def test_decision_that_conflicts_is_kept_and_told(file, empty):
    fill(empty, rahmon(), mujahid())
    refresh_entities(empty)
    rule(empty, "distinct", ("Emomali Rahmon", "Zabihullah Mujahid"), who="Jon")
    (trouble,) = take_in(empty, file).troubles
    assert (trouble.decision.verb, trouble.state) == ("merge", "conflicts")


# --- what is not ours


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"not json\n", b"[1, 2]\n", b'{"id": "a", "text": "an article"}\n', b"\xff\xfe\x00",
     b'{"format": "kg export"}\n', b'{"format": "kg export", "version": "1"}\n', b"[" * 100_000,
     b'{"format": "kg export", "version": 1, "document": "many", "decision": 0}\n'],
)  # fmt: skip
def test_foreign_file_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "foreign.jsonl"
    path.write_bytes(content)
    result = CliRunner().invoke(main, ["import", "--db", str(tmp_path / "new.db"), str(path)])
    assert result.exit_code == 1
    assert result.stderr == f"Error: {path}: not a file that `kg export jsonl` wrote\n"
    assert not (tmp_path / "new.db").exists()


def test_newer_format_is_refused(file, empty):
    text = file.read_text(encoding="utf-8").replace('"version":2', '"version":3', 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"by a newer kg \(format 3, this one knows 2\); upgrade kg"):
        take_in(empty, file)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
def test_file_that_was_cut_off_adds_nothing(file, empty, share):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ExchangeError, match="cut off"):
        take_in(empty, file)
    assert empty.corpus.stats()["documents"] == 0


def test_file_cut_off_after_a_whole_line_adds_nothing(file, empty):
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    with pytest.raises(ExchangeError, match="has 2 of 3 decisions; it was cut off, export it again"):
        take_in(empty, file)
    assert empty.corpus.stats()["documents"] == 0


def test_line_that_is_too_long_is_refused_before_it_is_read(file, empty, monkeypatch):
    monkeypatch.setattr(incoming, "MAX_LINE_BYTES", 2**20)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + b'{"kind":"document","text":"' + b"x" * (50 * 2**20))
    with pytest.raises(ExchangeError, match="line 2: longer than 1 MB"):
        take_in(empty, file)


def _attribution(record: dict) -> dict:
    return record["extraction"]["attributions"][0]


UNSOUND = {
    "lacks 'text'": lambda it: it["document"].pop("text"),
    "Document is not an object": lambda it: it.update(document=[]),
    "has no 'colour'": lambda it: it["document"].update(colour="red"),
    "title is not of type str": lambda it: it["document"].update(title=["a"]),
    "lone surrogate": lambda it: it["document"].update(title="\ud800"),
    "modality may not be 'shouts'": lambda it: _attribution(it).update(modality="shouts"),
    "confidence is not a number": lambda it: _attribution(it).update(confidence=float("nan")),
    "a confidence is not between": lambda it: _attribution(it).update(confidence=17),
    "negated is not of type bool": lambda it: _attribution(it).update(negated=1),
    "an offset lies outside": lambda it: _attribution(it).update(content=[[0, 10**6]]),
    r"content is not a list of \[start, end\]": lambda it: _attribution(it).update(content=[[0]]),
    "a report stands within itself": lambda it: _attribution(it).update(within=0),
    "an index points to nothing": lambda it: it["resolution"].update(speakers=[99, 99]),
    "not as many speakers": lambda it: it["resolution"].update(speakers=[]),
    "an id is not 16 hexadecimal digits": lambda it: it["document"].update(id="../../etc"),
    "is another document's": lambda it: it["extraction"].update(document_id="0" * 16),
    "of no kind that kg knows: 'image'": lambda it: it.update(kind="image"),
}


@pytest.mark.parametrize(("message", "change"), UNSOUND.items(), ids=UNSOUND)
def test_unsound_line_is_named_and_nothing_is_added(file, empty, message, change):
    with pytest.raises(ExchangeError, match=f"copy.jsonl, line 2: .*{message}"):
        take_in(empty, rewritten(file, change))
    assert empty.corpus.stats()["documents"] == 0


def test_names_that_bear_the_ids_of_another_document_are_refused(file, empty):
    fill(empty, rahmon())
    (referent, *_) = empty.evidence.get(empty.documents.list()[0].id).resolution.referents

    def change(record: dict) -> None:
        record["document"]["id"] = "f" * 16
        record["extraction"]["document_id"] = record["resolution"]["document_id"] = "f" * 16
        for one in record["resolution"]["referents"]:
            one["document_id"] = "f" * 16
        record["resolution"]["referents"][0]["id"] = referent.id

    with pytest.raises(ExchangeError, match="has the ids of what another document names"):
        take_in(empty, rewritten(file, change))


def test_long_chain_of_reports_within_reports_is_checked_in_time():
    from kg.present.export.sound import _check_nesting

    _check_nesting([None, *range(200_000)])
    with pytest.raises(ValueError, match="within itself"):
        _check_nesting([200_000, *range(200_000)])


# --- the command line


def test_command_exports_to_the_terminal_and_imports(first, file, tmp_path):
    runner = CliRunner()
    shown = runner.invoke(main, ["export", "jsonl", "--db", str(first)])
    assert shown.stdout_bytes == file.read_bytes()
    result = runner.invoke(main, ["import", "--db", str(tmp_path / "third.db"), str(file)])
    assert (result.exit_code, result.output) == (0, "3 documents and 3 decisions added, 0 held already\n")


def test_tables_need_a_place(first):
    result = CliRunner().invoke(main, ["export", "csv", "--db", str(first)])
    assert result.exit_code == 2
    assert "csv is several tables: name a folder or a .zip with --output" in result.output
