"""Numbers as they are written, figures or words: "6,000", "1.5 million", "forty-two", "several hundred"."""

import math
from typing import NamedTuple

from kg.language.en.numbers import TENS, UNITS
from kg.language.en.singular import singular
from kg.language.word_lists import read_numbers, read_rows
from kg.values.tokens import MAX_FIGURES, Token, is_glued, word_at

SMALL = {word: float(value) for value, word in enumerate(UNITS) if word} | {
    word: 20.0 + 10 * place for place, word in enumerate(TENS)
}
MULTIPLIERS = read_numbers("numbers/multipliers")
SUFFIXES = read_numbers("numbers/suffixes")
# Each stands for a range: what readers take it for at least and at most.
VAGUE = {word: (float(low), float(high)) for word, low, high in read_rows("numbers/vague")}
SEVERAL = frozenset({"several", "few", "couple"})
SEVERAL_IS = {"several": (2.0, 9.0), "few": (2.0, 9.0), "couple": (2.0, 3.0)}
FRACTIONS = read_numbers("numbers/fractions")

_MOST_IN_SHARE = 100  # "nine out of 10": of so many at most
_OF_TIME = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
_MANY = frozenset({"thousands", "millions", "billions", "trillions"})
STARTS = frozenset(SMALL) | frozenset(VAGUE) | SEVERAL | {"a", "an", "half", "hundred", "thousand", "dozen"}


class Numeral(NamedTuple):
    """A number and the tokens [start, end) it is written in. A `vague` one is a range by nature."""

    start: int
    end: int
    low: float
    high: float
    vague: bool = False
    spelled: bool = False  # in words, not in figures
    fraction: bool = False  # of a whole: low and high are percent


def read_numeral(tokens: list[Token], index: int) -> Numeral | None:
    """Return the number that begins at a token, or None."""
    token = tokens[index]
    if found := _share(tokens, index):
        return found
    if token.kind == "figure":
        return _figure(tokens, index)
    if token.kind != "word" or token.lower not in STARTS:
        return None
    for read in (_fraction, _vague, _several, _spelled):
        if found := read(tokens, index):
            return found
    return None


def factor_of(tokens: list[Token], numeral: Numeral) -> float:
    """Return by what its words multiply its figure: a million in "5 million", 1 in words alone."""
    if tokens[numeral.start].kind != "figure":
        first = SMALL.get(tokens[numeral.start].lower)
    else:
        first = _value(tokens[numeral.start].text)
    return numeral.low / first if first else 1.0


def _value(figure: str) -> float:
    for separator in ", \u00a0\u202f\u2009":
        figure = figure.replace(separator, "")
    return float(figure) if len(figure) <= MAX_FIGURES else math.inf


def _figure(tokens: list[Token], index: int) -> Numeral | None:
    value, end = _value(tokens[index].text), index + 1
    if math.isinf(value):
        return None
    suffix = word_at(tokens, end)
    if is_glued(tokens, end) and suffix in SUFFIXES:
        return Numeral(index, end + 1, value * SUFFIXES[suffix], value * SUFFIXES[suffix])
    factor, end = _multiplied(tokens, end)
    return Numeral(index, end, value * factor, value * factor)


def _multiplied(tokens: list[Token], index: int) -> tuple[float, int]:
    """Return the product of the multipliers from a token on, and the token behind them."""
    factor = 1.0
    if word_at(tokens, index) == "-" and word_at(tokens, index + 1) in MULTIPLIERS:
        index += 1  # "a 3-million-dollar project"
    while (word := word_at(tokens, index)) in MULTIPLIERS and factor < 1e15:
        factor *= MULTIPLIERS[word]
        index += 1
    return factor, index


def _spelled(tokens: list[Token], index: int) -> Numeral | None:
    """Read "two hundred and forty thousand", "a million", "a dozen"; not "a" alone."""
    total, group, end, seen = 0.0, 0.0, index, False
    if word_at(tokens, index) in ("a", "an"):
        if word_at(tokens, index + 1) not in MULTIPLIERS:
            return None
        group, end = 1.0, index + 1
    while end < len(tokens):
        word = tokens[end].lower
        if word in SMALL and (group % 100 == 0 or (group % 10 == 0 and SMALL[word] < 10)):
            group += SMALL[word]
        elif word in MULTIPLIERS and (group or not seen):
            factor = MULTIPLIERS[word]
            if factor <= 100:
                group = (group or 1.0) * factor
            else:
                total, group = total + (group or 1.0) * factor, 0.0
        elif seen and word in ("and", "-") and _goes_on(tokens, end, group):
            pass
        else:
            break
        seen, end = True, end + 1
    if not seen:
        return None
    return Numeral(index, end, total + group, total + group, spelled=True)


def _goes_on(tokens: list[Token], index: int, group: float) -> bool:
    """Tell whether "and" or a hyphen joins two parts of one number: "forty-two", "hundred and six"."""
    following, before = word_at(tokens, index + 1), word_at(tokens, index - 1)
    if tokens[index].lower == "-":
        return (following in SMALL and before in TENS and SMALL[following] < 10) or following in MULTIPLIERS
    return following in SMALL and before in MULTIPLIERS and before != "dozen" and group % 100 == 0


def _vague(tokens: list[Token], index: int) -> Numeral | None:
    """Read "dozens", "hundreds of thousands"."""
    word = tokens[index].lower
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    if word_at(tokens, index + 1) == "of" and (more := word_at(tokens, index + 2)) in _MANY:
        factor = MULTIPLIERS[more[:-1]]
        return Numeral(index, index + 3, low * factor, high * factor, vague=True, spelled=True)
    return Numeral(index, index + 1, low, high, vague=True, spelled=True) if word != "tens" else None


def _several(tokens: list[Token], index: int) -> Numeral | None:
    """Read "several hundred", "a few thousand", "a couple of hundred"; not "several" alone."""
    start = index
    if word_at(tokens, index) == "a":
        index += 1
    word = word_at(tokens, index)
    if word not in SEVERAL:
        return None
    end = index + 1 + (word_at(tokens, index + 1) == "of")
    factor, behind = _multiplied(tokens, end)
    if behind == end:
        return None
    low, high = SEVERAL_IS[word]
    return Numeral(start, behind, low * factor, (high + 1) * factor - 1, vague=True, spelled=True)


def _fraction(tokens: list[Token], index: int) -> Numeral | None:
    """Read "half the", "two-thirds of", "a quarter of" as percent; "half a million" is a number."""
    word = tokens[index].lower
    if word == "half":
        if word_at(tokens, index + 1) in ("a", "an") and word_at(tokens, index + 2) in MULTIPLIERS:
            value = 0.5 * MULTIPLIERS[word_at(tokens, index + 2)]
            return Numeral(index, index + 3, value, value, spelled=True)
        if word_at(tokens, index + 1) not in ("of", "the", "its", "their", "his", "our"):
            return None
        return Numeral(index, index + 1, 50.0, 50.0, spelled=True, fraction=True)
    count = 1.0 if word in ("a", "one") else SMALL.get(word, 0.0)
    part = index + 1 + (word_at(tokens, index + 1) == "-")
    name = word_at(tokens, part)
    whole = FRACTIONS.get(name.removesuffix("s"), 0.0)
    hyphen = part == index + 2
    if not whole or not 0 < count < whole or (word_at(tokens, part + 1) != "of" and not hyphen):
        return None
    if word_at(tokens, part + 1) == "of" and word_at(tokens, part + 2) in ("a", "an"):
        value = count / whole  # "two-tenths of a mile"
        return Numeral(index, part + 3, value, value, spelled=True)
    value = round(100 * count / whole, 1)
    return Numeral(index, part + 1, value, value, spelled=True, fraction=True)


def _share(tokens: list[Token], index: int) -> Numeral | None:
    """Read "two in three", "nine out of 10" as percent; "two in 10 days" are two."""
    joint = 2 if word_at(tokens, index + 1) == "out" and word_at(tokens, index + 2) == "of" else 1
    if joint == 1 and word_at(tokens, index + 1) != "in":
        return None
    part, whole = (_small(tokens, at) for at in (index, index + joint + 1))
    behind = word_at(tokens, index + joint + 2)
    if not 0 < part < whole <= _MOST_IN_SHARE or behind in MULTIPLIERS or singular(behind) in _OF_TIME:
        return None
    value = round(100 * part / whole, 1)
    return Numeral(index, index + joint + 2, value, value, spelled=True, fraction=True)


def _small(tokens: list[Token], index: int) -> float:
    """Return the value of one small number, in words or figures; 0 for what is none."""
    word = word_at(tokens, index)
    return float(word) if word.isdecimal() and len(word) <= 3 else SMALL.get(word, 0.0)
