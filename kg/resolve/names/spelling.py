"""Whether two words of a name are one word, written by two ways of putting it into Latin letters."""

import re
from functools import lru_cache

# In this order: how English news writes sounds of Russian, Tajik, Arabic and the like.
SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("shch|sch", "sh"), ("dzh|dj|zh", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
        ("th(?=[^aeiouy]|$)", "t"), ("ph", "f"), ("x", "ks"), ("ck|q|c(?![hei])", "k"), ("tz", "ts"),
        ("w", "v"), ("ee", "i"), ("oo|ou", "u"),
        (r"(?<=[td])er$", "r"), ("[iy]{2,}$|y$", "i"), (r"(?<=[aeiouy])h(?=[aeiouy])|h$", ""),
        ("[yi](?=[aeou])", ""), ("y", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
CLOSE_VOWELS = frozenset({"ae", "ei", "ou"})
MIN_LETTERS = 5  # shorter words are too alike: Jan, Jean, Joan


def same_word(first: str, second: str) -> bool:
    """Tell whether two folded words of names are one: equal, or two transliterations of one word.

    >>> same_word("rakhmon", "rahmon"), same_word("mohammed", "muhammad"), same_word("putin", "pukhin")
    (True, True, False)
    """
    if first == second:
        return True
    sounds = (sound(first), sound(second))
    if sounds[0] == sounds[1]:
        return min(map(len, (first, second))) >= MIN_LETTERS - 1
    if min(map(len, (first, second))) < MIN_LETTERS or consonants(first) != consonants(second):
        return False
    gaps = [re.split("[^aeiou]", sound) for sound in sounds]
    return len(gaps[0]) == len(gaps[1]) and all(map(_vowels_agree, *gaps))


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Return a word's consonants as they sound: what all its transliterations share.

    >>> consonants("rakhmon") == consonants("rahmon")
    True
    """
    heard = sound(word)
    return re.sub("[aeiou]", "", heard) or heard


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a word as it sounds, near enough, in one spelling."""
    for pattern, letters in SOUNDS:
        word = pattern.sub(letters, word)
    return word


def _vowels_agree(first: str, second: str) -> bool:
    """Tell whether the vowels between two consonants may be one sound: both none, or some pair is close."""
    if not first or not second:
        return first == second
    return any(a == b or "".join(sorted(a + b)) in CLOSE_VOWELS for a in first for b in second)


# Of a script that writes few vowels only this much is left of a name, in whatever letters.
SKELETON = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("^(?:al|el|l)(?=..)", ""), ("sh|sch|ch", "x"), ("kh", "h"), ("gh", "k"), ("dh", "d"), ("th", "t"),
        ("ph", "b"), ("[gkqc]", "k"), ("[pbfv]", "b"), ("z", "s"), ("[aeiouyjw]", ""), ("h$", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
WITHOUT_VOWELS = re.compile("[\u0590-\u06ff\u0750-\u077f]")


def is_without_vowels(name: str) -> bool:
    """Tell whether a name is written in Arabic or Hebrew letters."""
    return bool(WITHOUT_VOWELS.search(name))


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Return what an Arabic or Hebrew spelling and a Latin one of a word have in common.

    >>> skeleton("gaddafi"), skeleton("lqdhfy")
    ('kdb', 'kdb')
    """
    for pattern, letters in SKELETON:
        word = pattern.sub(letters, word)
    return word
