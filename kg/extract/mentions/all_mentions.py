"""Mentions: what a document names, describes, points to or speaks of, and which of them the text equates."""

from typing import Literal, cast

from spacy.tokens import Token

from kg.extract.mentions.aliases import find_aliases
from kg.extract.mentions.found import Found
from kg.extract.mentions.phrases import find_in_sources, find_phrases, find_pronouns, tokens_of
from kg.extract.mentions.proper_names import find_names
from kg.extract.mentions.role_words import title_of
from kg.extract.ranges import Range
from kg.extract.reading import Reading, children
from kg.language.word_lists import read_table, read_words
from kg.model import Alias, Mention

Number = Literal["singular", "plural"]
Gender = Literal["male", "female", "neuter"]
Role = Literal["subject", "object", "possessive", "other"]

PRONOUN_GENDERS: dict[str, Gender] = cast(dict[str, Gender], read_table("grammar/pronoun_genders"))
PLURAL_PRONOUNS = read_words("grammar/plural_pronouns")
TITLE_GENDERS: dict[str, Gender] = cast(dict[str, Gender], read_table("names/title_genders"))
MALE_NOUNS = read_words("nouns/male_nouns")
FEMALE_NOUNS = read_words("nouns/female_nouns")
SAME_ROLE_AS_HEAD = frozenset({"appos", "compound", "flat", "conj"})


def find_mentions(
    reading: Reading, sources: list[Range], contents: list[Range]
) -> tuple[list[Mention], list[Alias]]:
    """Return a document's mentions in reading order, and pairs of them that the text says are one.

    Args:
        sources: of the attributions; each that no name heads becomes a mention of its own.
        contents: of the attributions; concepts and descriptions are looked for in these only.
    """
    names = find_names(reading)
    found = [Found(name.range, reading.head(name.range), name.type, "name") for name in names]
    taken = tokens_of(tuple(name.range for name in names))
    inside = tokens_of(tuple(contents))
    found += find_in_sources(reading, sources, taken, {mention.range for mention in found})
    found += find_pronouns(reading, {mention.range for mention in found})
    found += find_phrases(reading, inside, taken, {mention.range for mention in found})
    found.sort(key=lambda mention: (mention.range.start, -mention.range.end))
    return [_mention(reading, one) for one in found], list(find_aliases(reading, found))


def _mention(reading: Reading, found: Found) -> Mention:
    named = found.form == "name" and found.type in ("PERSON", "ORG")
    return Mention(
        span=reading.span(found.range),
        text=reading.text(found.range),
        type=found.type,
        form=found.form,
        head=found.head.lemma_.lower(),
        sentence=reading.sentence_of[found.range.start],
        role=_role(found.head),
        number=_number(found),
        gender=_gender(found),
        quoted=reading.quoted(found.head.i),
        title=title_of(reading, found) if named else None,
    )


def _number(found: Found) -> Number:
    if found.form == "pronoun":
        return "plural" if found.head.lower_ in PLURAL_PRONOUNS else "singular"
    if found.head.tag_ in ("NNS", "NNPS"):
        return "plural"
    many = found.form == "description" and any(c.lower_ == "and" for c in children(found.head, "cc"))
    return "plural" if many else "singular"


def _gender(found: Found) -> Gender | None:
    """What its own words show: "she", "the spokeswoman", "Mr Rao"."""
    if found.form == "pronoun":
        return PRONOUN_GENDERS.get(found.head.lower_)
    if found.form == "description" and (gender := _gender_of_noun(found.head.lower_)):
        return gender
    doc, start = found.head.doc, found.range.start
    before = TITLE_GENDERS.get(doc[start - 1].lower_) if start else None
    return before or TITLE_GENDERS.get(doc[start].lower_)


def _gender_of_noun(word: str) -> Gender | None:
    if word in MALE_NOUNS or word.endswith(("sman", "ssman")):
        return "male"
    return "female" if word in FEMALE_NOUNS or word.endswith("swoman") else None


def _role(head: Token) -> Role:
    while head.dep_ in SAME_ROLE_AS_HEAD:
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass", "csubj") or (head.dep_ == "pobj" and head.head.dep_ == "agent"):
        return "subject"
    if head.dep_ in ("dobj", "dative", "pobj", "attr"):
        return "object"
    return "possessive" if head.dep_ == "poss" else "other"
