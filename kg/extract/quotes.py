"""Where quotation marks open and close: text in, quotations out.

Marks are paired by what stands beside them, not by counting, so that one stray mark costs no more
than its own paragraph.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Span

OPENERS = frozenset({"“", "„", "«", "``", "‘"})
CLOSERS = frozenset({"”", "»"})
CLOSING_SHAPES = ("”", "»", "“", '"', "''", "``", "' '")  # “ closes what „ opens
SINGLES = frozenset({"‘", "’", "'"})
MAX_STRAY_QUOTE_CHARACTERS = 1000
MIN_STRAY_QUOTE_WORDS = 3
MAX_CARRIED_LINES = 6  # of one quotation, where each line holds a sentence
MAX_CARRIED_BLANKS = 1  # of them: a mark that closes in the paragraph after the one that left it open
_MARK = re.compile(
    r"[“”„«»\"]|''|``|(?<=[\w.,!?] )' '(?!\S)|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?;:…—-])[’'](?!\w)"
)
_GLUED_CLOSE = re.compile(r"[,!?] $")  # before a mark that closes and stands beside the word after it
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_START = re.compile(r"[.!?…][”\"»’')\]]*\s+(?=[\[“\"„«A-Z0-9])")


class _Mark(NamedTuple):
    shape: str
    start: int
    end: int

    @property
    def is_single(self) -> bool:
        return self.shape in SINGLES


def find_quotations(text: str) -> list[Span]:
    """Return each quotation with its marks, in order, none inside another.

    A quotation that is never closed ends with its paragraph; a closing mark without an opening one
    takes in the sentence before it. Single quotes count only where no double ones are open.
    """
    return [span for paragraph in _PARAGRAPH.finditer(text) for span in _Paragraph(text, paragraph.span())]


def with_quotations_on_one_line(text: str) -> str:
    """Return a text of the same length without the line breaks inside a quotation that goes on after them.

    Some texts hold one sentence a line. A quotation goes on where it is not closed on its line, and the next
    mark, a few lines farther, closes it. Of blank lines it goes over one: "“We won.¶¶They lost.” Rao left."
    """
    out = []
    lines = text.split("\n")
    n = 0
    while n < len(lines):
        last = _last_carried(lines, n)
        out.append(" ".join(lines[n : last + 1]))
        n = last + 1
    return "\n".join(out)


def _last_carried(lines: list[str], n: int) -> int:
    """The line in which a quotation closes that line `n` leaves open; `n` where there is none."""
    joined = lines[n]
    last = n
    blanks = 0
    for i in range(n + 1, min(n + 1 + MAX_CARRIED_LINES, len(lines))):
        blanks += not lines[i].strip()
        if blanks > MAX_CARRIED_BLANKS or (last == i - 1 and not _leaves_open(joined)):
            break
        if blanks and _MARK.match(lines[i].lstrip()):
            break  # a quotation of its own
        edge = len(joined)
        joined = f"{joined} {lines[i]}"
        if _has_double_mark(lines[i]):
            if not _closes_over(joined, edge):
                break
            last = i
    return last


def _has_double_mark(line: str) -> bool:
    return any(match.group() not in SINGLES for match in _MARK.finditer(line))


def _leaves_open(line: str) -> bool:
    """Does the line end inside double marks?"""
    paragraph = _Paragraph(line, (0, len(line)))
    return not all(paragraph) or paragraph.is_open


def _closes_over(text: str, edge: int) -> bool:
    """Does a mark close the quotation that is open at `edge`?"""
    quotations = list(_Paragraph(text, (0, len(text))))
    return any(q.start < edge < q.end and text[: q.end].endswith(CLOSING_SHAPES) for q in quotations)


class _Paragraph:
    """One paragraph while its marks are paired, from left to right.

    `_opened` is the mark of the quotation that is open; `_depth` counts those of the same shape open in it;
    `_last` is where the quotation before ended.
    """

    def __init__(self, text: str, bounds: tuple[int, int]) -> None:
        self._text = text
        self._end = bounds[1]
        self._last = bounds[0]
        self._opened: _Mark | None = None
        self._depth = 0
        self._marks = [_Mark(match.group(), *match.span()) for match in _MARK.finditer(text, *bounds)]

    def __iter__(self) -> Iterator[Span]:
        for n, mark in enumerate(self._marks):
            opens = _opens(self._text, mark, inside=self._opened is not None) and not self._is_glued(n, mark)
            span = self._open(n, mark) if opens else self._close(mark)
            if span is not None:
                yield span
        if self._opened is not None and not self._opened.is_single:
            yield self._up_to(self._opened, self._end)

    @property
    def is_open(self) -> bool:
        """Is a quotation in double marks open where reading has come to?"""
        return self._opened is not None and not self._opened.is_single

    def _open(self, n: int, mark: _Mark) -> Span | None:
        """Open a quotation; return the one that was open and never closed."""
        unclosed = None
        opened = self._opened
        if opened is not None and (mark.is_single or not opened.is_single):
            if mark.is_single or mark.shape != opened.shape:
                return None  # a quotation within a quotation
            if self._closes_twice_after(n):
                self._depth += 1
                return None
            unclosed = self._up_to(opened, mark.start)
        self._opened, self._depth = mark, 0
        return unclosed

    def _close(self, mark: _Mark) -> Span | None:
        """Close the open quotation, and return it; without one, return what a stray mark ends."""
        opened = self._opened
        if opened is None:
            start = None if mark.is_single else self._stray_start(mark.start)
        elif mark.is_single and not opened.is_single:
            return None
        elif self._depth:
            self._depth -= 1
            return None
        else:
            start = opened.start
            self._opened = None
        if start is None:
            return None
        self._last = mark.end
        return Span(start, mark.end)

    def _is_glued(self, n: int, mark: _Mark) -> bool:
        """Does it close, though it stands beside the word after it: '"We won, "Rao said.'?"""
        opened = self._opened
        if opened is None or mark.is_single or mark.shape != opened.shape:
            return False
        if not self._text[mark.end : self._end].strip():
            return True
        if not _GLUED_CLOSE.search(self._text, opened.end, mark.start):
            return False
        following = next((later for later in self._marks[n + 1 :] if not later.is_single), None)
        return following is None or _opens(self._text, following, inside=True)

    def _closes_twice_after(self, n: int) -> bool:
        """Do two closing marks come next, so that a quotation within the quotation opens here?"""
        doubles = [mark for mark in self._marks[n + 1 : n + 3] if not mark.is_single]
        return len(doubles) == 2 and not any(_opens(self._text, mark, inside=True) for mark in doubles)

    def _stray_start(self, end: int) -> int | None:
        """Start of the sentence that a closing mark without an opening one ends; `None` if it is too long."""
        text = self._text
        low = max(self._last, end - MAX_STRAY_QUOTE_CHARACTERS)
        start = self._last
        for boundary in _SENTENCE_START.finditer(text, low, end):
            if boundary.end() < end - 1:
                start = boundary.end()
        if start < low:
            return None
        while start < end and (text[start].isspace() or text[start] in ",-–—"):
            start += 1
        return start if len(text[start:end].split()) >= MIN_STRAY_QUOTE_WORDS else None

    def _up_to(self, opened: _Mark, end: int) -> Span:
        return Span(opened.start, opened.start + len(self._text[opened.start : end].rstrip()))


def _opens(text: str, mark: _Mark, *, inside: bool) -> bool:
    """Does a mark open a quotation? Straight ones tell it by what stands beside them.

    Args:
        inside: Is a quotation open before it?
    """
    if mark.shape in OPENERS or mark.shape in CLOSERS:
        return mark.shape in OPENERS
    before = text[mark.start - 1 : mark.start]
    after = text[mark.end : mark.end + 1]
    opens = (not before or before.isspace() or before in "([—–-/:‘'“") and after != "" and not after.isspace()
    return opens and not (inside and after in ",.;:!?)-–—")
