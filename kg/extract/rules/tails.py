"""Sources at the very end of a sentence, as in "..., relays the site Meduza"."""

from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.nouns import noun_type
from kg.extract.outlets import OUTLET_NOUNS
from kg.extract.ranges import Range
from kg.extract.reading import Reading, children, first
from kg.extract.rules.sources import FINITE_TAGS

NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
TIMES = frozenset({"DATE", "TIME"})
MAX_TAIL_TOKENS = 8
MIN_CONTENT_TOKENS = 3
MIN_TOKENS_FROM_SUBJECT = 3


class Tail(NamedTuple):
    """What stands on both sides of the cue."""

    source: Range
    content: Range


def inverted_tail(reading: Reading, verb: Token, words: Range) -> Tail | None:
    """Return source and content of "..., relays the site X." where the parse has the subject elsewhere.

    The cue follows a comma or a closing mark, and only a noun phrase follows it in its sentence.

    Args:
        words: of the cue.
    """
    if not _may_end_sentence(reading, verb, words):
        return None
    source = _noun_phrase_to_end(reading, words.end)
    if source is None:
        return None
    content = reading.trim(Range(_content_start(reading, words.start), words.start))
    if content is None or content.end - content.start < MIN_CONTENT_TOKENS:
        return None
    return Tail(source, content)


def _may_end_sentence(reading: Reading, verb: Token, words: Range) -> bool:
    """Does a finite verb follow a comma or a closing mark, with no subject of its own right before it?"""
    doc = reading.doc
    if verb.tag_ not in FINITE_TAGS or reading.quoted(verb.i) or words.start < 2 or words.end >= len(doc):
        return False
    if doc[words.start - 1].text != "," and not reading.quoted(words.start - 1):
        return False
    subject = first(children(verb, "nsubj"))
    return subject is None or (subject.i < verb.i and words.start - subject.i >= MIN_TOKENS_FROM_SUBJECT)


def _noun_phrase_to_end(reading: Reading, start: int) -> Range | None:
    doc = reading.doc
    end = start
    while end < len(doc) and doc[end].pos_ in NOUN_PHRASE and not reading.quoted(end):
        end += 1
    if end == start or end - start > MAX_TAIL_TOKENS or doc[end - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    if end < len(doc) and not (doc[end].text == "." or doc[end].is_space):
        return None
    source = Range(start, end)
    return reading.trim(source) if _can_speak(reading.head(source)) else None


def _can_speak(head: Token) -> bool:
    if head.pos_ == "PROPN":
        return head.ent_type_ not in TIMES
    return noun_type(head.lemma_.lower()) != "CONCEPT" or head.lemma_.lower() in OUTLET_NOUNS


def _content_start(reading: Reading, end: int) -> int:
    """Where the sentence before the cue starts, or the quotation that ends there; after any line break."""
    start = reading.sentence_at(end - 1).start
    quotation = reading.quotation_at(end - 1) or reading.quotation_at(end - 2)
    if quotation is not None:
        start = min(start, quotation.start)
    while not reading.same_paragraph(start, end - 1):
        start += 1
    return start
