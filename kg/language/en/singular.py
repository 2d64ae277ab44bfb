"""The singular of an English noun, by rule and a list of what the rules get wrong."""

import re

from kg.language.word_lists import read_table, read_words

IRREGULAR = read_table("forms/irregular_plurals")
# Singular, or without a singular, though they end in s.
UNCHANGED = read_words("forms/unchanged_plurals")


def singular(word: str) -> str:
    """Return the singular of a noun in small letters; what is not a plural comes back as it is.

    >>> [singular(word) for word in ("forces", "militaries", "buses", "isis", "series", "men")]
    ['force', 'military', 'bus', 'isis', 'series', 'man']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3 or word in UNCHANGED or re.search(r"(?:ss|us|is|ics|[^a-z]s)$", word):
        return word
    if not word.endswith("s"):
        return word
    return _cut(word)


def _cut(word: str) -> str:
    """Return a word in -s without its ending, unless what is left would be cut again."""
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word):
        return word[:-2]
    shorter = word[:-1]
    return shorter if singular(shorter) == shorter else word
