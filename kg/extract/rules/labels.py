"""Attributions that layout tells: a speaker before the words ("PENCE: ...") or behind them ("― Ann Rao")."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.outlets import is_outlet
from kg.extract.ranges import Range
from kg.extract.reading import VERBAL, Finding, Reading

MAX_LABEL_TOKENS = 6
MAX_SIGNATURE_TOKENS = 15
MIN_CONTENT_TOKENS = 3
DASHES = frozenset({"―", "—", "–", "--", "-"})
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NAME_PARTICLES = frozenset({"of", "the", "'s", "’s", "."})
MARKS = frozenset({"“", "”", '"', "``", "''"})
MIN_QUOTED_SHARE = 0.8  # of a signed paragraph's words; marks inside marks are not always paired as meant
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+")


def find_labelled(reading: Reading) -> Iterator[Finding]:
    """Yield attributions whose cue is a colon near a paragraph's start or a dash near its end.

    A label in capitals counts where it names somebody, or where it is not the only one: "EXCLUSIVE: ...".
    """
    found = (_in_paragraph(reading, p) or _signed(reading, p) for p in reading.paragraphs)
    labelled = [finding for finding in (_headline(reading), *found) if finding]
    is_transcript = sum(finding.rule == "transcript" for finding in labelled) > 1
    for finding in labelled:
        if finding.rule != "transcript" or is_transcript or _is_named(reading, finding.source[0]):
            yield finding


def _in_paragraph(reading: Reading, paragraph: Range) -> Finding | None:
    doc = reading.doc
    start, end = paragraph
    while start < end and (doc[start].is_space or doc[start].text in MARKS):
        start += 1  # a transcript may be set as one long quotation: '"PENCE: Well, look,'
    for i in range(start + 1, min(start + 1 + MAX_LABEL_TOKENS, end)):
        if doc[i].text == ":":
            label, content = Range(start, i), reading.trim(Range(i + 1, end))
            if content is None or content.end - content.start < MIN_CONTENT_TOKENS:
                return None
            if not _is_speaker(reading, label):
                return None
            rule = "transcript" if _is_shouted(reading, label) else "label"
            if rule == "label" and not any(
                token.pos_ in VERBAL for token in doc[content.start : content.end]
            ):
                return None  # "Ohio: Ann Rao, Li Kim, ..."
            return Finding((label,), (Range(i, i + 1),), (content,), rule)
    return None


def _signed(reading: Reading, paragraph: Range) -> Finding | None:
    """A paragraph that is a quotation with a dash and a name behind it: "Never again." ― Ann Rao, teacher."""
    doc = reading.doc
    start, end = paragraph
    while start < end and (doc[start].is_space or doc[start].text in DASHES):
        start += 1
    if start >= end or doc[start].text not in MARKS:
        return None
    dash = _dash_behind_mark(reading, paragraph)
    if dash is None or dash - start < MIN_CONTENT_TOKENS:
        return None
    source = reading.trim(Range(dash + 1, end))
    if source is None or source.end - source.start > MAX_SIGNATURE_TOKENS:
        return None
    tokens = doc[source.start : source.end]
    if not tokens[0].text[:1].isupper() or any(token.pos_ in VERBAL for token in tokens):
        return None
    content = reading.trim(Range(start, dash))
    if content is None or sum(map(reading.quoted, range(*content))) < MIN_QUOTED_SHARE * (dash - start):
        return None
    return Finding((source,), (Range(dash, dash + 1),), (content,), "signature")


def _headline(reading: Reading) -> Finding | None:
    """A headline with a dash and its speaker behind it, whom the article names: "Tax must be fair - Lee"."""
    doc = reading.doc
    lines = [line for paragraph in reading.paragraphs if (line := reading.trim(paragraph))]
    if len(lines) < 2 or doc[lines[0].end - 1].is_punct:
        return None
    start, end = lines[0]
    dashes = [i for i in range(start + MIN_CONTENT_TOKENS, end - 1) if doc[i].text in DASHES]
    if not dashes or doc[dashes[-1] - 1].whitespace_ == "":
        return None
    content, source = reading.trim(Range(start, dashes[-1])), reading.trim(Range(dashes[-1] + 1, end))
    if content is None or source is None or source.end - source.start > MAX_LABEL_TOKENS:
        return None
    if not any(token.pos_ in VERBAL for token in doc[content.start : content.end]):
        return None
    if not _speaks_in_article(reading, source) or is_outlet(reading, source):
        return None
    return Finding((source,), (Range(dashes[-1], dashes[-1] + 1),), (content,), "headline")


def _speaks_in_article(reading: Reading, source: Range) -> bool:
    """Is it a name whose last word names somebody farther on?"""
    doc = reading.doc
    if not all(_may_be_in_name(token) for token in doc[source.start : source.end]):
        return False
    surname = doc[source.end - 1].text
    return any(t.text == surname and t.ent_type_ in ("PERSON", "ORG") for t in doc[source.end :])


def _dash_behind_mark(reading: Reading, paragraph: Range) -> int | None:
    """The last dash of a paragraph that follows a closing quotation mark, near the paragraph's end."""
    doc = reading.doc
    for i in range(paragraph.end - 1, max(paragraph.start, paragraph.end - MAX_SIGNATURE_TOKENS - 3), -1):
        before = i - 2 if doc[i - 1].is_space else i - 1
        if doc[i].text in DASHES and before > paragraph.start and doc[before].text in MARKS:
            return i
    return None


def _is_speaker(reading: Reading, label: Range) -> bool:
    """Is it a name or a run of capitals, and nothing else?"""
    tokens = reading.doc[label.start : label.end]
    if any(token.is_digit for token in tokens):
        return False
    if not _is_shouted(reading, label) and any(reading.quoted(token.i) for token in tokens):
        return False
    named = _is_named(reading, label) or _is_shouted(reading, label)
    return named and all(_may_be_in_name(token) for token in tokens)


def _is_named(reading: Reading, label: Range) -> bool:
    return any(token.ent_type_ in SPEAKING_ENTITIES for token in reading.doc[label.start : label.end])


def _is_shouted(reading: Reading, label: Range) -> bool:
    """Is it capitals throughout, as speakers are in a transcript?"""
    tokens = reading.doc[label.start : label.end]
    return all(_CAPITALS.fullmatch(token.text) or token.is_punct for token in tokens)


def _may_be_in_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in NAME_PARTICLES
