"""Attributions without a verb: "according to Rao", "in Rao's words"."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Finding, Reading, children, first, is_line_break, subtree
from kg.language.word_lists import read_words

VIEWPOINTS = read_words("nouns/viewpoints")
FIRST_OR_SECOND_PERSON = frozenset({"my", "our", "your"})
BEFORE_NOUN = frozenset({"det", "compound", "amod", "poss", "nummod", "advmod", "case"})
MAX_PHRASE_TOKENS = 60
MAX_CONTENT_TOKENS = 250  # on either side, so that an endless sentence of many sources stays linear
WITHIN_NOUN_PHRASE = frozenset({"appos", "relcl", "conj", "acl"})


def find_according(reading: Reading) -> Iterator[Finding]:
    """Yield attributions introduced by a preposition, in reading order of the cue."""
    doc = reading.doc
    for token in doc:
        finding = None
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            finding = _according_to(reading, Range(token.i, token.i + 2))
        elif token.lower_ in VIEWPOINTS and token.dep_ == "pobj":
            finding = _in_words_of(reading, token)
        if finding is not None:
            yield finding


def _according_to(reading: Reading, cue: Range) -> Finding | None:
    target = _noun_after(reading, cue.end)
    if target is None:
        return None
    source = reading.trim(Range(cue.end, _phrase_end(reading, target)))
    if source is None:
        return None
    content = _sentence_around(reading, Range(cue.start, source.end))
    return Finding((source,), (cue,), content, "according") if content else None


def _in_words_of(reading: Reading, noun: Token) -> Finding | None:
    owner = first(children(noun, "poss"))
    preposition = noun.head
    if owner is None or preposition.lower_ not in ("in", "by") or owner.lower_ in FIRST_OR_SECOND_PERSON:
        return None
    source = reading.trim(Range(owner.left_edge.i, owner.i + 1))
    content = _sentence_around(reading, Range(preposition.i, noun.right_edge.i + 1))
    if source is None or not content:
        return None
    cue = (Range(preposition.i, preposition.i + 1), Range(noun.i, noun.i + 1))
    return Finding((source,), cue, content, "according")


def _noun_after(reading: Reading, i: int) -> Token | None:
    """The noun that hangs on the word before token `i`, else the one whose phrase starts at `i`."""
    doc = reading.doc
    if i >= len(doc):
        return None
    target = first(children(doc[i - 1], "pobj", "pcomp"))
    if target is not None and target.i >= i:
        return target
    token = doc[i]
    while token.head.i > token.i and token.dep_ in BEFORE_NOUN:
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _phrase_end(reading: Reading, noun: Token) -> int:
    """End of the noun phrase, short of a clause of its own that a comma parts from it."""
    doc = reading.doc
    start, end = subtree(noun)
    end = min(end, noun.i + MAX_PHRASE_TOKENS)
    belonging = [subtree(token) for token in doc[start:end] if token.dep_ in WITHIN_NOUN_PHRASE]
    for i in range(noun.i + 1, end):
        if reading.quoted(i) != reading.quoted(noun.i) or is_line_break(doc[i]):
            return i
        if doc[i].text == "," and not any(part.holds(i + 1) for part in belonging):
            return i
    return end


def _sentence_around(reading: Reading, phrase: Range) -> Ranges:
    """What the sentence of a phrase says before and after it; quotations stay whole."""
    low, high = _between_semicolons(reading, phrase)
    pieces = []
    if low < phrase.start:
        quotation = reading.quotation_at(_last_word(reading, Range(low, phrase.start)))
        if quotation and quotation.end <= phrase.start:
            low = min(low, quotation.start)
        pieces.append(Range(low, phrase.start))
    if phrase.end < high:
        quotation = reading.quotation_at(_first_word(reading, Range(phrase.end, high)))
        if quotation and quotation.start >= phrase.end:
            high = max(high, quotation.end)
        pieces.append(Range(phrase.end, high))
    return tuple(p for p in reading.trimmed(*pieces) if any(t.is_alpha for t in reading.doc[p.start : p.end]))


def _between_semicolons(reading: Reading, phrase: Range) -> Range:
    """The sentence of the phrase, or the part of it that semicolons set off."""
    sentence = reading.sentence_at(phrase.start)
    low = max(sentence.start, phrase.start - MAX_CONTENT_TOKENS)
    high = max(min(sentence.end, phrase.end + MAX_CONTENT_TOKENS), phrase.end)
    semicolons = reading.semicolons
    before = bisect_left(semicolons, phrase.start)
    if before and semicolons[before - 1] > low:
        low = semicolons[before - 1] + 1
    after = bisect_left(semicolons, phrase.end)
    if after < len(semicolons):
        high = min(high, semicolons[after])
    return Range(low, high)


def _last_word(reading: Reading, found: Range) -> int:
    i = found.end - 1
    while i > found.start and _is_between_words(reading, i):
        i -= 1
    return i


def _first_word(reading: Reading, found: Range) -> int:
    i = found.start
    while i < found.end - 1 and _is_between_words(reading, i):
        i += 1
    return i


def _is_between_words(reading: Reading, i: int) -> bool:
    return not reading.quoted(i) and (reading.doc[i].is_punct or reading.doc[i].is_space)
