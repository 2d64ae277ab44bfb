"""Attributions without a verb: "according to Rao", "in Rao's words", "per Rao"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.reading import Finding, Range, Ranges, Reading, children, first, subtree

_QUOTED_FROM = frozenset({"per", "via"})


def find_according(reading: Reading) -> Iterator[Finding]:
    """Yield attributions introduced by a preposition, in reading order of the cue."""
    doc = reading.doc
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _according(reading, token, Range(token.i, token.i + 2))
        elif token.lower_ in ("words", "view", "opinion", "estimation", "telling") and token.dep_ == "pobj":
            yield from _in_words(reading, token)


def _according(reading: Reading, token: Token, cue: Range) -> Iterator[Finding]:
    target = _object_of(reading, cue.end)
    if target is None:
        return
    source = reading.trim(Range(cue.end, _phrase_end(reading, target)))
    if source is None:
        return
    content = _clause_around(reading, Range(cue.start, source.end))
    if content:
        yield Finding(source=(source,), cue=(cue,), content=content, rule="according")


def _in_words(reading: Reading, noun: Token) -> Iterator[Finding]:
    owner = first(children(noun, "poss"))
    preposition = noun.head
    if owner is None or preposition.lower_ not in ("in", "by") or owner.lower_ in ("my", "our", "your"):
        return
    source = reading.trim(Range(owner.left_edge.i, owner.i + 1))
    content = _clause_around(reading, Range(preposition.i, noun.right_edge.i + 1))
    if source and content:
        cue = (Range(preposition.i, preposition.i + 1), Range(noun.i, noun.i + 1))
        yield Finding(source=(source,), cue=cue, content=content, rule="according")


def _object_of(reading: Reading, i: int) -> Token | None:
    """The noun that starts at token `i` or is reached from the preposition before it."""
    doc = reading.doc
    if i >= len(doc):
        return None
    target = first(children(doc[i - 1], "pobj", "pcomp"))
    if target is not None and target.i >= i:
        return target
    token = doc[i]
    while token.head.i > token.i and token.dep_ in ("det", "compound", "amod", "poss", "nummod", "advmod", "case"):
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _phrase_end(reading: Reading, target: Token) -> int:
    """End of the noun phrase, short of a clause of its own that a comma parts from it."""
    doc = reading.doc
    end = subtree(target).end
    for i in range(target.i + 1, end):
        token = doc[i]
        if reading.quoted(i) != reading.quoted(target.i) or (token.is_space and "\n" in token.text):
            return i
        if token.text == "," and not any(
            child.left_edge.i <= i + 1 <= child.right_edge.i and child.dep_ in ("appos", "relcl", "conj", "acl")
            for child in target.subtree
        ):
            return i
    return end


def _clause_around(reading: Reading, group: Range) -> Ranges:
    """The sentence that the phrase stands in, without the phrase; quotations stay whole."""
    doc = reading.doc
    sentence = doc[group.start].sent
    low, high = sentence.start, max(sentence.end, group.end)
    low, high = _other_clauses(reading, group, low, high)
    before = after = None
    if low < group.start:
        quotation = reading.quotation_at(_last_word(reading, low, group.start))
        start = min(low, quotation.start) if quotation and quotation.end <= group.start else low
        before = reading.trim(Range(start, group.start))
    if group.end < high:
        quotation = reading.quotation_at(_first_word(reading, group.end, high))
        end = max(high, quotation.end) if quotation and quotation.start >= group.end else high
        after = reading.trim(Range(group.end, end))
    pieces = [p for p in (before, after) if p and any(doc[i].is_alpha for i in range(p.start, p.end))]
    if before and after and before in pieces and len(pieces) == 2 and _is_adjunct(reading, before):
        pieces = [Range(before.start, before.end), after]
    return tuple(pieces)


def _other_clauses(reading: Reading, group: Range, low: int, high: int) -> tuple[int, int]:
    """Narrow the sentence to the clause when the phrase stands at the end of one of several with semicolons."""
    doc = reading.doc
    for i in range(group.start - 1, low, -1):
        if doc[i].text == ";" and not reading.quoted(i):
            low = i + 1
            break
    for i in range(group.end, high):
        if doc[i].text == ";" and not reading.quoted(i):
            high = i
            break
    return low, high


def _is_adjunct(reading: Reading, piece: Range) -> bool:
    return piece.end - piece.start < 3


def _last_word(reading: Reading, low: int, high: int) -> int:
    i = high - 1
    while i > low and not reading.quoted(i) and (reading.doc[i].is_punct or reading.doc[i].is_space):
        i -= 1
    return i


def _first_word(reading: Reading, low: int, high: int) -> int:
    i = low
    while i < high - 1 and not reading.quoted(i) and (reading.doc[i].is_punct or reading.doc[i].is_space):
        i += 1
    return i
