"""`kg doctor`, and weights files that are not what kg ships."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stories import fill, rahmon

from kg.cli import main
from kg.errors import ModelError
from kg.store.database import Store
from kg.weights import hashes


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, rahmon())
        store.values.note_complete()
        with store.transaction() as connection:
            connection.execute("DELETE FROM pending")
    return tmp_path / "kg.db"


def doctor(db: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["doctor", "--db", str(db), *words], catch_exceptions=False)


def unsound(db: Path) -> dict[str, str]:
    lines = map(json.loads, doctor(db, "--json").stdout.splitlines())
    return {line["what"]: line["told"] for line in lines if not line["sound"]}


def test_of_what_is_sound_nothing_is_to_be_done(db):
    result = doctor(db)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["ok", what] for what in ("python", "model", "weights", "database", "judgements", "articles", "disk")
    ]


def test_what_is_missing_in_a_database_is_named(db):
    connection = sqlite3.connect(db)
    connection.execute("DROP INDEX referent_key")
    connection.close()
    assert unsound(db)["database"].endswith("missing: index referent_key")


def test_a_row_whose_document_is_gone_is_told(db):
    connection = sqlite3.connect(db)
    connection.execute("DELETE FROM document")  # no keys are checked unless asked for
    connection.commit()
    connection.close()
    assert "names one of document that is gone" in unsound(db)["database"]


def test_a_file_that_is_no_database_is_told_with_what_to_do(db):
    db.write_text("not a database at all")
    result = doctor(db)
    assert result.exit_code == 1
    assert "not a database" in result.stderr


def test_what_is_to_be_computed_again_is_told(db):
    with Store.open(db) as store, store.transaction() as connection:
        connection.execute("INSERT INTO pending (judgement) VALUES ('links')")
    assert unsound(db) == {"judgements": "to be computed again: links"}


def test_where_there_is_no_database_yet_nothing_is_wrong(tmp_path):
    assert doctor(tmp_path / "kg.db").exit_code == 0


def test_the_hashes_are_those_of_the_files_that_are_shipped():
    """After a refit: `python -m kg.weights.hashes`."""
    assert hashes.damaged() == []


def test_a_weights_file_that_is_another_one_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "sift.json"
    shutil.copy(hashes.HASHES, tmp_path)
    path.write_text("{}")
    monkeypatch.setattr(hashes, "_FOLDER", tmp_path)
    with pytest.raises(ModelError, match="its hash is another"):
        hashes.check_weights(path)


def test_files_of_another_folder_are_let_be(tmp_path):
    path = tmp_path / "own.json"
    path.write_text("{}")
    hashes.check_weights(path)
