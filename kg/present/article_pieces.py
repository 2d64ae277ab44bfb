"""Document + its claims → paragraphs of pieces, each with the claims it belongs to, and notes beside them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Claim, Document, Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same claims in the same roles throughout.

    `claims` are ids, the innermost first; `roles` what the words are, of any of them; `depth` how many
    contents they stand in; `begins` the claims of which these are the first words.
    """

    text: str
    claims: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    depth: int = 0
    begins: tuple[str, ...] = ()
    outside: bool = False  # of the article itself: agency headers, comment forms


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text, and the claims that begin in it, in reading order."""

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]


def read_article(document: Document, claims: Sequence[Claim]) -> list[Paragraph]:
    """Return the whole text, empty lines left out, cut wherever a role of a claim begins or ends."""
    marks = _Marks(document, claims)
    by_id = {claim.id: claim for claim in claims}
    paragraphs = []
    for line in _lines(document.text):
        pieces = tuple(marks.pieces(line))
        begun = [by_id[identifier] for piece in pieces for identifier in piece.begins]
        paragraphs.append(Paragraph(pieces, tuple(begun)))
    return paragraphs


def first_word(claim: Claim) -> int:
    """Return where the first word of a claim stands, whatever its role."""
    return min((span.start for role in ROLES for span in getattr(claim, role).spans), default=0)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


class _Marks:
    """All spans of a document, cut at each other's edges; one sweep over them, then a look-up a piece."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._text = document.text
        self._inner = _depths(claims)
        self._begins: defaultdict[int, list[Claim]] = defaultdict(list)
        starts: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        ends: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for claim in claims:
            self._begins[self._next_word(first_word(claim))].append(claim)
            for role in ROLES:
                for span in getattr(claim, role).spans:
                    starts[span.start].append((claim.id, role))
                    ends[span.end].append((claim.id, role))
        body = {edge for span in document.body for edge in span}
        self._body = sorted(document.body)
        self._edges = sorted({0, len(self._text), *starts, *ends, *body, *self._begins})
        self._marked: list[tuple[tuple[str, str], ...]] = []
        active: dict[tuple[str, str], int] = {}
        for edge in self._edges:
            for mark in ends[edge]:
                active[mark] -= 1
                if not active[mark]:
                    del active[mark]
            for mark in starts[edge]:
                active[mark] = active.get(mark, 0) + 1
            self._marked.append(tuple(active))

    def _next_word(self, at: int) -> int:
        while self._text[at : at + 1].isspace():
            at += 1
        return at

    def pieces(self, line: Span) -> Iterator[Piece]:
        first = bisect_right(self._edges, line.start)
        last = bisect_right(self._edges, line.end - 1)
        for start, end in pairwise((line.start, *self._edges[first:last], line.end)):
            yield self._piece(Span(start, end))

    def _piece(self, span: Span) -> Piece:
        marks = self._marked[bisect_right(self._edges, span.start) - 1]
        ids = sorted({claim for claim, _ in marks}, key=lambda claim: (-self._inner[claim], claim))
        begun = sorted(self._begins.get(span.start, ()), key=self._reading_order)
        held = bisect_right(self._body, (span.start, len(self._text) + 1)) - 1
        return Piece(
            text=span.cut(self._text),
            claims=tuple(ids),
            roles=tuple(role for role in ROLES if any(one == role for _, one in marks)),
            depth=sum(role == "content" for _, role in marks),
            begins=tuple(claim.id for claim in begun),
            outside=held < 0 or self._body[held].end <= span.start,
        )

    def _reading_order(self, claim: Claim) -> tuple[int, list[int], str]:
        """Return what sorts claims of one first word: outer ones first, then as their cues stand."""
        return self._inner[claim.id], [span.start for span in claim.cue.spans], claim.id


def _depths(claims: Sequence[Claim]) -> dict[str, int]:
    """Return how many reports each claim stands within."""
    outer = {claim.id: claim.within for claim in claims}
    depths = {}
    for claim in claims:
        depth, within = 0, claim.within
        while within in outer:
            depth, within = depth + 1, outer[within]
        depths[claim.id] = depth
    return depths
