"""Tell an article again in another layout: other quotation marks, other line breaks, the same words.

PolNeAR comes from seven outlets that set their pages alike. Texts elsewhere have British marks, marks apart
from their words as in tokenized text, one sentence a line or one paragraph for all, quotations that are taken
up again at a new line, marks left out. Every change is a list of edits, and the spans of the annotation move
with it, so that each still cuts back to its words.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

Spans = list[list[int]]
Row = dict  # an article of a gold file: its text, and attributions of spans in it

ROLES = ("source", "cue", "content")
SHARE_SPLIT = 0.4  # of the ends of sentences within quotations, in an article that has them split
SHARE_STRAY = 0.12  # of closing marks, in an article that has some dropped or doubled

_QUOTATION = re.compile(r'“[^“”\n]*”|(?<!\w)"[^"\n]*"')
_INNER = re.compile(r"(?<!\w)[‘'](?=\w)((?:[^‘’'\n]|(?<=\w)[’'](?=\w))*)[’'](?!\w)")
_SENTENCE_END = re.compile(
    r'(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)([”"]?) (?=[“"A-Z])'
)
_PARAGRAPH = re.compile(r"\n{2,}")
_POINT = re.compile(r"(?<=\w)(?:[,;:?!]|\.(?=\s|$|[”\"]))(?=\s|$|[”\"])")


class Edit(NamedTuple):
    """What takes the place of [start, end); an insertion where both are one."""

    start: int
    end: int
    new: str


Change = Callable[[str, random.Random], Iterable[Edit]]


def with_edits(row: Row, edits: Iterable[Edit]) -> Row:
    """Return the article with its text edited, and every span moved to where its words are now.

    What is put in at the edge of a span stays outside it; what takes the place of a mark within stays in.
    Edits that overlap an earlier one are left out.
    """
    kept = list(_apart(sorted(edits)))
    text, parts, at = row["text"], [], 0
    for edit in kept:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    moved = _Moved(kept)
    attributions = [
        one | {role: [[moved.start(s), moved.end(e)] for s, e in one[role]] for role in ROLES}
        for one in row["attributions"]
    ]
    return row | {"text": "".join([*parts, text[at:]]), "attributions": attributions}


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    at = 0
    for edit in edits:
        if edit.start >= at:
            yield edit
            at = edit.end


class _Moved:
    """Where the offsets of a text are after its edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.ends = [edit.end for edit in edits]
        self.grown = list(accumulate((len(e.new) - (e.end - e.start) for e in edits), initial=0))

    def start(self, offset: int) -> int:
        n = bisect_right(self.ends, offset)
        following = self.edits[n : n + 1]
        return self.grown[n] + min([offset, *(edit.start for edit in following)])

    def end(self, offset: int) -> int:
        n = bisect_right(self.ends, offset)
        while n and self.edits[n - 1] == (offset, offset, self.edits[n - 1].new):
            n -= 1
        for edit in self.edits[n : n + 1]:
            if edit.start < offset < edit.end:
                return self.grown[n] + edit.start + len(edit.new)
        return self.grown[n] + offset


def varied(row: Row, rng: random.Random, headlines: Sequence[str] = ()) -> Row:
    """Return the article in another layout, chosen at random; words and who says what stay."""
    changes: list[Change] = []
    if rng.random() < 0.4:
        changes.append(rng.choice((split_quotations, reopened_at_lines)))
    if headlines and rng.random() < 0.3:
        headline = rng.choice(headlines)
        changes.append(lambda text, _: headlined(text, headline))
    if rng.random() < 0.55:
        changes.append(rng.choice((joined, joined, partly_joined, a_line_each, a_line_each, single_breaks)))
    if rng.random() < 0.25:
        changes.append(stray_marks)
    if rng.random() < 0.7:
        changes.append(rng.choice((straight, curly, single_curly, single_straight, apart, apart)))
    for change in changes:
        row = with_edits(row, change(row["text"], rng))
    return row


def plain_headlines(rows: Iterable[Row]) -> list[str]:
    """Return the first lines of the articles that attribute nothing."""
    out = []
    for row in rows:
        line = row["text"].split("\n", 1)[0]
        starts = (s for one in row["attributions"] for role in ROLES for s, _ in one[role])
        if min(starts, default=len(line)) >= len(line) and "said" not in line.lower():
            out.append(line)
    return out


def straight(text: str, rng: random.Random) -> Iterator[Edit]:
    """Straight marks for curly ones."""
    for i, mark in _each(text, "“”‘’"):
        yield Edit(i, i + 1, '"' if mark in "“”" else "'")


def curly(text: str, rng: random.Random) -> Iterator[Edit]:
    """Curly marks for straight ones."""
    for start, end in _quotations(text):
        yield Edit(start, start + 1, "“")
        yield Edit(end - 1, end, "”")
    for i, _ in _each(text, "'"):
        yield Edit(i, i + 1, "’" if i and text[i - 1].isalnum() else "‘")


def single_curly(text: str, rng: random.Random) -> Iterator[Edit]:
    """British marks: single ones around double ones."""
    yield from _exchanged(text, outer="‘’", inner="“”")


def single_straight(text: str, rng: random.Random) -> Iterator[Edit]:
    """British marks as they are typed."""
    yield from _exchanged(text, outer="''", inner='""')


def _exchanged(text: str, *, outer: str, inner: str) -> Iterator[Edit]:
    for start, end in _quotations(text):
        yield Edit(start, start + 1, outer[0])
        for found in _INNER.finditer(text, start + 1, end - 1):
            yield Edit(found.start(), found.start() + 1, inner[0])
            yield Edit(found.end() - 1, found.end(), inner[1])
        yield Edit(end - 1, end, outer[1])


def apart(text: str, rng: random.Random) -> Iterator[Edit]:
    """Marks apart from their words, as in tokenized text."""
    opening, closing = rng.choice((("``", "''"), ('"', '"'), ("“", "”")))
    for start, end in _quotations(text):
        yield Edit(start, start + 1, f"{opening} ")
        yield Edit(end - 1, end, f" {closing}" if text[end - 2 : end - 1] != " " else closing)
    for found in _POINT.finditer(text):
        yield Edit(found.start(), found.start(), " ")


def joined(text: str, rng: random.Random) -> Iterator[Edit]:
    """All paragraphs in one."""
    for found in _PARAGRAPH.finditer(text):
        yield Edit(*found.span(), " ")


def partly_joined(text: str, rng: random.Random) -> Iterator[Edit]:
    """Every other paragraph or so joined to the one before."""
    for edit in joined(text, rng):
        if rng.random() < 0.5:
            yield edit


def single_breaks(text: str, rng: random.Random) -> Iterator[Edit]:
    """Paragraphs without blank lines between."""
    for found in _PARAGRAPH.finditer(text):
        yield Edit(*found.span(), "\n")


def a_line_each(text: str, rng: random.Random) -> Iterator[Edit]:
    """One sentence a line."""
    yield from single_breaks(text, rng)
    for found in _SENTENCE_END.finditer(text):
        yield Edit(found.end() - 1, found.end(), "\n")


def split_quotations(text: str, rng: random.Random) -> Iterator[Edit]:
    """Quotations of several sentences closed and opened again between them."""
    for start, end in _quotations(text):
        for found in _SENTENCE_END.finditer(text, start + 1, end - 1):
            if not found[1] and rng.random() < SHARE_SPLIT:
                yield Edit(found.end() - 1, found.end(), f"{text[end - 1]} {text[start]}")


def reopened_at_lines(text: str, rng: random.Random) -> Iterator[Edit]:
    """Quotations of several sentences that go on at a new line, where the mark opens again."""
    for start, end in _quotations(text):
        for found in _SENTENCE_END.finditer(text, start + 1, end - 1):
            if not found[1] and rng.random() < SHARE_SPLIT:
                yield Edit(found.end() - 1, found.end(), f"\n\n{text[start]}")


def stray_marks(text: str, rng: random.Random) -> Iterator[Edit]:
    """Some closing marks left out, some doubled."""
    for _, end in _quotations(text):
        if rng.random() < SHARE_STRAY:
            yield Edit(end - 1, end, rng.choice(("", "", text[end - 1] * 2)))


def headlined(text: str, headline: str) -> Iterator[Edit]:
    """Another plain line under the title."""
    if found := _PARAGRAPH.search(text):
        yield Edit(*found.span(), f"\n\n{headline}\n\n")


def _quotations(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _QUOTATION.finditer(text)]


def _each(text: str, marks: str) -> Iterator[tuple[int, str]]:
    return ((i, mark) for i, mark in enumerate(text) if mark in marks)
