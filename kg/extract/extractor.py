"""The extractor: documents in, extractions out, in order and the same on every run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.attributions import attributions_of, find_findings
from kg.extract.language import Piece, extractor_name, load_pipeline, parse
from kg.extract.mentions import find_mentions, head_of_source
from kg.extract.reading import Finding, Reading
from kg.model import Alias, Attribution, Document, Extraction, Mention, Span, Spans


class Extractor:
    """A loaded pipeline; loading takes about a second, so make one a process.

    Args:
        model: A spaCy pipeline, by package name or path; `None` takes the best one installed.
    Raises:
        ModelError: There is no such pipeline, or it lacks what extraction needs.
    """

    def __init__(self, model: str | None = None) -> None:
        self.name = extractor_name(model)
        self.nlp = load_pipeline(model)

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield what each document says, in the order of `documents`."""
        for document, pieces in parse(self.nlp, documents):
            yield _join(document, [_read(piece) for piece in pieces], self.name)


def _read(piece: Piece) -> tuple[int, list[Mention], list[Alias], list[Attribution]]:
    reading = Reading(piece.doc)
    findings = find_findings(reading)
    sources = [source for finding in findings for source in (*finding.source, *finding.via)]
    contents = [content for finding in findings for content in finding.content]
    mentions, aliases = find_mentions(reading, sources, contents)
    attributions = [
        replace(attribution, speaker=_speaker(reading, finding, mentions))
        for attribution, finding in zip(attributions_of(reading, findings), findings, strict=True)
    ]
    return piece.offset, mentions, aliases, attributions


def _speaker(reading: Reading, finding: Finding, mentions: list[Mention]) -> Span | None:
    """The smallest name, else the smallest other mention, that holds the head of the source."""
    if not finding.source:
        return None
    at = head_of_source(reading, finding.source[0]).idx
    fitting = [m for m in mentions if m.span.start <= at < m.span.end and m.form != "concept"]
    whole = [m for m in fitting if m.form == "description" and m.number == "plural" and " and " in m.text]
    best = min(whole or fitting, key=lambda m: (m.form != "name", m.span.end - m.span.start), default=None)
    return best.span if best else None


def _join(
    document: Document, parts: list[tuple[int, list[Mention], list[Alias], list[Attribution]]], name: str
) -> Extraction:
    mentions: list[Mention] = []
    aliases: list[Alias] = []
    attributions: list[Attribution] = []
    for offset, some_mentions, some_aliases, some_attributions in parts:
        sentences = mentions[-1].sentence + 1 if mentions else 0
        for alias in some_aliases:
            aliases.append(replace(alias, first=alias.first + len(mentions), second=alias.second + len(mentions)))
        before = len(attributions)
        for attribution in some_attributions:
            within = None if attribution.within is None else attribution.within + before
            attributions.append(_shift(attribution, offset, within))
        for mention in some_mentions:
            span = Span(mention.span.start + offset, mention.span.end + offset)
            words = span.cut(document.text)
            mentions.append(replace(mention, span=span, text=words, sentence=mention.sentence + sentences))
    return Extraction(document.id, tuple(mentions), tuple(aliases), tuple(attributions), name)


def _shift(attribution: Attribution, offset: int, within: int | None) -> Attribution:
    def moved(spans: Spans) -> Spans:
        return tuple(Span(s.start + offset, s.end + offset) for s in spans)

    return replace(
        attribution,
        source=moved(attribution.source),
        cue=moved(attribution.cue),
        content=moved(attribution.content),
        via=moved(attribution.via),
        speaker=moved((attribution.speaker,))[0] if attribution.speaker else None,
        within=within,
    )
