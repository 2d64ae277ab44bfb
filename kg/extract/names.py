"""Names in a parsed document: where they stand and what kind of thing they name.

The tagger's labels are mended by a gazetteer, by the list of armed groups, and by the document's own
other uses of a name: "Rakhmon" is a person where "Emomali Rakhmon" is.
"""

import re
from collections import Counter, defaultdict
from typing import NamedTuple, cast

from spacy.tokens import Doc, Token

from kg.extract.nouns import armed_groups, noun_type
from kg.extract.outlets import OUTLET_NOUNS, known_outlets
from kg.extract.reading import Range, Reading, children
from kg.lexicon.gazetteer import country_of, is_demonym, place_type
from kg.lexicon.titles import TITLES
from kg.model import EntityType

LABELS = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "WORK_OF_ART": "WORK", "LAW": "WORK", "PRODUCT": "OTHER",
}  # fmt: skip
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms dr sen rep gov president minister i ok am pm gmt est""".split()
)
UNSURE = frozenset({"OTHER", "WORK", "PERSON", "GPE", "NORP", "LOC"})
_WORD = re.compile(r"[^\W\d_]")


class Name(NamedTuple):
    """A name in tokens."""

    range: Range
    type: EntityType


def find_names(reading: Reading) -> list[Name]:
    """Return the names of a document in reading order, none overlapping."""
    doc = reading.doc
    names = [name for ent in doc.ents if ent.label_ in LABELS for name in _from_tagger(doc, ent.start, ent.end, ent.label_)]
    taken = {i for name in names for i in range(*name.range)}
    names += _untagged(doc, taken)
    names.sort()
    return [_mend_by_place(reading, name) for name in _mend_by_document(doc, _with_bodies(doc, names))]


def _from_tagger(doc: Doc, start: int, end: int, label: str) -> list[Name]:
    while start < end and (doc[start].pos_ in ("DET", "PUNCT") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ in ("POS", "IN")):
        end -= 1
    if start == end or not _WORD.search(doc[start].text) or any("\n" in t.text for t in doc[start:end]):
        return []
    if end - start == 1 and (doc[start].lower_ in NOT_NAMES or doc[start].pos_ in ("VERB", "PRON", "ADV")):
        return []
    if not any(t.text[:1].isupper() or t.text[:3].lower() in ("al-", "el-") for t in doc[start:end]):
        return []
    parts = [i for i in range(start, end) if doc[i].text == "-"]
    if end - start == 3 and parts == [start + 1] and is_demonym(doc[start].text) and is_demonym(doc[end - 1].text):
        return [Name(Range(start, start + 1), "NORP"), Name(Range(end - 1, end), "NORP")]
    return [Name(Range(start, end), _mended(doc[start:end].text, cast(EntityType, LABELS[label])))]


def _mended(text: str, label: EntityType) -> EntityType:
    """Return the type that the gazetteer and the list of armed groups give, else the tagger's."""
    if text in armed_groups() or (len(text) > 4 and text[-1] in "sz" and text[:-1] in armed_groups()):
        return "GROUP"
    last = text.split()[-1].lower() if text else ""
    if text in known_outlets() or (" " in text and label in UNSURE and noun_type(last) == "ORG"):
        return "ORG"
    if is_demonym(text):
        return "NORP"
    if country_of(text) is not None:
        return "GPE"
    place = place_type(text)
    return place if place and label in ("PERSON", "ORG", "NORP", "GPE", "LOC", "WORK", "OTHER") else label


def _untagged(doc: Doc, taken: set[int]) -> list[Name]:
    """Names that the tagger missed: runs of proper nouns with capitals inside a sentence."""
    found = []
    start = None
    for i in range(len(doc) + 1):
        if i < len(doc) and i not in taken and _looks_like_name(doc[i]):
            start = i if start is None else start
            continue
        if start is not None:
            text = doc[start:i].text
            mended = _mended(text, "OTHER")
            if mended != "OTHER" or _stands_out(doc, start, i):
                found.append(Name(Range(start, i), mended))
        start = None
    return found


def _looks_like_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in NOT_NAMES and len(token.text) > 1


def _stands_out(doc: Doc, start: int, end: int) -> bool:
    """Is it more than the first word of a sentence, a title before a name, or a word of a headline?"""
    if doc[start].is_sent_start or (end < len(doc) and doc[end].ent_type_ == "PERSON"):
        return False
    sentence = doc[start].sent
    if all(t.lower_ in TITLES for t in doc[start:end]) or (end - start == 1 and len(doc[start]) < 3):
        return False
    words = [t for t in sentence if t.is_alpha and len(t.text) > 3]
    if words and sum(t.text[:1].isupper() for t in words) > 0.6 * len(words):
        return False
    return all(_WORD.search(t.text) for t in doc[start:end])


def _mend_by_document(doc: Doc, names: list[Name]) -> list[Name]:
    """Give each name the type that the document gives it most surely elsewhere."""
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    surnames = {doc[n.range.end - 1].text for n in names if n.type == "PERSON" and n.range.end - n.range.start > 1}
    for name in names:
        votes[_text(doc, name)][name.type] += 1
    mended = []
    for name in names:
        text = _text(doc, name)
        kind = name.type
        if kind in ("ORG", "NORP", "WORK", "OTHER", "PERSON", "GPE") and _mended(text, "OTHER") == "OTHER":
            if text in surnames and kind != "PERSON":
                kind = "PERSON"
            elif text not in surnames and kind != "GPE":
                kind = _majority(votes[text], kind)
        mended.append(Name(name.range, kind))
    return mended


def _with_bodies(doc: Doc, names: list[Name]) -> list[Name]:
    """Take "Secretariat of the Treaty Organization" for one name, beside that of the organisation."""
    found = []
    for name in names:
        start = name.range.start
        while start > 0 and doc[start - 1].pos_ == "DET":
            start -= 1
        body = doc[start - 2] if start > 1 and doc[start - 1].lower_ == "of" else None
        if name.type == "ORG" and body is not None and body.text[:1].isupper() and noun_type(body.lower_) == "ORG":
            found.append(Name(Range(body.i, name.range.end), "ORG"))
    whole = {i for f in found for i in range(f.range.start, f.range.end)}
    lone = [n for n in names if not (n.range.end - n.range.start == 1 and n.type == "OTHER" and n.range.start in whole)]
    return sorted(lone + found)


def _mend_by_place(reading: Reading, name: Name) -> Name:
    """Let the words beside a name say what it names: "the site Sputnik", "the Secretary General, Tasmagambetov"."""
    if name.type not in ("PERSON", "ORG", "OTHER", "NORP", "WORK"):
        return name
    doc = reading.doc
    start, end = name.range
    head = doc[start:end].root
    before = doc[start - 1] if start else None
    if name.type != "ORG" and before is not None and before.lemma_.lower() in OUTLET_NOUNS:
        return Name(name.range, "ORG")
    role = head.head if head.dep_ == "appos" else (before if before is not None and before.dep_ == "compound" else None)
    if name.type in ("ORG", "OTHER", "NORP") and role is not None and 1 <= end - start <= 4:
        words = [role, *children(role, "compound")]
        if any(noun_type(t.lower_) == "PERSON" for t in words) and not doc[start:end].text.isupper() and all(
            t.text[:1].isupper() for t in doc[start:end]
        ):
            return Name(name.range, "PERSON" if _mended(doc[start:end].text, name.type) == name.type else name.type)
    return name


def _majority(votes: Counter[EntityType], own: EntityType) -> EntityType:
    best, count = min(votes.items(), key=lambda vote: (vote[0] == "OTHER", -vote[1], vote[0]))
    return best if own == "OTHER" or count > votes[own] else own


def _text(doc: Doc, name: Name) -> str:
    return doc[name.range.start : name.range.end].text
