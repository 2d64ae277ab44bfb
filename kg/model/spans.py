"""Places in a document's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open [start, end) code points of a document's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
