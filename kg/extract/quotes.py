"""Where quotation marks open and close: text in, quotations out.

Marks are paired by what stands beside them, not by counting, so that one stray mark costs no more
than its own paragraph.
"""

import re
from collections.abc import Iterator

from kg.model import Span

OPENERS = "“„«"
CLOSERS = "”»"
_MARK = re.compile(r"[“”„«»\"]|''|``|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?;:…—-])[’'](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_START = re.compile(r"[.!?…][”\"»’')\]]*\s+(?=[\[“\"„«A-Z0-9])")
MAX_STRAY_QUOTE_CHARACTERS = 1000


def find_quotations(text: str) -> list[Span]:
    """Return each quotation with its marks, in order, none inside another.

    A quotation that is never closed ends with its paragraph; a closing mark without an opening one
    takes in the sentence before it. Single quotes count only where no double ones are open.
    """
    return [span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, paragraph.span())]


def _in_paragraph(text: str, paragraph: tuple[int, int]) -> Iterator[Span]:
    start, end = paragraph
    opened: int | None = None
    single = False
    depth = 0
    last = start
    marks = list(_MARK.finditer(text, start, end))
    for n, mark in enumerate(marks):
        kind = _kind(text, mark, inside=opened is not None)
        is_single = mark.group() in "‘’'"
        if kind == "open":
            if opened is not None and (is_single or not single):
                if is_single or mark.group() != text[opened : opened + len(mark.group())]:
                    continue  # a quotation within a quotation
                if _closes_twice(text, marks[n + 1 : n + 3]):
                    depth += 1
                    continue
                yield Span(opened, _trim_end(text, opened, mark.start()))
            opened, single, depth = mark.start(), is_single, 0
        elif opened is not None:
            if is_single and not single:
                continue
            if depth:
                depth -= 1
                continue
            yield Span(opened, mark.end())
            opened, last = None, mark.end()
        elif not is_single:
            begin = _stray_start(text, last, mark.start())
            if begin is not None:
                yield Span(begin, mark.end())
                last = mark.end()
    if opened is not None and not single:
        yield Span(opened, _trim_end(text, opened, end))


def _closes_twice(text: str, marks: list[re.Match[str]]) -> bool:
    """Do two closing marks come next, so that a quotation within the quotation opens here?"""
    doubles = [mark for mark in marks if mark.group() not in "‘’'"]
    return len(doubles) == 2 and all(_kind(text, mark, inside=True) == "close" for mark in doubles)


def _kind(text: str, mark: re.Match[str], *, inside: bool) -> str:
    shape = mark.group()
    if shape in OPENERS or shape == "``" or shape == "‘":
        return "open"
    if shape in CLOSERS:
        # “ and ” are sometimes used the wrong way round: “ ... “
        return "close"
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    opens = (not before or before.isspace() or before in "([—–-/:‘'“") and after != "" and not after.isspace()
    if opens and inside and after in ",.;:!?)-–—":
        return "close"
    if not opens and not inside and before and not before.isspace():
        return "close"
    return "open" if opens else "close"


def _stray_start(text: str, last: int, end: int) -> int | None:
    """Start of the sentence that a closing mark without an opening one ends; `None` if it is too long."""
    low = max(last, end - MAX_STRAY_QUOTE_CHARACTERS)
    start = last
    for boundary in _SENTENCE_START.finditer(text, low, end):
        if boundary.end() < end - 1:
            start = boundary.end()
    while start < end and (text[start].isspace() or text[start] in ",-–—"):
        start += 1
    return start if low <= start < end - 1 and len(text[start:end].split()) > 2 else None


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
