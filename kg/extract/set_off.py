"""Quotations in a paragraph of their own, behind a colon: "Rao issued the following statement:"."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from kg.extract.outlets import DOCUMENT_NOUNS
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Finding, Reading, has_child
from kg.extract.rules.complements import OPINIONS
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.modality import is_negated, modality_of
from kg.extract.rules.sources import cue_range, find_source

MARKS = frozenset({"“", '"', "`", "``", "„", "«"})
VOICED = DOCUMENT_NOUNS | OPINIONS  # what is issued, made, offered before the colon
CONTENTS = ("ccomp", "xcomp", "auxpass")  # a verb that has one of these introduces nothing else


def with_set_off_quotations(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings, each quotation that a line before it introduces being told by that line's verb."""
    told = list(findings)
    outside = [one for one in findings if not reading.quoted(one.cue[0].start)]
    taken = {i for one in outside for piece in one.content for i in range(*piece)}
    for line, quotation in _introduced(reading):
        new = _told_by(reading, line, quotation) if taken.isdisjoint(range(*quotation)) else None
        if new is None:
            continue
        known = next((i for i, one in enumerate(told) if one.cue[0].overlaps(new.cue[0])), None)
        if known is None:
            told.append(new)
        elif new.cue[0].covers(told[known].content[0]):
            told[known] = new  # of "issued" alone the content was "the following statement"
        else:
            told[known] = told[known]._replace(content=(*told[known].content, quotation))
    return told


def _introduced(reading: Reading) -> Iterator[tuple[Range, Range]]:
    """Yield each paragraph that ends with a colon, and the quotation that opens the next one."""
    doc = reading.doc
    full = [line for paragraph in reading.paragraphs if (line := reading.trim(paragraph))]
    for line, following in pairwise(full):
        quotation = reading.quotation_at(following.start)
        if doc[line.end].text != ":" or reading.quoted(line.end) or doc[following.start].text not in MARKS:
            continue
        if quotation is not None and quotation.start == following.start:
            yield line, quotation


def _told_by(reading: Reading, line: Range, quotation: Range) -> Finding | None:
    """What a line says of a quotation, by its last verb of speech or by what is voiced in it."""
    sentence = reading.sentence_at(line.end - 1)
    for token in reversed(reading.doc[max(line.start, sentence.start) : line.end]):
        cue = _cue(reading, token, line.end)
        source = find_source(reading, token.head if token.pos_ == "NOUN" else token) if cue else None
        if cue is not None and source is not None and not source.overlaps(cue):
            content: Ranges = (quotation,)
            return Finding(
                source=(source,),
                cue=(cue,),
                content=content,
                rule="set off",
                modality=modality_of(reading, (cue,), content),
                negated=is_negated(reading, (cue,)),
            )
    return None


def _cue(reading: Reading, token: Token, colon: int) -> Range | None:
    """The cue that a verb of speech is, or the verb with what it voices: "issued the following statement"."""
    if reading.quoted(token.i):
        return None
    if token.pos_ == "NOUN" and token.dep_ == "dobj" and token.lemma_.lower() in VOICED:
        verb = token.head
        words = cue_range(verb)
        passive = verb.pos_ not in VERBAL or has_child(verb, "auxpass") or words.end > token.i
        return None if passive else Range(words.start, token.i + 1)
    known = cue_verbs().get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    if known is None or has_child(token, *CONTENTS):
        return None
    return cue_range(token) if "quote" in known.frames or token.i == colon - 1 else None
