"""Opening a store: what is not one, what cannot be written, what was stopped half-way."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT, TESTS
from stories import Said, contents, fill, mujahid, rahmon, story

import kg.store.database
from kg.build.one_document import finish
from kg.errors import StoreError
from kg.store.database import APPLICATION_ID, MIGRATIONS, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kg.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        fill(store, rahmon(), mujahid())
    return path


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    connection.close()
    return value


def other_database(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_no_database_is_an_error_that_says_how_to_make_one(path, read_only):
    with pytest.raises(StoreError) as error:
        Store.open(path, read_only=read_only)
    assert str(error.value) == f"{path}: no such database; make one with `kg ingest PATH...`"
    assert not path.exists()


def test_a_new_database_is_signed(filled):
    assert pragma(filled, "application_id") == APPLICATION_ID
    assert pragma(filled, "user_version") == len(MIGRATIONS)
    assert pragma(filled, "journal_mode") == "wal"


def test_a_closed_database_is_one_file_that_any_tool_reads(filled):
    assert [file.name for file in filled.parent.iterdir()] == ["kg.db"]
    connection = sqlite3.connect(filled)
    assert connection.execute("SELECT count(*) FROM claim").fetchone() == (3,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.execute("INSERT INTO content_fts (content_fts) VALUES ('integrity-check')")
    connection.close()


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_left_as_it_is(path, create):
    other_database(path, "CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        Store.open(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_database_of_another_program_is_its_own(path):
    other_database(path, "PRAGMA application_id = 7", "CREATE TABLE a (b)", "DROP TABLE a")
    with pytest.raises(StoreError, match="another program's database"):
        Store.open(path, create=True)


@pytest.mark.parametrize("content", [b"Tajik President Emomali Rahmon said. " * 50, b"\x00" * 4096, b"x"])
def test_a_file_that_is_no_database_is_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"kg\.db: not a database; name one of kg's with --db"):
        Store.open(path, create=True)
    assert path.read_bytes() == content


def test_a_folder_is_not_a_database(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path, create=True)


def test_a_database_in_no_folder_cannot_be_made(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened; is its folder there"):
        Store.open(tmp_path / "nowhere" / "kg.db", create=True)


def test_a_name_too_long_for_a_file_is_an_error(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / ("x" * 300), create=True)


def test_an_empty_file_is_filled_by_ingest_only(path):
    path.touch()
    with pytest.raises(StoreError, match="an empty database"):
        Store.open(path)
    with Store.open(path, create=True) as store:
        assert store.evidence.put(finish(*rahmon())) == "new"


def test_a_newer_format_is_left_alone(filled):
    other_database(filled, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"made by a newer kg \(format 99"):
        Store.open(filled)


def test_an_older_format_is_not_brought_up_to_date_by_reading(path):
    other_database(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE document (id)")
    with pytest.raises(StoreError, match="made by an older kg; `kg ingest` brings it up to date"):
        Store.open(path, read_only=True)


def test_a_damaged_database_is_an_error(filled):
    whole = filled.read_bytes()
    filled.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="damaged; remove it"), Store.open(filled) as store:
        store.claims.list()


def test_odd_characters_in_a_path_are_part_of_it(tmp_path):
    path = tmp_path / "50% of ?mode=memory#news .db"
    with Store.open(path, create=True) as store:
        store.evidence.put(finish(*rahmon()))
    assert path.is_file()


# --- reading only, others at work


def test_a_read_only_store_reads_and_does_not_write(filled):
    with Store.open(filled, read_only=True) as store:
        assert len(store.claims.list()) == 3
        with pytest.raises(StoreError, match="may only be read"):
            store.evidence.put(finish(*story("new.txt", Said("A", "said", "x"))))


def test_reading_goes_on_while_another_writes(filled):
    with Store.open(filled) as writer, writer.transaction():
        writer.documents.remove("rahmon.txt")
        with Store.open(filled, read_only=True) as reader:
            assert len(reader.claims.list()) == 3


def test_a_database_that_another_is_writing_to_is_an_error(filled, monkeypatch):
    monkeypatch.setattr(kg.store.database, "BUSY_SECONDS", 0.05)
    message = pytest.raises(StoreError, match="another program is writing to it; try again")
    with Store.open(filled) as first, Store.open(filled) as second, first.transaction(), message:
        second.documents.remove("rahmon.txt")


def test_two_may_make_one_database_at_once(path):
    failed = []

    def make() -> None:
        try:
            Store.open(path, create=True).close()
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert pragma(path, "user_version") == len(MIGRATIONS)


READ = """
import os, sys
from kg.errors import StoreError
from kg.store.database import Store
if os.geteuid() == 0:  # who may write everywhere
    os.setuid(65534)
with Store.open(sys.argv[1], read_only=True) as store:
    print(len(store.claims.list()))
try:
    Store.open(sys.argv[1])
except StoreError as error:
    print(error)
try:
    Store.open(sys.argv[1] + ".new", create=True)
except StoreError as error:
    print(error)
"""


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())  # not tmp_path, whose parents only its owner may enter
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_store_in_a_read_only_folder_can_be_read(read_only_folder, filled):
    path = read_only_folder / "kg.db"
    shutil.copy(filled, path)
    path.chmod(0o444)
    read_only_folder.chmod(0o555)
    printed = subprocess.check_output([sys.executable, "-c", READ, path], text=True, cwd=ROOT)
    assert printed.splitlines() == [
        "3",
        f"{path}: may only be read; change its permissions or name another with --db",
        f"{path}.new: cannot be opened; is its folder there, and may you write to it?",
    ]


# --- stopped half-way


def test_an_error_inside_a_transaction_undoes_all_of_it(filled):
    with Store.open(filled) as store:
        with pytest.raises(RuntimeError), store.transaction():
            store.documents.remove("rahmon.txt")
            store.evidence.put(finish(*story("new.txt", Said("A", "said", "x"))))
            raise RuntimeError
        assert [line.path for line in store.documents.list()] == ["mujahid.txt", "rahmon.txt"]


def test_a_full_disk_is_an_error_and_keeps_what_was_written(filled):
    with Store.open(filled) as store:
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="no room left on the disk"):
            store.evidence.put(
                finish(*story("long.txt", *(Said("A", "said", f"{n} " * 200) for n in range(50))))
            )
        assert len(store.claims.list()) == 3


WRITE = """
import sys
sys.path.insert(0, sys.argv[2])
from stories import Said, story
from kg.build.one_document import finish
from kg.store.database import Store
with Store.open(sys.argv[1], create=True) as store:
    for number in range(10_000):
        said = [Said("Speaker", "said", f"document{number} sentence{one}") for one in range(20)]
        if store.evidence.put(finish(*story(f"{number}.txt", *said))) == "new":
            print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_keeps_every_finished_document_and_goes_on(path, seed):
    seconds = random.Random(seed)
    finished: list[int] = []
    for _ in range(2):
        command = [sys.executable, "-c", WRITE, path, TESTS]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
            first = run.stdout.readline()
            time.sleep(seconds.uniform(0.02, 0.25))
            os.kill(run.pid, signal.SIGKILL)
            written = (first + run.stdout.read()).rpartition("\n")[0].split()
        finished += map(int, written)
    assert finished == sorted(set(finished))  # the second run went on where the first stopped
    with Store.open(path) as store:
        lines = {line.path: line.claims for line in store.documents.list()}
        assert set(lines.values()) == {20}
        assert {f"{number}.txt" for number in finished} <= lines.keys()
        assert len(contents(store, words=f"document{finished[-1]}")) == 20
    assert pragma(path, "integrity_check") == "ok"
