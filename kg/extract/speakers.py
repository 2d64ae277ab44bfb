"""Attributions with a speaker set before the words: "PENCE: ...", "Rao: taxes will rise" in a headline."""

import re
from collections.abc import Iterator

from kg.extract.reading import Finding, Range, Reading

MAX_LABEL_TOKENS = 6


def find_labelled(reading: Reading) -> Iterator[Finding]:
    """Yield attributions whose cue is a colon or a dash, in reading order."""
    doc = reading.doc
    start = 0
    while start < len(doc):
        end = start
        while end < len(doc) and reading.paragraph_of[end] == reading.paragraph_of[start]:
            end += 1
        yield from _paragraph(reading, start, end)
        start = end


def _paragraph(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    doc = reading.doc
    while start < end and doc[start].is_space:
        start += 1
    for i in range(start + 1, min(start + 1 + MAX_LABEL_TOKENS, end)):
        if doc[i].text != ":":
            continue
        content = reading.trim(Range(i + 1, end))
        label = Range(start, i)
        if content and _is_speaker(reading, label) and content.end - content.start > 2:
            yield Finding(source=(label,), cue=(Range(i, i + 1),), content=(content,), rule="label")
        return


def _is_speaker(reading: Reading, label: Range) -> bool:
    """Is it a name or a list of capitals, and nothing else?"""
    doc = reading.doc
    tokens = doc[label.start : label.end]
    if any(reading.quoted(t.i) or t.is_digit for t in tokens):
        return False
    named = any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in tokens)
    shouted = all(re.fullmatch(r"[A-Z][A-Z.'’-]+", t.text) or t.is_punct for t in tokens)
    return (named or shouted) and all(t.text[:1].isupper() or t.lower_ in ("of", "the", "'s", "’s", ".") for t in tokens)
