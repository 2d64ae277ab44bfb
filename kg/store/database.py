"""The store: one SQLite file that holds documents, what was found in them, and what is judged from it.

The only module that opens a database. What it holds is written and read by noun: `store.claims.list(wanted)`;
`kg.store` lists the nouns.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from kg.errors import StoreError
from kg.store.articles.described import Descriptions
from kg.store.articles.fulltext import FullText
from kg.store.articles.sharing import Sharing
from kg.store.articles.versions import Versions
from kg.store.claims import Claims
from kg.store.corpus import Corpus, Pending
from kg.store.decisions import Decisions, LinkRulings, Outcomes, Rulings
from kg.store.documents import Documents
from kg.store.evidence import Evidence
from kg.store.failures import Failures
from kg.store.judgements.compared import Compared
from kg.store.judgements.comparisons import Links, Origins
from kg.store.judgements.concepts import Concepts
from kg.store.judgements.copies import Copies
from kg.store.judgements.entities import Entities, Names
from kg.store.judgements.entity_listing import EntityCounts
from kg.store.judgements.likenesses import Likenesses
from kg.store.judgements.statements import Statements
from kg.store.judgements.stories import Stories
from kg.store.mentions import Mentions
from kg.store.referent import Referents
from kg.store.values import ClaimValues

APPLICATION_ID = 0x6B670001  # "kg", 1
# PRAGMA user_version is how many of them a database has been through.
MIGRATIONS = (
    "schema.sql",
    "migration_2.sql",
    "migration_3.sql",
    "migration_4.sql",
    "migration_5.sql",
    "migration_6.sql",
    "migration_7.sql",
    "migration_8.sql",
    "migration_9.sql",
    "migration_10.sql",
    "migration_11.sql",
    "migration_12.sql",
    "migration_13.sql",
    "migration_14.sql",
    "migration_15.sql",
    "migration_16.sql",
)
BUSY_SECONDS = 10.0
OLDEST_SQLITE = (3, 37)  # the first with STRICT tables


class Store:
    """An open database. Close it, or use it as a context manager; not to be shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self.evidence = Evidence(self)
        self.documents = Documents(self)
        self.descriptions = Descriptions(self)
        self.versions = Versions(self)
        self.full_text = FullText(self)
        self.sharing = Sharing(self)
        self.failures = Failures(self)
        self.mentions = Mentions(self)
        self.referents = Referents(self)
        self.claims = Claims(self)
        self.values = ClaimValues(self)
        self.decisions = Decisions(self)
        self.rulings = Rulings(self)
        self.link_rulings = LinkRulings(self)
        self.outcomes = Outcomes(self)
        self.entities = Entities(self)
        self.entity_counts = EntityCounts(self)
        self.names = Names(self)
        self.concepts = Concepts(self)
        self.copies = Copies(self)
        self.likenesses = Likenesses(self)
        self.stories = Stories(self)
        self.statements = Statements(self)
        self.links = Links(self)
        self.origins = Origins(self)
        self.compared = Compared(self)
        self.corpus = Corpus(self)
        self.pending = Pending(self)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> "Store":
        """Open a database, and bring it up to date unless `read_only`.

        Args:
            create: Make it where there is none.

        Raises:
            StoreError: there is none, or it is another program's, a newer kg's, locked, or damaged.
        """
        path = Path(path)
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; use a Python with 3.37 or newer")
        with _explained(path):
            connection = _connect(path, create=create, read_only=read_only)
            try:
                version = _recognise(connection, path, create=create)
                if not read_only:
                    _migrate(connection, path)
                elif version < len(MIGRATIONS):
                    raise StoreError(f"{path}: made by an older kg; `kg ingest` brings it up to date")
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the database; what was written is in it already."""
        self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self, *, writing: bool = True) -> Iterator[sqlite3.Connection]:
        """Do all that is done inside as one: wholly, or on an error not at all. May be nested."""
        with _explained(self.path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    try:
        if not path.exists() and not create:
            raise StoreError(f"{path}: no such database; make one with `kg ingest PATH...`")
        if path.is_file() and not _begins_like_a_database(path):
            raise StoreError(f"{path}: {_ADVICE[sqlite3.SQLITE_NOTADB]}")
    except OSError as error:
        raise StoreError(f"{path}: {_ADVICE[sqlite3.SQLITE_CANTOPEN]}") from error
    mode = "ro" if read_only else "rwc" if create else "rw"
    connection = _connect_in(f"mode={mode}", path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        # A database in WAL mode wants to make two files beside it even to be read. Where it may not,
        # and no writer has left one, the file alone is the whole of it.
        unmade = _code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not (read_only and unmade and path.is_file()) or Path(f"{path}-wal").exists():
            raise
        connection = _connect_in("immutable=1", path)
    return connection


def _begins_like_a_database(path: Path) -> bool:
    """Say whether a file is empty or begins as SQLite's do; SQLite itself would overwrite a short one."""
    with path.open("rb") as file:
        return file.read(16) in (b"", b"SQLite format 3\0")


def _connect_in(mode: str, path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _recognise(connection: sqlite3.Connection, path: Path, *, create: bool) -> int:
    """Check that a database is ours, or empty and ours to make; return how many migrations it knows."""
    connection.execute("BEGIN")  # all from one state: another program may be making it just now
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("COMMIT")
    if tables == 0 and application in (0, APPLICATION_ID):
        if not create:
            raise StoreError(f"{path}: an empty database; fill it with `kg ingest PATH...`")
    elif application != APPLICATION_ID:
        raise StoreError(f"{path}: another program's database; name one of kg's with --db")
    elif version > len(MIGRATIONS):
        raise StoreError(
            f"{path}: made by a newer kg (format {version}, this one knows {len(MIGRATIONS)}); upgrade kg"
        )
    return int(version)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a database to the format that this kg knows, one transaction a migration."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: a killed process loses nothing
    store = Store(connection, path)
    for number, name in enumerate(MIGRATIONS, start=1):
        with store.transaction():
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version >= number:  # also where another process was first
                continue
            for statement in _statements(
                resources.files(__package__).joinpath("schema", name).read_text(encoding="utf-8")
            ):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        advice = _ADVICE.get(_code(error))
        if advice is None:  # a mistake of ours
            raise
        raise StoreError(f"{path}: {advice}") from error


def _code(error: sqlite3.Error) -> int | None:
    """Return the kind of an error, without the detail that its higher bits add."""
    code = getattr(error, "sqlite_errorcode", None)  # not set where the error is Python's own
    return None if code is None else code & 0xFF


_ADVICE: dict[int | None, str] = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_NOTADB: "not a database; name one of kg's with --db",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; is its folder there, and may you write to it?",
    sqlite3.SQLITE_READONLY: "may only be read; change its permissions or name another with --db",
    sqlite3.SQLITE_FULL: "no room left on the disk; free some and run the same command again",
    sqlite3.SQLITE_CORRUPT: "damaged; remove it and ingest the documents again",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it; check the disk and try again",
}
