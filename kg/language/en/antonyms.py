"""Whether two words mean opposite things: WordNet's antonyms and the scales of change of the news. Pure."""

from functools import cache, lru_cache
from typing import NamedTuple

from kg.language.en.scales import IRREGULAR_VERBS, SCALES
from kg.language.en.singular import singular
from kg.language.en.stop_words import AMERICAN_SPELLINGS
from kg.language.word_lists import read_rows

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""),
    ("ed", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"),
)  # fmt: skip
_MIN_STEM = 3
_ADJECTIVE = "a:"  # how the names of WordNet's scales of adjectives begin


class Pole(NamedTuple):
    """An end of a scale. `similar`: only like the word that marks it; `compared`: only behind "more"."""

    scale: str
    sign: bool
    similar: bool = False
    compared: bool = False


def opposite_poles(
    first: str, second: str, *, first_more: bool = False, second_more: bool = False
) -> str | None:
    """Return the scale on which two words, in any form, stand at opposite ends; None if there is none.

    Args:
        first_more: The first word stands behind "more" or a word like it.

    >>> opposite_poles("rose", "fell"), opposite_poles("stable", "complicated", second_more=True)
    ('more or less', 'unchanged or worse')
    """
    for one in poles_of(first):
        if one.compared and not first_more:
            continue
        for other in poles_of(second):
            if one.scale != other.scale or one.sign == other.sign or (other.compared and not second_more):
                continue
            if not (one.similar and other.similar):
                return one.scale
    return None


@lru_cache(maxsize=65536)
def poles_of(word: str) -> tuple[Pole, ...]:
    """Return the poles of a word in any of its forms, those of handwritten scales first."""
    found = {pole: None for base in bases_of(word) for pole in _table().get(base, ())}
    return tuple(found)


def is_adjective(word: str) -> bool:
    """Tell whether a word, as it stands or without -er, is an adjective that has an opposite."""
    return any(
        pole.scale.startswith(_ADJECTIVE)
        for base in (word, word.removesuffix("er"), word.removesuffix("r"))
        for pole in _table().get(base, ())
    )


@lru_cache(maxsize=65536)
def bases_of(word: str) -> tuple[str, ...]:
    """Return what a word in small letters may be a form of, itself first.

    >>> bases_of("deteriorating")
    ('deteriorating', 'deteriorat', 'deteriorate')
    """
    word = AMERICAN_SPELLINGS.get(word, word)
    found = _bases_of(word)
    if (
        word.endswith(("ise", "ised", "ises", "ising")) and word.count("is") == 1
    ):  # "stabilised", but also "rising"
        found += _bases_of(word.replace("is", "iz"))
    return tuple(dict.fromkeys(found))


def _bases_of(word: str) -> list[str]:
    found = [word, singular(word)]
    if word in IRREGULAR_VERBS:
        found.append(IRREGULAR_VERBS[word])
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _MIN_STEM:
            continue
        found.append(stem + instead)
        if ending in ("ing", "ed", "er", "est") and len(stem) > _MIN_STEM and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return found


@cache
def _table() -> dict[str, tuple[Pole, ...]]:
    table: dict[str, list[Pole]] = {}
    for scale, ends in SCALES.items():
        for sign, words in zip((True, False), ends, strict=True):
            for word in words.split():
                table.setdefault(word.removeprefix("+"), []).append(
                    Pole(scale, sign, compared=word.startswith("+"))
                )
    for word, part, poles in read_rows("statements/antonyms"):
        for pole in poles.split():
            plain = pole.rstrip("~")
            table.setdefault(word, []).append(
                Pole(part + plain[:-1], plain.endswith("+"), similar=plain != pole)
            )
    return {word: tuple(poles) for word, poles in table.items()}
