"""Whether two names may be names of one organisation, vessel or other body."""

import re
from collections.abc import Sequence

from kg.language.en.fold import concept_key, fold_name
from kg.language.en.numbers import with_digits
from kg.language.en.singular import singular
from kg.language.word_lists import read_table, read_words
from kg.resolve.names.acronyms import is_acronym, stands_for
from kg.resolve.names.alignment import Alignment, align
from kg.resolve.names.legal_forms import Parted, part_legal_form
from kg.resolve.names.spelling import same_word
from kg.resolve.names.verdict import MATCH_FROM, Verdict

# What says nothing of its own: left out by one name of two, they are still one.
SAYS_NOTHING = read_words("bodies/words_left_out")
ABBREVIATIONS = read_table("bodies/abbreviations")
LEGAL_WORDS = read_words("bodies/legal_words")
BODY_WORDS = read_words("bodies/last_words")
CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
SHIP_PREFIX = re.compile(r"^\s*(?:M/?[VTYS]|S/?[SY]|MTS?|F/?V|HMS|USS)[\s.]+", re.IGNORECASE)


def compare_bodies(first: str, second: str) -> Verdict:
    """Judge whether two names may be one organisation's, by its words, its initials and its legal form."""
    one, two = (part_legal_form(fold_name(name).split()) for name in (first, second))
    both = f'"{first}" = "{second}"'
    if one.words == two.words and not _forms_conflict(one, two):
        return Verdict(True, 0.9, f"same name but for its legal form: {both}", sure=True)
    for short, long in ((first, second), (second, first)):
        if is_acronym(short) and stands_for(fold_name(short), fold_name(long)):
            return Verdict(True, 0.8, f'"{short}" is made of the initials of "{long}"', sure=True)
    if len(one.words) > 1 and concept_key(first) == concept_key(second):
        return Verdict(True, 0.85, f"same words in another order or number: {both}", sure=True)
    if len(one.words) == len(two.words) and all(map(same_word, one.words, two.words)):
        if not _forms_conflict(one, two):
            return Verdict(True, 0.75, f"same name after transliteration: {both}", sure=True)
    return _compare_loosely(first, second)


def compare_vessels(first: str, second: str) -> Verdict:
    """Judge two names of ships or aircraft: as of bodies, without "MV" and the like in front."""
    a, b = (SHIP_PREFIX.sub("", name) for name in (first, second))
    if fold_name(a) == fold_name(b) != "":
        return Verdict(True, 0.95, f'same name: "{first}" = "{second}"', sure=True)
    return _compare_loosely(a, b)


def is_body(name: str) -> bool:
    """Tell whether a name of several words says that it is a body's: "Exchange Commission", "Alphabet Inc".

    Words that end names of places and persons, too ("Hill", "Court", "State"), say nothing.
    """
    words = fold_name(name).split()
    return len(words) > 1 and (words[-1] in BODY_WORDS or words[-1] in LEGAL_WORDS)


def _compare_loosely(first: str, second: str) -> Verdict:
    one, two = _bare(first), _bare(second)
    both = f'"{first}" = "{second}"'
    if not one.words or not two.words:
        return Verdict(False, 0.0, f'different names: "{first}" and "{second}"')
    if _forms_conflict(one, two):
        return Verdict(False, 0.5, f'different legal forms: "{first}" and "{second}"')
    if one.words == two.words or "".join(one.words) == "".join(two.words):
        return Verdict(True, 0.9, f"same name, written otherwise: {both}")
    numbers = [sorted(word for word in name.words if any(map(str.isdecimal, word))) for name in (one, two)]
    if numbers[0] != numbers[1]:
        return Verdict(False, 0.5, f'different numbers: "{first}" and "{second}"')
    if _is_short_for(one.words, two.words) or _is_short_for(two.words, one.words):
        return Verdict(True, 0.8, f"initials: {both}")
    found = align(one.words, two.words)
    if found.first_left or found.second_left:
        left = " and ".join(
            f'"{" ".join(words)}"' for words in (found.first_left, found.second_left) if words
        )
        return Verdict(False, _share(found, one, two), f"different words: {left}")
    score = 0.92 - 0.06 * found.edits
    reasons = [f'"{a}" may be "{b}" misspelt' for a, b in found.slips]
    reasons += [f'"{a}" is "{b}"' for a, b in found.spelled]
    told = ", ".join(reasons) or "same words in another order"
    return Verdict(score >= MATCH_FROM, round(score, 3), f"{told}: {both}")


def _bare(name: str) -> Parted:
    """Return a name's words without what says nothing: legal form, articles, "of", "group"."""
    spaced = CAMEL.sub(" ", name) if re.search("[a-z](?:AG|SA|AB|NV|SE|BV|LLC|GmbH|Inc|Ltd)$", name) else name
    text = re.sub(r"(?i)\bint['’`]l\b", "international", spaced).replace("%", " percent ")
    parted = part_legal_form(fold_name(text).split())
    words = with_digits(ABBREVIATIONS.get(word, word) for word in parted.words)
    kept = [singular(word) for word in words if word not in SAYS_NOTHING]
    return Parted(tuple(_join_letters(kept or list(parted.words))), parted.form)


def _join_letters(words: Sequence[str]) -> list[str]:
    """Join letters that stand alone side by side: "A B C Company" is "ABC Company"."""
    joined: list[str] = []
    alone = False
    for word in words:
        letter = len(word) == 1 and word.isalpha()
        if letter and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = letter
    return joined


def _forms_conflict(one: Parted, two: Parted) -> bool:
    return bool(one.form and two.form and one.form != two.form)


def _is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a name is the initials of another of at least three words."""
    return len(short) == 1 and len(long) >= 3 and short[0] == "".join(word[0] for word in long)


def _share(found: Alignment, one: Parted, two: Parted) -> float:
    return round(0.65 * 2 * found.paired / (len(one.words) + len(two.words)), 3)
