"""Numbers in names, however they are written: "44", "Forty-Four", "XII", "Third"."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from kg.language.word_lists import read_lines

UNITS = read_lines("numbers/units")
TENS = read_lines("numbers/tens")
ORDINALS = read_lines("numbers/ordinals")
ROMAN = {"i": 1, "v": 5, "x": 10}
MAX_ROMAN = 39


def with_digits(words: Iterable[str]) -> list[str]:
    """Return folded words with numbers in digits; a Roman one only behind another word.

    >>> with_digits(["brigade", "forty", "four"]), with_digits(["fund", "xiv"]), with_digits(["3rd", "army"])
    (['brigade', '44'], ['fund', '14'], ['3', 'army'])
    """
    found: list[str] = []
    ten = False  # the last word was a whole ten: "forty"
    for word in words:
        value = _value(word, behind=bool(found))
        if value is None:
            found.append(word)
        elif ten and 0 < value < 10:
            found[-1] = str(int(found[-1]) + value)
        else:
            found.append(str(value))
        ten = value is not None and value >= 20 and value % 10 == 0
    return found


def _value(word: str, *, behind: bool) -> int | None:
    if word.isdecimal():
        return int(word)
    if word[:-2].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"}:
        return int(word[:-2])
    for values, step, start in ((UNITS, 1, 0), (TENS, 10, 20), (ORDINALS, 1, 0)):
        if word in values:
            return start + step * values.index(word)
    if word == "fourty" or (word.endswith("ty") and len(word) > 5):
        near = [ten for ten in TENS if OSA.distance(word, ten) <= 1]
        if near:
            return 20 + 10 * TENS.index(near[0])
    return _roman(word) if behind else None


def _roman(word: str) -> int | None:
    if not word or set(word) - set(ROMAN):
        return None
    values = [ROMAN[letter] for letter in word]
    total = sum(
        -value if index + 1 < len(values) and value < values[index + 1] else value
        for index, value in enumerate(values)
    )
    return total if word == _as_roman(total) else None


def _as_roman(value: int) -> str:
    if not 0 < value <= MAX_ROMAN:
        return ""
    tens, ones = divmod(value, 10)
    return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]
