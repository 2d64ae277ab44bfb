"""What a number counts or measures: one word for "kilometres", "km" and "miles", else the counted noun."""

from typing import NamedTuple

from kg.language.en.fold import fold_words
from kg.language.en.singular import IRREGULAR, singular
from kg.language.en.words import AMERICAN_SPELLINGS, STOP_WORDS
from kg.values.tokens import Token, is_glued, word_at

CURRENCIES = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "€": "eur", "eur": "eur",
    "euro": "eur", "euros": "eur", "£": "gbp", "gbp": "gbp", "sterling": "gbp", "¥": "jpy", "yen": "jpy",
    "yuan": "cny", "renminbi": "cny", "₹": "inr", "rupees": "rupee", "rupee": "rupee", "₽": "rub",
    "ruble": "rub", "rubles": "rub", "rouble": "rub", "roubles": "rub", "₴": "uah", "hryvnia": "uah",
    "hryvnias": "uah", "₪": "ils", "shekels": "ils", "₺": "try", "lira": "lira", "francs": "franc",
    "tenge": "kzt", "somoni": "tjs", "rials": "rial", "won": "krw", "pounds": "pound",
}  # fmt: skip
# What is measured in, and how many of it one is.
MEASURES: dict[str, tuple[str, float]] = {
    "km": ("kilometer", 1.0), "kilometer": ("kilometer", 1.0), "kilometre": ("kilometer", 1.0),
    "mile": ("kilometer", 1.609344), "meter": ("kilometer", 1e-3), "metre": ("kilometer", 1e-3),
    "foot": ("kilometer", 3.048e-4), "ft": ("kilometer", 3.048e-4), "yard": ("kilometer", 9.144e-4),
    "inch": ("kilometer", 2.54e-5), "cm": ("kilometer", 1e-5), "mm": ("kilometer", 1e-6),
    "centimeter": ("kilometer", 1e-5), "centimetre": ("kilometer", 1e-5),
    "millimeter": ("kilometer", 1e-6), "millimetre": ("kilometer", 1e-6),
    "kg": ("kilogram", 1.0), "kilogram": ("kilogram", 1.0), "kilo": ("kilogram", 1.0),
    "gram": ("kilogram", 1e-3), "ton": ("kilogram", 1e3), "tonne": ("kilogram", 1e3),
    "lb": ("kilogram", 0.4536),
    "ounce": ("kilogram", 0.02835), "hectare": ("square kilometer", 0.01), "ha": ("square kilometer", 0.01),
    "acre": ("square kilometer", 0.0040469),
    "second": ("day", 1 / 86400), "minute": ("day", 1 / 1440), "hour": ("day", 1 / 24), "day": ("day", 1.0),
    "week": ("day", 7.0), "month": ("year", 1 / 12), "year": ("year", 1.0), "decade": ("year", 10.0),
    "century": ("year", 100.0),
    "percent": ("percent", 1.0), "pc": ("percent", 1.0), "pct": ("percent", 1.0),
    "mph": ("kilometer an hour", 1.609344),
    "kph": ("kilometer an hour", 1.0),
}  # fmt: skip
TIME_UNITS = frozenset({"day", "year"})
AREAS = {"kilometer": 1.0, "km": 1.0, "kilometre": 1.0, "mile": 2.589988, "meter": 1e-6, "metre": 1e-6,
         "foot": 9.2903e-8}  # fmt: skip
ABBREVIATIONS_MAY_BE_GLUED = frozenset({"km", "kg", "cm", "mm", "ft", "mph", "kph", "lb", "ha", "pc"})
# Plural in sense without an s.
PLURALS = frozenset(
    """people percent police personnel staff cattle aircraft sheep troops clergy youth crew fish deer
    infantry cavalry livestock""".split()
) | frozenset(word for word, single in IRREGULAR.items() if word != single)
# They end in s and stand before the noun that is meant: "40 arms dealers".
STANDING_BEFORE = frozenset(
    """arms sports news sales systems operations communications goods savings customs logistics physics
    economics politics veterans women men children peoples its us previous various serious dangerous numerous
    religious famous anonymous indigenous suspicious continuous autonomous enormous""".split()
)
NOT_IN_PHRASE = STOP_WORDS | frozenset(
    """per plus via since according including among amid across despite along around near worldwide
    today yesterday tomorrow ago later earlier times died killed wounded injured said says told dead
    every another one still even alone""".split()
)
# Two words for who is counted that may well mean the same ones.
ALIKE = (
    frozenset(
        "militant fighter terrorist rebel insurgent gunman extremist radical jihadist combatant".split()
    ),
    frozenset("troop soldier serviceman servicemember military guard".split()),
    frozenset("people person civilian individual citizen resident human man woman".split()),
    frozenset("camp center base site facility".split()),
    frozenset("death fatality dead victim casualty people person".split()),
)
MAX_WORDS_TO_HEAD = 5


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
    if not word.isalpha() or word in NOT_IN_PHRASE:
        return Unit("", 1.0, index - 1)
    return Unit(_folded(word), 1.0, index + 1)


def _counted(tokens: list[Token], index: int, *, one: bool) -> Unit:
    """Return the head noun of what follows a number: its first plural, or its first word behind "one"."""
    at = index
    if word_at(tokens, at) == "+" and is_glued(tokens, at):
        at += 1
    elif word_at(tokens, at) == "or" and word_at(tokens, at + 1) in ("more", "less", "fewer", "so"):
        at += 2
    if word_at(tokens, at) == "of":  # "dozens of", "40 of the camps"
        at += 1
        while word_at(tokens, at) in ("the", "its", "their", "his", "her", "our", "these", "those"):
            at += 1
    limit = at + MAX_WORDS_TO_HEAD
    first = at
    while at < min(limit, len(tokens)):
        token = tokens[at]
        if token.text == "-" and token.glued and is_glued(tokens, at + 1):
            at += 1
            limit += 1
            continue
        if token.kind != "word" or token.lower in NOT_IN_PHRASE:
            break
        if _is_plural(token.lower) and not _stands_before_noun(tokens, at):
            return Unit(_folded(token.text), 1.0, at + 1)
        at += 1
    if one and at > first:
        return Unit(_folded(tokens[at - 1].text), 1.0, at)
    return Unit("", 1.0, index)


def _stands_before_noun(tokens: list[Token], index: int) -> bool:
    """Tell whether a plural only describes a second one: "police officers", "arms dealers"."""
    word = tokens[index].lower
    return (word in STANDING_BEFORE or word in PLURALS) and _is_plural(word_at(tokens, index + 1))


def _is_plural(word: str) -> bool:
    word = word.removesuffix("'s").removesuffix("’s")
    return word in PLURALS or (word.endswith("s") and len(word) > 3 and singular(word) != word)


def _folded(word: str) -> str:
    """Return a noun singular and in American spelling; a demonym stays one ("afghan", not "afghanistan")."""
    small = word.lower().removesuffix("'s").removesuffix("’s")
    single = singular(small)
    return AMERICAN_SPELLINGS.get(single, single) or " ".join(fold_words(word))
