"""One parsed document with what every rule asks of it: quotations by token, paragraphs, phrases."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extract.quotes import find_quotations
from kg.model import Modality, Span


class Range(NamedTuple):
    """Half-open [start, end) tokens."""

    start: int
    end: int

    def covers(self, other: "Range") -> bool:
        return self.start <= other.start and other.end <= self.end


Ranges = tuple[Range, ...]


class Finding(NamedTuple):
    """An attribution in tokens, as a rule found it. `rule` names the rule."""

    source: Ranges
    cue: Ranges
    content: Ranges
    rule: str
    modality: Modality = "asserts"
    negated: bool = False
    via: Ranges = ()

    @property
    def extent(self) -> Range:
        ranges = self.source + self.cue + self.content
        return Range(min(r.start for r in ranges), max(r.end for r in ranges))


class Reading:
    """A parsed document, read once: which quotation and paragraph each token stands in.

    Attributes:
        quotations: token ranges, marks included, in order.
        quotation_of: for each token the index of its quotation, or -1.
        paragraph_of: for each token the ordinal of its paragraph.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quotations: list[Range] = []
        self.quotation_of = [-1] * len(doc)
        for span in find_quotations(doc.text):
            tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
            if tokens is None:
                continue
            for i in range(tokens.start, tokens.end):
                self.quotation_of[i] = len(self.quotations)
            self.quotations.append(Range(tokens.start, tokens.end))
        self.paragraph_of: list[int] = []
        paragraph = 0
        for token in doc:
            self.paragraph_of.append(paragraph)
            paragraph += token.is_space and "\n" in token.text

    def quoted(self, i: int) -> bool:
        return self.quotation_of[i] >= 0

    def quotation_at(self, i: int) -> Range | None:
        index = self.quotation_of[i] if 0 <= i < len(self.doc) else -1
        return self.quotations[index] if index >= 0 else None

    def same_paragraph(self, i: int, j: int) -> bool:
        return self.paragraph_of[i] == self.paragraph_of[j]

    def trim(self, found: Range) -> Range | None:
        """Drop white space, commas and dashes at both ends; `None` when nothing is left."""
        start, end = found
        while start < end and _is_edge(self.doc[start]):
            start += 1
        while start < end and _is_edge(self.doc[end - 1]):
            end -= 1
        return Range(start, end) if start < end else None

    def is_gap(self, start: int, end: int) -> bool:
        """Is there nothing but punctuation and space between, in one paragraph?"""
        return all(t.is_punct or t.is_space or t.text in "-–—" for t in self.doc[start:end])


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in {",", ";", ":", "-", "–", "—", "--", "."}


def subtree(token: Token) -> Range:
    return Range(token.left_edge.i, token.right_edge.i + 1)


def children(token: Token, *deps: str) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ in deps)


def first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)
