"""Articles with marks, for tests of resolution: what extraction would find is written into the text.

    {PERSON:Emomali Rahmon}            a name; {PERSON:Emomali Rahmon|Tajik President} with its title
    {PERSON~the Tajik president}       a description
    {he}                               a pronoun
    {#Tajik-Afghan border}             a concept
    ‹source›  «content»  ^channel^     of an attribution; one a line, a line is a sentence

A name before "'s" is possessive, a mention at the start of a source or of a line is a subject.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from kg.model import Alias, Attribution, Document, Extraction, Mention, Resolution, Span
from kg.resolve.document.resolution import resolve_document

MARK = re.compile(
    r"\{(?:(?P<type>[A-Z]+|#)(?P<sign>[:~])?)?(?P<text>[^{}|]+)(?:\|(?P<title>[^{}]+))?\}|[‹›«»^]"
)
GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female",
           "Mr.": "male", "Ms.": "female"}  # fmt: skip
PLURALS = {"they", "them", "their", "we", "our", "us"}
QUOTES = re.compile(r'"[^"]*"')


class Marked(NamedTuple):
    """A marked article and what came of it."""

    document: Document
    extraction: Extraction

    def resolve(self) -> Resolution:
        return resolve_document(self.document, self.extraction)

    def speakers(self) -> list[str | None]:
        resolution = self.resolve()
        names = [referent.name for referent in resolution.referents]
        return [None if speaker is None else names[speaker] for speaker in resolution.speakers]

    def about(self) -> list[list[str]]:
        resolution = self.resolve()
        return [[resolution.referents[index].name for index in about] for about in resolution.about]

    def via(self) -> list[list[str]]:
        resolution = self.resolve()
        return [[resolution.referents[index].name for index in via] for via in resolution.via]

    def forms(self) -> list[tuple[str, ...]]:
        """Return the names of each referent that has one, in order."""
        named = {index for index, mention in enumerate(self.extraction.mentions) if mention.form == "name"}
        return [referent.forms for referent in self.resolve().referents if named & set(referent.mentions)]


def marked(*lines: str, aliases: tuple[tuple[int, int], ...] = (), id: str = "d1") -> Marked:
    """Return the article that some marked lines stand for; aliases are pairs of ordinals of mentions."""
    text = ""
    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    for number, line in enumerate(lines):
        text, found, attribution = _read_line(line, text, number)
        mentions += found
        attributions += attribution
    text = text.rstrip("\n")
    quoted = [Span(match.start(), match.end()) for match in QUOTES.finditer(text)]
    mentions = [_with_quote(mention, quoted) for mention in mentions]
    document = Document(id=id, path=f"{id}.txt", text=text, body=(Span(0, len(text)),))
    pairs = tuple(Alias(first, second, "the text says so") for first, second in aliases)
    return Marked(document, Extraction(id, tuple(mentions), pairs, tuple(attributions), "marks"))


def _read_line(line: str, text: str, number: int) -> tuple[str, list[Mention], list[Attribution]]:
    spans: dict[str, list[Span]] = {"‹": [], "«": [], "^": []}
    starts: dict[str, int] = {}
    mentions: list[Mention] = []
    begin, position = len(text), 0
    for match in MARK.finditer(line):
        text += line[position : match.start()]
        position = match.end()
        mark = match[0]
        if mark in "‹«" or (mark == "^" and "^" not in starts):
            starts[mark] = len(text)
        elif mark in "›»^":
            opening = {"›": "‹", "»": "«", "^": "^"}[mark]
            spans[opening].append(Span(starts.pop(opening), len(text)))
        else:
            subject = len(text) in {begin, starts.get("‹")}
            mentions.append(_mention(match, len(text), number, subject, line[position:]))
            text += match["text"]
    text += line[position:] + "\n"
    if not spans["«"]:
        return text, mentions, []
    kind = "direct" if all('"' in piece.cut(text) for piece in spans["«"]) else "indirect"
    attribution = Attribution(
        source=tuple(spans["‹"]),
        cue=(),
        content=tuple(spans["«"]),
        kind=kind,
        confidence=0.9,
        via=tuple(spans["^"]),
    )
    return text, mentions, [attribution]


def _mention(match: re.Match[str], start: int, number: int, subject: bool, rest: str) -> Mention:
    words = match["text"]
    form = "name" if match["sign"] == ":" else "description" if match["sign"] else "pronoun"
    if match["type"] == "#":
        form = "concept"
    bare = re.split(r"\s(?:of|for|at|in|on)\s", words)[0]
    head = bare.split()[-1].lower()
    plural = head in PLURALS or (form == "description" and head.endswith("s"))
    return Mention(
        span=Span(start, start + len(words)),
        text=words,
        type="CONCEPT" if form == "concept" else match["type"] or "OTHER",  # type: ignore[arg-type]
        form=form,  # type: ignore[arg-type]
        head=head,
        sentence=number,
        role="possessive" if rest.startswith("'s") else "subject" if subject else "other",
        number="plural" if plural else "singular",
        gender=GENDERS.get(words.lower() if form == "pronoun" else match["title"] or ""),  # type: ignore[arg-type]
        title=match["title"],
    )


def _with_quote(mention: Mention, quoted: list[Span]) -> Mention:
    return replace(mention, quoted=any(span.covers(mention.span) for span in quoted))
