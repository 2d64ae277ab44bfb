"""Which kinds of files there are: told by a name's ending, by the type a server names, by how one begins.

A new format is a module in `kg/read/formats/`, and a row here.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.model.document import Page
from kg.model.read_options import Reading
from kg.read.failure import Address, Found
from kg.read.formats.csv_table import read_csv
from kg.read.formats.docx import read_docx
from kg.read.formats.feed import read_feed
from kg.read.formats.html import read_html
from kg.read.formats.json_lines import read_json_lines
from kg.read.formats.mail import read_message
from kg.read.formats.mbox import read_mbox
from kg.read.formats.parquet import read_parquet
from kg.read.formats.pdf import read_pdf
from kg.read.formats.text import read_text
from kg.read.formats.warc import read_warc
from kg.read.raw import Raw


class Kind(NamedTuple):
    """One kind of file.

    `read` yields what a file holds and names, or raises DocumentError. `types`: how servers name it.
    `begins`: bytes by which it is told where nothing else does, in lower case, without white space first.
    """

    read: Callable[[Raw, Reading], Iterator[Found | Address]]
    suffixes: tuple[str, ...]
    types: tuple[str, ...] = ()
    begins: tuple[bytes, ...] = ()


TEXT = Kind(read_text, (".txt", ".text"), ("text/plain",))
KINDS = (
    TEXT,
    Kind(read_html, (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"),
         (b"<!doctype html", b"<html", b"<head", b"<body")),
    Kind(read_json_lines, (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson"), (b"{",)),
    Kind(read_csv, (".csv", ".tsv"), ("text/csv", "text/tab-separated-values")),
    Kind(read_pdf, (".pdf",), ("application/pdf",), (b"%pdf-",)),
    Kind(read_docx, (".docx",),
         ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), (b"pk\x03\x04",)),
    Kind(read_message, (".eml", ".mhtml", ".mht"), ("message/rfc822", "multipart/related"),
         (b"return-path:", b"received:", b"mime-version:", b"message-id:", b"delivered-to:")),
    Kind(read_mbox, (".mbox", ".mbx"), ("application/mbox",)),
    Kind(read_feed, (".rss", ".atom", ".xml", ".opml"),
         ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
          "text/x-opml"),
         (b"<?xml", b"<rss", b"<feed", b"<rdf:rdf", b"<opml")),
    Kind(read_warc, (".warc", ".warc.gz"), ("application/warc",), (b"warc/",)),
    Kind(read_parquet, (".parquet",), ("application/vnd.apache.parquet",), (b"par1",)),
)  # fmt: skip
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
SAMPLE_BYTES = 1024


def kind_of_name(name: str) -> Kind | None:
    """Return the kind that the ending of a name tells, if any."""
    return _first(kind for kind in KINDS if name.lower().endswith(kind.suffixes))


def kind_of_page(page: Page) -> Kind | None:
    """Return the kind of what was fetched; servers often name no type, and call feeds text or HTML."""
    told = _first(kind for kind in KINDS if page.media_type in kind.types)
    seen = kind_of_content(page.content)
    if told is None or told == TEXT:
        return seen or kind_of_name(page.url.partition("?")[0]) or told
    return seen if seen and told.read is read_html else told


def kind_of_content(sample: bytes) -> Kind | None:
    """Return the kind that the first bytes tell, if any; plain text tells nothing."""
    start = sample.removeprefix(b"\xef\xbb\xbf").lstrip()[:SAMPLE_BYTES].lower()
    return _first(kind for kind in KINDS if kind.begins and start.startswith(kind.begins))


def _first(kinds: Iterable[Kind]) -> Kind | None:
    return next(iter(kinds), None)
