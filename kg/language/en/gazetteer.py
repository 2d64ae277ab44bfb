"""Countries with their other names and demonyms, regions, and cities that can be nothing but a place.

The lists in `words/places` are read on the first question (about 5 ms) and kept. A word that is also a
common surname, first name or English word ("Lincoln", "Jackson", "Nice") is not among the cities.
"""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from anyascii import anyascii

from kg.language.word_lists import read_lines, read_rows, read_table, read_words

# Written otherwise these are something else: a pronoun, a car, to polish, a pole, a bird.
ALL_CAPITALS_ONLY = read_words("places/all_capitals_only")
CAPITALISED_ONLY = read_words("places/capitalised_only")
REGION_ADJECTIVES = read_table("places/region_adjectives")
SPACED_LETTERS = re.compile(r"\bu\. s\.(?: ?a\.)?")  # "U. S."
DIRECTIONS = re.compile(r"(?:north|south|east|west|central|northern|southern|eastern|western)[a-z]* ")


class Country(NamedTuple):
    """What a word says about a country: its name, and whether the word is a demonym of it."""

    name: str
    demonym: bool
    people: bool  # the word names its people: "Tajiks", not "Tajik"


def country_of(word: str) -> str | None:
    """Return the name of the country that a name, another name or a demonym of it stands for.

    >>> country_of("Tajik"), country_of("the U.S."), country_of("us"), country_of("Dushanbe")
    ('Tajikistan', 'United States', None, None)
    """
    country = find_country(word)
    return country.name if country else None


def is_demonym(word: str) -> bool:
    """Tell whether a word says where somebody or something is from: "Tajik", "Afghans", "US" not."""
    country = find_country(word)
    return country is not None and country.demonym


def is_people(word: str) -> bool:
    """Tell whether a word names the people of a country: "Afghans", "Frenchmen", "Tajik" not."""
    country = find_country(word)
    return country is not None and country.people


@lru_cache(maxsize=65536)
def find_country(word: str) -> Country | None:
    """Return what a word says about a country, or None where it says nothing."""
    key = place_key(word)
    return _countries().get(key) if _is_written_as_name(word, key) else None


def place_type(name: str) -> Literal["GPE", "LOC"] | None:
    """Return what kind of place a name is; None for what is no place, or may be something else.

    Countries, states and cities are GPE; continents, regions, seas, rivers and mountains are LOC.
    A demonym is no place. "northern Afghanistan" is LOC.
    """
    key = place_key(name)
    country = find_country(name)
    if country:
        return None if country.demonym else "GPE"
    if key in _regions():
        return "LOC" if key != "west" or name.strip().endswith("West") else None
    if key in _cities():
        return "GPE" if name.strip()[:1].isupper() or name.strip()[:4].lower() == "the " else None
    rest = DIRECTIONS.sub("", key, count=1)
    return "LOC" if rest != key and (rest in _regions() or _is_country_name(rest)) else None


def region_of(word: str) -> str | None:
    """Return the folded region that an adjective stands for.

    >>> region_of("Central Asian"), region_of("Latin American"), region_of("American")
    ('central asia', 'latin america', None)
    """
    *front, last = place_key(word).split() or [""]
    noun = REGION_ADJECTIVES.get(last)
    key = " ".join([*front, noun]) if noun else ""
    return key if key in _regions() and word.strip()[:1].isupper() else None


def place_key(name: str) -> str:
    """Return the key that places are looked up by: small letters a to z, one space between words.

    >>> place_key("the U.S."), place_key("Mazar-i-Sharif"), place_key("Côte d'Ivoire's")
    ('us', 'mazar i sharif', 'cote divoire')
    """
    if name.isalpha() and name.isascii():
        return name.lower()
    key = SPACED_LETTERS.sub("us", anyascii(name).lower().replace("`", "'"))
    key = re.sub(r"'s?(?=\W*$)", "", key)
    key = re.sub(r"\b([a-z])\.(?=[a-z]\b|\W|$)", r"\1", key).replace("'", "").replace("&", " and ")
    key = " ".join(re.sub(r"[^a-z0-9]+", " ", key).split())
    return key.removeprefix("the ")


@cache
def country_names_in_words() -> dict[tuple[str, ...], str]:
    """Return the country of each name of several words, for who reads a text word by word.

    The Americas are among them, since "America" alone is the United States.
    """
    names = {tuple(key.split()): country.name for key, country in _countries().items() if " " in key}
    americas = {tuple(key.split()): key for key in _regions() if key.endswith(" america")}
    return names | americas | {(*words[:-1], "american"): key for words, key in americas.items()}


def _is_written_as_name(word: str, key: str) -> bool:
    letters = re.sub(r"^(?:the|The|THE)\s|['’‘`]s?$|[^A-Za-z]", "", word.strip())
    if key in ALL_CAPITALS_ONLY:
        return letters.isupper()
    return key not in CAPITALISED_ONLY or letters[:1].isupper()


def _is_country_name(key: str) -> bool:
    country = _countries().get(key)
    return country is not None and not country.demonym


@cache
def _countries() -> dict[str, Country]:
    """Return countries by the key of each of their names; a name wins over another's demonym."""
    demonyms: dict[str, Country] = {}
    names: dict[str, Country] = {}
    for row in read_rows("places/countries"):
        name, others, words, peoples = (field.split("|") if field else [] for field in row)
        names.update({place_key(form): Country(name[0], False, False) for form in [*name, *others]})
        for word in words:
            demonyms.setdefault(place_key(word), Country(name[0], True, False))
            demonyms.setdefault(place_key(word) + "s", Country(name[0], True, True))
        demonyms.update({place_key(word): Country(name[0], True, True) for word in peoples})
    return demonyms | names


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(place_key, read_lines("places/regions")))


def cities() -> frozenset[str]:
    """Return the keys of the cities that can be nothing but a place."""
    return _cities()


@cache
def _cities() -> frozenset[str]:
    return read_words("places/cities")
