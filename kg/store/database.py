"""The store: one SQLite file that holds documents, what was found in them, and what is judged from it.

The only module that opens a database. The other modules of `kg.store` write and
read on its connection.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from kg.errors import StoreError
from kg.model import (
    Broader,
    Claim,
    Decision,
    DecisionLine,
    Document,
    DocumentLine,
    Entity,
    EntityLine,
    EntityType,
    Extraction,
    Fact,
    Filter,
    Joint,
    Link,
    Mention,
    Named,
    Referent,
    Resolution,
    Subject,
)
from kg.relate.stated import Stated
from kg.store import (
    about,
    claims,
    compared,
    corpus,
    documents,
    entities,
    evidence,
    judgements,
    recording,
    valuing,
)
from kg.store.recording import Standing as Standing

APPLICATION_ID = 0x6B670001  # "kg", 1
# PRAGMA user_version is how many of them a database has been through.
MIGRATIONS = (
    "schema.sql",
    "migration_2.sql",
    "migration_3.sql",
    "migration_4.sql",
    "migration_5.sql",
    "migration_6.sql",
)
BUSY_SECONDS = 10.0
OLDEST_SQLITE = (3, 37)  # the first with STRICT tables

_EVERYTHING = Filter()


class Store:
    """An open database. Close it, or use it as a context manager; not to be shared between threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

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

    @contextmanager
    def _listing(self, filter: Filter) -> Iterator[tuple[sqlite3.Connection, Filter]]:
        """Read one state of the database, for a filter that names its document by id."""
        with self.transaction(writing=False) as connection:
            if filter.document is not None:
                filter = replace(filter, document=documents.document_id(connection, filter.document))
            yield connection, filter

    # --- writing

    def standing(self, document: Document, extractor: str) -> Standing:
        """Say whether a document that was just read is "new", "changed", "unchanged" or a "duplicate"."""
        with self.transaction(writing=False) as connection:
            return recording.standing(connection, document, extractor)

    def put(self, document: Document, extraction: Extraction, resolution: Resolution) -> Standing:
        """Write a document with all that was found in it, in one transaction.

        What is held under its path gives way to it, with its claims; what is held unchanged, or as the
        same article under another path, is left alone. The return value says which it was.
        """
        with self.transaction() as connection:
            standing = recording.standing(connection, document, extraction.extractor)
            if standing in ("new", "changed"):
                recording.write_document(connection, document, extraction, resolution)
        return standing

    def add(self, document: Document, extraction: Extraction, resolution: Resolution) -> bool:
        """Write a document of another store beside what is held; return False where it is held already.

        Where another document has its path, it gets a path of its own.
        """
        with self.transaction() as connection:
            return recording.add_document(connection, document, extraction, resolution)

    def remove(self, reference: str) -> str:
        """Remove a document, by id, unique beginning of an id, or path, with its claims; return its id."""
        with self.transaction() as connection:
            identifier = documents.document_id(connection, reference)
            recording.delete_document(connection, identifier)
        return identifier

    def replace_entities(
        self,
        entities: Iterable[Entity],
        *,
        blocks: Mapping[str, Iterable[str]] | None = None,
        instead_of: Collection[str] | None = None,
    ) -> None:
        """Write the entities, who is who and every folded name, in place of those held.

        Args:
            blocks: By the id of a referent, the keys under which it is found; without them the next time
                everything is to be resolved anew.
            instead_of: Only what these referents were held to be gives way; without it, everything.
        """
        with self.transaction() as connection:
            judgements.write_entities(connection, list(entities), blocks=blocks, instead_of=instead_of)

    def entities_are_current(self) -> bool:
        """Say whether no evidence or decision came or went since the entities were computed."""
        with self.transaction(writing=False) as connection:
            return not list(connection.execute("SELECT 1 FROM pending WHERE judgement = 'entities'"))

    def replace_links(self, links: Iterable[Link]) -> None:
        """Write the links between claims, in place of those held; they are current then."""
        with self.transaction() as connection:
            judgements.write_links(connection, links)

    def replace_origins(self, origins: Mapping[str, str]) -> None:
        """Write of each claim, by its id, the earliest claim of its origin, in place of what is held."""
        with self.transaction() as connection:
            judgements.write_origins(connection, origins)

    def replace_judged(self, judged: Mapping[str, tuple[float, float, float]]) -> None:
        """Write what the entailment model said of pairs of texts, in place of what is held."""
        with self.transaction() as connection:
            judgements.write_judged(connection, judged)

    def links_are_current(self) -> bool:
        """Say whether claims were compared since evidence or decisions came or went."""
        with self.transaction(writing=False) as connection:
            return not list(connection.execute("SELECT 1 FROM pending WHERE judgement = 'links'"))

    def replace_values(self, document_id: str) -> None:
        """Compute anew the values of a document's claims, and what they are about beside their names."""
        with self.transaction() as connection:
            document = documents.document(connection, document_id)
            found = evidence.found_in(connection, document_id)
            valuing.write_document_values(connection, document, *found)

    def values_are_current(self) -> bool:
        """Say whether the values of all claims are held."""
        with self.transaction(writing=False) as connection:
            return not list(connection.execute("SELECT 1 FROM pending WHERE judgement = 'values'"))

    def replace_concepts(
        self, wider: Iterable[Entity], broader: Iterable[Broader], worded: Iterable[Subject]
    ) -> None:
        """Write how concepts stand to each other, and claims that name one in other words."""
        with self.transaction() as connection:
            valuing.write_concepts(connection, wider, broader, worded)

    def add_decision(self, decision: Decision) -> bool:
        """Add a person's decision; entities are to be computed again. Return False where it is held."""
        with self.transaction() as connection:
            return judgements.write_decision(connection, decision)

    def rule_on_claim(self, claim_id: str, decision: Decision) -> None:
        """Add a decision that accepts or rejects a claim that is held; nothing else is judged anew."""
        with self.transaction() as connection:
            judgements.write_ruling(connection, claim_id, decision)

    def replace_outcomes(self, lines: Iterable[DecisionLine], rulings: Mapping[str, Decision]) -> None:
        """Write what became of each decision and which claims they ruled on, in place of what is held.

        Args:
            rulings: By the id of a claim, the decision that accepts or rejects it.
        """
        with self.transaction() as connection:
            judgements.write_outcomes(connection, lines, rulings)

    # --- reading: what the functions of kg.store.connection say, each on one state of the database

    def holds(self, document_id: str, extractor: str | None = None) -> bool:
        """Say whether a document is held, read by this extractor if one is named."""
        with self.transaction(writing=False) as connection:
            sql = "SELECT extractor FROM document WHERE id = ?"
            held = [row["extractor"] for row in connection.execute(sql, [document_id])]
        return bool(held) and extractor in (None, held[0])

    def find_document(self, document_id: str, path: str) -> str | None:
        """Return the id of the document with this id, else of the one that has its path now, if any."""
        with self.transaction(writing=False) as connection:
            return documents.held(connection, document_id, path)

    def documents(self, filter: Filter = _EVERYTHING) -> list[DocumentLine]:
        with self._listing(filter) as (connection, wanted):
            return documents.documents(connection, wanted)

    def document(self, reference: str) -> Document:
        with self.transaction(writing=False) as connection:
            return documents.document(connection, reference)

    def found_in(self, document_id: str) -> tuple[Extraction, Resolution]:
        """Return what was found in a document, and what it means."""
        with self.transaction(writing=False) as connection:
            return evidence.found_in(connection, document_id)

    def mentions(self, document_id: str) -> list[tuple[Mention, Named | None]]:
        """Return the mentions of a document in reading order, each with the entity it means, if any."""
        with self.transaction(writing=False) as connection:
            return evidence.meant(connection, document_id)

    def claims(self, filter: Filter = _EVERYTHING) -> list[Claim]:
        with self._listing(filter) as (connection, wanted):
            return claims.claims(connection, wanted)

    def claim(self, reference: str) -> Claim:
        """Return the claim with this id or unique beginning of an id."""
        with self.transaction(writing=False) as connection:
            wanted = Filter(claims=[claims.claim_id(connection, reference)], rejected=True)
            (claim,) = claims.claims(connection, wanted)
            return claim

    def channels(self, claim_ids: Sequence[str]) -> dict[str, list[Named]]:
        """Return through whom each of these claims came, outermost first; of the others, nothing."""
        with self.transaction(writing=False) as connection:
            return claims.channels(connection, json.dumps(list(claim_ids)))

    def entities(
        self,
        filter: Filter = _EVERYTHING,
        *,
        types: Sequence[EntityType] = (),
        name: str | None = None,
        ids: Sequence[str] = (),
        unlisted: bool = False,
    ) -> list[EntityLine]:
        with self._listing(filter) as (connection, wanted):
            return entities.entities(connection, wanted, types=types, name=name, ids=ids, unlisted=unlisted)

    def ruling_on(self, claim_id: str) -> Decision | None:
        """Return the decision that accepts or rejects a claim, if there is one."""
        with self.transaction(writing=False) as connection:
            return corpus.ruling_on(connection, claim_id)

    def facts(self, entity: str) -> list[Fact]:
        """Return what each document tells of the entity of this id, newest published first."""
        with self.transaction(writing=False) as connection:
            return entities.facts(connection, entity)

    def appearances(self, filter: Filter = _EVERYTHING) -> list[tuple[str, str, int]]:
        with self._listing(filter) as (connection, wanted):
            return entities.appearances(connection, wanted)

    def roles(self) -> list[tuple[str, Named, int]]:
        with self.transaction(writing=False) as connection:
            return entities.roles(connection)

    def joints(self) -> list[Joint]:
        with self.transaction(writing=False) as connection:
            return entities.joints(connection)

    def doubtful_claims(self, limit: int) -> list[Claim]:
        """Return the claims that are least sure and that nobody ruled on, the least sure first."""
        with self.transaction(writing=False) as connection:
            ids = claims.doubtful(connection, limit)
            found = (
                {claim.id: claim for claim in claims.claims(connection, Filter(claims=ids))} if ids else {}
            )
        return [found[identifier] for identifier in ids]

    def find_entity_ids(self, beginning: str) -> list[Named]:
        with self.transaction(writing=False) as connection:
            return entities.find_ids(connection, beginning)

    def find_names(self, key: str) -> list[Named]:
        with self.transaction(writing=False) as connection:
            return entities.find_names(connection, key)

    def names(self) -> Iterator[tuple[str, Named]]:
        with self.transaction(writing=False) as connection:
            return iter(entities.names(connection))

    def referents(self) -> Iterator[Referent]:
        with self.transaction(writing=False) as connection:
            return iter(corpus.referents(connection))

    def referent_count(self) -> int:
        with self.transaction(writing=False) as connection:
            return corpus.referent_count(connection)

    def new_referents(self) -> list[Referent]:
        """Return the referents that no entity has yet."""
        with self.transaction(writing=False) as connection:
            return corpus.new_referents(connection)

    def referents_found(self, keys: Iterable[str]) -> list[Referent]:
        """Return all referents of the entities that are found under any of these keys of blocks."""
        with self.transaction(writing=False) as connection:
            return corpus.referents_found(connection, keys)

    def referents_named(self, keys: Iterable[str]) -> list[Referent]:
        """Return the referents that have any of these as their key, and all of entities of these names."""
        with self.transaction(writing=False) as connection:
            return corpus.referents_named(connection, keys)

    def vacated(self) -> set[str] | None:
        """Return the keys of blocks under which something was found that is gone; None: none are known."""
        with self.transaction(writing=False) as connection:
            return corpus.vacated(connection)

    def links(self, filter: Filter = _EVERYTHING) -> list[Link]:
        with self._listing(filter) as (connection, wanted):
            return corpus.links(connection, wanted)

    def origins(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Return all claims of the origins of these claims, each with the earliest of its origin."""
        with self.transaction(writing=False) as connection:
            return compared.origins(connection, json.dumps(list(claim_ids)))

    def concepts(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the concepts that documents name, each with its id, name and folded wordings."""
        with self.transaction(writing=False) as connection:
            return about.concepts(connection)

    def contents(self) -> list[tuple[str, str, frozenset[str]]]:
        """Return each claim with its content and the entities in it."""
        with self.transaction(writing=False) as connection:
            return list(about.contents(connection))

    def broader(self, entity: str) -> list[Broader]:
        """Return what the entity of this id is a kind of, and what is a kind of it."""
        with self.transaction(writing=False) as connection:
            return about.broader(connection, entity)

    def kinds(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the ids of entities with those of all that are kinds of them."""
        with self.transaction(writing=False) as connection:
            return about.kinds(connection, json.dumps(list(entities)))

    def statements(self) -> list[Stated]:
        """Return all claims that no person rejected, as they are compared."""
        with self.transaction(writing=False) as connection:
            return compared.statements(connection)

    def judged(self) -> dict[str, tuple[float, float, float]]:
        """Return what the entailment model said of pairs of texts, by the hash of model and pair."""
        with self.transaction(writing=False) as connection:
            return compared.judged(connection)

    def decisions(self) -> list[Decision]:
        with self.transaction(writing=False) as connection:
            return corpus.decisions(connection)

    def outcomes(self) -> list[DecisionLine]:
        """Return what a person ruled, and what became of it when entities were computed last."""
        with self.transaction(writing=False) as connection:
            return corpus.outcomes(connection)

    def stats(self) -> dict[str, int]:
        with self.transaction(writing=False) as connection:
            return corpus.stats(connection)


# --- opening -----------------------------------------------------------------------------------


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
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
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
