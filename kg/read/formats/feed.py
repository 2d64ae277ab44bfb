"""A feed (RSS, Atom; with feedparser, extra `feeds`), or an OPML that names feeds.

A feed that was fetched, or any with `Reading.follow`, names the pages to fetch; a file that is read offline
gives an article an entry, with as much of its text as the feed has.
"""

import io
from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.model.read_options import Reading
from kg.read.article import Known, make_document
from kg.read.failure import WEB, Address, Failure, Found, Note, lack
from kg.read.formats.html import read_html
from kg.read.formats.safe_xml import check_xml, parse_xml
from kg.read.printed_dates import normalise_date
from kg.read.raw import Raw

MAX_ENTRIES = 1_000  # a feed has 10 to 100
MAX_FEEDS = 1_000
_HEAD_BYTES = 4_000


def read_feed(raw: Raw, reading: Reading) -> Iterator[Found | Address]:
    """Yield the articles of a feed, or the pages or feeds to fetch in their place.

    Another XML that nobody named but that lies in a folder is passed over with a note.

    Raises:
        DocumentError: It is no feed, damaged or hostile, or feedparser is missing. The message has no path.
    """
    content = raw.read()
    head = content[:_HEAD_BYTES].lower()
    if b"<html" in head:
        yield from read_html(raw, reading)
        return
    check_xml(content)
    if b"<opml" in head:
        yield from _feeds(content, follow=reading.follow or raw.url is not None)
        return
    entries, outlet = _entries(content)
    if not entries and not raw.named:
        yield Note(raw.path, "passed over: an XML that is no feed")
    elif not entries:
        raise DocumentError("no entries in it; is it a feed (RSS, Atom)?")
    elif raw.url or reading.follow:
        yield from _pages(raw, entries, outlet)
    else:
        yield from _articles(raw, entries, outlet)


def _feeds(content: bytes, *, follow: bool) -> Iterator[Address]:
    named = [outline.get("xmlUrl", "").strip() for outline in parse_xml(content).iter("outline")]
    urls = list(dict.fromkeys(url for url in named if url.startswith(WEB)))[:MAX_FEEDS]
    if not urls:
        raise DocumentError("no feed is named in it (an outline with xmlUrl)")
    if not follow:
        raise DocumentError(f"it names {len(urls):,} feeds; --follow fetches them")
    yield from map(Address, urls)


def _entries(content: bytes) -> tuple[list[Any], str | None]:
    try:
        import feedparser
    except ImportError as error:
        lack("feedparser", "feeds", error)
    try:
        # Bytes only: of a text feedparser would fetch the address or open the file that it names.
        found = feedparser.parse(io.BytesIO(content), sanitize_html=True)
        return list(found.entries[:MAX_ENTRIES]), (found.feed.get("title") or "").strip() or None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DocumentError(f"the feed is too broken to read ({type(error).__name__})") from error


def _pages(raw: Raw, entries: list[Any], outlet: str | None) -> Iterator[Address | Note]:
    named = [entry for entry in entries if str(entry.get("link", "")).startswith(WEB)]
    for entry in named:
        yield Address(entry.link, _known(entry, outlet))
    if len(named) < len(entries):
        yield Note(raw.path, f"{len(entries) - len(named):,} of {len(entries):,} entries name no page")


def _text(markup: object) -> str:
    from kg.read.formats.markup import text_of_markup  # and with it html.parser, for feeds alone

    return text_of_markup(str(markup or ""))


def _articles(raw: Raw, entries: list[Any], outlet: str | None) -> Iterator[Document | Failure | Note]:
    short = 0
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        known = _known(entry, outlet)
        key = str(entry.get("id") or entry.get("link") or number).strip()
        whole = "\n\n".join(str(part.get("value", "")) for part in entry.get("content", []))
        text = _text(whole or entry.get("summary"))
        short += not whole
        if known.title and not text.startswith(known.title):
            text = f"{known.title}\n\n{text}".strip()
        if key in seen:
            continue
        seen.add(key)
        try:
            yield make_document(text, path=raw.part(key).path, key=key, known=known)
        except DocumentError as error:
            yield Failure(f"{raw.path}:{number}", str(error))
    if short:
        which = "entry has" if short == 1 else "entries have"
        yield Note(raw.path, f"{short:,} {which} no more than a summary; --follow fetches the pages")


def _known(entry: Any, outlet: str | None) -> Known:
    told = entry.get("published") or entry.get("updated") or ""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    published = normalise_date(str(told))
    if parsed and not published:
        year, month, day, hour, minute, second = parsed[:6]
        published = normalise_date(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    return Known(
        title=_text(entry.get("title")) or None,
        outlet=outlet,
        author=str(entry.get("author", "")).strip() or None,
        published=published,
        url=str(entry.get("link", "")).strip() or None,
    )
