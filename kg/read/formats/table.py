"""A `.jsonl` table: one article a line.

A row is `{"id", "text", "title"?, "outlet"?, "published"?, "author"?, "url"?, "language"?}`; more
columns are passed over. A language that is given goes before what the text is taken for.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import DocumentError
from kg.language import code_of_language
from kg.model import Document, document_id
from kg.read.article import Known, make_document
from kg.read.decode import path_text
from kg.read.failure import Failure
from kg.read.printed_dates import normalise_date

MAX_ROW_BYTES = 16_000_000
_JOIN = ".jsonl#"

_log = logging.getLogger(__name__)


def read_table(path: Path) -> Iterator[Document | Failure]:
    """Yield the article of each row, or why it has none, in order; empty lines are passed over."""
    seen: set[str] = set()
    empty = True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_rows(file), start=1):
                if line is not None and not line.strip():
                    continue
                empty = False
                try:
                    yield _document(line, path=path, seen=seen)
                except DocumentError as error:
                    yield Failure(f"{path_text(path)}:{number}", str(error))
    except OSError as error:
        yield Failure(path_text(path), f"cannot be read ({error.strerror or error}); check its permissions")
        return
    if empty:
        yield Failure(path_text(path), "the file is empty; was it saved?")


def given_id(document: Document) -> str:
    """Return the id that a table gives to its row; of any other document, the document's own.

    The path of a row is "FILE.jsonl#ID"; which "#" parts them is settled by the document's id.
    """
    start = document.path.find(_JOIN)
    while start >= 0:
        key = document.path[start + len(_JOIN) :]
        if document_id(key, document.outlet, document.text) == document.id:
            return key
        start = document.path.find(_JOIN, start + 1)
    return document.id


def _rows(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a table; None for one that is too long to be an article's row."""
    while line := file.readline(MAX_ROW_BYTES):
        if len(line) < MAX_ROW_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_ROW_BYTES)
        yield None


def _document(line: bytes | None, *, path: Path, seen: set[str]) -> Document:
    row = _parse(line)
    key, text = _key(row), row.get("text")
    if key in seen:
        raise DocumentError(f'the id "{key}" stands in an earlier row; give each row its own')
    if not isinstance(text, str):
        raise DocumentError('no "text" in this row; it must be a string, the article as it is')
    seen.add(key)
    known = Known(
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        author=_string(row, "author"),
        published=_published(row, where=f"{path_text(path)}#{key}"),
        url=_string(row, "url"),
        language=_language(row, where=f"{path_text(path)}#{key}"),
    )
    return make_document(text, path=f"{path_text(path)}#{key}", key=key, known=known)


def _parse(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise DocumentError(
            f"more than {MAX_ROW_BYTES / 1e6:,.0f} MB in one row; split it into one row an article"
        )
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DocumentError(f"not UTF-8 at byte {error.start}; save the table again as UTF-8") from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"not valid JSON at column {error.colno} ({error.msg}); mend or remove this row"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 100,000 brackets
        raise DocumentError("JSON too large or too deep to read; mend or remove this row") from error
    if not isinstance(row, dict):
        raise DocumentError('not an object; each row must be {"id": ..., "text": ...}')
    return row


def _key(row: dict[str, Any]) -> str:
    key = row.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        key = str(key)
    if not isinstance(key, str) or not key.strip():
        raise DocumentError('no "id" in this row; give each row an id of its own, a string')
    return _storable(key, "id")


def _string(row: dict[str, Any], name: str) -> str | None:
    """Return an optional column: a string, or a list of strings as one, None when empty."""
    value = row.get(name)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise DocumentError(f'"{name}" must be a string or left out; mend this row')
    return _storable(value.strip(), name) or None


def _published(row: dict[str, Any], *, where: str) -> str | None:
    value = _string(row, "published")
    published = normalise_date(value) if value else None
    if value and not published:
        _log.warning('%s: "published" is not a date that can be read in one way: %s', where, value[:40])
    return published


def _language(row: dict[str, Any], *, where: str) -> str | None:
    value = _string(row, "language")
    code = code_of_language(value) if value else None
    if value and not code:
        _log.warning('%s: "language" names no known language: %s', where, value[:40])
    return code


def _storable(value: str, name: str) -> str:
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise DocumentError(f'"{name}" holds NUL or half a surrogate pair; write the row again in UTF-8')
    return value
