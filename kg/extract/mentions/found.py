"""A mention in tokens, as its finder hands it on, and the word that a source is about."""

from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.nouns import noun_type
from kg.extract.ranges import Range
from kg.extract.reading import Reading, children
from kg.model import EntityType, MentionForm

RELATIVES = frozenset({"who", "which", "that"})
MAX_VERBS_UP_TO_RELATIVE_CLAUSE = 3


class Found(NamedTuple):
    """A mention in tokens before it is described."""

    range: Range
    head: Token
    type: EntityType
    form: MentionForm


def head_of_source(reading: Reading, source: Range) -> Token:
    """Return the word that the whole source is about.

    For "who" and "that" it is what they refer to; for a role with a name, the name.
    """
    head = reading.head(source)
    if head.lower_ in RELATIVES and source.end - source.start == 1:
        head = _referred_to(head)
    if head.ent_type_ == "PERSON":
        return head
    for apposition in children(head, "appos"):
        if apposition.ent_type_ == "PERSON":
            return apposition
    return _name_after_role(reading, source, head) or head


def _referred_to(relative: Token) -> Token:
    verb = relative.head
    for _ in range(MAX_VERBS_UP_TO_RELATIVE_CLAUSE):
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head
    return relative


def _name_after_role(reading: Reading, source: Range, head: Token) -> Token | None:
    """The last word of "the envoy to Peru, Rao" or "spokesman Rao" where the parse heads it with the role."""
    last = reading.doc[source.end - 1]
    if last.ent_type_ not in ("PERSON", "ORG") or not source.start <= head.i < last.i:
        return None
    start = last.i
    while start > source.start + 1 and reading.doc[start - 1].ent_type_ == last.ent_type_:
        start -= 1
    role = noun_type(head.lemma_.lower())
    after_comma = reading.doc[start - 1].text == "," and role == last.ent_type_
    return last if after_comma or (start == head.i + 1 and role != "CONCEPT") else None
