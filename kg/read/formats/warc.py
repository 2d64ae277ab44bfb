"""A `.warc` or `.warc.gz` web archive: an article a page, read with warcio (extra `warc`).

Archives hold home pages, pictures and pages captured twice: what gives no article is counted, in one note.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.decode import MAX_FILE_BYTES
from kg.read.failure import Found, Note, lack
from kg.read.formats.html import read_html
from kg.read.formats.text import read_text
from kg.read.raw import Raw

MAX_SKIPPED_BYTES = 4_000_000_000  # unpacked, of one record that is passed over: a long film
BLOCK_BYTES = 1_000_000
MOST_NAMED = 3
_READERS = {"text/html": read_html, "application/xhtml+xml": read_html, "text/plain": read_text}


def read_warc(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of each page that was captured whole, in order, then notes on the others.

    Raises:
        DocumentError: It is no archive or breaks off, or warcio is missing. The message has no path.
    """
    without: list[str] = []
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    with raw.open() as file:
        for record in _records(file):
            url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
            read = _READERS.get(_media_type(record))
            if not url or read is None or not _is_whole(record):
                _skip(record)
                counts["other"] += 1
                continue
            if url in seen:
                _skip(record)
                counts["again"] += 1
                continue
            seen.add(url)
            try:
                yield from read(_page(raw, record, url), reading)
                counts["articles"] += 1
            except DocumentError:
                without.append(url)
    if not counts["articles"] and not without:
        raise DocumentError("no page in this archive; was it captured whole?")
    yield from _notes(raw, without, counts)


def _records(file: Any) -> Iterator[Any]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # a tenth of a second, for these files alone
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        lack("warcio", "warc", error)
    try:
        for record in ArchiveIterator(file, no_record_parse=False):
            if record.rec_type in ("response", "resource"):
                yield record
            else:
                _skip(record)
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, AttributeError, TypeError) as error:
        told = (str(error).strip().splitlines() or [type(error).__name__])[0][:80]
        raise DocumentError(f"no archive, or one that breaks off ({told}); the rest is not read") from error


def _media_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _is_whole(record: Any) -> bool:
    return record.http_headers is None or str(record.http_headers.get_statuscode()) == "200"


def _page(raw: Raw, record: Any, url: str) -> Raw:
    content = record.content_stream().read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        _skip(record)
    part = raw.part(url, content, encoding=_charset(record))
    return Raw(path=part.path, key=url, content=content, url=url, encoding=part.encoding)


def _charset(record: Any) -> str | None:
    told = str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
    _, _, charset = told.lower().partition("charset=")
    return charset.split(";")[0].strip("\"' ") or None


def _skip(record: Any) -> None:
    """Pass over a record; what unpacks without end stops the archive."""
    stream, size = record.raw_stream, 0
    while block := stream.read(BLOCK_BYTES):
        size += len(block)
        if size > MAX_SKIPPED_BYTES:
            raise DocumentError(
                f"a record unpacks to more than {MAX_SKIPPED_BYTES / 1e9:,.0f} GB; take it out"
            )


def _notes(raw: Raw, without: list[str], counts: Counter[str]) -> Iterator[Note]:
    if without:
        some = ", ".join(url[:80] for url in without[:MOST_NAMED]) + (
            " ..." if len(without) > MOST_NAMED else ""
        )
        yield Note(raw.path, f"{len(without):,} {_pages(len(without))} without an article: {some}")
    if counts["again"]:
        yield Note(raw.path, f"{counts['again']:,} {_pages(counts['again'])} captured again, read once")
    if counts["other"]:
        yield Note(raw.path, f"{counts['other']:,} records that are no pages: passed over")


def _pages(count: int) -> str:
    return "page" if count == 1 else "pages"
