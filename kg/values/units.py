"""What a number counts or measures: one word for "kilometres", "km" and "miles", else the counted noun."""

from fractions import Fraction
from typing import NamedTuple

from kg.language.en.fold import fold_words
from kg.language.en.singular import IRREGULAR, singular
from kg.language.en.stop_words import AMERICAN_SPELLINGS, STOP_WORDS
from kg.language.word_lists import read_lines, read_numbers, read_rows, read_table, read_words
from kg.values.tokens import Token, is_glued, word_at

CURRENCIES = read_table("units/currencies")
# What is measured in, and how many of it one is.
MEASURES: dict[str, tuple[str, float]] = {
    word: (measure, float(Fraction(size))) for word, measure, size in read_rows("units/measures")
}
TIME_UNITS = frozenset({"day", "year"})
AREAS = read_numbers("units/areas")
ABBREVIATIONS_MAY_BE_GLUED = read_words("units/glued_abbreviations")
# Plural in sense without an s.
PLURALS = read_words("units/plurals_without_s") | frozenset(
    word for word, single in IRREGULAR.items() if word != single
)
# They end in s and stand before the noun that is meant: "40 arms dealers".
STANDING_BEFORE = read_words("units/standing_before")
NOT_IN_PHRASE = STOP_WORDS | read_words("units/not_in_phrase")
# Two words for who is counted that may well mean the same ones.
ALIKE = tuple(frozenset(line.split()) for line in read_lines("units/alike"))
MAX_WORDS_TO_HEAD = 5
_BEFORE_NOUN = frozenset({"other", "more", "additional", "further"})  # stop words that count what follows
_OF_A_CONTEST = frozenset({"man", "woman", "person", "horse"})  # "a three-man race" has no three men
_COUNTED_STATES = {"states": "state"}  # where they are counted they are no country


class Unit(NamedTuple):
    """What is counted or measured, how many of it one is, and the token behind its words."""

    name: str
    factor: float
    end: int


def unit_behind(tokens: list[Token], index: int, *, one: bool) -> Unit:
    """Return what a number counts whose last token is just before `index`; without a name if it does not say.

    Args:
        one: The number is one, so that its noun is no plural.
    """
    index += word_at(tokens, index) in _BEFORE_NOUN and word_at(tokens, index + 1) != "than"
    start = index + (word_at(tokens, index) == "-")
    measure = _measure(tokens, start, hyphen=start > index)
    if measure:
        return measure
    if start > index:  # "a three-judge panel"
        return _attributive(tokens, start)
    return _counted(tokens, index, one=one)


def are_alike(first: str, second: str) -> bool:
    """Tell whether two units are one, or may be two words for one kind: "militant" and "fighter"."""
    return first == second or any(first in group and second in group for group in ALIKE)


def _measure(tokens: list[Token], index: int, *, hyphen: bool) -> Unit | None:
    word = word_at(tokens, index)
    if word == "%":
        return Unit("percent", 1.0, index + 1)
    if word == "per" and word_at(tokens, index + 1) == "cent":
        return Unit("percent", 1.0, index + 2)
    if word in ("percentage", "percent") and word_at(tokens, index + 1).startswith("point"):
        return Unit("percentage point", 1.0, index + 2)
    if word in ("square", "sq") and (area := AREAS.get(singular(word_at(tokens, index + 1)))):
        return Unit("square kilometer", area, index + 2)
    if word == "us" and word_at(tokens, index + 1) in ("dollar", "dollars"):
        return Unit("usd", 1.0, index + 2)
    if word in CURRENCIES and word != "won":
        return Unit(CURRENCIES[word], 1.0, index + 1)
    single = singular(word)
    glued = is_glued(tokens, index) and not hyphen
    if single not in MEASURES or (glued and single not in ABBREVIATIONS_MAY_BE_GLUED):
        return None
    name, factor = MEASURES[single]
    return Unit(name, factor, index + 1)


def _attributive(tokens: list[Token], index: int) -> Unit:
    """Return the noun that a hyphen joins to a number."""
    word = word_at(tokens, index)
    if not word.isalpha() or word in NOT_IN_PHRASE or word in _OF_A_CONTEST:
        return Unit("", 1.0, index - 1)
    return Unit(_folded(word), 1.0, index + 1)


def _counted(tokens: list[Token], index: int, *, one: bool) -> Unit:
    """Return the head noun of what follows a number: its first plural, or its first word behind "one"."""
    at, among = index, False
    if word_at(tokens, at) == "+" and is_glued(tokens, at):
        at += 1
    elif word_at(tokens, at) == "or" and word_at(tokens, at + 1) in ("more", "less", "fewer", "so"):
        at += 2
    if word_at(tokens, at) == "of":  # "dozens of", "40 of the camps"
        at += 1
        while word_at(tokens, at) in ("the", "its", "their", "his", "her", "our", "these", "those"):
            at += 1
        if measure := _measure(tokens, at, hyphen=False):  # "hundreds of miles"
            return measure
        among = at < len(tokens) and tokens[at].kind == "figure"  # "571 of the 714 delegates"
        at += among
    limit = at + MAX_WORDS_TO_HEAD
    first = at
    while at < min(limit, len(tokens)):
        token = tokens[at]
        if (
            token.text == "-"
            and token.glued == is_glued(tokens, at + 1)
            and (token.glued or (at > first and not one))
        ):
            at += 1
            limit += 1
            continue
        if len(token.text) == 1 and token.text.isupper() and word_at(tokens, at + 1) == ".":  # "U.N."
            at += 2
            limit += 1
            continue
        if token.kind != "word" or token.lower in NOT_IN_PHRASE:
            break
        if _is_plural(token.lower) and not _stands_before_noun(tokens, at):
            return Unit(_folded(token.text), 1.0, index if among else at + 1)
        at += 1
    if one and at > first and tokens[at - 1].kind == "word":
        return Unit(_folded(tokens[at - 1].text), 1.0, at)
    return Unit("", 1.0, index)


def _stands_before_noun(tokens: list[Token], index: int) -> bool:
    """Tell whether a plural only describes a second one: "police officers", "arms dealers"."""
    word, behind = tokens[index].lower, word_at(tokens, index + 1)
    if behind in NOT_IN_PHRASE:
        return False
    return (word in STANDING_BEFORE or word in PLURALS) and _is_plural(behind)


def _is_plural(word: str) -> bool:
    word = word.removesuffix("'s").removesuffix("’s")
    return (
        word in PLURALS
        or word in _COUNTED_STATES
        or (word.endswith("s") and len(word) > 3 and singular(word) != word)
    )


def _folded(word: str) -> str:
    """Return a noun singular and in American spelling; a demonym stays one ("afghan", not "afghanistan")."""
    small = word.lower().removesuffix("'s").removesuffix("’s")
    single = _COUNTED_STATES.get(small) or singular(small)
    return AMERICAN_SPELLINGS.get(single, single) or " ".join(fold_words(word))
