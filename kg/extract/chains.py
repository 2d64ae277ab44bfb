"""Who passed a report on: outlets, documents and channels between the speaker and the article."""

from kg.extract.outlets import OUTLET_NOUNS, is_channel, is_outlet
from kg.extract.reading import Finding, Range, Ranges, Reading, children, first, subtree
from spacy.tokens import Doc, Token

CARRIED = frozenset({"post", "publish", "carry", "air", "release", "share", "broadcast", "print", "upload"})
PLACES_OF_ITS_OWN = frozenset({"website", "page", "channel", "account", "blog", "portal"})  # "the CSTO website"
MAX_CHANNEL_TOKENS = 12


def with_chains(reading: Reading, findings: list[Finding], outer: list[int | None]) -> list[Finding]:
    """Return the findings with the channels each came through, outermost first."""
    chained = []
    for i, finding in enumerate(findings):
        via = _from_outside(reading, findings, outer, i) + _told_to(reading, finding)
        chained.append(finding._replace(via=tuple(dict.fromkeys(via))))
    return chained


def _from_outside(reading: Reading, findings: list[Finding], outer: list[int | None], i: int) -> Ranges:
    """The sources of the reports that hold this one, where they only pass it on."""
    found: Ranges = ()
    above = outer[i]
    for _ in range(5):
        if above is None:
            break
        holder = findings[above]
        if holder.source and is_channel(reading, holder.source[0]):
            found = (*(_posted(reading, holder) or [_name_in(reading, holder.source[0])]), *found)
        above = outer[above]
    return found


def _told_to(reading: Reading, finding: Finding) -> Ranges:
    """The outlet that was spoken to, or where the words were posted: "told Izvestia", "posted on its website"."""
    doc = reading.doc
    found: list[Range] = []
    for cue in finding.cue:
        verb = doc[cue.start : cue.end].root
        for target in _addressees(verb):
            phrase = _noun_phrase(reading, target)
            if any(s.start <= target.i < s.end for s in finding.source):
                continue
            if phrase and not any(c.start <= target.i < c.end for c in finding.content) and is_outlet(reading, phrase):
                found.append(phrase)
    found += [c for c in _posted(reading, finding) if not any(s.covers(c) for s in finding.source)]
    return tuple(dict.fromkeys(found))


def _addressees(verb: Token) -> list[Token]:
    """Whom a verb's words are said to: its object, or who an interview was with or a statement to."""
    targets = [t for t in children(verb, "dobj", "dative", "iobj") if t.i > verb.i]
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in ("to", "with", "on"):
            targets += children(preposition, "pobj")
        elif preposition.lower_ in ("in", "during"):
            for noun in children(preposition, "pobj"):
                if noun.lemma_.lower() in ("interview", "comment", "statement", "remark", "conversation", "op-ed", "article"):
                    for inner in children(noun, "prep"):
                        if inner.lower_ in ("with", "to", "for", "by", "in", "on"):
                            targets += children(inner, "pobj")
    return targets


def _noun_phrase(reading: Reading, head: Token) -> Range | None:
    """The noun with what stands before it, without determiner; its apposed name where it has one."""
    start = head.left_edge.i
    doc = reading.doc
    while start < head.i and doc[start].pos_ in ("DET", "PUNCT"):
        start += 1
    end = head.i + 1
    name = first(c for c in children(head, "appos") if c.i == end)
    if name is not None:
        end = name.i + 1
    while end < len(doc) and doc[end - 1].text.endswith(".") and doc[end].ent_type_ and doc[end].ent_iob_ == "I":
        end += 1
    phrase = reading.trim(Range(start, end))
    return _name_in(reading, phrase) if phrase else None


def _name_in(reading: Reading, phrase: Range) -> Range:
    """The outlet's name in "Russia's Izvestia news outlet", "the Russian daily Izvestia"; else the whole phrase."""
    doc = reading.doc
    if doc[phrase.start : phrase.end].root.lemma_.lower() in PLACES_OF_ITS_OWN:
        return phrase
    start, best = phrase.start, phrase
    found = []
    while start < phrase.end:
        end = start
        while end < phrase.end and doc[end].pos_ == "PROPN" and not _is_place(doc[end], doc, phrase):
            end += 1
        if end > start:
            found.append(Range(start, end))
        start = max(end, start + 1)
    named = [r for r in found if is_outlet(reading, r)]
    if doc[phrase.start : phrase.end].root.lemma_.lower() in OUTLET_NOUNS or named:
        best = (named or found or [phrase])[-1]
    return best


def _is_place(token: Token, doc: Doc, phrase: Range) -> bool:
    """Is it the owner in "Russia's daily", which is no part of the name?"""
    following = doc[token.i + 1].tag_ if token.i + 1 < phrase.end else ""
    return following == "POS" or token.tag_ == "POS"


def _posted(reading: Reading, finding: Finding) -> list[Range]:
    """Channels named in "the message posted on the CSTO website", inside the sentence of the cue."""
    doc = reading.doc
    sentence = doc[finding.cue[0].start].sent
    found = []
    for token in sentence:
        if token.lemma_.lower() not in CARRIED or token.tag_ not in ("VBN", "VBD"):
            continue
        if any(c.start <= token.i < c.end for c in finding.content):
            continue
        for preposition in children(token, "prep", "agent"):
            for target in children(preposition, "pobj"):
                phrase = _noun_phrase(reading, target)
                if phrase and (target.lemma_.lower() in OUTLET_NOUNS or is_outlet(reading, phrase)):
                    found.append(phrase)
    return found


def citing(reading: Reading, finding: Finding) -> Finding | None:
    """Return what "the agency reported, citing the border service" says of the one who is cited.

    The same content with the cited as its source and the reporter as its channel; `None` where nobody is cited.
    """
    doc = reading.doc
    verb = doc[finding.cue[0].start : finding.cue[0].end].root
    for child in children(verb, "advcl", "prep"):
        if child.lower_ not in ("citing", "quoting") or not finding.source:
            continue
        target = first(children(child, "dobj", "pobj"))
        if target is None:
            continue
        source = reading.trim(subtree(target))
        if source and source.end - source.start <= MAX_CHANNEL_TOKENS:
            content = tuple(c for c in _short_of(reading, finding.content, child) if c)
            if content:
                return Finding(
                    (source,), (Range(child.i, child.i + 1),), content, "citing", finding.modality, via=finding.source
                )
    return None


def without_cited(reading: Reading, finding: Finding) -> Finding:
    """Return a finding whose content does not run on into "citing the border service"."""
    doc = reading.doc
    verb = doc[finding.cue[0].start : finding.cue[0].end].root
    for child in children(verb, "advcl", "prep"):
        if child.lower_ in ("citing", "quoting"):
            content = tuple(c for c in _short_of(reading, finding.content, child) if c)
            if content:
                finding = finding._replace(content=content)
    return finding


def _short_of(reading: Reading, content: Ranges, cut: Token) -> list[Range | None]:
    """The content without the phrase that begins with `cut`."""
    low, high = subtree(cut)
    return [
        reading.trim(Range(c.start, min(c.end, low))) if c.start < low < c.end else c
        for c in content
        if not (low <= c.start and c.end <= high)
    ]
