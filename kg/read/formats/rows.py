"""A row of a table → a Document, whatever kind of table it is.

A row is `{"id", "text", "title"?, "outlet"?, "published"?, "author"?, "url"?, "language"?}`; what else its
columns are called is given by `Reading.columns`, and columns that nothing takes are told. A row without an
id is named by its URL, else by its text. A language that is given goes before what the text is taken for.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from kg.errors import DocumentError
from kg.language import code_of_language
from kg.model import Document, digest, document_id
from kg.model.read_options import FIELDS, Reading
from kg.read.article import Known, make_document
from kg.read.failure import Note
from kg.read.printed_dates import normalise_date
from kg.read.raw import Raw

MAX_ROW_BYTES = 16_000_000
MOST_NAMED = 12  # columns that are told by name
# What tables often call a field, to be offered, never to be taken unasked.
_LIKELY = {
    "text": ("body", "content", "article", "fulltext", "full_text", "article_text", "story"),
    "published": ("date", "pubdate", "pub_date", "published_at", "publish_date", "datetime", "time", "day"),
    "outlet": ("source", "publisher", "publication", "newspaper", "site", "domain", "source_name"),
    "title": ("headline", "head", "heading", "subject"),
    "author": ("byline", "authors", "by", "writer"),
    "url": ("link", "href", "uri", "source_url"),
    "id": ("guid", "uuid", "key", "doc_id", "article_id"),
    "language": ("lang",),
}

_log = logging.getLogger(__name__)


class Rows:
    """The rows of one table, one after another: each has an id of its own."""

    def __init__(self, raw: Raw, reading: Reading) -> None:
        self._raw = raw
        self._columns = {field: reading.columns.get(field, field) for field in FIELDS}
        self._mapped = frozenset(reading.columns)
        self._seen: set[str] = set()
        self._unused: dict[str, None] = {}
        self._unnamed = 0

    def lacks_text(self, columns: Iterable[str]) -> str | None:
        """Return what to say of a table whose columns are known to have no text; None where they have."""
        named = list(columns)
        for field in sorted(self._mapped):
            if self._columns[field] not in named:
                return f'no column "{self._columns[field]}" in it; its columns are {_listed(named)}'
        if self._columns["text"] in named:
            return None
        likely = self._likely("text", named) or "COLUMN"
        return f'no column "text"; its columns are {_listed(named)}: name the text with --map text={likely}'

    def document(self, row: Mapping[str, Any]) -> Document:
        """Return the article of a row.

        Raises:
            DocumentError: It has none, or what it says of it is no text. The message has no path.
        """
        used = set(self._columns.values())
        self._unused.update((name, None) for name in row if name not in used and isinstance(name, str))
        text = row.get(self._columns["text"])
        if not isinstance(text, str):
            name = self._columns["text"]
            raise DocumentError(f'no "{name}" in this row; it must be a string, the article as it is')
        key = self._key(row, text)
        if key in self._seen:
            raise DocumentError(f'the id "{key}" stands in an earlier row; give each row its own')
        self._seen.add(key)
        part = self._raw.part(key)
        known = Known(
            title=self._string(row, "title"),
            outlet=self._string(row, "outlet"),
            author=self._string(row, "author"),
            published=self._published(row, where=part.path),
            url=self._string(row, "url"),
            language=self._language(row, where=part.path),
        )
        return make_document(text, path=part.path, key=key, known=known)

    def notes(self) -> Iterator[Note]:
        """Yield what is to be told when all rows were read."""
        if self._unused:
            names = list(self._unused)
            offers = {field: self._likely(field, names) for field in FIELDS if field not in self._mapped}
            taken = " ".join(f"--map {field}={name}" for field, name in offers.items() if name)
            which = "column is" if len(names) == 1 else "columns are"
            offer = f" ({taken} would take {'it' if len(names) == 1 else 'some of them'})" if taken else ""
            yield Note(self._raw.path, f"{len(names)} {which} not used: {_listed(names)}{offer}")
        if self._unnamed:
            rows = "1 row has" if self._unnamed == 1 else f"{self._unnamed:,} rows have"
            yield Note(self._raw.path, f'{rows} no "{self._columns["id"]}": named by URL or text')

    def _likely(self, field: str, columns: Iterable[str]) -> str | None:
        folded = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in columns}
        return next((folded[name] for name in _LIKELY[field] if name in folded), None)

    def _key(self, row: Mapping[str, Any], text: str) -> str:
        name = self._columns["id"]
        key = row.get(name)
        if key is None:
            self._unnamed += 1
            return self._string(row, "url") or digest(_storable(text, self._columns["text"]))
        if isinstance(key, int) and not isinstance(key, bool):
            key = str(key)
        if not isinstance(key, str) or not key.strip():
            raise DocumentError(f'"{name}" of this row is no id; give it a string of its own')
        return _storable(key, name)

    def _string(self, row: Mapping[str, Any], field: str) -> str | None:
        """Return an optional field: a string, or a list of strings as one, None when empty."""
        name = self._columns[field]
        value = row.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if isinstance(value, date | datetime):  # as Parquet has them
            value = value.isoformat()
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise DocumentError(f'"{name}" must be a string or left out; mend this row')
        return _storable(value.strip(), name) or None

    def _published(self, row: Mapping[str, Any], *, where: str) -> str | None:
        value = self._string(row, "published")
        published = normalise_date(value) if value else None
        if value and not published:
            name = self._columns["published"]
            _log.warning('%s: "%s" is not a date that can be read in one way: %s', where, name, value[:40])
        return published

    def _language(self, row: Mapping[str, Any], *, where: str) -> str | None:
        value = self._string(row, "language")
        code = code_of_language(value) if value else None
        if value and not code:
            name = self._columns["language"]
            _log.warning('%s: "%s" names no known language: %s', where, name, value[:40])
        return code


def given_id(document: Document) -> str:
    """Return the id that a table gives to its row; of any other document, the document's own.

    The path of a row is "FILE#ID"; which "#" parts them is settled by the document's id.
    """
    start = document.path.find("#")
    while start >= 0:
        key = document.path[start + 1 :]
        if document_id(key, document.outlet, document.text) == document.id:
            return key
        start = document.path.find("#", start + 1)
    return document.id


def _listed(names: list[str]) -> str:
    shown = [name if len(name) <= 40 else f"{name[:40]}…" for name in names[:MOST_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _storable(value: str, name: str) -> str:
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise DocumentError(f'"{name}" holds NUL or half a surrogate pair; write the row again in UTF-8')
    return value
