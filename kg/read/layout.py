"""The lines and paragraphs of a plain text, with their offsets."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Span

MAX_PARAGRAPH_CHARS = 20_000  # a parser's memory grows with what it is given at once
MAX_WRAPPED_LINE_CHARS = 100  # longer lines are paragraphs, not rows of a narrow column
MIN_WRAPPED_LINE_CHARS = 45

_EDGES = "\ufeff\u200b\u2060\u00ad"  # invisible characters that str.strip leaves


class Paragraph(NamedTuple):
    """A paragraph without the white space around it."""

    span: Span
    text: str
    after_blank: bool  # an empty line, or the beginning of the text, stands before it


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text in order.

    A line is a paragraph; but in a text wrapped to a narrow column a paragraph goes on until an
    empty line or a line that ends early.
    """
    lines = list(_lines(text))
    if not _is_wrapped(lines):
        return lines
    paragraphs: list[Paragraph] = []
    last_line_chars = 0
    for line in lines:
        if paragraphs and not line.after_blank and last_line_chars >= MIN_WRAPPED_LINE_CHARS:
            whole = Span(paragraphs[-1].span.start, line.span.end)
            paragraphs[-1] = Paragraph(whole, whole.cut(text), paragraphs[-1].after_blank)
        else:
            paragraphs.append(line)
        last_line_chars = len(line.text)
    return paragraphs


def pieces_of(span: Span, text: str) -> Iterator[Span]:
    """Yield a span, cut at sentence ends or else at white space so that none is very long."""
    start = span.start
    while span.end - start > MAX_PARAGRAPH_CHARS:
        limit = start + MAX_PARAGRAPH_CHARS
        cut = text.rfind(". ", start, limit) + 1 or text.rfind(" ", start, limit)
        cut = cut if cut > start else limit
        yield Span(start, cut)
        start = cut + (text[cut] == " ")
    if start < span.end:
        yield Span(start, span.end)


def _lines(text: str) -> Iterator[Paragraph]:
    position, after_blank = 0, True
    for line in text.splitlines(keepends=True):
        stripped = line.strip().strip(_EDGES).strip()
        if stripped:
            start = position + line.index(stripped)
            yield Paragraph(Span(start, start + len(stripped)), stripped, after_blank)
        after_blank = not stripped
        position += len(line)


def _is_wrapped(lines: list[Paragraph]) -> bool:
    """Tell whether sentences run on from line to line."""
    if max((len(line.text) for line in lines), default=0) > MAX_WRAPPED_LINE_CHARS:
        return False
    return sum(1 for line in lines if not line.after_blank and line.text[0].islower()) >= 2
