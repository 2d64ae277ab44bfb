"""One article as it was read, and as a listing shows it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.model.ids import digest
from kg.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    `text` is all that was read. `body` are the parts of it that are the article itself, in order;
    what lies outside (agency headers, comment forms, "Related Articles") is kept but not extracted.
    """

    id: str
    path: str  # file or URL; "file.jsonl#ID" for a row of a table
    text: str
    body: Spans
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601: "2022-01-10" or with a time
    url: str | None = None
    credit: str | None = None  # how the text names where it took its report from: "TRTWorld and agencies"
    language: str | None = None  # ISO 639-1, or 639-3 where that has none; None: not sure, read as English


def document_id(key: str, outlet: str | None, text: str) -> str:
    """Return the same id for the same text under the same name, on every machine.

    Args:
        key: Its URL, the id that its table gives it, or its file name without folders.
    """
    return digest(key, outlet, text)


def age_of(published: str | None) -> str:
    """Return what sorts by when something was published, the undated last."""
    return published or "9999"


def published_day(published: str | None) -> date | None:
    """Return the day when something was published; None where no whole day is told."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


class Passage(NamedTuple):
    """Some of a document's text, from `start` on."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a listing shows it."""

    id: str
    path: str
    title: str | None
    outlet: str | None
    published: str | None
    author: str | None = None
    extractor: str | None = None
    claims: int = 0
    url: str | None = None


@dataclass(frozen=True, slots=True)
class TextHit:
    """An article in which some words stand: `marks` are where in its text, none where only in its title."""

    document: DocumentLine
    text: str
    body: Spans
    marks: Spans


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave for an address.

    `asked` is the address that was named, `url` the one that it led to. `media_type` and `encoding` are as
    the server declares them; `content` is unpacked, every byte kept.
    """

    asked: str
    url: str
    fetched_at: str  # ISO 8601, UTC
    media_type: str
    encoding: str | None
    content: bytes
