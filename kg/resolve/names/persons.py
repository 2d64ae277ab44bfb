"""Whether two names may be names of one person."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from kg.language.en.fold import fold_name
from kg.language.en.titles import TITLES
from kg.language.word_lists import read_words
from kg.resolve.names.alignment import Alignment, align
from kg.resolve.names.legal_forms import part_legal_form
from kg.resolve.names.spelling import is_without_vowels, same_word, skeleton
from kg.resolve.names.verdict import MATCH_FROM, Verdict

GENERATIONS = read_words("persons/generations")
# "Son of" and the like: which word follows tells persons apart, these do not.
SONS_OF = read_words("persons/sons_of")
PARTICLES = SONS_OF | read_words("persons/particles")
HONOURS = read_words("persons/honours")
GIVEN_TO_MILLIONS = read_words("persons/given_to_millions")
SPELLINGS = {"abou": "abu", "aboo": "abu"}
LETTERS_OF_DIGITS = str.maketrans("013457", "oieast")
MAX_EXTRA_WORDS = 3
NICKNAME = re.compile(r"""(?<=\w)\s+(?:["“][^"“”]+["”]|['‘][^'‘’]+['’])\s+(?=\w)""")
ONE_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]*")
Words: TypeAlias = tuple[str, ...]

SYLLABIC = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def compare_persons(first: str, second: str) -> Verdict:
    """Judge whether two names may be one person's.

    A surname alone never matches a full name here: which person it means takes a document to say.
    """
    strict = compare_surely(first, second)
    if strict.match or are_syllabic(first, second) or _are_father_and_son(first, second):
        return strict
    loose = _compare_loosely(first, second)
    return loose if loose.score > strict.score or loose.match else strict


def compare_surely(first: str, second: str) -> Verdict:
    """Judge likewise, but without slips of the pen, nicknames and left-out surnames: fast."""
    if are_syllabic(first, second):
        return _compare_signs(first, second)
    if _are_father_and_son(first, second):
        return Verdict(False, 0.2, f'father and son? "{first}" and "{second}"')
    a, b = name_words(first), name_words(second)
    if not a or not b:
        return Verdict(False, 0.0, "a name without words")
    return _compare_words(a, b, f'"{first}" = "{second}"')


@lru_cache(maxsize=1 << 18)
def name_words(name: str) -> tuple[str, ...]:
    """Return a person's folded names, given name first, without "Jr" and without a nickname in quotes.

    >>> name_words('Vincent "the Chin" Gigante'), name_words("Gigante, Vincent")
    (('vincent', 'gigante'), ('vincent', 'gigante'))
    """
    plain = NICKNAME.sub(" ", name)
    return tuple(word for word in fold_name(_given_name_first(plain)).split() if word not in GENERATIONS)


def _are_father_and_son(first: str, second: str) -> bool:
    one, other = (GENERATIONS.intersection(fold_name(name).split()) for name in (first, second))
    return bool(one and other) and one != other


def _given_name_first(name: str) -> str:
    """Turn "Putin, Vladimir" round; a comma in front of "Jr" or a title stays."""
    surname, comma, given = name.partition(",")
    if not comma or "," in given or not set(fold_name(given).split()) - GENERATIONS - HONOURS - {""}:
        return name
    return f"{given.strip()} {surname.strip()}"


# --- sure enough to join without asking the documents ------------------------------------------


def _compare_words(a: Words, b: Words, both: str) -> Verdict:
    if a == b:
        return Verdict(True, 0.95, f"same name: {both}", sure=True)
    if len(a) == 1 or len(b) == 1:
        return _compare_single(a, b)
    if a[1:] + a[:1] == b or b[1:] + b[:1] == a:
        return Verdict(True, 0.9, f"same names in another order: {both}", sure=True)
    return _compare_full(a, b, both)


def _compare_single(a: Words, b: Words) -> Verdict:
    """Judge two names of which one is a single word."""
    if len(a) == len(b) and same_word(a[0], b[0]):
        return Verdict(True, 0.85, f'same name after transliteration: "{a[0]}" = "{b[0]}"', sure=True)
    if len("".join(a)) > 7 and "".join(a) == "".join(b):
        return Verdict(True, 0.85, f'same letters, joined otherwise: "{" ".join(a)}" = "{" ".join(b)}"')
    if same_word(a[-1], b[-1]):
        return Verdict(False, 0.5, f'a surname alone does not say which person: "{a[-1]}"')
    return Verdict(False, 0.0, f'different names: "{" ".join(a)}" and "{" ".join(b)}"')


def _compare_full(a: Words, b: Words, both: str) -> Verdict:
    """Judge two names of several words each: surnames, given names, and what stands between."""
    if not same_word(a[-1], b[-1]):
        if same_word("".join(a), "".join(b)):
            return Verdict(True, 0.85, f"same letters, joined otherwise: {both}", sure=True)
        return Verdict(False, 0.1, f'different surnames: "{a[-1]}" and "{b[-1]}"')
    if not _given_names_agree(a[0], b[0]):
        return Verdict(False, 0.2, f'different given names: "{a[0]}" and "{b[0]}"')
    if a[1:-1] and b[1:-1] and not _middle_names_agree(a[1:-1], b[1:-1]):
        return Verdict(False, 0.3, f'different middle names: "{" ".join(a[1:-1])}" and "{" ".join(b[1:-1])}"')
    if abs(len(a) - len(b)) > MAX_EXTRA_WORDS:
        return Verdict(False, 0.3, f"one of the two has many more names: {both}")
    if len(a[0]) == 1 or len(b[0]) == 1:
        return Verdict(True, 0.75, f"same surname and initial: {both}", sure=True)
    if a[0] == b[0] and a[-1] == b[-1]:
        return Verdict(True, 0.9, f"same given name and surname: {both}", sure=True)
    return Verdict(True, 0.85, f"same name after transliteration: {both}", sure=True)


def _given_names_agree(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return same_word(first, second)


def _middle_names_agree(first: Words, second: Words) -> bool:
    return all(_given_names_agree(a, b) for a, b in zip(first, second, strict=False))


# --- may be one: for a person to judge, or for further evidence --------------------------------


def _compare_loosely(first: str, second: str) -> Verdict:
    a, b = _bare_words(first, second)
    both = f'"{first}" = "{second}"'
    if not a or not b:
        return Verdict(False, 0.0, "a name without words")
    if _reverses_patronymic(name_words(first), name_words(second)) or (len(a) > 2 and a == b[::-1]):
        return Verdict(False, 0.4, f'whose son is whose? "{first}" and "{second}"')
    if is_without_vowels(first) != is_without_vowels(second):
        return _compare_skeletons(a, b, both)
    found = align(*_join_syllables(a, b), persons=True)
    different = _what_differs(found, a, b)
    if different:
        return Verdict(False, _share(found, a, b), f'different names: "{different[0]}" and "{different[1]}"')
    extra = found.first_left or found.second_left
    if min(len(a), len(b)) == 1 and extra:
        return Verdict(False, 0.5, f"one name alone does not say which person: {both}")
    if not _says_enough(found, len(extra)):
        return Verdict(False, 0.55, f"too little in common: {both}")
    score = 0.9 - 0.06 * found.edits - 0.04 * len(extra) - 0.05 * len(found.initials)
    return Verdict(score >= MATCH_FROM, round(score, 3), f"{_told(found, extra)}: {both}")


def _what_differs(found: Alignment, a: list[str], b: list[str]) -> tuple[str, str] | None:
    """Return two words that cannot both be one person's: names, initials, or "Mario" and "Maria"."""
    if found.first_left and found.second_left:
        return found.first_left[0], found.second_left[0]
    extra = found.first_left or found.second_left
    lone = [word for word in extra if len(word) == 1]
    if lone and any(len(word) == 1 for word in found.equal):
        return lone[0], "".join(word for word in found.equal if len(word) == 1)
    given = {a[0], b[0]}
    return next((pair for pair in found.slips if given & set(pair) and _differ_in_gender(*pair)), None)


def _differ_in_gender(first: str, second: str) -> bool:
    """Tell whether only one of two given names has a female ending: "Daniel", "Daniela"."""
    return first.endswith("a") != second.endswith("a")


def _bare_words(first: str, second: str) -> tuple[list[str], list[str]]:
    """Return two names' words without particles and legal forms; honours go if both can do without."""
    whole = [_words_of(name) for name in (first, second)]
    named = [[word for word in words if word not in HONOURS and word not in TITLES] for words in whole]
    if min(map(len, named)) > 1 or min(map(len, whole)) == 1:
        whole = [some or words for some, words in zip(named, whole, strict=True)]
    return whole[0], whole[1]


def _words_of(name: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z][a-z]{2})", " ", name)
    words = [
        word.translate(LETTERS_OF_DIGITS) if not word.isdecimal() and not word.isalpha() else word
        for word in name_words(spaced)
    ]
    words = list(part_legal_form(_join_abd(words)).words)
    kept = [SPELLINGS.get(word, word) for word in words if word not in PARTICLES]
    return list(dict.fromkeys(kept or words))


def _compare_skeletons(a: list[str], b: list[str], both: str) -> Verdict:
    """Judge names of which one is written in a script without vowels: by what consonants they share."""
    one, two = ([skeleton(word) for word in words] for words in (a, b))
    short, long = sorted((one, two), key=len)
    if len(short) > 1 and all(word in long for word in short) and len(long) - len(short) <= 1:
        return Verdict(True, 0.8, f"same consonants in another script: {both}")
    return Verdict(False, 0.1, f"different consonants: {both}")


def _compare_signs(first: str, second: str) -> Verdict:
    """Judge two names in signs that are a syllable each: another sign is another name."""
    signs = [re.sub(r"\W", "", name) for name in (first, second)]
    if signs[0] == signs[1]:
        return Verdict(True, 1.0, f'same name: "{first}" = "{second}"', sure=True)
    return Verdict(False, 0.3, f'other signs: "{first}" and "{second}"')


def _join_abd(words: Sequence[str]) -> list[str]:
    """Join "Abd al-Aziz", "Abdul Aziz" and "Abdulaziz" to one word."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in {"abd", "abdul", "abdel", "abdal", "abdol"}:
            if word in PARTICLES:
                continue
            joined[-1] = f"abdul{word}"
        else:
            joined.append(re.sub(r"^abd(?:[aeou]l|[aeou](?=([rnszdt])\1))(?=\w{3})", "abdul", word))
    return joined


def _join_syllables(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """Join given names of two syllables, as Korean and Chinese ones: "Jong Un" is one of six letters."""
    syllables = all(len(words) == 3 and all(map(ONE_SYLLABLE.fullmatch, words)) for words in (a, b))
    if syllables and set(a[-1]) & set(b[-1]):
        return [a[0], a[1] + a[2]], [b[0], b[1] + b[2]]
    return a, b


def _reverses_patronymic(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether "A son of B" stands against "B son of A"."""
    sons = [
        next(
            ((words[at - 1], words[at + 1]) for at in range(1, len(words) - 1) if words[at] in SONS_OF), None
        )
        for words in (a, b)
    ]
    if not sons[0] or not sons[1]:
        return False
    (first, father), (other, other_father) = sons[0], sons[1]
    return same_word(first, other_father) and same_word(other, father) and not same_word(first, other)


def _says_enough(found: Alignment, extra: int) -> bool:
    """Tell whether what two names share says who it is; names that millions have say half as much."""
    shared = sum(0.5 if word in GIVEN_TO_MILLIONS else 1.0 for word in found.equal)
    shared += sum(0.5 if first in GIVEN_TO_MILLIONS else 1.0 for first, _ in found.spelled)
    shared += sum(0.75 for _ in found.slips) + sum(0.25 for _ in found.initials)
    if len(found.slips) > 1 and not found.equal and not found.spelled:
        return False
    if not extra:
        return found.paired > 0
    if found.slips and extra > 1:
        return False
    return extra <= MAX_EXTRA_WORDS and shared >= (1.25 if extra < MAX_EXTRA_WORDS else 2)


def _share(found: Alignment, a: list[str], b: list[str]) -> float:
    return round(0.6 * 2 * found.paired / (len(a) + len(b)), 3)


def _told(found: Alignment, extra: list[str]) -> str:
    """Say in words by what two names may be one."""
    reasons = [f'"{first}" may be "{second}" misspelt' for first, second in found.slips]
    reasons += [f'"{first}" is "{second}"' for first, second in found.spelled]
    reasons += [f'initial "{min(pair, key=len)}"' for pair in found.initials]
    if extra:
        reasons.append(f'"{" ".join(extra)}" only in one')
    return ", ".join(reasons) or "same names in another order or joined otherwise"


def are_syllabic(first: str, second: str) -> bool:
    """Tell whether two names are both written in Chinese, Japanese or Korean signs."""
    return bool(SYLLABIC.search(first) and SYLLABIC.search(second))
