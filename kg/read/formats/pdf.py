"""A `.pdf`: one article, read with pypdf (extra `pdf`); of pages that are pictures it says so."""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.article import MAX_ARTICLE_CHARS, Known, make_document
from kg.read.credits import person_name
from kg.read.failure import Found, Note, lack
from kg.read.formats.printed_pages import Line, join_pages, tidy_line
from kg.read.raw import Raw

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PDF_BYTES = 64_000_000
MAX_PAGES = 1_000
MAX_OPERATIONS = 400_000  # drawing steps of one page; a dense page of a newspaper has some 20,000


def read_pdf(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of a PDF, and a note on pages without text.

    Raises:
        DocumentError: It is damaged, locked, or a scan, or pypdf is missing. The message has no path.
    """
    pdf = _open(raw)
    pages, silent, pictures = _pages(pdf)
    text, title = join_pages(pages)
    if not any(character.isalpha() for character in text):
        kind = "a scan: its pages are pictures" if pictures else "a PDF without text"
        raise DocumentError(f"{kind}; run text recognition on it first (OCR)")
    known = _known(pdf, text, title, raw.url).or_else(raw.known)
    yield make_document(text, path=raw.path, key=raw.key, known=known)
    if silent:
        some = ", ".join(map(str, silent[:10])) + (" ..." if len(silent) > 10 else "")
        yield Note(raw.path, f"no text on {'page' if len(silent) == 1 else 'pages'} {some}; pictures?")


def _open(raw: Raw) -> "PdfReader":
    content = raw.read(MAX_PDF_BYTES)
    try:
        import pypdf  # a tenth of a second, for these files alone
    except ImportError as error:
        lack("pypdf", "pdf", error)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints come as failures of ours
    if b"%PDF-" not in content[:1024]:
        raise DocumentError("no PDF, though it is named like one; look what it is")
    try:
        pdf = pypdf.PdfReader(io.BytesIO(content))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise DocumentError("locked by a password; save it without one first")
        count = len(pdf.pages)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise _damaged(error) from error
    if count > MAX_PAGES:
        raise DocumentError(f"{count:,} pages are more than an article has ({MAX_PAGES:,}); split it")
    return pdf


def _pages(pdf: "PdfReader") -> tuple[list[list[Line]], list[int], bool]:
    """Return the lines of each page, the numbers of those without any, and whether these have pictures."""
    pages, silent, pictures, chars = [], [], False, 0
    for number in range(len(pdf.pages)):
        try:
            page = pdf.pages[number]
            lines = _lines(page)
        except MemoryError:
            raise
        except Exception as error:  # of pypdf, and of Python for what pypdf did not expect
            raise _damaged(error, f" at page {number + 1}") from error
        pages.append(lines)
        chars += sum(len(line.text) for line in lines)
        if chars > MAX_ARTICLE_CHARS:
            raise DocumentError(
                f"more than {MAX_ARTICLE_CHARS:,} characters are more than one article may have; split it"
            )
        if not lines:
            silent.append(number + 1)
            pictures = pictures or _has_pictures(page)
    return pages, silent, pictures


def _lines(page: "PageObject") -> list[Line]:
    """Return the lines of a page; one that draws without end, as hostile ones do, is refused."""
    lines: list[Line] = []
    pieces: list[str] = []
    place: tuple[float, float, float] | None = None
    steps = 0

    def count(*_: Any) -> None:
        nonlocal steps
        steps += 1
        if steps > MAX_OPERATIONS:
            raise DocumentError("more drawing steps than a page of text has")

    def take(text: str, page: list[float], line: list[float], font: Any, size: float) -> None:
        nonlocal place
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                if place and (words := tidy_line("".join(pieces))):
                    lines.append(Line(words, *place))
                pieces.clear()
                place = None
            elif piece.strip():
                place = place or _place(page, line, size)
                pieces.append(piece)
            else:
                pieces.append(piece)

    page.extract_text(visitor_operand_before=count, visitor_text=take)
    take("\n", [], [], None, 0)
    return lines


def _place(page: list[float], line: list[float], size: float) -> tuple[float, float, float]:
    """Return where a piece of text stands and how large it is, by the two matrices that move it there."""
    x = line[4] * page[0] + line[5] * page[2] + page[4]
    y = line[4] * page[1] + line[5] * page[3] + page[5]
    return x, y, abs(size * line[3] * page[3]) or size


def _has_pictures(page: "PageObject") -> bool:
    try:
        return len(page.images) > 0
    except Exception:  # it may be damaged, too
        return True


def _damaged(error: Exception, where: str = "") -> DocumentError:
    if type(error).__name__ == "DependencyError":
        return DocumentError(
            "encrypted in a way that needs another library; save it without encryption first"
        )
    told = (str(error).splitlines() or [""])[0][:80] or type(error).__name__
    return DocumentError(f"damaged{where} ({told}); save or print it to PDF again")


def _known(pdf: "PdfReader", text: str, title: str | None, url: str | None) -> Known:
    """Return its title in large letters, and of its properties what the text tells, too: they may be any."""
    try:
        told = pdf.metadata
        named, author = (str(told.title or ""), str(told.author or "")) if told else ("", "")
    except Exception:
        named, author = "", ""
    named, person, start = " ".join(named.split()), person_name(author), text[:2000]
    if len(named.split()) > 1 and named in start:
        title = named
    return Known(title=title, author=person if person and person in start else None, url=url)
