"""Parses of short sentences, for tests of the extraction rules; they lie in `parses.txt`."""

from functools import cache
from typing import NamedTuple

from places import TESTS
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.extract.attributions import find_findings
from kg.extract.extractor import Part, read_piece
from kg.extract.pipeline import Piece
from kg.extract.ranges import Ranges
from kg.extract.reading import Finding, Reading

VOCAB = English().vocab
FILE = TESTS / "parses.txt"


class Said(NamedTuple):
    """The words of a finding, pieces joined by " … "."""

    source: str
    cue: str
    content: str


def parse(sentence: str) -> Doc:
    """Return the parse of a sentence of `parses.txt`."""
    return _doc(sentence.replace("¶", "\n"), _tables()[sentence])


def reading_of(sentence: str) -> Reading:
    return Reading(parse(sentence))


def findings_in(sentence: str) -> list[Finding]:
    return find_findings(reading_of(sentence))


def said_in(sentence: str) -> list[Said]:
    """Return what the rules together find in a sentence."""
    doc = parse(sentence)
    return [cut(doc, finding) for finding in find_findings(Reading(doc))]


def cut(doc: Doc, finding: Finding) -> Said:
    return Said(words(doc, finding.source), words(doc, finding.cue), words(doc, finding.content))


def words(doc: Doc, ranges: Ranges) -> str:
    return " … ".join(doc[start:end].text for start, end in ranges)


def part_of(sentence: str) -> Part:
    """Return all that extraction says of a sentence."""
    return read_piece(Piece(parse(sentence), 0))


@cache
def _tables() -> dict[str, list[list[str]]]:
    blocks = FILE.read_text("utf-8").split("\n= ")[1:]
    pairs = (block.split("\n", 1) for block in blocks)
    return {title: [_row(token) for token in table.split()] for title, table in pairs}


def _row(token: str) -> list[str]:
    return token.replace("_", " ").replace("¶", "\n").split("/")


def _doc(text: str, rows: list[list[str]]) -> Doc:
    """Build a parse from rows of word, part of speech, head, dependency, lemma, tag and name."""
    spaces, at = [], 0
    for row in rows:
        at = text.index(row[0], at) + len(row[0])
        spaces.append(text[at : at + 1] == " ")
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        spaces=spaces,
        pos=[row[1] for row in rows],
        heads=[int(row[2]) for row in rows],
        deps=[row[3] for row in rows],
        lemmas=[row[4] for row in rows],
        tags=[row[5] for row in rows],
        ents=[row[6] if len(row) > 6 else "O" for row in rows],
    )
