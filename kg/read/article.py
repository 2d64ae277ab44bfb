"""What the text of an article shows of itself, and the making of a Document from it."""

import re
from dataclasses import dataclass, fields, replace

from kg.errors import DocumentError
from kg.language.detection import detect_language
from kg.model import Document, Span, Spans, document_id
from kg.read.credits import Prefix, agency_prefix
from kg.read.footer import read_footer
from kg.read.header import read_header
from kg.read.layout import Paragraph, paragraphs_of, pieces_of

MAX_ARTICLE_CHARS = 1_000_000  # spaCy's own limit for one text; a long novel, ten times over any article
MAX_BEFORE_DATELINE = 3  # paragraphs

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Known:
    """What a table, a page's metadata or a text itself tells about an article."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None

    def or_else(self, other: "Known") -> "Known":
        """Return the same, and what the other knows of what this does not tell."""
        told = {one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)}
        return Known(**told)


def make_document(text: str, *, path: str, key: str, known: Known = Known()) -> Document:
    """Return the document of a text; what is known of it from elsewhere goes before what it shows.

    Args:
        path: How the reader finds it again: file, or "FILE#ID".
        key: What names it on every machine; see `model.document_id`.
    Raises:
        DocumentError: The text cannot be stored or holds no words. The message has no path.
    """
    check_text(text)
    shown, body = read_article(text, title=known.title, outlet=known.outlet)
    outlet = known.outlet or shown.outlet
    return Document(
        id=document_id(key, outlet, text),
        path=path,
        text=text,
        body=body,
        title=known.title or shown.title,
        outlet=outlet,
        author=known.author or shown.author,
        published=known.published or shown.published,
        url=known.url,
        credit=shown.credit,
        language=known.language or detect_language(" ".join(span.cut(text) for span in body)),
    )


def check_text(text: str) -> None:
    """Raise DocumentError for a text that no store could keep or no reader could use."""
    if len(text) > MAX_ARTICLE_CHARS:
        raise DocumentError(
            f"{len(text):,} characters are more than one article may have ({MAX_ARTICLE_CHARS:,}); "
            "split it into one file or row an article"
        )
    if "\0" in text:
        raise DocumentError("the text holds NUL characters; it is binary or damaged, save it again as text")
    if _SURROGATE.search(text):
        raise DocumentError("the text holds half of a surrogate pair; write the file again as valid UTF-8")
    if not text.strip():
        raise DocumentError("no text in it; was it saved empty?")
    if not any(character.isalpha() for character in text):
        raise DocumentError("no words in it; is it an article?")


def read_article(text: str, *, title: str | None = None, outlet: str | None = None) -> tuple[Known, Spans]:
    """Return what a text shows of itself and which parts of it are the article.

    Args:
        title: When it is known; the line that prints it is then found, not guessed.
        outlet: When it is known; its name before the first sentence is then a header.
    """
    paragraphs = paragraphs_of(text)
    header = read_header(paragraphs, title)
    footer = read_footer(paragraphs, header.length)
    known = Known(
        title=paragraphs[header.title].text if header.title is not None else None,
        outlet=header.outlet or footer.outlet,
        author=", ".join(header.authors) or footer.author,
        published=header.published,
        credit=header.credit or footer.credit,
    )
    inside = [index for index in range(header.length, len(paragraphs)) if index not in footer.outside]
    spans = {index: paragraphs[index].span for index in inside}
    if header.title is not None:
        spans[header.title] = paragraphs[header.title].span
    dateline = _find_dateline(paragraphs, inside, outlet or known.outlet)
    if dateline:
        index, prefix = dateline
        spans[index] = Span(spans[index].start + prefix.chars, spans[index].end)
        known = replace(
            known,
            outlet=known.outlet or prefix.agency,
            credit=known.credit or prefix.agency,
            published=known.published or prefix.published,
        )
    if not spans:  # nothing but lines that look like headers: better to read too much
        spans = {index: paragraph.span for index, paragraph in enumerate(paragraphs)}
    return known, tuple(piece for _, span in sorted(spans.items()) for piece in pieces_of(span, text))


def _find_dateline(
    paragraphs: list[Paragraph], inside: list[int], outlet: str | None
) -> tuple[int, Prefix] | None:
    """Return where the article opens with an agency header; a deck or an unnoticed title may come before."""
    for index in inside[:MAX_BEFORE_DATELINE]:
        prefix = agency_prefix(paragraphs[index].text, outlet)
        if prefix and prefix.chars < len(paragraphs[index].text):
            return index, prefix
    return None
