# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Listing documents, and finding one of them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kg.errors import StoreError
from kg.model import Document, DocumentLine, Filter, Span
from kg.store.conditions import all_of, claim_conditions, document_conditions, parameters, wanted_claims
from kg.store.connection import Connection

NEWEST_FIRST = "ORDER BY document.published DESC, document.path"  # undated last
_LINE = """SELECT document.id, document.path, document.title, document.outlet, document.published,
        document.author, document.extractor,
        (SELECT count(*) FROM claim WHERE claim.document_id = document.id
         AND claim.id NOT IN (SELECT claim_id FROM ruling WHERE verb = 'reject')) AS claims
    FROM document"""


def documents(connection: Connection, wanted: Filter) -> list[DocumentLine]:
    """Return the wanted documents; where a claim is asked for, those that hold such a claim."""
    where = document_conditions(wanted)
    if claim_conditions(wanted):
        where.append(f"document.id IN (SELECT claim.document_id {wanted_claims(wanted)})")
    sql = f"{_LINE} {all_of(where)} {NEWEST_FIRST} LIMIT :limit"
    return [DocumentLine(**row) for row in connection.execute(sql, parameters(wanted))]


def documents_of_claims(connection: Connection, page: str) -> dict[str, DocumentLine]:
    """Return the documents that hold these claims by id; `page` is a JSON list of claim ids."""
    sql = f"""{_LINE} WHERE document.id IN
              (SELECT document_id FROM claim WHERE claim.id IN (SELECT value FROM json_each(?)))"""
    return {row["id"]: DocumentLine(**row) for row in connection.execute(sql, [page])}


def documents_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentLine]:
    """Return the documents of these ids."""
    sql = f"{_LINE} WHERE document.id IN (SELECT value FROM json_each(?))"
    return {row["id"]: DocumentLine(**row) for row in connection.execute(sql, [json.dumps(list(ids))])}


def document(connection: Connection, reference: str) -> Document:
    """Return the document with this id, unique beginning of an id, or path."""
    sql = """SELECT id, path, text, body, title, outlet, author, published, url, credit, language
             FROM document WHERE id = ?"""
    (row,) = connection.execute(sql, [document_id(connection, reference)])
    body = tuple(Span(start, end) for start, end in json.loads(row["body"]))
    return Document(**{**row, "body": body})


def held(connection: Connection, identifier: str, path: str) -> str | None:
    """Return the id of the document with this id, else of the one that has its path now, if any."""
    sql = "SELECT id FROM document WHERE id = ? UNION ALL SELECT id FROM document WHERE path = ?"
    return next((str(row["id"]) for row in connection.execute(sql, [identifier, path])), None)


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


def only(rows: Iterable[Any], reference: str, kind: str) -> str:
    """Return the one id found."""
    found = [str(row["id"]) for row in rows]
    if not found:
        raise StoreError(f"{reference}: no such {kind}; `kg {kind}s` lists them")
    if len(found) > 1:
        some = ", ".join(found[:2])
        raise StoreError(f"{reference}: begins the id of several {kind}s ({some}, ...); give more of it")
    return found[0]
