"""A store of an older format is copied, then brought up to date in place, from every format so far."""

import sqlite3
from importlib import resources
from pathlib import Path

import pytest
from stories import fill, mujahid, rahmon

import kg.store.database
from kg.store.database import APPLICATION_ID, MIGRATIONS, Store, backup_of

OLDER = range(1, len(MIGRATIONS))
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


def made_by(version: int, path: Path) -> Path:
    """Return an empty store of an older format."""
    connection = sqlite3.connect(path)
    for name in MIGRATIONS[:version]:
        connection.executescript(resources.files("kg.store").joinpath("schema", name).read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return path


def schema(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(_SCHEMA).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("version", OLDER)
def test_from_every_format_it_becomes_what_a_new_store_is_and_holds_articles(version, tmp_path):
    path = made_by(version, tmp_path / "old.db")
    with Store.open(path) as store:
        fill(store, rahmon(), mujahid())
        assert store.corpus.stats()["documents"] == 2
    Store.open(tmp_path / "new.db", create=True).close()
    assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("version", OLDER)
def test_what_it_was_is_kept_beside_it(version, tmp_path):
    path = made_by(version, tmp_path / "old.db")
    connection = sqlite3.connect(path)
    connection.execute(
        """INSERT INTO document (id, path, text, body, extractor, read_at)
           VALUES ('d', 'a.txt', 'It rained.', '[[0, 10]]', 'rules', '2022-01-10')"""
    )
    connection.commit()
    connection.close()
    before = schema(path)
    with Store.open(path) as store:
        assert store.documents.get("a.txt").text == "It rained."
    backup = backup_of(path, version)
    assert schema(backup) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["old.db", f"old.db.format-{version}"]


def test_an_empty_one_is_not_copied(tmp_path):
    Store.open(made_by(3, tmp_path / "old.db")).close()
    assert [one.name for one in tmp_path.iterdir()] == ["old.db"]


def test_a_store_of_today_and_a_new_one_are_not_copied(tmp_path):
    for create in (True, False):
        Store.open(tmp_path / "kg.db", create=create).close()
    assert [one.name for one in tmp_path.iterdir()] == ["kg.db"]


def test_where_the_copy_fails_nothing_is_changed(tmp_path, monkeypatch):
    path = made_by(1, tmp_path / "old.db")
    before = schema(path)

    def fail(connection: sqlite3.Connection, path: Path) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr(kg.store.database, "_keep_copy", fail)
    with pytest.raises(sqlite3.OperationalError):
        Store.open(path)
    assert schema(path) == before
