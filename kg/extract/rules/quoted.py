"""Contents in quotation marks beside a cue: before it, after it, on both sides, and going on after it."""

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Reading, subtree

DASHES = frozenset({"-", "–", "—", "--"})
FOLLOWED_BY_CUE = frozenset({",", "-", "–", "—"})
BEFORE_QUOTATION = frozenset({",", ":", "-", "—", "–", "that"})
SENTENCE_ENDS = (".", "!", "?")
MAX_ADJUNCT_TOKENS = 25
MAX_SENTENCE_REST_TOKENS = 300  # how far beyond the parser's sentence its full stop is looked for


def quoted_content(reading: Reading, verb: Token, group: Range, *, known: bool) -> Ranges:
    """Return the quotations that a verb introduces, in order; none where it is quoted itself.

    Args:
        group: source and cue together.
        known: Is it a cue verb? Any other needs a quotation before it and the end of its clause after it.
    """
    if reading.quoted(verb.i):
        return ()
    left = _before(reading, group)
    if not known and (left is None or not _ends_clause(reading, group)):
        return ()
    right = _after(reading, verb, group, split=left is not None)
    found = [quotation for quotation in (left, right) if quotation]
    if not found:
        return ()
    end = max(group.end, found[-1].end)
    return (*found, *_going_on(reading, verb, group, end=end))


def _ends_clause(reading: Reading, group: Range) -> bool:
    doc = reading.doc
    return group.end >= len(doc) or doc[group.end].is_punct or doc[group.end].is_space


def _before(reading: Reading, group: Range) -> Range | None:
    """The quotation that ends right before source and cue, from where its sentence starts."""
    doc = reading.doc
    i = group.start - 1
    while (
        i >= 0 and not reading.quoted(i) and (doc[i].text == "," or doc[i].text in DASHES or doc[i].is_space)
    ):
        i -= 1
    quotation = reading.quotation_at(i)
    if quotation is None or quotation.end != i + 1 or not reading.same_paragraph(i, group.start):
        return None
    starts_anew = (
        doc[group.start].is_sent_start and not doc[group.start].is_lower and doc[i + 1].text[:1] != ","
    )
    if starts_anew and _last_word(reading, quotation).endswith("."):
        return None
    return reading.trim(Range(_sentence_start(reading, quotation.start), quotation.end))


def _sentence_start(reading: Reading, start: int) -> int:
    """Where the sentence starts that a quotation goes on with: 'Taxes "will rise", Rao said'."""
    sentence = reading.sentence_at(start).start
    if sentence == start or not reading.same_paragraph(sentence, start) or reading.quoted(sentence):
        return start
    return start if reading.doc[start - 1].text in ".:!?" else sentence


def _last_word(reading: Reading, quotation: Range) -> str:
    """The last token inside the marks that is no space."""
    for i in range(quotation.end - 1, quotation.start - 1, -1):
        token = reading.doc[i]
        if not token.is_quote and not token.is_space:
            return str(token.text)
    return ""


def _after(reading: Reading, verb: Token, group: Range, *, split: bool) -> Range | None:
    """The quotation that follows source and cue in their sentence, adjuncts between.

    Args:
        split: A quotation stands before the cue too: what follows may go on in the middle of a sentence.
    """
    doc = reading.doc
    for i in range(group.end, min(group.end + MAX_ADJUNCT_TOKENS + 1, len(doc))):
        if not reading.same_paragraph(group.start, i):
            return _set_off(reading, i)
        quotation = reading.quotation_at(i)
        if quotation is not None:
            return _introduced(reading, group, quotation, split=split) if quotation.start == i else None
        if _ends_adjuncts(doc[i], verb):
            return None
    return None


def _set_off(reading: Reading, start: int) -> Range | None:
    """The paragraph, or the quotation that opens it, after one that ends with a colon: 'Rao continued:'."""
    doc = reading.doc
    colon = start - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    paragraph = reading.trim(reading.paragraphs[reading.paragraph_of[start]])
    if paragraph is None or doc[colon].text != ":":
        return None
    quotation = reading.quotation_at(paragraph.start)
    return quotation if quotation and quotation.start == paragraph.start else paragraph


def _introduced(reading: Reading, group: Range, quotation: Range, *, split: bool) -> Range | None:
    doc = reading.doc
    i = quotation.start
    if doc[i - 1].lower_ == "that" and not _ends_sentence(reading, quotation):
        return _that_clause(reading, i - 1)
    opens = i == group.end or doc[i - 1].text in BEFORE_QUOTATION
    whole = split or doc[min(i + 1, len(doc) - 1)].text[:1].isupper()
    return quotation if opens and whole else None


def _ends_adjuncts(token: Token, verb: Token) -> bool:
    """Is it the end of the sentence, or a verb that does not belong to the cue?"""
    if token.text in {".", "?", "!", ";"}:
        return True
    if token.pos_ == "VERB" and not subtree(verb).holds(token.i):
        return True
    return token.pos_ in VERBAL and token.dep_ in ("ccomp", "conj")


def _ends_sentence(reading: Reading, quotation: Range) -> bool:
    doc = reading.doc
    end = quotation.end
    return end >= len(doc) or doc[end].is_space or doc[end].text in ".!?" or doc[end - 2].text in ".!?"


def _that_clause(reading: Reading, start: int) -> Range | None:
    """A clause of which only parts are quoted: from its "that" to the end of the sentence."""
    doc = reading.doc
    end = reading.sentence_at(start).end
    quotation = reading.quotation_at(end - 1)
    if quotation is not None:
        end = quotation.end
    furthest = min(len(doc), end + MAX_SENTENCE_REST_TOKENS)
    while (
        end < furthest
        and not doc[end - 1].text.endswith(SENTENCE_ENDS)
        and reading.same_paragraph(start, end)
    ):
        end += 1
    return reading.trim(Range(start, end))


def _going_on(reading: Reading, verb: Token, group: Range, *, end: int) -> list[Range]:
    """Quotations that go on after the cue's sentence, in the same paragraph, with no cue of their own."""
    more: list[Range] = []
    while True:
        quotation = _next_quotation(reading, verb, group, end=end, only_space=bool(more))
        if quotation is None or _has_own_cue(reading, quotation):
            return more
        more.append(quotation)
        end = quotation.end


def _next_quotation(
    reading: Reading, verb: Token, group: Range, *, end: int, only_space: bool
) -> Range | None:
    """The quotation after `end`, past the rest of the cue's sentence, or past nothing but space."""
    doc = reading.doc
    i = end
    while i < len(doc) and reading.same_paragraph(i, group.start) and not reading.quoted(i):
        token = doc[i]
        if only_space:
            if not token.is_space:
                return None
        elif token.text in ".!?" and i - group.end <= MAX_ADJUNCT_TOKENS:
            only_space = True
        elif token.pos_ in VERBAL and not subtree(verb).holds(token.i):
            return None
        i += 1
    quotation = reading.quotation_at(i)
    if quotation is None or quotation.start != i or not reading.same_paragraph(i, group.start):
        return None
    return quotation


def _has_own_cue(reading: Reading, quotation: Range) -> bool:
    """Does `, X said` follow the quotation?"""
    doc = reading.doc
    end = quotation.end
    if end >= len(doc) or not reading.same_paragraph(quotation.start, end):
        return False
    if doc[end].text in FOLLOWED_BY_CUE or doc[end].is_lower:
        return True
    return _last_word(reading, quotation) == ","
