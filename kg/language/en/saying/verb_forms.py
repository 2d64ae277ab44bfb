"""The forms of an English verb, by rule and a list of those that follow none."""

import re
from functools import cache

from kg.language.word_lists import read_lines, read_rows

_GAP = r"(?:\s+\S+){0,2}?\s+"  # up to two words between those of an entry
IRREGULAR = {verb: tuple(forms.split()) for verb, forms in read_rows("questions/verb_forms")}


def forms_of(base: str) -> tuple[str, ...]:
    """Return the base, the third person, then the past and the -ing form.

    >>> forms_of("deny"), forms_of("refute")
    (('deny', 'denies', 'denied', 'denying'), ('refute', 'refutes', 'refuted', 'refuting'))
    """
    if base in IRREGULAR:
        return (base, *IRREGULAR[base])
    if re.search(r"[^aeiou]y$", base):
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    ending = "es" if re.search(r"(?:s|x|ch|sh)$", base) else "s"
    return (base, base + ending, base + "ed", base + "ing")


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Return what finds the entries of a word list in small letters, each in all its forms.

    Between the words of an entry two others may stand: "ruled the plan out" is "rule out".
    """
    return re.compile("|".join(_pattern(entry) for entry in read_lines(name)))


@cache
def phrases_by_meaning(name: str) -> dict[str, re.Pattern[str]]:
    """Return the same of each line of a list like "meaning : entry, entry"."""
    lines = (line.split(" : ") for line in read_lines(name))
    return {meaning: re.compile("|".join(map(_pattern, entries.split(", ")))) for meaning, entries in lines}


def _pattern(entry: str) -> str:
    first, *others = entry.split()
    words = [f"(?:{'|'.join(map(re.escape, forms_of(first)))})", *map(re.escape, others)]
    return rf"(?<!\w){_GAP.join(words)}(?!\w)"
