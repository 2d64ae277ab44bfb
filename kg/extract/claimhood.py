"""How likely an attribution is a claim, rightly found: its cue and content are judged together.

A logistic regression: `features_of` writes down what it looks at, `kg/weights/claimhood.json` holds what each
weighs, and `training/claimhood.py` fits it on claims that were read.
"""

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from kg.extract.logistic import probability
from kg.extract.nouns import noun_type
from kg.extract.reading import VERBAL, Finding, Reading, children, has_child
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.modality import DECLINING_VERBS, FINITE_TAGS, QUESTION_WORDS, cue_words
from kg.extract.rules.nesting import THOUGHT, confidence_of
from kg.extract.tagger.joining import SPEECH_RULES
from kg.language.word_lists import read_lines, read_words

WEIGHTS = Path(__file__).parents[1] / "weights" / "claimhood.json"
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
FIRST_PERSON = read_words("grammar/first_person")
SECOND_PERSON = frozenset({"you", "your"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
CONDITIONS = frozenset({"if", "when", "unless", "whether", "whenever", "once", "should"})
MODAL_VERBS = frozenset({"may", "might", "could", "would", "should", "can", "must"})
STANCES = frozenset({"supports", "opposes"})
PLANS = frozenset({"announces", "commits", "predicts", "proposes", "requests", "threatens"})
ALIKE = {"set off": "quote"}  # a rule of which too few examples were read
FEW_WORDS = 3
MANY_WORDS = 25


def claimhood(reading: Reading, finding: Finding) -> float:
    """Return the probability that a finding is a claim and rightly found.

    Raises:
        ModelError: The weights cannot be read.
    """
    return probability(WEIGHTS, features_of(reading, finding))


def features_of(reading: Reading, finding: Finding) -> dict[str, float]:
    """Return what tells a claim from an act, a sight or a mere stance; what is not there is 0."""
    cue = _cue(reading, finding)
    kind, form = _cue_kind(cue), _content_form(reading, finding)
    acts = _no_reports().get(cue.lemma_.lower(), ())
    if finding.rule == "set off":
        kind, acts = "speech", ()  # "made the following comment:"
    found = [
        f"cue: {kind}",
        *(f"cue is of {act}" for act in acts),
        *_cue_form(reading, finding, cue),
        f"content: {form} that is said" if (kind, form) == ("speech", "infinitive") else f"content: {form}",
        f"source: {_source(reading, finding)}",
        f"modality: {_stance(finding)}",
        *_found_by(finding),
    ]
    features = dict.fromkeys(found, 1.0)
    features |= _lengths(reading, finding)
    if finding.rule == "model":
        sure = min(max(confidence_of(finding), 0.01), 0.99)
        features["tagger's confidence"] = math.log(sure / (1 - sure))
    return features


@cache
def _no_reports() -> dict[str, tuple[str, ...]]:
    """The kinds that each verb of `no_reports.txt` is of."""
    kinds: dict[str, tuple[str, ...]] = {}
    for line in read_lines("reports/no_reports"):
        kind, verbs = line.split(" : ")
        for verb in verbs.split():
            kinds[verb] = (*kinds.get(verb, ()), kind)
    return kinds


def _cue(reading: Reading, finding: Finding) -> Token:
    """The word of the cue that tells most: its last verb of the lexicon, else its last verb, else a head."""
    words = [reading.doc[i] for found in finding.cue for i in range(*found)]
    verbs = [word for word in words if word.pos_ in VERBAL and word.dep_ not in ("aux", "auxpass")]
    known = [verb for verb in verbs if verb.lemma_.lower() in cue_verbs()]
    return (known or verbs or [reading.head(finding.cue[0])])[-1]


def _cue_kind(cue: Token) -> str:
    lemma = cue.lemma_.lower()
    if cue.pos_ in VERBAL and lemma in cue_verbs():
        known = cue_verbs()[lemma]
        if lemma in DECLINING_VERBS:
            return "refusal"
        if "quote" in known.frames:
            return "speech"
        if known.modality in THOUGHT:
            return "thought"
        if known.modality in STANCES:
            return "stance"
        return "other verb of the lexicon"
    if cue.lower_ == "according":
        return "speech"
    if not any(letter.isalpha() for letter in cue.text):
        return "mark"
    if cue.lower_ in cue_words() or lemma in cue_words():
        return "word of the lexicon"
    return "other verb" if cue.pos_ in VERBAL else "other word"


def _content_form(reading: Reading, finding: Finding) -> str:
    """What the content is: a quotation, a clause, a question, an infinitive, a gerund, a phrase."""
    words = [reading.doc[i] for piece in finding.content for i in range(*piece)]
    letters = [word for word in words if word.text[:1].isalnum()]
    quoted = sum(reading.quoted(word.i) for word in letters)
    longest = max(finding.content, key=lambda piece: piece.end - piece.start)
    if quoted > max(FEW_WORDS, 0.5 * len(letters)):
        return "quotation"
    if letters and letters[0].lower_ in QUESTION_WORDS:
        return "question"
    if letters and letters[0].lower_ == "to" and letters[0].tag_ == "TO":
        return "infinitive"
    head = reading.head(longest)
    if _is_finite(head) or (letters and letters[0].lower_ == "that" and letters[0].dep_ == "mark"):
        return "clause"
    if head.tag_ == "VBG":
        return "gerund"
    if any(_is_finite(word) for word in letters):
        return "phrase with a clause in it"
    if any(word.tag_ == "TO" and word.head.tag_ == "VB" for word in letters):
        return "phrase with an infinitive in it"
    if quoted:
        return "phrase with quoted words"
    return "phrase"


def _is_finite(word: Token) -> bool:
    """Is it a verb with a subject of its own that is not a relative clause's?"""
    if word.pos_ not in VERBAL or word.dep_ in ("relcl", "aux", "auxpass"):
        return False
    finite = word.tag_ in FINITE_TAGS or any(
        child.tag_ in FINITE_TAGS for child in children(word, "aux", "auxpass")
    )
    return finite and has_child(word, "nsubj", "nsubjpass", "expl", "csubj")


def _source(reading: Reading, finding: Finding) -> str:
    if not finding.source:
        return "none"
    head = reading.head(finding.source[0])
    if head.lower_ in FIRST_PERSON:
        return "first person"
    if head.lower_ in SECOND_PERSON:
        return "second person"
    if head.lower_ in RELATIVE:
        return "relative"
    if head.pos_ == "PRON":
        return "it" if head.lower_ == "it" else "pronoun"
    if head.ent_type_ in SPEAKING_ENTITIES:
        return "name"
    kind = noun_type(head.lemma_.lower())
    return "name" if head.pos_ == "PROPN" else "other noun" if kind == "CONCEPT" else "person or body"


def _stance(finding: Finding) -> str:
    if finding.modality in STANCES:
        return "stance"
    if finding.modality in PLANS:
        return "plan"
    return "belief" if finding.modality in THOUGHT else finding.modality


def _found_by(finding: Finding) -> Iterator[str]:
    if finding.rule == "model":
        return
    rule = ALIKE.get(finding.rule, finding.rule)
    yield f"rule: {rule if rule in ('quote', 'clause', 'according') else 'other'}"
    if finding.confidence is not None and finding.rule in SPEECH_RULES:
        yield "rule beside the model"


def _cue_form(reading: Reading, finding: Finding, cue: Token) -> Iterator[str]:
    words = [reading.doc[i] for found in finding.cue for i in range(*found)]
    auxiliaries = [*children(cue, "aux", "auxpass"), *(word for word in words if word.dep_ == "aux")]
    if has_child(cue, "auxpass", "nsubjpass"):
        yield "passive"
    if finding.negated:
        yield "negated"
    if any(word.lower_ in MODAL_VERBS for word in auxiliaries):
        yield "may, could, would"
    if _is_conditional(cue):
        yield "condition"
    if cue.pos_ in VERBAL and cue.lower_ != "according":
        past = cue.tag_ in ("VBD", "VBN")
        tense = "participle" if cue.tag_ == "VBG" and not auxiliaries else "bare" if cue.tag_ == "VB" else ""
        yield f"tense: {tense or ('past' if past else 'present')}"
    if _ends_in(reading, cue, "?") and not any(reading.quoted(f.start) for f in finding.content):
        yield "in a question"
    paragraph = reading.paragraphs[reading.paragraph_of[cue.i]]
    if not any(reading.doc[i].is_punct and reading.doc[i].text in ".?!" for i in range(*paragraph)):
        yield "headline"
    if finding.source and finding.source[0].start > finding.cue[0].start:
        yield "source after cue"


def _is_conditional(cue: Token) -> bool:
    """Does it stand in a clause that opens with "if", "when", "whether"?"""
    for verb in (cue, *cue.ancestors):
        if any(c.lower_ in CONDITIONS and c.i < cue.i for c in children(verb, "mark", "advmod")):
            return True
        if verb.dep_ in ("ccomp", "ROOT", "relcl", "parataxis"):
            return False
    return False


def _ends_in(reading: Reading, cue: Token, mark: str) -> bool:
    sentence = reading.sentence_at(cue.i)
    words = (reading.doc[i] for i in reversed(range(*sentence)))
    last = next((word for word in words if not word.is_space and not word.is_quote), None)
    return last is not None and last.text == mark


def _lengths(reading: Reading, finding: Finding) -> dict[str, float]:
    n = sum(reading.doc[i].text[:1].isalnum() for f in finding.content for i in range(*f))
    return {
        "content: words": math.log1p(min(n, MANY_WORDS)),
        "content: few words": float(n <= FEW_WORDS),
        "cue: words": float(sum(end - start for start, end in finding.cue) - 1),
        "content: pieces": float(len(finding.content) > 1),
    }
