"""One parsed document with what every rule asks of it: quotations, sentences, paragraphs, phrases."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extract.quotes import find_quotations
from kg.extract.ranges import Range, Ranges
from kg.model import Modality, Span

VERBAL = frozenset({"VERB", "AUX"})
EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", "."})


class Finding(NamedTuple):
    """An attribution in tokens, as a rule or the model found it. `rule` names the rule; "model" the model."""

    source: Ranges
    cue: Ranges
    content: Ranges
    rule: str
    modality: Modality = "asserts"
    negated: bool = False
    via: Ranges = ()
    confidence: float | None = None  # where the rule is not all that tells how sure it is

    @property
    def extent(self) -> Range:
        ranges = self.source + self.cue + self.content
        return Range(min(r.start for r in ranges), max(r.end for r in ranges))


class Reading:
    """A parsed document, read once: which quotation, sentence and paragraph each token stands in.

    Attributes:
        quotations: token ranges, marks included, in order.
        quotation_of: for each token the index of its quotation, or -1.
        sentences: token ranges, in order; they leave out no token.
        sentence_of: for each token the index of its sentence.
        paragraphs: token ranges, in order, each with the line break that ends it; they leave out no token.
        paragraph_of: for each token the index of its paragraph.
        semicolons: tokens, outside quotations.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._text = doc.text
        self.quotations = _quotations(doc)
        self.quotation_of = [-1] * len(doc)
        for index, (start, end) in enumerate(self.quotations):
            self.quotation_of[start:end] = [index] * (end - start)
        self.sentence_of: list[int] = []
        self.paragraph_of: list[int] = []
        sentence = paragraph = 0
        for token in doc:
            sentence += token.i > 0 and bool(token.is_sent_start)
            self.sentence_of.append(sentence)
            self.paragraph_of.append(paragraph)
            paragraph += is_line_break(token)
        self.sentences = _runs(self.sentence_of)
        self.paragraphs = _runs(self.paragraph_of)
        self.semicolons = [token.i for token in doc if token.text == ";" and not self.quoted(token.i)]

    def quoted(self, i: int) -> bool:
        return self.quotation_of[i] >= 0

    def quotation_at(self, i: int) -> Range | None:
        index = self.quotation_of[i] if 0 <= i < len(self.doc) else -1
        return self.quotations[index] if index >= 0 else None

    def sentence_at(self, i: int) -> Range:
        return self.sentences[self.sentence_of[i]]

    def same_paragraph(self, i: int, j: int) -> bool:
        return self.paragraph_of[i] == self.paragraph_of[j]

    def head(self, found: Range) -> Token:
        """Return the word of a range that all its others hang on."""
        root: Token = self.doc[found.start : found.end].root
        return root

    def text(self, found: Range) -> str:
        return self.span(found).cut(self._text) if found.start < found.end else ""

    def span(self, found: Range) -> Span:
        """Return the code points of a range that is not empty."""
        last = self.doc[found.end - 1]
        return Span(self.doc[found.start].idx, last.idx + len(last))

    def trim(self, found: Range) -> Range | None:
        """Drop white space, commas and dashes at both ends; `None` when nothing is left."""
        start, end = found
        while start < end and _is_edge(self.doc[start]):
            start += 1
        while start < end and _is_edge(self.doc[end - 1]):
            end -= 1
        return Range(start, end) if start < end else None

    def trimmed(self, *found: Range) -> Ranges:
        """Return the ranges trimmed, without those of which nothing is left."""
        return tuple(kept for one in found if (kept := self.trim(one)))


def _quotations(doc: Doc) -> list[Range]:
    spans = (doc.char_span(*span, alignment_mode="expand") for span in find_quotations(doc.text))
    return [Range(span.start, span.end) for span in spans if span is not None]


def _runs(ordinals: list[int]) -> list[Range]:
    """The ranges of equal ordinals, which ascend by one."""
    starts = [i for i, ordinal in enumerate(ordinals) if i == 0 or ordinals[i - 1] != ordinal]
    return [Range(start, end) for start, end in pairwise([*starts, len(ordinals)])]


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in EDGES


def is_line_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def is_adverbial(token: Token) -> bool:
    return token.pos_ in ("ADV", "PUNCT", "SPACE")


def subtree(token: Token) -> Range:
    """Return the token with all that hangs on it."""
    return Range(token.left_edge.i, token.right_edge.i + 1)


def children(token: Token, *deps: str) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ in deps)


def has_child(token: Token, *deps: str) -> bool:
    return any(child.dep_ in deps for child in token.children)


def first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)
