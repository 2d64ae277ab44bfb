"""Mentions that are no names: descriptions ("the bloc"), concepts ("the Peruvian border"), pronouns."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.mentions.found import Found, head_of_source
from kg.extract.mentions.plural_names import is_member
from kg.extract.nouns import noun_type
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Reading, children, has_child, subtree
from kg.language.en.calendar import MONTHS, WEEKDAYS
from kg.language.en.fold import fold_words
from kg.language.word_lists import read_words
from kg.model import EntityType

SOURCE_PRONOUNS = read_words("grammar/source_pronouns")
REFERRING = read_words("grammar/referring_pronouns")
POINTING = read_words("grammar/pointing_words")
TIME_NOUNS = read_words("nouns/empty_nouns")
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
PLACES = frozenset({"GPE", "LOC", "NORP"})
PLACING = read_words("grammar/placing_prepositions")
BEFORE_CONCEPT_POS = frozenset("DET PRON NUM PUNCT SPACE ADV ADP SYM".split())
BEFORE_CONCEPT_DEPS = frozenset({"det", "predet", "quantmod", "nummod"})
COMPARING = read_words("grammar/comparing_words")
MAX_CONCEPT_TOKENS = 7
MAX_PLACE_TOKENS = 5
MAX_POINTING_TOKENS = 2
MIN_CONCEPT_WORDS = 2


def find_in_sources(
    reading: Reading, sources: list[Range], taken: set[int], known: set[Range]
) -> Iterator[Found]:
    """Yield a mention for each source that no name heads, in order and no range twice.

    Several sources may be about one phrase: "court records, which ... The records, which ...".

    Args:
        taken: tokens that stand in names.
        known: ranges that are mentions already.
    """
    seen = set(known)
    for source in sorted(set(sources)):
        found = _in_source(reading, source, taken)
        if found and found.range not in seen:
            seen.add(found.range)
            yield found


def _in_source(reading: Reading, source: Range, taken: set[int]) -> Found | None:
    head = head_of_source(reading, source)
    source = _without_date(reading, source)
    inside = source.holds(head.i)
    if head.i in taken and not (inside and (has_child(head, "conj") or _is_some_member(head, source))):
        return None
    if source.end - source.start == 1 and head.lower_ in SOURCE_PRONOUNS:
        return Found(source, head, "OTHER", "pronoun")
    if inside:
        return Found(source, head, _type_of(head), "description")
    whole = reading.trim(_with_of_phrase(head))
    return Found(whole, head, _type_of(head), "description") if whole else None


def _without_date(reading: Reading, source: Range) -> Range:
    """Leave off a month or weekday in front: "October, officials"."""
    start, doc = source.start, reading.doc
    dated = start + 2 < source.end and doc[start + 1].text == "," and doc[start].lower_ in CALENDAR
    return Range(start + 2, source.end) if dated else source


def _is_some_member(head: Token, source: Range) -> bool:
    """Is it one or some of a party or people, not all: "a Nevada Democrat", "some Republicans"?"""
    bare = source.start if head.doc[source.start].lower_ != "the" else source.start + 1
    return head.i > bare and (head.ent_type_ == "NORP" or is_member(head.text))


def find_pronouns(reading: Reading, known: set[Range]) -> Iterator[Found]:
    """Yield the pronouns that point to someone or something.

    Those outside contents as well: the thread of "he ... his ... he said" runs through them.

    Args:
        known: ranges that are mentions already.
    """
    for token in reading.doc:
        if (
            token.pos_ != "PRON"
            or token.lower_ not in REFERRING
            or token.dep_ == "expl"
            or token.text == "US"
        ):
            continue
        own = Range(token.i, token.i + 1)
        if own not in known:
            yield Found(own, token, "OTHER", "pronoun")


def find_phrases(reading: Reading, inside: set[int], taken: set[int], known: set[Range]) -> Iterator[Found]:
    """Yield descriptions ("the bloc") and concepts ("militant groups", "the border with Peru"), in order.

    Args:
        inside: tokens among which their heads are.
        taken: tokens that stand in names.
        known: ranges that are mentions already.
    """
    for chunk in reading.doc.noun_chunks:
        head = chunk.root
        if head.i not in inside or head.i in taken or head.pos_ != "NOUN":
            continue
        whole, bare = Range(chunk.start, chunk.end), Range(_concept_start(chunk), chunk.end)
        kind = noun_type(head.lemma_.lower())
        if kind in ("PERSON", "ORG", "GPE") and _points(chunk, bare) and whole not in known:
            yield Found(whole, head, kind, "description")
        elif (concept := _concept(reading, bare, head)) and concept not in known:
            yield Found(concept, head, "CONCEPT", "concept")


def _type_of(head: Token) -> EntityType:
    kind = noun_type(head.lemma_.lower())
    return "OTHER" if kind == "CONCEPT" else kind


def _with_of_phrase(head: Token) -> Range:
    """The noun with what stands before it, and an of-phrase."""
    end = head.i + 1
    for child in children(head, "prep"):
        if child.i == end and child.lower_ == "of":
            end = child.right_edge.i + 1
    return Range(head.left_edge.i, end)


def _points(chunk: TokenSpan, bare: Range) -> bool:
    return chunk[0].lower_ in POINTING and bare.end - bare.start <= MAX_POINTING_TOKENS


def _concept_start(chunk: TokenSpan) -> int:
    start: int = chunk.start
    while start < chunk.root.i and _stands_before_concept(chunk.doc[start]):
        start += 1
    return start


def _stands_before_concept(token: Token) -> bool:
    if token.pos_ in BEFORE_CONCEPT_POS or token.dep_ in BEFORE_CONCEPT_DEPS or token.is_quote:
        return True
    return token.tag_ in ("JJR", "JJS") and token.lower_ in COMPARING


def _concept(reading: Reading, bare: Range, head: Token) -> Range | None:
    """The phrase, with a place it is said to be with, in, between or of; `None` if it is too plain."""
    if head.lemma_.lower() in TIME_NOUNS:
        return None
    whole = Range(bare.start, _end_of_place(reading, head, bare.end))
    if whole.end - whole.start > MAX_CONCEPT_TOKENS:
        return None
    words = [word for word in fold_words(reading.text(whole)) if not word.isdigit()]
    return whole if len(words) >= MIN_CONCEPT_WORDS else None


def _end_of_place(reading: Reading, head: Token, end: int) -> int:
    for child in children(head, "prep"):
        if child.i != end or child.lower_ not in PLACING:
            continue
        low, high = subtree(child)
        if high - low <= MAX_PLACE_TOKENS and reading.doc[high - 1].ent_type_ in PLACES:
            end = high
    return end


def tokens_of(ranges: Ranges) -> set[int]:
    return {i for found in ranges for i in range(*found)}
