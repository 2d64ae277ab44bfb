"""What the trained model found, as findings in tokens beside those of the rules."""

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import (
    Finding,
    Reading,
    children,
    first,
    has_child,
    is_adverbial,
    is_line_break,
    subtree,
)
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.modality import is_negated, modality_of
from kg.extract.rules.sources import RELATIVES, find_source, with_roles_before
from kg.extract.rules.whole_quotes import with_whole_quotations
from kg.extract.tagger.chosen import select
from kg.extract.tagger.whole_contents import with_whole_contents
from kg.model import Spans

if TYPE_CHECKING:
    from kg.extract.tagger.attribution_model import FoundAttribution

MIN_TOKENS_OF_SENTENCE = 3  # "They say no. The port ..."
HEARING = frozenset({"hear", "watch"})
SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def trained_findings(reading: Reading, found: "list[FoundAttribution]") -> list[Finding]:
    """Return what the model found in a parsed document, in reading order; quotations are never cut.

    Args:
        found: its candidates, which may contradict each other.
    """
    return finished(reading, select(reading, candidate_findings(reading, found)))


def candidate_findings(reading: Reading, found: "list[FoundAttribution]") -> list[Finding]:
    """Return the model's candidates in tokens, without those that have no cue or no content left."""
    return [finding for one in found if (finding := _finding(reading, one))]


def finished(reading: Reading, kept: list[Finding]) -> list[Finding]:
    """Return those candidates that are kept with their contents to the ends of clauses and quotations."""
    return with_whole_quotations(reading, with_whole_contents(reading, kept))


def _finding(reading: Reading, one: "FoundAttribution") -> Finding | None:
    cue = _ranges(reading, one.cue, trim=False)
    if not cue:
        return None
    heard = _heard(reading, cue)
    source = _whole_source(reading, _on_line(reading, cue, _ranges(reading, one.source)))
    source, cue = heard or (source, cue)
    told = _in_its_sentence(reading, cue, _ranges(reading, one.content))
    within = tuple(_short_of_next_sentence(reading, cue, piece) for piece in told)
    content = _content(reading, _on_line(reading, cue, within), source)
    if content and (overheard := _overheard(reading, cue, content)) is not None:
        source, cue, content = overheard
    if not content:
        return None
    return Finding(
        source=source or _shared_source(reading, cue, content),
        cue=cue,
        content=content,
        rule="model",
        modality=modality_of(reading, cue, content),
        negated=is_negated(reading, cue),
        confidence=one.confidence,
    )


def _ranges(reading: Reading, spans: Spans, *, trim: bool = True) -> Ranges:
    """The tokens that the spans touch, trimmed; a range of which that would leave nothing only if `trim`."""
    tokens = (reading.doc.char_span(*span, alignment_mode="expand") for span in spans)
    ranges = [Range(span.start, span.end) for span in tokens if span is not None]
    return reading.trimmed(*ranges) or (() if trim else tuple(ranges))


def _in_its_sentence(reading: Reading, cue: Ranges, content: Ranges) -> Ranges:
    """The content of "according to" without runs that end before its sentence begins.

    Of 394 such cues in PolNeAR's train split 2 have one. Where nothing but "Finally" is left, nothing is.
    """
    opening = reading.doc[cue[0].start]
    if opening.lower_ != "according":
        return content
    kept = tuple(found for found in content if found.end > opening.sent.start)
    told = (reading.doc[i] for found in kept for i in range(*found))
    return kept if kept == content or not all(map(is_adverbial, told)) else ()


def _heard(reading: Reading, cue: Ranges) -> tuple[Ranges, Ranges] | None:
    """Source and cue where the model takes "heard several members warn" for a cue: the members warn."""
    if len(cue) != 1 or reading.doc[cue[0].start].lemma_ not in HEARING:
        return None
    start, end = cue[0]
    verb = reading.doc[end - 1]
    speaking = verb.pos_ == "VERB" and verb.lemma_.lower() in cue_verbs()
    speaker = reading.trim(Range(start + 1, end - 1)) if speaking else None
    if speaker is None or reading.head(speaker).pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return (speaker,), (Range(end - 1, end),)


def _overheard(reading: Reading, cue: Ranges, content: Ranges) -> tuple[Ranges, Ranges, Ranges] | None:
    """The report in what was heard, where that is all: "Rao heard | several members warn that ..."."""
    verb = reading.head(cue[-1])
    if verb.lemma_ not in HEARING or len(content) != 1 or content[0].start < cue[-1].end:
        return None
    words = (reading.doc[i] for i in range(*content[0]))
    bare = first(w for w in words if w.tag_ in ("VB", "VBP") and w.head == verb)
    if bare is None or bare.lemma_.lower() not in cue_verbs() or has_child(bare, "aux", "mark"):
        return None
    source = reading.trim(Range(content[0].start, bare.i))
    told = reading.trim(Range(bare.i + 1, content[0].end))
    if source is None or told is None or reading.head(source).pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return (source,), (Range(bare.i, bare.i + 1),), (told,)


def _shared_source(reading: Reading, cue: Ranges, content: Ranges) -> Ranges:
    """The subject that a participle or a second verb shares with another: "Rao left, saying that ..."."""
    verb = reading.head(cue[-1])
    fronted = verb.dep_ == "pcomp" and verb.i < verb.head.head.i  # "After saying that, Rao left"
    shares = (verb.tag_ == "VBG" and (verb.dep_ == "advcl" or fronted)) or verb.dep_ in ("conj", "ROOT")
    if not shares or verb.pos_ != "VERB" or verb.tag_ == "VBN" or has_child(verb, "nsubjpass", "auxpass"):
        return ()
    source = find_source(reading, verb)
    # The parse hangs it on a verb of its own content, or on another report: "a man who said A, saying B".
    astray = fronted and (source is None or any(source.overlaps(piece) for piece in content))
    if astray or _says_again(reading, verb, source):
        source = _subject_of_sentence(reading, verb)
    if source is None or any(source.overlaps(piece) for piece in (*cue, *content)):
        return ()
    return () if reading.doc[source.start].lower_ in RELATIVES else (source,)


def _says_again(reading: Reading, participle: Token, source: Range | None) -> bool:
    relative = source is not None and reading.doc[source.start].lower_ in RELATIVES
    behind_comma = participle.i > 0 and reading.doc[participle.i - 1].text == ","
    return relative and behind_comma and participle.head.lemma_.lower() in cue_verbs()


def _subject_of_sentence(reading: Reading, participle: Token) -> Range | None:
    subject = first(children(participle.sent.root, "nsubj", "nsubjpass"))
    return None if subject is None else reading.trim(subtree(subject))


def _short_of_next_sentence(reading: Reading, cue: Ranges, piece: Range) -> Range:
    """What is told without marks after a cue ends with the sentence that it begins in."""
    doc = reading.doc
    if piece.start < cue[-1].end or doc[piece.start - 1].text == ":":
        return piece
    for i in range(piece.start + MIN_TOKENS_OF_SENTENCE, piece.end - 1):
        ends = doc[i].text in (".", "!", "?") and doc[i + 1].is_sent_start and doc[i + 1].is_title
        if ends and not reading.quoted(i) and not reading.quoted(i + 1):
            return Range(piece.start, i)
    return piece


def _on_line(reading: Reading, cue: Ranges, found: Ranges) -> Ranges:
    """The ranges as far as they stand on the line of their cue, or in quotation marks.

    Only where a sentence ends with the line: in some texts line breaks stand anywhere.
    """
    line = reading.paragraph_of[cue[0].start]
    parts = (part for one in found for part in _by_line(reading, one))
    near = (
        part
        for part in parts
        if reading.quoted(part.start)
        or reading.paragraph_of[part.start] <= line <= reading.paragraph_of[part.end - 1]
    )
    return reading.trimmed(*near) or found


def _by_line(reading: Reading, found: Range) -> list[Range]:
    """The range cut at the line breaks that end a sentence."""
    if reading.same_paragraph(found.start, found.end - 1):
        return [found]
    cuts = [i + 1 for i in range(*found) if is_line_break(reading.doc[i]) and _ends_sentence(reading, i)]
    edges = [found.start, *(i for i in cuts if i < found.end), found.end]
    return [Range(start, end) for start, end in pairwise(edges)]


def _ends_sentence(reading: Reading, i: int) -> bool:
    """Does a sentence end before the line break at `i`?"""
    return i > 0 and bool(reading.doc[i - 1].text.endswith(SENTENCE_ENDS))


def _whole_source(reading: Reading, source: Ranges) -> Ranges:
    """The source with the role words before it, which the model often leaves to the content."""
    if len(source) != 1:
        return source
    start, end = source[0]
    whole = reading.trim(Range(with_roles_before(reading, start, reading.head(source[0])), end))
    return (whole,) if whole else source


def _content(reading: Reading, content: Ranges, source: Ranges) -> Ranges:
    """The content short of its source, and without the "it" of "it was said that"."""
    pieces = content
    for named in source:
        pieces = reading.trimmed(*(_short_of(piece, named) for piece in pieces))
    said = tuple(piece for piece in pieces if reading.text(piece).lower() != "it")
    return said or pieces


def _short_of(piece: Range, named: Range) -> Range:
    if piece.start < named.start < piece.end <= named.end:
        return Range(piece.start, named.start)
    return piece
