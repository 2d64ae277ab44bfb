"""Mentions: what a document names, describes, points to or speaks of, and which of them the text equates."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.names import Name, find_names
from kg.extract.nouns import noun_type
from kg.extract.reading import Range, Reading, children, subtree
from kg.lexicon.fold import fold_words
from kg.model import Alias, EntityType, Mention, MentionForm, Span

PRONOUNS: dict[str, tuple[str, str | None]] = {
    "he": ("singular", "male"), "him": ("singular", "male"), "his": ("singular", "male"),
    "she": ("singular", "female"), "her": ("singular", "female"), "hers": ("singular", "female"),
    "it": ("singular", "neuter"), "its": ("singular", "neuter"),
    "they": ("plural", None), "them": ("plural", None), "their": ("plural", None),
    "i": ("singular", None), "me": ("singular", None), "my": ("singular", None),
    "we": ("plural", None), "us": ("plural", None), "our": ("plural", None),
    "who": ("singular", None), "that": ("singular", None), "which": ("singular", None),
    "this": ("singular", "neuter"), "these": ("plural", None), "those": ("plural", None),
    "you": ("plural", None), "one": ("singular", None), "himself": ("singular", "male"),
}  # fmt: skip
REFERRING = frozenset(
    "he him his she her it its they them their i me my we us our".split()
)
POINTING = frozenset({"the", "this", "that", "these", "those"})
TIME_NOUNS = frozenset(
    "day week month year hour minute decade century time today yesterday tomorrow morning evening night moment way "
    "thing lot number part kind sort fact one question".split()
)
MAX_CONCEPT_TOKENS = 7
MAX_ROLE_TOKENS = 25
_GENDER_TITLES = {"mr": "male", "mr.": "male", "ms": "female", "ms.": "female", "mrs": "female", "mrs.": "female"}
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z]\.?$")


class _Found:
    """A mention in tokens while it is being described."""

    __slots__ = ("form", "head", "range", "type")

    def __init__(self, found: Range, head: Token, kind: EntityType, form: MentionForm) -> None:
        self.range = found
        self.head = head
        self.type = kind
        self.form = form


def find_mentions(
    reading: Reading, sources: list[Range], contents: list[Range]
) -> tuple[list[Mention], list[Alias]]:
    """Return a document's mentions in reading order, and pairs of them that the text says are one.

    Args:
        sources: of the attributions; each that no name heads becomes a mention of its own.
        contents: of the attributions; concepts, pronouns and descriptions are looked for in these.
    """
    names = find_names(reading)
    found = [_Found(n.range, _head(reading, n.range), n.type, "name") for n in names]
    taken = {i for n in names for i in range(*n.range)}
    inside = {i for r in contents for i in range(*r)}
    found += _sources(reading, sources, taken)
    found += _pronouns(reading, inside, {f.range for f in found})
    found += _phrases(reading, inside, taken, {f.range for f in found})
    found.sort(key=lambda f: (f.range.start, -f.range.end))
    sentence_of = _sentences(reading)
    mentions = [_mention(reading, f, sentence_of[f.range.start]) for f in found]
    return mentions, list(_aliases(reading, found))


def _head(reading: Reading, found: Range) -> Token:
    root: Token = reading.doc[found.start : found.end].root
    return root


def head_of_source(reading: Reading, source: Range) -> Token:
    """Return the word that the whole source is about: for "who" and "that" what they refer to."""
    head = _head(reading, source)
    if head.lower_ in ("who", "which", "that") and source.end - source.start == 1:
        verb = head.head
        for _ in range(3):
            if verb.dep_ == "relcl":
                head = verb.head
                break
            verb = verb.head
    if head.ent_type_ == "PERSON":
        return head
    for apposition in children(head, "appos"):
        if apposition.ent_type_ == "PERSON":
            return apposition
    last = reading.doc[source.end - 1]
    if last.ent_type_ in ("PERSON", "ORG") and source.start <= head.i < last.i:
        start = next((i for i in range(last.i, source.start, -1) if reading.doc[i - 1].ent_type_ != last.ent_type_), last.i)
        role = noun_type(head.lemma_.lower())
        if (reading.doc[start - 1].text == "," and role == last.ent_type_) or (start == head.i + 1 and role != "CONCEPT"):
            return last
    return head


def _sources(reading: Reading, sources: list[Range], taken: set[int]) -> list[_Found]:
    found = []
    for source in sorted(set(sources)):
        head = head_of_source(reading, source)
        many = any(True for _ in children(head, "conj")) and source.start <= head.i < source.end
        if head.i in taken and not many:
            continue
        if head.lower_ in PRONOUNS and source.end - source.start == 1:
            found.append(_Found(source, head, "OTHER", "pronoun"))
        elif source.start <= head.i < source.end:
            found.append(_Found(source, head, _type_of(head), "description"))
        else:
            whole = reading.trim(_noun_phrase(head))
            if whole:
                found.append(_Found(whole, head, _type_of(head), "description"))
    return found


def _noun_phrase(head: Token) -> Range:
    """The noun with what stands before it, and an of-phrase."""
    end = head.i + 1
    for child in children(head, "prep"):
        if child.i == end and child.lower_ == "of":
            end = child.right_edge.i + 1
    return Range(head.left_edge.i, end)


def _type_of(head: Token) -> EntityType:
    kind = noun_type(head.lemma_.lower())
    return "OTHER" if kind == "CONCEPT" else kind


def _pronouns(reading: Reading, inside: set[int], known: set[Range]) -> Iterator[_Found]:
    for token in reading.doc:
        if token.lower_ in REFERRING and token.pos_ == "PRON" and token.i in inside and token.dep_ != "expl":
            own = Range(token.i, token.i + 1)
            if own not in known and not (token.text == "US"):
                yield _Found(own, token, "OTHER", "pronoun")


def _phrases(reading: Reading, inside: set[int], taken: set[int], known: set[Range]) -> Iterator[_Found]:
    """Descriptions ("the bloc") and concepts ("militant groups", "the border with Afghanistan") in contents."""
    seen: set[int] = set()
    for chunk in reading.doc.noun_chunks:
        head = chunk.root
        if head.i not in inside or head.i in taken or head.pos_ != "NOUN" or head.i in seen:
            continue
        seen.add(head.i)
        start = _concept_start(chunk)
        kind = noun_type(head.lemma_.lower())
        own = Range(chunk.start, chunk.end)
        pointing = chunk[0].lower_ in POINTING and chunk.end - start <= 2
        if pointing and kind in ("PERSON", "ORG", "GPE") and own not in known:
            yield _Found(own, head, kind, "description")
        elif (concept := _concept(reading, Range(start, chunk.end), head)) and concept not in known:
            yield _Found(concept, head, "CONCEPT", "concept")


def _concept_start(chunk: TokenSpan) -> int:
    start: int = chunk.start
    while start < chunk.root.i and (
        chunk.doc[start].pos_ in ("DET", "PRON", "NUM", "PUNCT", "SPACE", "ADV", "ADP", "SYM")
        or chunk.doc[start].dep_ in ("det", "predet", "quantmod", "nummod")
        or chunk.doc[start].tag_ in ("JJR", "JJS")
        and chunk.doc[start].lower_ in ("more", "most", "less", "fewer", "least")
        or chunk.doc[start].is_quote
    ):
        start += 1
    return start


def _concept(reading: Reading, found: Range, head: Token) -> Range | None:
    """The phrase, with a place it is said to be with, in, between or of; `None` if it is too plain."""
    end = found.end
    for child in children(head, "prep"):
        if child.i == end and child.lower_ in ("with", "between", "of", "in", "against"):
            low, high = subtree(child)
            places = [t for t in reading.doc[low:high] if t.ent_type_ in ("GPE", "LOC", "NORP")]
            if places and high - low <= 5 and high == places[-1].i + 1:
                end = high
    if end - found.start > MAX_CONCEPT_TOKENS or head.lemma_.lower() in TIME_NOUNS:
        return None
    words = fold_words(reading.doc[found.start : end].text)
    if len([w for w in words if not w.isdigit()]) < 2:
        return None
    return Range(found.start, end)


def _sentences(reading: Reading) -> list[int]:
    ordinals = []
    ordinal = -1
    for token in reading.doc:
        ordinal += bool(token.is_sent_start)
        ordinals.append(max(ordinal, 0))
    return ordinals


def _mention(reading: Reading, found: _Found, sentence: int) -> Mention:
    doc = reading.doc
    start, end = found.range
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    number, gender = _number_and_gender(found)
    return Mention(
        span=span,
        text=doc.text[span.start : span.end],
        type=found.type,
        form=found.form,
        head=found.head.lemma_.lower(),
        sentence=sentence,
        role=_role(found.head),  # type: ignore[arg-type]  # one of the four words below
        number=number,  # type: ignore[arg-type]  # from PRONOUNS
        gender=gender,  # type: ignore[arg-type]  # from PRONOUNS
        quoted=reading.quoted(found.head.i),
        title=_title(reading, found) if found.form == "name" and found.type in ("PERSON", "ORG") else None,
    )


def _number_and_gender(found: _Found) -> tuple[str, str | None]:
    if found.form == "pronoun":
        return PRONOUNS.get(found.head.lower_, ("singular", None))
    head = found.head
    plural = head.tag_ in ("NNS", "NNPS") or (
        found.form == "description" and any(c.lower_ == "and" for c in children(head, "cc"))
    )
    gender = None
    before = head.doc[found.range.start - 1].lower_ if found.range.start else ""
    for word in (before, head.doc[found.range.start].lower_):
        gender = gender or _GENDER_TITLES.get(word)
    if found.form == "description":
        gender = _noun_gender(head.lower_) or gender
    return ("plural" if plural else "singular"), gender


def _noun_gender(word: str) -> str | None:
    if word in ("man", "king", "father", "son", "brother", "husband", "boy") or word.endswith(("sman", "ssman")):
        return "male"
    if word in ("woman", "queen", "mother", "daughter", "sister", "wife", "girl") or word.endswith("swoman"):
        return "female"
    return None


def _role(head: Token) -> str:
    while head.dep_ in ("appos", "compound", "flat", "conj"):
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass", "csubj") or (head.dep_ == "pobj" and head.head.dep_ == "agent"):
        return "subject"
    if head.dep_ in ("dobj", "dative", "pobj", "attr"):
        return "object"
    return "possessive" if head.dep_ == "poss" else "other"


def _title(reading: Reading, found: _Found) -> str | None:
    """The role words that stand with a name: before it, behind it in apposition, or as what it stands behind."""
    doc = reading.doc
    start, end = found.range
    low = start
    while low > 0 and doc[low - 1].head.i in range(start, end) and doc[low - 1].dep_ in ("compound", "amod", "nmod", "poss"):
        low = doc[low - 1].left_edge.i
    if low < start and any(t.pos_ in ("NOUN", "PROPN") for t in doc[low:start]):
        return doc[low:start].text.strip(" ,") or None
    if found.type != "PERSON":
        return None
    for child in children(found.head, "appos"):
        role = reading.trim(subtree(child))
        if role and role.start >= end and child.pos_ == "NOUN" and role.end - role.start <= MAX_ROLE_TOKENS:
            return doc[role.start : role.end].text
    if found.head.dep_ == "appos" and found.head.head.pos_ in ("NOUN", "PROPN") and found.head.head.i < start:
        role = reading.trim(Range(found.head.head.left_edge.i, start))
        if role and role.end - role.start <= MAX_ROLE_TOKENS:
            return doc[role.start : role.end].text
    return None


def _aliases(reading: Reading, found: list[_Found]) -> Iterator[Alias]:
    """Names in parentheses after a name, and names in apposition to one."""
    doc = reading.doc
    names = [(i, f) for i, f in enumerate(found) if f.form == "name"]
    for (i, one), (j, two) in zip(names, names[1:], strict=False):
        between = doc[one.range.end : two.range.start].text.strip()
        after = doc[two.range.end : two.range.end + 1].text
        if between == "(" and after == ")" and _may_be_one(one, two):
            yield Alias(i, j, f'in parentheses: "{doc[one.range.start : two.range.end + 1].text}"')
        elif re.fullmatch(r"[,(]?\s*(also known as|a\.?k\.?a\.?|formerly known as|formerly|or)", between) and (
            between != "or" and _may_be_one(one, two)
        ):
            yield Alias(i, j, f'the text says so: "{doc[one.range.start : two.range.end].text}"')


def _may_be_one(one: _Found, two: _Found) -> bool:
    """Can one be another name of the other: both organisations or groups, or an acronym of any name?"""
    kinds = {one.type, two.type}
    acronym = _ACRONYM.match(two.head.doc[two.range.start : two.range.end].text) is not None
    if acronym and one.range.end - one.range.start > 1:
        return not kinds & {"PERSON"} or "OTHER" in kinds
    return kinds <= {"ORG", "GROUP", "OTHER", "NORP"} or len(kinds) == 1
