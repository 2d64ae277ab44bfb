"""Who passed a report on: outlets, documents and channels between the speaker and the article."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.nouns import noun_type
from kg.extract.outlets import OUTLET_NOUNS, is_channel, is_outlet
from kg.extract.paragraphs import TOP_LEVEL_DOMAINS
from kg.extract.ranges import Range, Ranges, hold
from kg.extract.reading import Finding, Reading, children, first, subtree
from kg.language.word_lists import read_words

CARRIED = read_words("reports/carrying_verbs")
PLACES_OF_ITS_OWN = read_words("reports/places_of_its_own")  # "the CSTO website"
ADDRESSING = frozenset({"to", "with", "on"})
OCCASIONS = read_words("nouns/occasions")
OF_OCCASION = read_words("reports/prepositions_of_occasion")
CITING = frozenset({"citing", "quoting"})
MAX_CHANNEL_TOKENS = 12
MAX_CHAIN_LINKS = 5


class Posting(NamedTuple):
    """Where a text says that words were posted, and by which verb."""

    verb: int
    channel: Range


class Channels:
    """The channels that a document's reports came through; where words were posted is looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._postings: defaultdict[int, list[Posting]] = defaultdict(list)
        for posting in _find_postings(reading):
            self._postings[reading.sentence_of[posting.verb]].append(posting)

    def trace(self, findings: list[Finding], outer: list[int | None]) -> list[Finding]:
        """Return the findings with the channels each came through, outermost first."""
        traced = []
        for finding, above in zip(findings, outer, strict=True):
            via = (*self._from_outside(findings, outer, above), *self._own(finding))
            traced.append(finding._replace(via=tuple(dict.fromkeys(via))))
        return traced

    def _from_outside(self, findings: list[Finding], outer: list[int | None], above: int | None) -> Ranges:
        """The sources of the reports that hold this one, where they only pass it on."""
        found: Ranges = ()
        for _ in range(MAX_CHAIN_LINKS):
            if above is None:
                break
            holder = findings[above]
            if holder.source and is_channel(self._reading, holder.source[0]):
                named = self._posted(holder) or [_name_in(self._reading, holder.source[0])]
                found = (*named, *found)
            above = outer[above]
        return found

    def _own(self, finding: Finding) -> Iterator[Range]:
        """The outlet that was spoken to and where it was posted: "told Izvestia", "on its website"."""
        reading = self._reading
        for cue in finding.cue:
            for target in _addressees(reading.head(cue)):
                phrase = _noun_phrase(reading, target)
                if phrase is None or hold(finding.source, target.i) or hold(finding.content, target.i):
                    continue
                if is_outlet(reading, phrase):
                    yield phrase
        yield from (c for c in self._posted(finding) if not any(s.covers(c) for s in finding.source))

    def _posted(self, finding: Finding) -> list[Range]:
        """Channels named beside the content in its sentence: "the message posted on the CSTO website"."""
        sentence = self._reading.sentence_of[finding.cue[0].start]
        postings = self._postings.get(sentence, [])
        return [posting.channel for posting in postings if not hold(finding.content, posting.verb)]


def _find_postings(reading: Reading) -> Iterator[Posting]:
    for token in reading.doc:
        if token.tag_ not in ("VBN", "VBD") or token.lemma_.lower() not in CARRIED:
            continue
        for preposition in children(token, "prep", "agent"):
            for target in children(preposition, "pobj"):
                phrase = _noun_phrase(reading, target)
                if phrase and (target.lemma_.lower() in OUTLET_NOUNS or is_outlet(reading, phrase)):
                    yield Posting(token.i, phrase)


def _addressees(verb: Token) -> list[Token]:
    """Whom a verb's words are said to: its object, or who an interview was with or a statement to."""
    targets = [target for target in children(verb, "dobj", "dative", "iobj") if target.i > verb.i]
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in ADDRESSING:
            targets += children(preposition, "pobj")
        elif preposition.lower_ in ("in", "during"):
            targets += _of_occasion(preposition)
    return targets


def _of_occasion(preposition: Token) -> Iterator[Token]:
    """The outlet in "in an interview with Izvestia"."""
    for occasion in children(preposition, "pobj"):
        if occasion.lemma_.lower() in OCCASIONS:
            for inner in children(occasion, "prep"):
                if inner.lower_ in OF_OCCASION:
                    yield from children(inner, "pobj")


def _noun_phrase(reading: Reading, head: Token) -> Range | None:
    """The noun with what stands before it, without determiner; its apposed name where it has one."""
    doc = reading.doc
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and doc[start].pos_ in ("DET", "PUNCT"):
        start += 1
    name = first(child for child in children(head, "appos") if child.i == end)
    if name is not None:
        end = name.i + 1
    while end < len(doc) and doc[end - 1].text.endswith(".") and doc[end].ent_iob_ == "I":
        end += 1
    phrase = reading.trim(Range(start, end))
    if phrase is None:
        return None
    return _name_with_of(reading, phrase) or _with_domain(reading, _name_in(reading, phrase))


def _with_domain(reading: Reading, name: Range) -> Range:
    """The whole of a name that ends like an address and reads as two words: "Pravda.Ru"."""
    doc = reading.doc
    start, end = name
    glued = end + 1 < len(doc) and doc[end].text == "." and not doc[end - 1].whitespace_
    if glued and not doc[end].whitespace_ and doc[end + 1].lower_ in TOP_LEVEL_DOMAINS:
        return Range(start, end + 2)
    return name


def _name_with_of(reading: Reading, phrase: Range) -> Range | None:
    """The whole of a name that goes on behind its head: "Voice of America", "Times of India"."""
    doc = reading.doc
    head = reading.head(phrase)
    if head.pos_ != "PROPN" or head.i != phrase.end - 1 or doc[min(phrase.end, len(doc) - 1)].lower_ != "of":
        return None
    end = phrase.end + 1
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].lower_ == "the"):
        end += 1
    whole = Range(phrase.start, end)
    return whole if doc[end - 1].pos_ == "PROPN" and is_outlet(reading, whole) else None


def _name_in(reading: Reading, phrase: Range) -> Range:
    """The outlet's name in "Russia's Izvestia news outlet", "the daily Izvestia"; else the phrase."""
    head = reading.head(phrase).lemma_.lower()
    if head in PLACES_OF_ITS_OWN:
        return phrase
    names = list(_proper_nouns(reading, phrase))
    outlets = [name for name in names if is_outlet(reading, name)]
    if outlets:
        return outlets[-1]
    return names[-1] if names and head in OUTLET_NOUNS else phrase


def _proper_nouns(reading: Reading, phrase: Range) -> Iterator[Range]:
    """Unbroken runs of proper nouns; the owner in "Russia's daily" is no part of the name."""
    doc = reading.doc
    start = phrase.start
    while start < phrase.end:
        end = start
        while end < phrase.end and doc[end].pos_ == "PROPN" and not _is_owner(reading, end, phrase):
            end += 1
        if end > start:
            yield Range(start, end)
        start = max(end, start + 1)


def _is_owner(reading: Reading, i: int, phrase: Range) -> bool:
    doc = reading.doc
    return doc[i].tag_ == "POS" or (i + 1 < phrase.end and doc[i + 1].tag_ == "POS")


def citing(reading: Reading, finding: Finding) -> Finding | None:
    """Return what "the agency reported, citing the border service" says of the one who is cited.

    The same content, the cited as its source, the reporter as its channel; `None` where nobody is cited.
    """
    for child in _citations(reading, finding) if finding.source else ():
        target = first(children(child, "dobj", "pobj"))
        source = reading.trim(subtree(target)) if target is not None else None
        content = _short_of(reading, finding.content, child)
        if source is None or target is None or not _can_speak(target):
            continue
        if content and source.end - source.start <= MAX_CHANNEL_TOKENS:
            cue = (Range(child.i, child.i + 1),)
            return Finding((source,), cue, content, "citing", finding.modality, via=finding.source)
    return None


def _can_speak(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or noun_type(noun.lemma_.lower()) != "CONCEPT"


def without_cited(reading: Reading, finding: Finding) -> Finding:
    """Return a finding whose content does not run on into "citing the border service"."""
    for child in _citations(reading, finding):
        content = _short_of(reading, finding.content, child)
        finding = finding._replace(content=content) if content else finding
    return finding


def _citations(reading: Reading, finding: Finding) -> list[Token]:
    verb = reading.head(finding.cue[0])
    return [child for child in children(verb, "advcl", "prep") if child.lower_ in CITING]


def _short_of(reading: Reading, content: Ranges, cut: Token) -> Ranges:
    """The content up to the phrase of `cut`."""
    phrase = subtree(cut)
    pieces = (
        Range(piece.start, min(piece.end, phrase.start)) if piece.start < phrase.start else piece
        for piece in content
        if not phrase.covers(piece)
    )
    return reading.trimmed(*pieces)
