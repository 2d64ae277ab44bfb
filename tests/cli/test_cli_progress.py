"""How far an ingest is, what is said when it is stopped, and its summary for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.build import engine
from kg.cli import main, progress
from kg.model import Extraction
from kg.read.folders import count_articles


class Quick:
    """Finds nothing in articles; is interrupted at the one called stop."""

    def extract(self, documents):
        for document in documents:
            if document.path.endswith("stop.txt"):
                raise KeyboardInterrupt
            yield Extraction(document.id, (), (), (), "rules of a test")


@pytest.fixture
def articles(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setitem(engine._LOADERS, "auto", lambda model: Quick())
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\n\nIt is a fine day in the harbour {name}.\n")
    return tmp_path


def ingest(articles: Path, *words: str) -> Result:
    place = {"KG_DB": str(articles / "kg.db")}
    return CliRunner().invoke(main, ["ingest", str(articles), *words], env=place, catch_exceptions=False)


def test_the_summary_for_programs_is_one_record(articles):
    (articles / "c.pdf").write_bytes(b"no pdf")
    result = ingest(articles, "--json")
    assert result.exit_code == 1
    record = json.loads(result.stdout)
    assert [record[key] for key in ("added", "changed", "unchanged")] == [2, 0, 0]
    assert [Path(one["path"]).name for one in record["failed"]] == ["c.pdf"]
    assert record["holds"]["documents"] == 2


def test_who_stops_it_is_told_what_is_kept_and_the_same_command_goes_on(articles):
    stop = articles / "stop.txt"
    stop.write_text("Headline\n\nIt is a bad day in the harbour.\n")
    result = ingest(articles)
    assert (result.exit_code, result.stdout) == (130, "")
    assert "stopped while reading articles: 2 articles of this run are kept" in result.stderr
    stop.unlink()
    assert ingest(articles).stdout.startswith("2 documents read (0 new), ")


def test_where_no_terminal_looks_on_nothing_is_shown(articles):
    assert ingest(articles).stderr == ""


def test_a_terminal_sees_phases_and_failures(articles, monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown(3) as run:
        run.document("a", "added")
        run.document("b", "failed")
        run.begin("links")
        run._bar.refresh()
        lines = [task.description for task in run._bar.tasks]
        assert (run._bar.tasks[0].completed, run._bar.tasks[0].fields["failed"]) == (2, "1 failed")
    assert (lines, run.kept) == (["reading articles", "comparing claims"], 1)


def test_the_time_left_is_known_where_each_file_is_an_article(articles):
    assert count_articles([articles]) == 2
    (articles / "table.csv").write_text("text\nx\n")
    assert count_articles([articles]) is None
    assert count_articles(["-"]) is None


def test_phases_are_told_as_they_begin(articles):
    phases: list[str] = []
    with kg.open(articles / "kg.db", create=True) as graph:
        graph.ingest(articles, on_phase=phases.append)
    assert phases == ["entities", "stories", "links"]
