# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Documents: listing them, finding one of them, and how one that was just read stands to what is held."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from kg.errors import DocumentError
from kg.language.en.saying.between import between_pieces
from kg.model import Document, DocumentLine, Passage, Span, Wanted
from kg.store.articles.described import as_read
from kg.store.conditions import all_of, claim_conditions, document_conditions, parameters, wanted_claims
from kg.store.connection import Connection, Noun
from kg.store.corpus import overtake, vacate
from kg.store.references import only, story_id

Standing = Literal["new", "changed", "unchanged", "unfinished", "duplicate"]

NEWEST_FIRST = "ORDER BY document.published DESC, document.path"  # undated last
_LINE = """SELECT document.id, document.path, document.title, document.outlet, document.published,
        document.author, document.extractor,
        (SELECT count(*) FROM claim WHERE claim.document_id = document.id
         AND claim.id NOT IN (SELECT claim_id FROM ruling WHERE verb = 'reject')) AS claims, document.url
    FROM document"""
_EVERYTHING = Wanted()
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Documents(Noun):
    """The documents that are held; `store.evidence` writes them, with what was found in them."""

    def get(self, reference: str) -> Document:
        """Return the document with this id, unique beginning of an id, or path.

        Raises:
            StoreError: no document answers to it, or several do.
        """
        with self._reading() as connection:
            return document_in(connection, document_id(connection, reference))

    def find(self, document_id: str, path: str) -> str | None:
        """Return the id of the document with this id, else of the one that has its path now, if any."""
        sql = "SELECT id FROM document WHERE id = ? UNION ALL SELECT id FROM document WHERE path = ?"
        with self._reading() as connection:
            return next((str(row["id"]) for row in connection.execute(sql, [document_id, path])), None)

    def days_of_claims(self, claim_ids: Sequence[str]) -> dict[str, str | None]:
        """Return when the article of each of these claims was published, as far as that is known."""
        sql = """SELECT claim.id, published FROM json_each(?) AS given
                 CROSS JOIN claim ON claim.id = given.value JOIN document ON document.id = document_id"""
        with self._reading() as connection:
            rows = connection.execute(sql, [json.dumps(list(claim_ids))])
            return {row["id"]: row["published"] for row in rows}

    def holds(self, document_id: str, extractor: str | None = None) -> bool:
        """Say whether a document is held, read by this extractor if one is named."""
        with self._reading() as connection:
            sql = "SELECT extractor FROM document WHERE id = ?"
            held = [row["extractor"] for row in connection.execute(sql, [document_id])]
        return bool(held) and extractor in (None, held[0])

    def credits(self, document_ids: Sequence[str]) -> dict[str, list[str]]:
        """Return whom documents name as author and where they took their report from, as far as they do."""
        sql = """SELECT id, author, credit FROM document
                 WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
        with self._reading() as connection:
            rows = list(connection.execute(sql, [json.dumps(list(document_ids))]))
        return {row["id"]: [text for text in (row["author"], row["credit"]) if text] for row in rows}

    def standing(self, document: Document, extractor: str) -> Standing:
        """Say how a document that was just read stands to what is held.

        "changed": its path held another text, or it was described otherwise, or another extractor read it.
        "unfinished": it is held unchanged, but something went wrong with it, or an older kg did not keep all
        that it found: it is worth extracting again.
        "duplicate": the same article is held under another path.
        """
        with self._reading() as connection:
            return document_standing(connection, document, extractor)

    def unwhole(self) -> list[str]:
        """Return the ids of documents of which an older kg did not keep all that it found, by path."""
        with self._reading() as connection:
            sql = "SELECT id FROM document WHERE NOT whole ORDER BY path"
            return [str(row["id"]) for row in connection.execute(sql)]

    def ids(self) -> list[str]:
        """Return the ids of all documents, by path."""
        with self._reading() as connection:
            return [str(row["id"]) for row in connection.execute("SELECT id FROM document ORDER BY path")]

    def remove(self, reference: str) -> str:
        """Remove a document, by id, unique beginning of an id, or path, with its evidence; return its id.

        Entities that nothing else speaks of go with it.
        """
        with self._writing() as connection:
            identifier = document_id(connection, reference)
            connection.execute(
                "DELETE FROM version WHERE path = (SELECT path FROM document WHERE id = ?)", [identifier]
            )
            vacate(connection, "document.id = :id", {"id": identifier})
            connection.execute("DELETE FROM document WHERE id = ?", [identifier])
            connection.execute("DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM identity)")
            overtake(connection, "entities", "stories", "links")
        return identifier

    def list(self, wanted: Wanted = _EVERYTHING) -> list[DocumentLine]:
        """Return the wanted documents; where a claim is asked for, those that hold such a claim."""
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            sql = f"{_LINE} {wanted_documents(wanted)} {NEWEST_FIRST} LIMIT :limit"
            return [DocumentLine(**row) for row in connection.execute(sql, parameters(wanted))]

    def undated_beside(self, wanted: Wanted) -> int:
        """Return how many documents a filter leaves out only since nobody knows when they were published."""
        asked = wanted.filter
        if asked.undated or (asked.since is None and asked.until is None):
            return 0
        undated = replace(wanted, filter=replace(asked, since=None, until=None, undated=True))
        with self._reading() as connection:
            undated = by_id(connection, undated)
            sql = f"SELECT count(*) AS n FROM document {wanted_documents(undated)}"
            (row,) = connection.execute(sql, parameters(undated))
        return int(row["n"])


def wanted_documents(wanted: Wanted) -> str:
    """Return the WHERE of the wanted documents; where a claim is asked for, of those that hold one."""
    where = document_conditions(wanted)
    if claim_conditions(wanted):
        where.append(f"document.id IN (SELECT claim.document_id {wanted_claims(wanted)})")
    return all_of(where)


def document_in(connection: Connection, identifier: str) -> Document:
    """Return the document of this id as it was read."""
    sql = """SELECT id, path, text, body, title, outlet, author, published, url, credit, language
             FROM document WHERE id = ?"""
    (row,) = connection.execute(sql, [identifier])
    body = tuple(Span(start, end) for start, end in json.loads(row["body"]))
    return Document(**{**row, "body": body})


def write_document(connection: Connection, document: Document, extractor: str, *, whole: bool) -> None:
    """Write a document in place of what its id or path held, with the evidence of that.

    Args:
        whole: All that was found in it is written with it.
    """
    place = {"id": document.id, "path": document.path}
    vacate(connection, "document.id = :id OR path = :path", place)
    connection.execute("DELETE FROM document WHERE id = :id OR path = :path", place)
    connection.execute(
        """INSERT INTO document (id, path, title, outlet, author, published, url, credit, language, text,
                                 body, extractor, read_at, whole)
           VALUES (:id, :path, :title, :outlet, :author, :published, :url, :credit, :language, :text,
                   :body, :extractor, :read_at, :whole)""",
        _row(document, extractor)
        | {"read_at": datetime.now(UTC).isoformat(timespec="seconds"), "whole": whole},
    )
    overtake(connection, "entities", "stories", "links")


def document_standing(connection: Connection, document: Document, extractor: str) -> Standing:
    """Say how a document that was just read stands to what is held, as `Documents.standing` does."""
    sql = "SELECT * FROM document WHERE id = :id OR path = :path"
    read = _row(document, extractor)
    held = [
        {column: as_read(connection, dict(row))[column] for column in read}
        for row in connection.execute(sql, read)
    ]
    if not held:
        return "new"
    if len(held) > 1 or held[0]["id"] != document.id or held[0]["extractor"] != extractor:
        return "changed"
    if held[0]["path"] != document.path:
        return "duplicate"
    if held[0] != read:
        return "changed"
    sql = """SELECT 1 FROM document LEFT JOIN failure ON failure.document_id = document.id
             WHERE document.id = ? AND (NOT whole OR failure.path IS NOT NULL)"""
    return "unfinished" if list(connection.execute(sql, [document.id])) else "unchanged"


def by_id(connection: Connection, wanted: Wanted) -> Wanted:
    """Return the same, with the document and the story that are named by any reference named by their ids."""
    narrowed = wanted.filter
    if narrowed.document is not None:
        narrowed = replace(narrowed, document=document_id(connection, narrowed.document))
    if narrowed.story is not None:
        narrowed = replace(narrowed, story=story_id(connection, narrowed.story))
    return replace(wanted, filter=narrowed)


def document_id(connection: Connection, reference: str) -> str:
    """Return the id that this id, unique beginning of an id, or path stands for.

    Raises:
        StoreError: no document answers to it, or several do.
    """
    for row in connection.execute("SELECT id FROM document WHERE path = ?", [reference]):
        return str(row["id"])
    sql = """SELECT id FROM document WHERE :beginning <> '' AND id >= :beginning AND id < :beginning || '~'
             ORDER BY id LIMIT 3"""
    return only(connection.execute(sql, {"beginning": reference}), reference, "document")


def documents_of_claims(connection: Connection, page: str) -> dict[str, DocumentLine]:
    """Return the documents that hold these claims by id; `page` is a JSON list of claim ids."""
    sql = f"""{_LINE} WHERE document.id IN
              (SELECT document_id FROM claim WHERE claim.id IN (SELECT value FROM json_each(?)))"""
    return {row["id"]: DocumentLine(**row) for row in connection.execute(sql, [page])}


def words_between(
    connection: Connection, page: str, pieces: Mapping[str, Sequence[Span]]
) -> dict[str, tuple[Passage, ...]]:
    """Return the words between the pieces of each of these claims; `page` is a JSON list of claim ids."""
    sql = """SELECT document.text, json_group_array(claim.id) AS claims
             FROM claim JOIN document ON document.id = claim.document_id
             WHERE claim.id IN (SELECT value FROM json_each(?)) GROUP BY document.id"""
    return {
        claim: between_pieces(row["text"], pieces[claim])
        for row in connection.execute(sql, [page])
        for claim in json.loads(row["claims"])
    }


def documents_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentLine]:
    """Return the documents of these ids."""
    sql = f"{_LINE} WHERE document.id IN (SELECT value FROM json_each(?))"
    return {row["id"]: DocumentLine(**row) for row in connection.execute(sql, [json.dumps(list(ids))])}


def _row(document: Document, extractor: str) -> dict[str, Any]:
    columns = ("id", "path", "title", "outlet", "author", "published", "url", "credit", "language", "text")
    row = {column: getattr(document, column) for column in columns}
    try:
        "".join(value for value in row.values() if value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError("half a character (a lone surrogate) in it; mend its encoding") from error
    return row | {"body": _json(document.body), "extractor": extractor}
