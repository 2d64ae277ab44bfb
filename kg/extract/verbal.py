"""Attributions whose cue is a verb: "Rao said taxes rose", "Rao praised the plan"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.cues import Cue, cue_verbs
from kg.extract.nouns import noun_type
from kg.extract.reading import Finding, Range, Ranges, Reading, children, first, subtree
from kg.model import Modality

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEVER_CUES = frozenset({"be", "do", "have", "ensure", "mean", "let", "cause", "happen", "matter", "help", "prevent"})
ADJUNCTS = frozenset({"in", "at", "during", "on", "throughout", "after", "before", "since", "until", "from", "by", "with", "while"})
PASSIVE_REPORTS = frozenset("say report expect believe think allege claim estimate rumor suppose understand predict".split())
LIGHT_VERBS = frozenset({"express", "voice", "share", "echo", "convey", "deliver", "offer", "cast", "sign", "file"})
EVIDENCE_VERBS = frozenset({"show", "indicate", "suggest", "demonstrate", "prove", "find", "reflect", "illustrate"})
OPINIONS = frozenset(
    """concern view opinion belief doubt hope fear support confidence regret surprise anger outrage frustration worry
    sympathy condolence interest willingness readiness desire wish gratitude thanks satisfaction dissatisfaction
    optimism pessimism skepticism scepticism dismay disappointment sentiment speech remark comment criticism praise
    apology advice explanation assessment defense defence response vote ballot lawsuit complaint letter pledge petition
    solidarity condemnation objection opposition displeasure alarm message statement""".split()
)
EVIDENCE = frozenset(
    """poll survey study report datum data record document statistic number figure video photo analysis result
    finding evidence research test footage image graph chart map book article email estimate review audit exit""".split()
)
MAX_SOURCE_TOKENS = 40
MAX_ADJUNCT_TOKENS = 25


def find_verbal(reading: Reading) -> Iterator[Finding]:
    """Yield attributions with a verbal cue, in reading order of the cue."""
    lexicon = cue_verbs()
    for token in reading.doc:
        if token.pos_ not in ("VERB", "AUX") or token.lemma_ in NEVER_CUES:
            continue
        cue = lexicon.get(token.lemma_.lower()) or Cue(token.lemma_, {})
        yield from _with_cue(reading, token, cue)


def _with_cue(reading: Reading, verb: Token, cue: Cue) -> Iterator[Finding]:
    source = find_source(reading, verb)
    words = cue_range(verb)
    if cue.frames.keys() & {"quote", "clause"}:
        tail = None if "addr" in cue.frames else _inverted_tail(reading, verb, words)
        if tail is not None:
            source, content = tail
            yield Finding((source,), (words,), (content,), "tail", cue.modality)
            return
        if source is None or words.start - source.end > 8 or source.end - source.start > 15:
            source = _after_quotation(reading, words) or source
    for frame, content in _contents(reading, verb, cue, source, words):
        if content:
            modality: Modality = cue.frames.get(frame) or cue.frames.get("clause") or "asserts"
            yield Finding(
                source=(source,) if source else (),
                cue=(words,),
                content=content,
                rule=frame,
                modality=modality,
                negated=any(True for _ in children(verb, "neg")),
            )
            return


def _contents(
    reading: Reading, verb: Token, cue: Cue, source: Range | None, words: Range
) -> Iterator[tuple[str, Ranges]]:
    """Yield what the verb may report, surest frame first."""
    group = Range(min(words.start, source.start), max(words.end, source.end)) if source else words
    if source and (verb.i - source.end > 30 or source.start - verb.i > 12):
        group = words
    passive = any(True for _ in children(verb, "nsubjpass", "auxpass"))
    if "quote" in cue.frames or "clause" in cue.frames or not cue.frames:
        if cue.frames:
            yield "clause", _parenthesis(reading, verb, source, group)
        yield "quote", _quotes(reading, verb, group, known=bool(cue.frames))
    if (source or cue.frames) and not ("clause" not in cue.frames and cue.frames and "sub" in cue.frames):
        yield "clause", _clause(reading, verb, group)
    if not source and not passive:
        return
    if passive and not source and verb.lemma_.lower() not in PASSIVE_REPORTS:
        return
    if cue.frames.keys() & {"inf", "sub"}:
        yield "inf", _infinitive(reading, verb)
    if "call" in cue.frames and any(True for _ in children(verb, "oprd", "ccomp", "dobj")):
        yield "call", _object(reading, verb, passive=passive)
    for preposition in (frame for frame in cue.frames if frame in PREPOSITIONS):
        yield preposition, _prepositional(reading, verb, preposition, passive=passive)
    if "obj" in cue.frames:
        yield "obj", _gerund(reading, verb)
    if "obj" in cue.frames or ("as" in cue.frames and any(p.lower_ == "as" for p in children(verb, "prep"))):
        yield "obj", _object(reading, verb, passive=passive)


PREPOSITIONS = frozenset({"about", "to", "of", "for", "on", "against", "with", "at", "over"})


def find_source(reading: Reading, verb: Token, depth: int = 0) -> Range | None:
    """Return the words that name who does `verb`, with their appositions; `None` if none are there."""
    subject = find_subject(verb)
    if subject is None:
        return None
    return phrase(reading, subject, verb)


def find_subject(verb: Token, depth: int = 0) -> Token | None:
    if depth > 4:
        return None
    subject = first(children(verb, "nsubj", "csubj"))
    passive = first(children(verb, "nsubjpass"))
    if passive is not None:
        agent = first(children(verb, "agent"))
        return first(children(agent, "pobj")) if agent is not None else None
    if subject is not None:
        if subject.dep_ == "csubj" or subject.lower_ in ("it", "there") and _is_expletive(subject, verb):
            return None
        return subject
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return find_subject(head, depth + 1)
    if verb.dep_ in ("advcl", "xcomp") and head.pos_ in ("VERB", "AUX"):
        if verb.dep_ == "xcomp" and (owner := first(children(head, "dobj"))) is not None and head.lemma_ != "promise":
            return owner if head.lemma_ in ("get", "see", "hear", "have") else find_subject(head, depth + 1)
        return find_subject(head, depth + 1) if not verb.tag_ in FINITE_TAGS else None
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return find_subject(head.head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        if head.dep_ == "dobj" and head.head.lemma_ in ("issue", "release", "make", "send", "publish", "write"):
            return find_subject(head.head, depth + 1)
        return head
    return None


def _inverted_tail(reading: Reading, verb: Token, words: Range) -> tuple[Range, Range] | None:
    """Source and content of "..., relays the site Sputnik." where the parse has the subject elsewhere.

    The verb follows a comma or a closing mark, and only a noun phrase follows it up to the end of the sentence.
    """
    doc = reading.doc
    if verb.tag_ not in FINITE_TAGS or reading.quoted(verb.i) or words.start < 2 or words.end >= len(doc):
        return None
    if doc[words.start - 1].text != "," and not reading.quoted(words.start - 1):
        return None
    subject = first(children(verb, "nsubj"))
    if subject is not None and (subject.i > verb.i or words.start - subject.i < 3):
        return None
    end = words.end
    while end < len(doc) and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") and not reading.quoted(end):
        end += 1
    if end == words.end or end - words.end > 8 or doc[end - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    if end < len(doc) and not (doc[end].text == "." or doc[end].is_space):
        return None
    start = doc[words.start - 1].sent.start
    quotation = reading.quotation_at(words.start - 1) or reading.quotation_at(words.start - 2)
    if quotation is not None:
        start = min(start, quotation.start)
    start = max(start, next((i + 1 for i in range(words.start - 1, start, -1) if "\n" in doc[i].text), start))
    content = reading.trim(Range(start, words.start))
    source = reading.trim(Range(words.end, end))
    return (source, content) if content and source and content.end - content.start > 2 else None


def _after_quotation(reading: Reading, words: Range) -> Range | None:
    """The noun phrase between a quotation and its cue, where the parse has lost it."""
    doc = reading.doc
    start = words.start
    while start > 0 and words.start - start <= 15 and not reading.quoted(start - 1):
        token = doc[start - 1]
        if token.pos_ in ("VERB", "AUX") or token.is_space or token.text in ".;:!?":
            return None
        start -= 1
    if start == 0 or start == words.start or not reading.quoted(start - 1) or reading.quoted(start):
        return None
    source = reading.trim(Range(start, words.start))
    if source is None or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[source.start : source.end]):
        return None
    return source if doc[source.start].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ") else None


def _is_expletive(subject: Token, verb: Token) -> bool:
    return subject.lower_ == "there" or (subject.lower_ == "it" and verb.lemma_ in ("seem", "appear"))


def phrase(reading: Reading, head: Token, verb: Token) -> Range | None:
    """Return the noun phrase of `head` with appositions and relative clauses, short of `verb`."""
    start, end = subtree(head)
    if start <= verb.i < end:
        if verb.i > head.i:
            end = verb.left_edge.i if verb.left_edge.i > head.i else head.i + 1
        else:
            start = head.i
    beside = first(c for c in head.head.children if c.dep_ == "nsubj" and c is not head and c.left_edge.i == end)
    if beside is not None and beside.i < verb.i:  # "the news agency" + "TASS": two subjects for one
        end = beside.right_edge.i + 1
    in_quote = reading.quotation_of[head.i]
    while end - 1 > head.i and reading.quotation_of[end - 1] != in_quote and end - head.i > 12:
        end -= 1
    while start < head.i and reading.quotation_of[start] != in_quote:
        start += 1
    if end - start > MAX_SOURCE_TOKENS:
        end = min(end, start + MAX_SOURCE_TOKENS)
    start = _with_role_before(reading, start, head)
    return reading.trim(Range(start, max(end, head.i + 1)))


def _with_role_before(reading: Reading, start: int, head: Token) -> int:
    """Take in role words that the parse left behind: "..., Tajikistan's ambassador to the bloc, Sultonov said"."""
    doc = reading.doc
    if head.pos_ != "PROPN" or start < 3 or doc[start - 1].text != ",":
        return start
    low = start - 2
    while low > 0 and start - low < MAX_SOURCE_TOKENS and not doc[low].is_sent_start and not reading.quoted(low):
        if doc[low].pos_ in ("VERB", "AUX") or (doc[low].text == "," and not _is_role(reading, low + 1, start - 1)):
            return start
        if doc[low].text == ",":
            further = _with_role_before(reading, low + 1, doc[start - 2]) if doc[start - 2].pos_ == "PROPN" else low + 1
            return further
        low -= 1
    return start


def _is_role(reading: Reading, start: int, end: int) -> bool:
    """Does a phrase name a person's role: "Tajikistan's ambassador to the bloc"?"""
    tokens = reading.doc[start:end]
    head = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN") and noun_type(t.lower_) == "PERSON"), None)
    return head is not None and not any(t.lower_ in ("who", "which", "that", "where") for t in tokens)


def cue_range(verb: Token) -> Range:
    """Return the verb with the auxiliaries, negation, adverbs and particle that stand beside it."""
    doc = verb.doc
    start, end = verb.i, verb.i + 1
    near = {c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod", "prt")}
    head = verb.head
    if verb.dep_ == "xcomp" and head.i < verb.i and verb.i - head.i <= 4 and not any(True for _ in children(head, "dobj")):
        near |= set(range(head.i, verb.i)) | {c.i for c in head.children if c.dep_ in ("aux", "neg", "advmod")}
    while start - 1 in near and not doc[start - 1].is_punct:
        start -= 1
    while end in near:
        end += 1
    return Range(start, end)


# --- quotations -------------------------------------------------------------------------------


def _quotes(reading: Reading, verb: Token, group: Range, *, known: bool) -> Ranges:
    if reading.quoted(verb.i):
        return ()
    left = _left_quote(reading, group)
    right = _right_quote(reading, verb, group, after_quote=left is not None)
    if left is None and (right is None or not known):
        return ()
    if not known and not _ends_clause(reading, group):
        return ()
    found = [r for r in (left, right) if r]
    return tuple(found + _following_quotes(reading, verb, found, group))


def _ends_clause(reading: Reading, group: Range) -> bool:
    return group.end >= len(reading.doc) or reading.doc[group.end].is_punct or reading.doc[group.end].is_space


def _left_quote(reading: Reading, group: Range) -> Range | None:
    """The quotation that ends right before source and cue, from where its sentence starts."""
    i = group.start - 1
    doc = reading.doc
    while i >= 0 and not reading.quoted(i) and (doc[i].text in {",", "-", "–", "—", "--"} or doc[i].is_space):
        if doc[i].is_space and "\n" in doc[i].text:
            return None
        i -= 1
    quotation = reading.quotation_at(i)
    if quotation is None or quotation.end != i + 1:
        return None
    last = next((t.text for t in reversed(doc[quotation.start : quotation.end]) if not t.is_quote and not t.is_space), "")
    if last.endswith(".") and not doc[group.start].is_lower and doc[group.start].is_sent_start and not doc[i + 1].text.startswith(","):
        return None
    start = quotation.start
    prefix = doc[start].sent.start if not doc[start].is_sent_start else start
    if prefix < start and reading.same_paragraph(prefix, start) and not reading.quoted(prefix):
        if not any(t.is_space and "\n" in t.text for t in doc[prefix:start]) and doc[start - 1].text not in ".:!?":
            start = prefix
    return reading.trim(Range(start, quotation.end))


def _right_quote(reading: Reading, verb: Token, group: Range, *, after_quote: bool) -> Range | None:
    """The quotation that follows source and cue in their sentence, adjuncts between."""
    doc = reading.doc
    i = group.end
    while i < len(doc) and i - group.end <= MAX_ADJUNCT_TOKENS and reading.same_paragraph(group.start, i):
        quotation = reading.quotation_at(i)
        if quotation is not None:
            if quotation.start != i:
                return None
            if doc[i - 1].lower_ == "that" and not _ends_sentence(reading, quotation):
                return _that_clause(reading, i - 1)
            opens = doc[i - 1].text in {",", ":", "-", "—", "–", "that"} or i == group.end
            whole = doc[min(i + 1, len(doc) - 1)].text[:1].isupper() or after_quote
            return quotation if opens and whole else None
        token = doc[i]
        if token.text in {".", "?", "!", ";"} or (token.pos_ == "VERB" and not verb.is_ancestor(token)):
            return None
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ccomp", "conj"):
            return None
        i += 1
    return None


def _ends_sentence(reading: Reading, quotation: Range) -> bool:
    doc = reading.doc
    i = quotation.end
    return i >= len(doc) or doc[i].is_space or doc[i].text in ".!?" or doc[i - 2].text in ".!?"


def _that_clause(reading: Reading, start: int) -> Range | None:
    """A clause of which only parts are quoted: from its "that" to the end of the sentence."""
    end = reading.doc[start].sent.end
    while end < len(reading.doc) and reading.quoted(end - 1) and reading.quotation_of[end] == reading.quotation_of[end - 1]:
        end += 1
    while end < len(reading.doc) and not reading.doc[end - 1].text.endswith((".", "!", "?")) and reading.same_paragraph(start, end):
        end += 1
    return reading.trim(Range(start, end))


def _following_quotes(reading: Reading, verb: Token, found: list[Range], group: Range) -> list[Range]:
    """Quotations that go on after the sentence of the cue, in the same paragraph."""
    doc = reading.doc
    end = max(group.end, max(r.end for r in found))
    more: list[Range] = []
    while True:
        i = end
        stop = None
        while i < len(doc) and reading.same_paragraph(i, group.start) and not reading.quoted(i):
            if doc[i].text in ".!?" and not more and stop is None and i - group.end <= MAX_ADJUNCT_TOKENS:
                stop = i
            elif not doc[i].is_space and stop is not None:
                return more
            elif more and not doc[i].is_space:
                return more
            elif stop is None and doc[i].pos_ in ("VERB", "AUX") and not verb.is_ancestor(doc[i]):
                return more
            i += 1
        quotation = reading.quotation_at(i)
        if quotation is None or quotation.start != i or not reading.same_paragraph(i, group.start):
            return more
        if _has_own_cue(reading, quotation):
            return more
        more.append(quotation)
        end = quotation.end


def _has_own_cue(reading: Reading, quotation: Range) -> bool:
    """Does `, X said` follow the quotation?"""
    doc = reading.doc
    if quotation.end >= len(doc) or not reading.same_paragraph(quotation.start, quotation.end):
        return False
    last = next((t.text for t in reversed(doc[quotation.start : quotation.end]) if not t.is_quote), "")
    return doc[quotation.end].text in {",", "-", "–", "—"} or last == "," or doc[quotation.end].is_lower


# --- clauses ----------------------------------------------------------------------------------


def _clause(reading: Reading, verb: Token, group: Range) -> Ranges:
    doc = reading.doc
    for child in children(verb, "ccomp"):
        if not _is_finite(child):
            continue
        low, high = subtree(child)
        if child.i < verb.i:
            if verb.lemma_.lower() not in cue_verbs():
                continue
            piece = _without(reading, Range(_fronted_start(reading, low), group.start), group)
            return piece
        low = max(low, group.end) if low < group.end else low
        return _without(reading, Range(low, _clause_end(reading, verb, child, high)), Range(low, low))
    for addressee in children(verb, "dobj", "dative"):  # the parse hangs the clause on who was told
        for child in children(addressee, "acl", "relcl"):
            if child.i > verb.i and any(c.lower_ == "that" for c in children(child, "mark")) and _is_finite(child):
                low, high = subtree(child)
                return _without(reading, Range(low, max(high, _clause_end(reading, verb, child, high))), Range(low, low))
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX"):
        low, high = subtree(verb.head)
        return _without(reading, Range(low, high), _extent(reading, verb, group))
    return ()


def _parenthesis(reading: Reading, verb: Token, source: Range | None, group: Range) -> Ranges:
    """The sentence around a cue that commas set off: "Moreover, notes Rao, when taxes rose ..."."""
    doc = reading.doc
    if source is None or reading.quoted(verb.i) or group.end - group.start > 12 or group.end >= len(doc):
        return ()
    sentence = verb.sent
    if doc[group.start - 1].text != "," or group.start <= sentence.start or doc[group.end].text not in ",.":
        return ()
    if doc[group.end].text == "." and verb.dep_ not in ("ROOT", "parataxis"):
        return ()
    if any(t.i not in range(*group) and t.dep_ in ("aux", "auxpass", "dobj", "xcomp") for t in verb.children):
        return ()
    end = max(sentence.end, group.end)
    quotation = reading.quotation_at(end - 1) or (reading.quotation_at(end - 2) if end - 2 > group.end else None)
    if quotation is not None and quotation.start > group.end:
        end = max(end, quotation.end)
    return _without(reading, Range(sentence.start, end), group)


def _extent(reading: Reading, verb: Token, group: Range) -> Range:
    low, high = subtree(verb)
    return Range(min(low, group.start), max(high, group.end))


def _fronted_start(reading: Reading, start: int) -> int:
    quotation = reading.quotation_at(start)
    return min(start, quotation.start) if quotation else start


def _clause_end(reading: Reading, verb: Token, child: Token, high: int) -> int:
    """Where a content clause ends: with its subtree, and with what hangs on the verb after it."""
    doc = reading.doc
    end = high
    for sibling in verb.children:
        if sibling.i >= high and sibling.dep_ in ("advcl", "prep", "npadvmod", "punct", "advmod"):
            if sibling.dep_ == "punct" and sibling.text not in {"”", '"', "''"}:
                continue
            end = max(end, sibling.right_edge.i + 1)
    quotation = reading.quotation_at(end - 1)
    if quotation is not None and quotation.start > verb.i and reading.same_paragraph(verb.i, quotation.start):
        end = max(end, quotation.end)
    return end


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in FINITE_TAGS:
        return True
    return any(c.tag_ in FINITE_TAGS for c in children(verb, "aux", "auxpass", "cop")) or any(
        c.lower_ in ("that", "whether", "if") for c in children(verb, "mark")
    )


def _without(reading: Reading, whole: Range, hole: Range) -> Ranges:
    """Cut `hole` out of `whole`, trimmed."""
    if hole.start >= whole.end or hole.end <= whole.start:
        pieces = [whole]
    else:
        pieces = [Range(whole.start, hole.start), Range(hole.end, whole.end)]
    trimmed = (reading.trim(p) for p in pieces if p.start < p.end)
    return tuple(p for p in trimmed if p)


# --- infinitives, objects, prepositions -------------------------------------------------------


def _infinitive(reading: Reading, verb: Token) -> Ranges:
    for child in children(verb, "xcomp", "ccomp"):
        if child.i > verb.i and any(c.lower_ == "to" for c in children(child, "aux")):
            low, high = subtree(child)
            owner = first(children(verb, "dobj"))
            if owner is not None and owner.i < low and child.dep_ == "xcomp" and owner.i > verb.i:
                low = min(low, owner.left_edge.i)
            return _without(reading, Range(low, high), Range(low, low))
    return ()


def _object(reading: Reading, verb: Token, *, passive: bool) -> Ranges:
    if passive:
        target = first(children(verb, "nsubjpass"))
        if target is None or target.tag_ in ("WDT", "WP") or not any(True for _ in children(verb, "agent")):
            return ()
        pieces = [reading.trim(subtree(target))]
        rest = [c for c in verb.rights if c.dep_ in ("prep", "oprd") and c.lower_ not in ADJUNCTS]
        pieces += [reading.trim(subtree(c)) for c in rest]
        return tuple(p for p in pieces if p)
    target = first(c for c in children(verb, "dobj", "ccomp", "oprd") if c.i > verb.i)
    if target is None or target.lower_ in ("himself", "herself", "themselves", "itself"):
        return ()
    if verb.lemma_ in LIGHT_VERBS and target.lemma_.lower() not in OPINIONS:
        return ()
    if verb.lemma_ in EVIDENCE_VERBS and not _is_evidence(verb):
        return ()
    low, high = subtree(target)
    for sibling in verb.rights:
        if sibling.left_edge.i >= high and (
            (sibling.dep_ == "prep" and sibling.lower_ not in ADJUNCTS) or sibling.dep_ in ("oprd", "ccomp", "xcomp", "acl")
        ):
            high = max(high, sibling.right_edge.i + 1)
    trimmed = reading.trim(Range(max(low, verb.i + 1), high))
    return (trimmed,) if trimmed else ()


def _gerund(reading: Reading, verb: Token) -> Ranges:
    """What follows in "suggested creating a security belt", "denied taking part"."""
    for child in children(verb, "xcomp", "pcomp"):
        if child.i > verb.i and child.tag_ == "VBG":
            trimmed = reading.trim(subtree(child))
            return (trimmed,) if trimmed else ()
    return ()


def _is_evidence(verb: Token) -> bool:
    subject = find_subject(verb)
    return subject is not None and subject.lemma_.lower() in EVIDENCE


def _prepositional(reading: Reading, verb: Token, preposition: str, *, passive: bool) -> Ranges:
    for child in children(verb, "prep", "prt"):
        if child.lower_ == preposition and child.i > verb.i:
            target = first(children(child, "pobj", "pcomp"))
            if target is None:
                continue
            low, high = subtree(target)
            owner = first(children(verb, "dobj"))
            if owner is not None and verb.i < owner.i < low and preposition in ("of", "for"):
                low = owner.left_edge.i
            trimmed = reading.trim(Range(low, high))
            return (trimmed,) if trimmed else ()
    return ()
