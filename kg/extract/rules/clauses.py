"""Contents that are clauses: "said that taxes rose", "taxes rose, Rao said", "taxes, Rao said, rose"."""

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Reading, children, subtree
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.sources import FINITE_TAGS

CONJUNCTIONS = frozenset({"that", "whether", "if"})
BELONGING = frozenset({"advcl", "prep", "npadvmod", "advmod"})
CLOSING_MARKS = frozenset({"”", '"', "''"})
OWN_PARTS = frozenset({"aux", "auxpass", "dobj", "xcomp"})
MAX_PARENTHESIS_TOKENS = 12


def reported_clause(reading: Reading, verb: Token, group: Range) -> Ranges:
    """Return the finite clause that a verb reports, without source and cue where these stand inside it.

    Args:
        group: source and cue together.
    """
    for clause in children(verb, "ccomp"):
        if not _is_finite(clause):
            continue
        if clause.i > verb.i:
            low, high = subtree(clause)
            return reading.trimmed(Range(max(low, group.end), _clause_end(reading, verb, high)))
        if verb.lemma_.lower() in cue_verbs():
            return reading.trimmed(Range(_fronted_start(reading, clause), group.start))
    told = _clause_of_addressee(verb)
    if told is not None:
        low, high = subtree(told)
        return reading.trimmed(Range(low, max(high, _clause_end(reading, verb, high))))
    if verb.dep_ == "parataxis" and verb.head.pos_ in VERBAL:
        low, high = subtree(verb)
        hole = Range(min(low, group.start), max(high, group.end))
        return _without(reading, subtree(verb.head), hole)
    return ()


def around_parenthesis(reading: Reading, verb: Token, group: Range) -> Ranges:
    """Return the sentence around a cue that commas set off: "Moreover, notes Rao, taxes rose"."""
    doc = reading.doc
    sentence = reading.sentence_at(verb.i)
    if reading.quoted(verb.i) or not sentence.start < group.start or group.end >= len(doc):
        return ()
    if group.end - group.start > MAX_PARENTHESIS_TOKENS:
        return ()
    if doc[group.start - 1].text != "," or doc[group.end].text not in ",.":
        return ()
    if doc[group.end].text == "." and verb.dep_ not in ("ROOT", "parataxis"):
        return ()
    if any(not group.holds(child.i) for child in children(verb, *OWN_PARTS)):
        return ()
    end = max(sentence.end, group.end)
    quotation = reading.quotation_at(end - 1)
    if quotation is None and end - 2 > group.end:
        quotation = reading.quotation_at(end - 2)
    if quotation is not None and quotation.start > group.end:
        end = max(end, quotation.end)
    return _without(reading, Range(sentence.start, end), group)


def _clause_of_addressee(verb: Token) -> Token | None:
    """The that-clause which the parse hangs on who was told: "told reporters that taxes rose"."""
    for addressee in children(verb, "dobj", "dative"):
        for clause in children(addressee, "acl", "relcl"):
            marks = children(clause, "mark")
            if clause.i > verb.i and any(m.lower_ == "that" for m in marks) and _is_finite(clause):
                return clause
    return None


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in FINITE_TAGS or any(
        c.tag_ in FINITE_TAGS for c in children(verb, "aux", "auxpass", "cop")
    ):
        return True
    return any(mark.lower_ in CONJUNCTIONS for mark in children(verb, "mark"))


def _fronted_start(reading: Reading, clause: Token) -> int:
    start: int = clause.left_edge.i
    quotation = reading.quotation_at(start)
    return min(start, quotation.start) if quotation else start


def _clause_end(reading: Reading, verb: Token, end: int) -> int:
    """Where a content clause ends: with its subtree, and with what hangs on the verb after it."""
    for sibling in verb.children:
        if sibling.i >= end and _belongs_to_clause(sibling):
            end = max(end, sibling.right_edge.i + 1)
    quotation = reading.quotation_at(end - 1)
    if quotation is not None and quotation.start > verb.i and reading.same_paragraph(verb.i, quotation.start):
        end = max(end, quotation.end)
    return end


def _belongs_to_clause(sibling: Token) -> bool:
    return sibling.dep_ in BELONGING or (sibling.dep_ == "punct" and sibling.text in CLOSING_MARKS)


def _without(reading: Reading, whole: Range, hole: Range) -> Ranges:
    """Cut `hole` out of `whole`."""
    if not hole.overlaps(whole):
        return reading.trimmed(whole)
    return reading.trimmed(Range(whole.start, hole.start), Range(hole.end, whole.end))
