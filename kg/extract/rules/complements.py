"""Contents that are no clauses: "vowed to fight", "denied taking part", "praised the plan"."""

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Reading, children, first, has_child, subtree
from kg.extract.rules.sources import find_subject
from kg.language.word_lists import read_words

ADJUNCTS = read_words("reports/adjunct_prepositions")
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
LIGHT_VERBS = read_words("reports/voicing_verbs")
EVIDENCE_VERBS = read_words("reports/evidence_verbs")
OPINIONS = read_words("nouns/opinions")
EVIDENCE = read_words("nouns/evidence_nouns")


def infinitive(reading: Reading, verb: Token) -> Ranges:
    """Return what follows in "vowed to fight", with who is to do it in "urged them to fight"."""
    for action in children(verb, "xcomp", "ccomp"):
        if action.i < verb.i or not any(child.lower_ == "to" for child in children(action, "aux")):
            continue
        low, high = subtree(action)
        actor = first(children(verb, "dobj"))
        if actor is not None and action.dep_ == "xcomp" and verb.i < actor.i < low:
            low = min(low, actor.left_edge.i)
        return reading.trimmed(Range(low, high))
    return ()


def gerund(reading: Reading, verb: Token) -> Ranges:
    """Return what follows in "suggested building a wall", "denied taking part"."""
    for action in children(verb, "xcomp", "pcomp"):
        if action.i > verb.i and action.tag_ == "VBG":
            return reading.trimmed(subtree(action))
    return ()


def object_of(reading: Reading, verb: Token, *, passive: bool) -> Ranges:
    """Return a verb's object with what is said of it: "praised the plan", "described it as a mistake".

    Of a passive it is the subject, and only where the text says by whom.
    """
    if passive:
        return _object_of_passive(reading, verb)
    target = first(child for child in children(verb, "dobj", "ccomp", "oprd") if child.i > verb.i)
    if target is None or target.lower_ in REFLEXIVES:
        return ()
    if verb.lemma_ in LIGHT_VERBS and target.lemma_.lower() not in OPINIONS:
        return ()
    if verb.lemma_ in EVIDENCE_VERBS and not _is_evidence(find_subject(verb)):
        return ()
    low, high = subtree(target)
    for sibling in verb.rights:
        if sibling.left_edge.i >= high and _says_more_of_object(sibling):
            high = max(high, sibling.right_edge.i + 1)
    return reading.trimmed(Range(max(low, verb.i + 1), high))


def _object_of_passive(reading: Reading, verb: Token) -> Ranges:
    target = first(children(verb, "nsubjpass"))
    if target is None or target.tag_ in ("WDT", "WP") or not has_child(verb, "agent"):
        return ()
    rest = [c for c in verb.rights if c.dep_ in ("prep", "oprd") and c.lower_ not in ADJUNCTS]
    return reading.trimmed(subtree(target), *map(subtree, rest))


def _says_more_of_object(sibling: Token) -> bool:
    if sibling.dep_ == "prep":
        return sibling.lower_ not in ADJUNCTS
    return sibling.dep_ in ("oprd", "ccomp", "xcomp", "acl")


def _is_evidence(subject: Token | None) -> bool:
    return subject is not None and subject.lemma_.lower() in EVIDENCE


def object_of_preposition(reading: Reading, verb: Token, preposition: str) -> Ranges:
    """Return what follows in "spoke about taxes", with who is accused in "accused them of fraud"."""
    for child in children(verb, "prep", "prt"):
        target = first(children(child, "pobj", "pcomp"))
        if child.lower_ != preposition or child.i < verb.i or target is None:
            continue
        low, high = subtree(target)
        accused = first(children(verb, "dobj"))
        if accused is not None and verb.i < accused.i < low and preposition in ("of", "for"):
            low = accused.left_edge.i
        return reading.trimmed(Range(low, high))
    return ()
