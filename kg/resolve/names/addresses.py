"""Whether two postal addresses may be one."""

import re

from anyascii import anyascii

from kg.language.en.gazetteer import find_country
from kg.language.word_lists import read_table, read_words
from kg.resolve.names.alignment import align
from kg.resolve.names.verdict import MATCH_FROM, Verdict

ABBREVIATIONS = read_table("places/abbreviations_in_addresses")
SAYS_NOTHING = read_words("places/words_of_addresses")


def compare_addresses(first: str, second: str) -> Verdict:
    """Judge by the words that two addresses share; numbers must agree as far as both have some.

    One may leave out a postal code, a region or a country, but not name another.
    """
    a, b = _words(first), _words(second)
    both = f'"{first}" = "{second}"'
    if not a or not b:
        return Verdict(False, 0.0, "an address without words")
    if a == b:
        return Verdict(True, 1.0, f"same address: {both}", sure=True)
    numbers = [{word for word in words if any(map(str.isdecimal, word))} for words in (a, b)]
    if all(numbers) and not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        return Verdict(False, 0.3, f'different numbers: "{first}" and "{second}"')
    countries = [{find_country(word.capitalize()) for word in words} - {None} for words in (a, b)]
    if all(countries) and not countries[0] & countries[1]:
        return Verdict(False, 0.2, f'different countries: "{first}" and "{second}"')
    found = align(
        [word for word in a if word not in SAYS_NOTHING], [word for word in b if word not in SAYS_NOTHING]
    )
    shorter = found.paired + min(len(found.first_left), len(found.second_left))
    longer = found.paired + max(len(found.first_left), len(found.second_left))
    if not shorter:
        return Verdict(False, 0.0, f"nothing in common: {both}")
    score = round(0.75 * found.paired / shorter + 0.25 * found.paired / longer - 0.02 * found.edits, 3)
    match = score >= MATCH_FROM and found.paired >= 2
    return Verdict(match, score, f"{found.paired} of {longer} words in common: {both}")


def _words(address: str) -> list[str]:
    plain = re.sub(r"(?<=\w)['’.](?=\w)", "", anyascii(address).lower())
    words = [ABBREVIATIONS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]
    return list(dict.fromkeys(words))
