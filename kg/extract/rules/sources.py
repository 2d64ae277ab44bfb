"""Who says it: from a cue verb to the words that name its source."""

from spacy.tokens import Token

from kg.extract.nouns import noun_type
from kg.extract.ranges import Range
from kg.extract.reading import VERBAL, Reading, children, first, has_child, subtree
from kg.language.word_lists import read_words

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
PERCEIVING = frozenset({"get", "see", "hear", "have"})  # "saw him say ...": the object speaks
ISSUING = read_words("reports/issuing_verbs")  # "issued a statement saying ..."
RELATIVES = frozenset({"who", "which", "that", "where"})
MAX_SHARED_SUBJECTS = 5
MAX_SOURCE_TOKENS = 40
MAX_GAP_TO_GOVERNING_VERB = 4
MAX_TOKENS_AFTER_QUOTATION = 16
MAX_QUOTED_TAIL_TOKENS = 12


def find_source(reading: Reading, verb: Token) -> Range | None:
    """Return the words that name who does `verb`, with their appositions; `None` if none are there."""
    subject = find_subject(verb)
    return None if subject is None else _phrase(reading, subject, verb)


def find_subject(verb: Token) -> Token | None:
    """Return the word that does `verb`: its subject or agent, or the one it shares with another verb.

    `None` where a passive has no agent and where the subject is a clause or an empty "it".
    """
    asked = verb
    for _ in range(MAX_SHARED_SUBJECTS):
        passive = first(children(verb, "nsubjpass"))
        if passive is not None and verb != asked and asked.tag_ == "VBG":
            return passive  # "Rao was quoted by the agency as saying that"
        if passive is not None:
            agent = first(children(verb, "agent"))
            return None if agent is None else first(children(agent, "pobj"))
        subject = first(children(verb, "nsubj", "csubj"))
        if subject is not None:
            return None if _is_empty(subject, verb) else subject
        subject = _subject_as_object(verb)
        if subject is not None:
            return subject
        sharing = _sharing_verb(verb)
        if sharing is None:
            return None
        verb = sharing
    return None


def _is_empty(subject: Token, verb: Token) -> bool:
    if subject.dep_ == "csubj" or subject.lower_ == "there":
        return True
    return subject.lower_ == "it" and verb.lemma_ in ("seem", "appear")


def _subject_as_object(verb: Token) -> Token | None:
    """The noun that does the verb though it is the object of another: "heard him say", "the man saying"."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ in VERBAL and head.lemma_ in PERCEIVING:
        return first(children(head, "dobj"))
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and not _is_issued(head):
        return head
    return None


def _sharing_verb(verb: Token) -> Token | None:
    """The verb whose subject is that of `verb` too."""
    head = verb.head
    if verb.dep_ == "acl":
        return head.head if verb.tag_ == "VBG" and _is_issued(head) else None
    if verb.dep_ == "pcomp":
        return head.head if head.head.pos_ in VERBAL else None
    if head.pos_ not in VERBAL:
        return None
    if verb.dep_ == "conj":
        return head
    if verb.dep_ == "xcomp" and has_child(head, "dobj") and head.lemma_ != "promise":
        return head
    return head if verb.dep_ in ("advcl", "xcomp") and verb.tag_ not in FINITE_TAGS else None


def _is_issued(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_ in ISSUING


def _phrase(reading: Reading, head: Token, verb: Token) -> Range | None:
    """The noun phrase of `head` with appositions and relative clauses, short of `verb`."""
    start, end = subtree(head)
    if start <= verb.i < end:
        if verb.i > head.i:
            end = verb.left_edge.i if verb.left_edge.i > head.i else head.i + 1
        else:
            start = head.i
    end = _with_second_subject(head, verb, end)
    start, end = _on_one_side_of_marks(reading, head, Range(start, end))
    end = min(end, start + MAX_SOURCE_TOKENS)
    start = with_roles_before(reading, start, head)
    return reading.trim(Range(start, max(end, head.i + 1)))


def _with_second_subject(head: Token, verb: Token, end: int) -> int:
    """Take in a second subject that the parse gives to one verb: "the news agency" + "TASS"."""
    others = (c for c in children(head.head, "nsubj") if c != head and c.left_edge.i == end)
    beside = first(others)
    return beside.right_edge.i + 1 if beside is not None and beside.i < verb.i else end


def _on_one_side_of_marks(reading: Reading, head: Token, phrase: Range) -> Range:
    """Keep a phrase from running in or out of a quotation; a few words in marks at its end may stay."""
    start, end = phrase
    quotation = reading.quotation_of[head.i]
    while end - 1 > head.i and end - head.i > MAX_QUOTED_TAIL_TOKENS:
        if reading.quotation_of[end - 1] == quotation:
            break
        end -= 1
    while start < head.i and reading.quotation_of[start] != quotation:
        start += 1
    return Range(start, end)


def with_roles_before(reading: Reading, start: int, head: Token) -> int:
    """Take in role words that the parse left behind: "Peru's ambassador to the bloc, Quispe said"."""
    doc = reading.doc
    while head.pos_ == "PROPN" and start >= 3 and doc[start - 1].text == ",":
        before = _role_start(reading, start - 1)
        if before is None:
            break
        head, start = doc[start - 2], before
    return start


def _role_start(reading: Reading, comma: int) -> int | None:
    """Where the role words start that end at a comma and begin after another."""
    doc = reading.doc
    for i in range(comma - 1, max(0, comma + 1 - MAX_SOURCE_TOKENS), -1):
        if doc[i].is_sent_start or reading.quoted(i) or doc[i].pos_ in VERBAL:
            return None
        if doc[i].text == ",":
            return i + 1 if _is_role(reading, Range(i + 1, comma)) else None
    return None


def _is_role(reading: Reading, phrase: Range) -> bool:
    """Does a phrase name a person's role: "Peru's ambassador to the bloc"?"""
    tokens = reading.doc[phrase.start : phrase.end]
    if any(token.lower_ in RELATIVES for token in tokens):
        return False
    return any(token.pos_ in ("NOUN", "PROPN") and noun_type(token.lower_) == "PERSON" for token in tokens)


def after_quotation(reading: Reading, words: Range) -> Range | None:
    """Return the noun phrase between a quotation and its cue, where the parse has lost it."""
    doc = reading.doc
    start = words.start
    while start > 0 and words.start - start < MAX_TOKENS_AFTER_QUOTATION and not reading.quoted(start - 1):
        token = doc[start - 1]
        if token.pos_ in VERBAL or token.is_space or token.text in ".;:!?":
            return None
        start -= 1
    if start in (0, words.start) or not reading.quoted(start - 1) or reading.quoted(start):
        return None
    source = reading.trim(Range(start, words.start))
    if source is None or doc[source.start].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ"):
        return None
    tokens = doc[source.start : source.end]
    return source if any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in tokens) else None


def cue_range(verb: Token) -> Range:
    """Return the verb with the auxiliaries, negation, adverbs and particle that stand beside it.

    A verb that governs it from nearby is taken in as well: "went on to say".
    """
    doc = verb.doc
    near = {c.i for c in children(verb, "aux", "auxpass", "neg", "advmod", "prt")}
    head = verb.head
    if (
        verb.dep_ == "xcomp"
        and 0 < verb.i - head.i <= MAX_GAP_TO_GOVERNING_VERB
        and not has_child(head, "dobj")
    ):
        near.update(range(head.i, verb.i))
        near.update(c.i for c in children(head, "aux", "neg", "advmod"))
    start, end = verb.i, verb.i + 1
    while start - 1 in near and not doc[start - 1].is_punct:
        start -= 1
    while end in near:
        end += 1
    return Range(start, end)
