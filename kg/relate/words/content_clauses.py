"""A statement cut into clauses, each with its content words and whether it says that something is not so."""

import re
from dataclasses import dataclass

from kg.language.en.antonyms import is_adjective
from kg.language.en.fold import fold_words
from kg.language.en.scales import IRREGULAR_VERBS
from kg.language.word_lists import read_words
from kg.relate.words.content_words import stem
from kg.relate.words.negation import DENYING_WORDS, NEGATING, WITH, negates, without_idle
from kg.values.tokens import Token, cut_into_tokens, word_at

MAX_CLAUSES = 8  # of one statement, that are read
MAX_TOKENS = 400
_SHORT_PAST = 5  # letters: "ended"
_BREAKING = read_words("statements/breaking_words")
_MARKS = frozenset(".;:!?—–()[]")
_SAYINGS = read_words("statements/sayings")
# Before "that" they leave open whether it is so: "in the event that".
_OPENING_THAT = read_words("statements/opening_that")
_OPEN = read_words("statements/opening_words")
_LIGHT = read_words("statements/light_words")
_COMPARING = frozenset({"more", "increasingly", "ever", "less"})
_COPULAS = read_words("statements/copulas")
# "no group, or its allies, operates": the second is only another name of what is meant.
_ASIDE = re.compile(r",\s+(?:or|and|including|such as)\s[^,;.]{1,60},")


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a clause."""

    text: str
    lower: str
    stem: str
    start: int
    end: int
    more: bool  # it stands behind "more" or a word like it
    aside: bool  # it is not what the clause says: "the northern border", "to strengthen the border"
    without: bool  # "without resistance"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause. `denied`: it says that this is not so; `negator`: where the word that says so stands."""

    words: tuple[Word, ...]
    denied: bool
    open: bool  # it says only that it may be so
    negator: int | None
    stems: frozenset[str]

    @property
    def denied_stems(self) -> frozenset[str]:
        """The words behind the negation; all of them where an earlier clause denies this one."""
        negator = -1 if self.negator is None else self.negator
        return frozenset(word.stem for word in self.words if word.start > negator)


def read_clauses(text: str) -> list[Clause]:
    """Return the clauses of a text that have content words, in order; spans are offsets into it."""
    shown = _ASIDE.sub(lambda hit: " " * len(hit[0]), without_idle(text))
    tokens = cut_into_tokens(shown)[:MAX_TOKENS]
    clauses: list[Clause] = []
    start, carried, opened = 0, False, False
    for index in range(len(tokens) + 1):
        if index < len(tokens) and not _breaks(tokens, index):
            continue
        piece = tokens[start:index]
        asked = index < len(tokens) and tokens[index].text == "?"
        clause, carries = _clause(piece, carried=carried, open=asked or opened)
        if clause.words:
            clauses.append(clause)
        that = index < len(tokens) and tokens[index].lower == "that"
        carried = carries and that
        opened = that and piece != [] and piece[-1].lower in _OPENING_THAT
        start = index + 1
        if len(clauses) >= MAX_CLAUSES:
            break
    return clauses


def _breaks(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind == "mark":
        return token.text in _MARKS or (token.text == "," and _opens_clause(tokens, index + 1))
    if token.lower == "as":
        return word_at(tokens, index - 1) not in ("such", "same", "well", "far", "much", "regarded", "seen")
    if token.lower == "so":
        return word_at(tokens, index - 1) == ","
    return token.lower in _BREAKING


def _opens_clause(tokens: list[Token], index: int) -> bool:
    return word_at(tokens, index) in ("and", "or", "but", "with", "including", "saying", "adding")


def _clause(tokens: list[Token], *, carried: bool, open: bool) -> tuple[Clause, bool]:
    """Return a clause, and whether what it ends in denies the clause that follows: "denied that"."""
    negators = [index for index in range(len(tokens)) if negates(tokens, index)]
    last = tokens[-1].lower if tokens else ""
    denies = any(token.lower in DENYING_WORDS for token in tokens)
    carries = last in DENYING_WORDS or (last in _SAYINGS and denies)
    if carries:
        negators = [index for index in negators if tokens[index].lower not in DENYING_WORDS]
    words = tuple(word for index in range(len(tokens)) if (word := _word(tokens, index)))
    negator = tokens[negators[0]].start if negators else None
    is_open = open or any(token.lower in _OPEN and token.text != "May" for token in tokens)
    stems = frozenset(word.stem for word in words)
    return Clause(words, bool(len(negators) % 2) ^ carried, is_open, negator, stems), carries


def _word(tokens: list[Token], index: int) -> Word | None:
    token = tokens[index]
    if token.kind != "word" or token.lower in _LIGHT | DENYING_WORDS | NEGATING or negates(tokens, index):
        return None
    folded = fold_words(token.text)
    if not folded:
        return None
    before, second = word_at(tokens, index - 1), word_at(tokens, index - 2)
    return Word(
        text=token.text,
        lower=token.lower,
        stem=_stem(folded[0]),
        start=token.start,
        end=token.end,
        more=not _COMPARING.isdisjoint((before, second)) or token.lower in ("better", "worse"),
        aside=_is_attributive(tokens, index) or _is_purpose(tokens, index),
        without=before == "without" or (before == "no" and second in WITH),
    )


def _stem(word: str) -> str:
    """Return what all forms of a word begin with: "ended" and "end", "withdrew" and "withdraw" are one."""
    word = IRREGULAR_VERBS.get(word, word)
    if len(word) == _SHORT_PAST and word.endswith("ed"):
        return word[:-2]
    return stem(word)


def _is_purpose(tokens: list[Token], index: int) -> bool:
    """Tell whether a verb says what is wanted or what a thing is for: "to end", "of strengthening"."""
    before = word_at(tokens, index - 1)
    if before == "to":
        return word_at(tokens, index - 2) not in ("continue", "continues", "continued", "begun", "began")
    return tokens[index].lower.endswith("ing") and before in (
        "of",
        "in",
        "for",
        "at",
        "by",
        "as",
        "on",
        "with",
    )


def _is_attributive(tokens: list[Token], index: int) -> bool:
    """Tell whether a word describes the noun behind it, where that is not what the clause says."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is None or behind.kind != "word" or not fold_words(behind.text) or behind.lower in _LIGHT:
        return False
    if behind.lower.endswith("ly") or not is_adjective(tokens[index].lower):
        return False
    return not any(word_at(tokens, at) in _COPULAS for at in range(index - 3, index))
