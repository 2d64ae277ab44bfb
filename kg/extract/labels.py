"""Attributions with a speaker set before the words: "PENCE: ...", "Rao: taxes will rise" in a headline."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.ranges import Range
from kg.extract.reading import Finding, Reading

MAX_LABEL_TOKENS = 6
MIN_CONTENT_TOKENS = 3
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NAME_PARTICLES = frozenset({"of", "the", "'s", "’s", "."})
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+")


def find_labelled(reading: Reading) -> Iterator[Finding]:
    """Yield attributions whose cue is the colon after the first words of a paragraph, in reading order."""
    doc = reading.doc
    start = 0
    while start < len(doc):
        end = start
        while end < len(doc) and reading.same_paragraph(start, end):
            end += 1
        finding = _in_paragraph(reading, Range(start, end))
        if finding is not None:
            yield finding
        start = end


def _in_paragraph(reading: Reading, paragraph: Range) -> Finding | None:
    doc = reading.doc
    start, end = paragraph
    while start < end and doc[start].is_space:
        start += 1
    for i in range(start + 1, min(start + 1 + MAX_LABEL_TOKENS, end)):
        if doc[i].text == ":":
            label, content = Range(start, i), reading.trim(Range(i + 1, end))
            if content is None or content.end - content.start < MIN_CONTENT_TOKENS:
                return None
            if not _is_speaker(reading, label):
                return None
            return Finding((label,), (Range(i, i + 1),), (content,), "label")
    return None


def _is_speaker(reading: Reading, label: Range) -> bool:
    """Is it a name or a run of capitals, and nothing else?"""
    tokens = reading.doc[label.start : label.end]
    if any(reading.quoted(token.i) or token.is_digit for token in tokens):
        return False
    named = any(token.ent_type_ in SPEAKING_ENTITIES for token in tokens)
    shouted = all(_CAPITALS.fullmatch(token.text) or token.is_punct for token in tokens)
    return (named or shouted) and all(_may_be_in_name(token) for token in tokens)


def _may_be_in_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in NAME_PARTICLES
