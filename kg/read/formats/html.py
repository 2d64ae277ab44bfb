"""An `.html` page: its article, title, author, date and site name, through trafilatura.

The stored text is the extracted one, the title first: offsets point into that, not into the markup.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.model.read_options import Reading
from kg.read.article import Known, make_document
from kg.read.decode import decode
from kg.read.printed_dates import normalise_date
from kg.read.raw import Raw

MAX_TAGS = 60_000  # the time to read a page grows with their square; news pages have 1,000 to 10,000

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_LATEST = "2100-01-01"  # trafilatura's own limit is today, which would make yesterday's run differ


def read_html(raw: Raw, reading: Reading) -> Iterator[Document]:
    """Yield the article of a saved web page.

    Raises:
        DocumentError: It cannot be read or holds no article. The message has no path.
    """
    content = raw.read()
    declared = _DECLARED.search(content[:4096])
    named = declared[1].decode("ascii") if declared else None
    text, known = read_page(decode(content, declared=raw.encoding or named), url=raw.url)
    key = raw.key if raw.url or not known.url else known.url
    yield make_document(text, path=raw.path, key=key, known=known.or_else(raw.known))


def read_page(page: str, *, url: str | None = None) -> tuple[str, Known]:
    """Return the text of the article of a page, its title first, and what the page tells of it.

    Args:
        url: Where it was found, if that is known; else the page may tell.
    Raises:
        DocumentError: It cannot be read or holds no article. The message has no path.
    """
    tags = page.count("<")
    if tags > MAX_TAGS:
        raise DocumentError(
            f"{tags:,} tags are more than a page may have ({MAX_TAGS:,}); save its text as .txt"
        )
    article = _extract(page)
    if article is None or not (article.text or "").strip():
        raise DocumentError("no article in this page; if a script writes its text, save that text as .txt")
    title = article.title or None
    text = article.text
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    known = Known(
        title=title,
        outlet=article.sitename or None,
        author=article.author.replace("; ", ", ") if article.author else None,
        published=normalise_date(article.date) if article.date else None,
        url=url or article.url or None,
    )
    return text, known


def _extract(page: str) -> Any:
    """Return trafilatura's document: title, author, date, sitename, url and text; None without a text."""
    import trafilatura  # most of a second to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its errors come as failures of ours
    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
        )
    except Exception as error:  # lxml, htmldate and courlan each raise their own on broken pages
        raise DocumentError(
            f"the page is too broken to read ({type(error).__name__}); save its text as .txt"
        ) from error
