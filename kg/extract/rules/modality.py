"""What kind of claim a cue makes of its content, and whether what it claims is negative.

For attributions of which only the words are known. The rules of `verbal.py` know the frame as well.
"""

from functools import cache
from typing import cast

from spacy.tokens import Token

from kg.extract.ranges import Range, Ranges
from kg.extract.reading import VERBAL, Reading, children, has_child
from kg.extract.rules.cues import cue_verbs
from kg.language.en.saying.verb_forms import forms_of, phrases_by_meaning
from kg.language.word_lists import read_lines, read_words
from kg.model import Modality

LIGHT_VERBS = read_words("reports/light_verbs")
DECLINING_VERBS = frozenset({"decline", "refuse"})
QUESTION_WORDS = read_words("grammar/question_words")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEGATIVES = read_words("grammar/negatives")


def modality_of(reading: Reading, cue: Ranges, content: Ranges) -> Modality:
    """Return what the cue makes of the content: "asserts" for a cue that no lexicon knows."""
    words = [reading.doc[i] for found in cue for i in range(*found)]
    together = " ".join(word.lower_ for word in words)
    for meaning, phrases in phrases_by_meaning("reports/cue_phrases").items():
        if phrases.search(together):
            return cast(Modality, meaning)
    verbs = [w for w in words if w.pos_ in VERBAL and _lemma(w) in cue_verbs()]
    full = [v for v in verbs if _lemma(v) not in LIGHT_VERBS]
    others = [modality for w in words if w not in verbs and (modality := _modality_of_word(w))]
    if "declines" in others or any(_lemma(v) in DECLINING_VERBS for v in full):
        return "declines"  # also where a saying verb follows: "was loath to discuss", "refused to confirm"
    if others and not full:
        return others[-1]
    if not full and (noun := _noun_of_content(reading, words, content)):
        return noun
    known = full or verbs
    if not known:
        return "asserts"
    return modality_in_frame(reading, known[-1], _frame(reading, content), content)


def modality_in_frame(reading: Reading, verb: Token, frame: str, content: Ranges) -> Modality:
    """Return what a verb makes of a content that it takes in one of the frames of `cues.txt`."""
    lemma = _lemma(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in DECLINING_VERBS:
        return "declines"
    if lemma in LIGHT_VERBS:
        objects = [
            modality for noun in children(verb, "dobj", "attr") if (modality := _modality_of_word(noun))
        ]
        if objects:
            return objects[-1]
    if lemma not in cue_verbs():
        return _modality_of_word(verb) or "asserts"
    frames = cue_verbs()[lemma].frames
    if "wh" in frames and _is_question(reading, content):
        return frames["wh"]
    found = frames.get(frame, next(iter(frames.values())))
    return "asks" if found == "asserts" and frame == "quote" and _is_asked(reading, content) else found


def is_negated(reading: Reading, cue: Ranges) -> bool:
    """Is it said of the cue that it was not so: "did not say", "never promised"?"""
    said = any(reading.doc[i].lower_ in NEGATIVES for found in cue for i in range(*found))
    return said or any(has_child(reading.head(found), "neg") for found in cue)


@cache
def cue_words() -> dict[str, Modality]:
    """Return the modality of each noun, adjective and frameless verb in `cue_words.txt`."""
    lexicon: dict[str, Modality] = {}
    for line in read_lines("reports/cue_words"):
        modality, words = line.split(" : ")
        for word in words.split():
            lexicon.setdefault(word, cast(Modality, modality))
    return lexicon


def _modality_of_word(word: Token) -> Modality | None:
    return cue_words().get(word.lower_) or cue_words().get(word.lemma_.lower())


def _noun_of_content(reading: Reading, cue: list[Token], content: Ranges) -> Modality | None:
    """What the noun means that a light verb's content opens with: "expressed | eagerness to sign"."""
    if not content or not any(word.lemma_.lower() in LIGHT_VERBS for word in cue):
        return None
    head = reading.head(content[0])
    return None if head.pos_ in VERBAL else _modality_of_word(head)


def _lemma(word: Token) -> str:
    """Return the lemma; of a cue verb's form its base where the lemmatizer errs: "hoping" is no "hop"."""
    lemma: str = word.lemma_.lower()
    return lemma if lemma in cue_verbs() else _bases().get(word.lower_, lemma)


@cache
def _bases() -> dict[str, str]:
    return {form: base for base in cue_verbs() for form in forms_of(base)}


def _is_asked(reading: Reading, content: Ranges) -> bool:
    """Is the content one question, and nothing else: "“Is the dam safe?” she said"?"""
    words = [reading.doc[i] for piece in content for i in range(*piece) if not reading.doc[i].is_quote]
    told = [word.text for word in words if not word.is_space]
    return told[-1:] == ["?"] and not {".", "!"} & set(told)


def _is_question(reading: Reading, content: Ranges) -> bool:
    if not content:
        return False
    words = reading.doc[content[0].start : content[-1].end]
    last = next((w for w in reversed(words) if not w.is_quote), words[-1])
    return words[0].lower_ in QUESTION_WORDS or last.text == "?"


def _frame(reading: Reading, content: Ranges) -> str:
    """The frame of `cues.txt` that a content looks like."""
    if not content:
        return "clause"
    start, end = content[0]
    opening = reading.doc[start]
    if opening.is_quote or reading.quoted(start):
        return "quote"
    if opening.lower_ == "to" and opening.tag_ == "TO":
        return "inf"
    head = reading.head(Range(start, end))
    return "clause" if _is_clause(head) else "obj"


def _is_clause(head: Token) -> bool:
    return head.pos_ in VERBAL and (head.tag_ in FINITE_TAGS or has_child(head, "aux", "nsubj", "nsubjpass"))
