"""Attributions whose cue is a verb: "Rao said taxes rose", "Rao praised the plan"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Finding, Reading, children, has_child
from kg.extract.rules.clauses import around_parenthesis, reported_clause
from kg.extract.rules.complements import gerund, infinitive, object_of, object_of_preposition
from kg.extract.rules.cues import Cue, cue_verbs
from kg.extract.rules.modality import modality_in_frame
from kg.extract.rules.quoted import quoted_content
from kg.extract.rules.sources import after_quotation, cue_range, find_source
from kg.extract.rules.tails import inverted_tail
from kg.language.word_lists import read_words

NEVER_CUES = read_words("reports/never_cues")
PASSIVE_REPORTS = read_words("reports/passive_reports")
SPEECH = frozenset({"quote", "clause"})
PREPOSITIONS = read_words("reports/content_prepositions")
MAX_NEAR_SOURCE_TOKENS = 8  # farther from its cue, a source is doubted where a quotation stands between
MAX_SHORT_SOURCE_TOKENS = 15
MAX_TOKENS_AFTER_SOURCE = 30  # farther from its cue, a source does not belong to one group with it
MAX_TOKENS_BEFORE_SOURCE = 12


def find_verbal(reading: Reading) -> Iterator[Finding]:
    """Yield attributions with a verbal cue, at most one a verb, in reading order of the cue."""
    lexicon = cue_verbs()
    for token in reading.doc:
        if token.pos_ in VERBAL and token.lemma_ not in NEVER_CUES:
            cue = lexicon.get(token.lemma_.lower()) or Cue(token.lemma_, {})
            finding = _reported_by(reading, token, cue)
            if finding is not None:
                yield finding


def _reported_by(reading: Reading, verb: Token, cue: Cue) -> Finding | None:
    source = find_source(reading, verb)
    words = cue_range(verb)
    if cue.frames.keys() & SPEECH:
        tail = None if "addr" in cue.frames else inverted_tail(reading, verb, words)
        if tail is not None:
            return Finding((tail.source,), (words,), (tail.content,), "tail", cue.modality)
        if source is None or _is_doubtful(source, words):
            source = after_quotation(reading, words) or source
    group = _group(verb, words, source)
    for frame, content in _contents(reading, verb, cue, source=source, group=group):
        if content:
            return Finding(
                source=(source,) if source else (),
                cue=(words,),
                content=content,
                rule=frame,
                modality=modality_in_frame(reading, verb, frame, content),
                negated=has_child(verb, "neg"),
            )
    return None


def _is_doubtful(source: Range, words: Range) -> bool:
    far = words.start - source.end > MAX_NEAR_SOURCE_TOKENS
    return far or source.end - source.start > MAX_SHORT_SOURCE_TOKENS


def _contents(
    reading: Reading, verb: Token, cue: Cue, *, source: Range | None, group: Range
) -> Iterator[tuple[str, Ranges]]:
    """Yield what the verb may report, surest frame first; a content may be empty."""
    known = bool(cue.frames)
    if cue.frames.keys() & SPEECH or not known:
        if known and source is not None:
            yield "clause", around_parenthesis(reading, verb, group)
        yield "quote", quoted_content(reading, verb, group, known=known)
    if "clause" in cue.frames or (known and "sub" not in cue.frames) or (not known and source):
        yield "clause", reported_clause(reading, verb, group)
    passive = has_child(verb, "nsubjpass", "auxpass")
    if source or (passive and verb.lemma_.lower() in PASSIVE_REPORTS):
        yield from _governed(reading, verb, cue, passive=passive)


def _group(verb: Token, words: Range, source: Range | None) -> Range:
    """Source and cue together, where they stand near each other; else the cue."""
    if source is None:
        return words
    if verb.i - source.end > MAX_TOKENS_AFTER_SOURCE or source.start - verb.i > MAX_TOKENS_BEFORE_SOURCE:
        return words
    return Range(min(words.start, source.start), max(words.end, source.end))


def _governed(reading: Reading, verb: Token, cue: Cue, *, passive: bool) -> Iterator[tuple[str, Ranges]]:
    """Yield what the verb governs other than a clause: infinitives, objects, prepositional phrases."""
    if cue.frames.keys() & {"inf", "sub"}:
        yield "inf", infinitive(reading, verb)
    if "call" in cue.frames and has_child(verb, "oprd", "ccomp", "dobj"):
        yield "call", object_of(reading, verb, passive=passive)
    for preposition in (frame for frame in cue.frames if frame in PREPOSITIONS):
        yield preposition, object_of_preposition(reading, verb, preposition)
    if "obj" in cue.frames:
        yield "obj", gerund(reading, verb)
    described = "as" in cue.frames and any(child.lower_ == "as" for child in children(verb, "prep"))
    if "obj" in cue.frames or described:
        yield "obj", object_of(reading, verb, passive=passive)
