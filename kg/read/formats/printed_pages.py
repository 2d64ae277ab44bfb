"""Lines as they were printed → the text of one article: whole paragraphs, without what every page repeats."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

EDGE_LINES = 3  # at the top and at the foot of a page, where its number and running heads stand
MIN_PAGES = 2  # on so many a line must stand to be a running head, and on half of all
FULL_SHARE = 0.82  # of the usual length of a line; a shorter one ends its paragraph, if nothing else tells
GAP = 1.25  # times the usual distance of lines: more parts paragraphs
INDENT = (3.0, 60.0)  # points by which a first line may be set in
MOST_LINES = 25  # of a paragraph on average, where gaps and indents are what parts them
TITLE_SIZE, SMALL = 1.15, 0.9  # times the usual size of letters

_NUMBER = r"[-–—\s]*{}\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?[-–—\s]*"
_PAGE_NUMBER = re.compile(_NUMBER.format(r"(?:page|p\.)?\s*"), re.IGNORECASE)
_PAGE_WITH_NUMBER = re.compile(_NUMBER.format(r"page\s+"), re.IGNORECASE)
_JOINED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": "", "\xa0": " "}
)
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class Line(NamedTuple):
    """A printed line and where it begins, in points from the left and from the foot of its page."""

    text: str
    x: float
    y: float
    size: float


def tidy_line(text: str) -> str:
    """Return the words of a line with ligatures as letters and single spaces."""
    return " ".join(text.translate(_JOINED).split())


def join_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, str | None]:
    """Return the text of pages, an empty line between paragraphs, and what stands first in large letters."""
    sizes = Counter(round(line.size, 1) for page in pages for line in page for _ in line.text)
    if not sizes:
        return "", None
    body, repeated = sizes.most_common(1)[0][0], _running_heads(pages)
    kept = [_without_furniture(page, repeated) for page in pages]
    if len(pages) == 1:
        kept = [_without_small_print(pages[0], SMALL * body)]
    kept = kept if any(kept) else [list(page) for page in pages]
    paragraphs = list(_Joining(kept).paragraphs())
    title = next((text for text, size in paragraphs[:5] if size >= TITLE_SIZE * body and " " in text), None)
    return "\n\n".join(text for text, _ in paragraphs), title


class _Joining:
    """What is usual in a document, and which lines are one paragraph by it."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = pages
        lines = [line for page in pages for line in page]
        lengths = sorted(len(line.text) for line in lines)
        self._full = FULL_SHARE * lengths[int(len(lengths) * 0.9)]
        gaps = Counter(round(a.y - b.y) for page in pages for a, b in pairwise(page) if a.y - b.y >= 1)
        self._gap = min((gap for gap, count in gaps.items() if count >= gaps.total() / 8), default=0)
        self._left = [_left_of(page) for page in pages]
        self._hyphened = {word.lower() for line in lines for word in _HYPHENED.findall(line.text)}
        self._indents = sum(self._is_set_in(line, at) for at, page in enumerate(pages) for line in page)
        parted = sum(a.y - b.y > GAP * self._gap for page in pages for a, b in pairwise(page)) + self._indents
        self._told = parted * MOST_LINES >= len(lines) > 2

    def paragraphs(self) -> Iterator[tuple[str, float]]:
        """Yield each paragraph with the size of its letters."""
        text, size = "", 0.0
        last: Line | None = None
        for at, page in enumerate(self._pages):
            for line in page:
                if last and self._goes_on(last, line, at):
                    text = self._joined(text, line.text)
                else:
                    if last:
                        yield text, size
                    text, size = line.text, line.size
                last = line
        if last:
            yield text, size

    def _goes_on(self, last: Line, line: Line, page: int) -> bool:
        """Tell whether a line goes on with the paragraph of the one before it."""
        if abs(line.size - last.size) > 0.05 * last.size or self._is_set_in(line, page):
            return False
        gap = last.y - line.y
        if not 0 < gap <= 4 * self._gap:  # another column or page, or a line out of its order
            in_sentence = line.text[0].islower() or not _SENTENCE_END.search(last.text)
            return in_sentence or (self._told and self._indents > 0)
        if gap > GAP * self._gap:
            return False
        in_sentence = line.text[0].islower() or last.text.endswith("-")
        return self._told or in_sentence or len(last.text) >= self._full

    def _is_set_in(self, line: Line, page: int) -> bool:
        return any(INDENT[0] < line.x - left < INDENT[1] for left in self._left[page])

    def _joined(self, paragraph: str, line: str) -> str:
        """Return both as one; the hyphen goes, unless the word has it elsewhere or a name follows."""
        if not re.search(r"[^\W_]-$", paragraph) or not line[0].isalnum():
            return f"{paragraph} {line}"
        if paragraph[-2].isdigit() or line[0].isdigit():  # "2019-2021"
            return f"{paragraph}{line}"
        first, second = re.findall(r"[^\W\d_]+", paragraph)[-1], re.match(r"[^\W\d_]+", line)
        whole = f"{first}-{second.group() if second else ''}".lower() in self._hyphened
        return f"{paragraph}{line}" if whole or line[0].isupper() else f"{paragraph[:-1]}{line}"


def _left_of(page: Sequence[Line]) -> list[float]:
    """Return where the columns of a page begin: where many of its lines do."""
    starts = Counter(round(line.x) for line in page)
    return [start for start, count in starts.items() if count >= max(3, len(page) / 6)]


def _edges(page: Sequence[Line]) -> set[int]:
    """Return which lines of a page stand highest and lowest, by index."""
    by_height = sorted(range(len(page)), key=lambda index: page[index].y)
    return {*by_height[:EDGE_LINES], *by_height[-EDGE_LINES:]}


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    counts = Counter(
        key for page in pages for key in {_without_digits(page[index].text) for index in _edges(page)}
    )
    least = max(MIN_PAGES, len(pages) / 2)
    return {key for key, count in counts.items() if count >= least}


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def _without_furniture(page: Sequence[Line], repeated: set[str]) -> list[Line]:
    edges = _edges(page)
    return [
        line
        for index, line in enumerate(page)
        if index not in edges
        or not (_without_digits(line.text) in repeated or _PAGE_NUMBER.fullmatch(line.text))
    ]


def _without_small_print(page: Sequence[Line], size: float) -> list[Line]:
    """Return the lines of a single page without the highest and lowest, if these are in small print."""
    by_height = sorted(page, key=lambda line: line.y)
    small = [line for line in (by_height[0], by_height[-1]) if line.size <= size]
    kept = [line for line in page if line not in small and not _PAGE_WITH_NUMBER.fullmatch(line.text)]
    return kept or list(page)
