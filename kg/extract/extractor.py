"""The extractor: documents in, extractions out, in order and the same on every run."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.attributions import attributions_of, find_findings
from kg.extract.mentions.all_mentions import find_mentions
from kg.extract.mentions.found import head_of_source
from kg.extract.pipeline import WEIGHTS, ExtractorKind, Piece, extractor_name, load_pipeline, parse, settled
from kg.extract.ranges import covering
from kg.extract.reading import Finding, Reading
from kg.extract.tagger.trained import trained_findings
from kg.language import language_of
from kg.language.word_lists import DEFAULT
from kg.model import Alias, Attribution, Document, Extraction, Mention, Span, Spans

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.tagger.attribution_model import AttributionModel, FoundAttribution

MAX_WAITING_DOCUMENTS = 32  # parsed, while the trained model is behind


class Extractor:
    """A loaded pipeline; loading takes about a second, so make one a process.

    A document in a language that kg does not read comes out with nothing found, signed "unread: ru".

    Args:
        model: A spaCy pipeline, by package name or path; `None` takes the best one installed.
        extractor: "rules" finds attributions by rules on the parse, "model" by the trained model, "auto" by
            both: the model's, and what the rules add to them (reports inside reports, channels).
    Raises:
        ModelError: There is no such pipeline, or it lacks what extraction needs.
    """

    def __init__(self, model: str | None = None, *, extractor: ExtractorKind = "auto") -> None:
        self.name = extractor_name(model, extractor=extractor)
        self.nlp = load_pipeline(model)
        self._model, self._extractor = model, extractor
        self._pipelines = {DEFAULT: self.nlp}
        kind = settled(extractor)
        self._tagger = None if kind == "rules" else load_tagger()
        self._rules = kind != "model"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield what each document says, in the order of `documents`.

        The trained model reads on a second thread while the pipeline parses what comes next.
        """
        waiting: deque[_Parsed] = deque()
        with ThreadPoolExecutor(1) as pool:
            for document, pieces in self._parsed(documents):
                tagger = self._tagger
                found = (
                    [pool.submit(tagger.candidates_in, piece.doc.text) for piece in pieces] if tagger else []
                )
                waiting.append(_Parsed(document, pieces, found))
                while waiting and (len(waiting) > MAX_WAITING_DOCUMENTS or waiting[0].is_ready()):
                    yield self._read(waiting.popleft())
            while waiting:
                yield self._read(waiting.popleft())

    def _parsed(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Piece]]]:
        """Yield each document with its pieces, parsed in its language; without any where that is not read."""
        for code, group in groupby(documents, key=lambda document: document.language or DEFAULT):
            if language_of(code) is None:
                yield from ((document, []) for document in group)
            else:
                yield from parse(self._pipeline(code), group)

    def _pipeline(self, language: str) -> "Language":
        if language not in self._pipelines:
            self._pipelines[language] = load_pipeline(self._model, language=language)
        return self._pipelines[language]

    def _name(self, language: str | None) -> str:
        if language in (None, DEFAULT):
            return self.name
        return extractor_name(self._model, extractor=self._extractor, language=language)

    def _read(self, parsed: "_Parsed") -> Extraction:
        trained = iter(parsed.found)
        parts = [
            read_piece(piece, trained=next(trained).result() if self._tagger else None, rules=self._rules)
            for piece in parsed.pieces
        ]
        return join(parsed.document, parts, self._name(parsed.document.language))


class _Parsed(NamedTuple):
    """A parsed document, and what the trained model finds in each piece; `found` is empty without one."""

    document: Document
    pieces: list[Piece]
    found: "list[Future[list[FoundAttribution]]]"

    def is_ready(self) -> bool:
        return all(found.done() for found in self.found)


class Part(NamedTuple):
    """What was found in a piece of a document, with offsets and indices into that piece.

    `sentences` is how many it has.
    """

    offset: int
    sentences: int
    mentions: list[Mention]
    aliases: list[Alias]
    attributions: list[Attribution]


def read_piece(piece: Piece, *, trained: "list[FoundAttribution] | None" = None, rules: bool = True) -> Part:
    """Return what a parsed piece of a document says.

    Args:
        trained: the trained model's candidates in it; `None` where the rules are alone.
        rules: whether the rules add what they find.
    """
    reading = Reading(piece.doc)
    known = None if trained is None else trained_findings(reading, trained)
    return read_findings(reading, find_findings(reading, known, rules=rules), offset=piece.offset)


@cache
def load_tagger() -> "AttributionModel":
    """Load the trained model, once a process."""
    from kg.extract.tagger.attribution_model import (
        AttributionModel,  # onnxruntime takes a tenth of a second: not for the rules
    )

    return AttributionModel.load(WEIGHTS)


def read_findings(reading: Reading, findings: list[Finding], *, offset: int) -> Part:
    """Return what a parsed piece says that starts at `offset`, its attributions being known."""
    sources = [source for finding in findings for source in (*finding.source, *finding.via)]
    contents = [content for finding in findings for content in finding.content]
    mentions, aliases = find_mentions(reading, sources, contents)
    speakers = _speakers(reading, findings, mentions)
    attributions = [
        replace(attribution, speaker=speaker)
        for attribution, speaker in zip(attributions_of(reading, findings), speakers, strict=True)
    ]
    return Part(offset, len(reading.sentences), mentions, aliases, attributions)


def _speakers(reading: Reading, findings: list[Finding], mentions: list[Mention]) -> list[Span | None]:
    """For each finding the mention that holds the head of its source, where there is one."""
    heads = [head_of_source(reading, f.source[0]).idx if f.source else -1 for f in findings]
    over = covering([m.span for m in mentions], [Span(head, head + 1) for head in heads])
    return [_best([mentions[i] for i in holding]) for holding in over]


def _best(mentions: Sequence[Mention]) -> Span | None:
    """The shortest name, else the shortest mention; of "Rao and Doe" and "some Republicans" all of it."""
    fitting = [m for m in mentions if m.form != "concept"]
    if any(m.form == "description" for m in fitting):
        fitting = [m for m in fitting if m.form != "name" or m.type != "NORP"]
    whole = [m for m in fitting if m.form == "description" and m.number == "plural" and " and " in m.text]
    best = min(whole or fitting, key=lambda m: (m.form != "name", m.span.end - m.span.start), default=None)
    return best.span if best else None


def join(document: Document, parts: Iterable[Part], name: str) -> Extraction:
    """Join what was found in the pieces of a document, with offsets into its whole text."""
    mentions: list[Mention] = []
    aliases: list[Alias] = []
    attributions: list[Attribution] = []
    sentences = 0
    for part in parts:
        before = len(mentions)
        aliases += (replace(a, first=a.first + before, second=a.second + before) for a in part.aliases)
        before = len(attributions)
        attributions += (_shift(a, part.offset, before) for a in part.attributions)
        for mention in part.mentions:
            span = _shifted(mention.span, part.offset)
            text = span.cut(document.text)
            mentions.append(replace(mention, span=span, text=text, sentence=mention.sentence + sentences))
        sentences += part.sentences
    return Extraction(document.id, tuple(mentions), tuple(aliases), tuple(attributions), name)


def _shift(attribution: Attribution, offset: int, before: int) -> Attribution:
    """Move an attribution to where its piece stands; `before` many attributions stand in earlier pieces."""

    def moved(spans: Spans) -> Spans:
        return tuple(_shifted(span, offset) for span in spans)

    return replace(
        attribution,
        source=moved(attribution.source),
        cue=moved(attribution.cue),
        content=moved(attribution.content),
        via=moved(attribution.via),
        speaker=_shifted(attribution.speaker, offset) if attribution.speaker else None,
        within=None if attribution.within is None else attribution.within + before,
    )


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
