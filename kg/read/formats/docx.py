"""A `.docx`: one article; its paragraphs as they read when all changes in it are accepted.

A DOCX is a ZIP of XML files. No more is unpacked than an article may have, and XML that defines entities or
names files elsewhere is refused.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import DocumentError
from kg.model import Document
from kg.model.read_options import Reading
from kg.read.article import Known, make_document
from kg.read.credits import person_name
from kg.read.decode import MAX_FILE_BYTES
from kg.read.formats.safe_xml import parse_xml
from kg.read.raw import Raw

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

MAX_DOCX_BYTES = 64_000_000  # with its pictures, which are not looked at
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
# What was deleted or moved away, the code of a field, and a second drawing of what is there already.
_PASSED_OVER = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK}
_TITLES = {"title", "heading1", "heading 1"}


def read_docx(raw: Raw, reading: Reading) -> Iterator[Document]:
    """Yield the article of a Word document.

    Raises:
        DocumentError: It is none, is locked, damaged or hostile. The message has no path.
    """
    content = raw.read(MAX_DOCX_BYTES)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("an old Word document, or one locked by a password; save it as .docx without one")
    import zipfile  # only these files need it

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            told = _part(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise DocumentError(f"no Word document that can be read ({_told(error)}); save it again") from error
    except KeyError as error:
        raise DocumentError("a ZIP archive, but no Word document; unpack it first") from error
    paragraphs = [(_text(one).strip("\n"), _style(one)) for one in body.iter(f"{_W}p") if not _is_inner(one)]
    text = "\n\n".join(words for words, _ in paragraphs if words.strip())
    title = next((words for words, style in paragraphs if style in _TITLES and words.strip()), None)
    known = _known(told, text, title, raw.url).or_else(raw.known)
    yield make_document(text, path=raw.path, key=raw.key, known=known)


def _part(archive: "ZipFile", name: str) -> "_Element":
    """Return one of its XML files, unpacked no further than an article may be long."""
    with archive.open(name) as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise DocumentError(f"unpacks to more than {MAX_FILE_BYTES / 1e6:,.0f} MB; split it into articles")
    return parse_xml(content)


def _text(paragraph: "_Element") -> str:
    pieces: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in _PASSED_OVER or (element.tag == f"{_W}p" and element is not paragraph):
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        pieces.append(_BREAKS.get(str(element.tag), ""))
        waiting += reversed(element)
    return "".join(pieces)


def _is_inner(paragraph: "_Element") -> bool:
    """Tell whether a paragraph stands in what is passed over."""
    return any(element.tag in _PASSED_OVER for element in paragraph.iterancestors())


def _style(paragraph: "_Element") -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "").lower()


def _known(told: "_Element | None", text: str, title: str | None, url: str | None) -> Known:
    """Return its title, and of its properties what the text tells, too: programs write anything there."""
    start = text[:2000]
    named = " ".join((told.findtext(f"{_DC}title") or "").split()) if told is not None else ""
    author = person_name(told.findtext(f"{_DC}creator") or "") if told is not None else None
    if not title and len(named.split()) > 1 and named in start:
        title = named
    return Known(title=title, author=author if author and author in start else None, url=url)


def _told(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:80]
