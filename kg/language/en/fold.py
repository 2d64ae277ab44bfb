"""One key for the ways a name, or a group of words, may be written. Pure: text in, text out."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from kg.language.en.gazetteer import REGION_ADJECTIVES, country_names_in_words, find_country
from kg.language.en.singular import singular
from kg.language.en.stop_words import AMERICAN_SPELLINGS, STOP_WORDS, UPPER_CASE_WORDS
from kg.language.en.titles import drop_titles
from kg.language.word_lists import read_words

APOSTROPHES = str.maketrans("’‘‛ʼʻ`´′ʿʾ", "'''''''''" + "'")
DOTTED = re.compile(r"\bU\. S\.(?: ?A\.)?|\b(?:[A-Za-z]\.){2,}|\b(?:[A-Za-z]\.)+[A-Za-z]\b(?!\.)")
DETERMINERS = read_words("grammar/determiners")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return the lookup key of a name.

    Small ASCII letters and digits, one space between words; without possessive, quotes, determiners,
    titles ("President", "Dr") and British spelling. Another name of a country becomes its first one;
    a demonym stays. A second folding changes nothing.

    >>> fold_name("the Tajik President Emomali Rahmon's"), fold_name("World Health Organisation")
    ('emomali rahmon', 'world health organization')
    >>> fold_name("the USA"), fold_name("Afghans")
    ('united states', 'afghans')
    """
    country = find_country(name)
    if country and not country.demonym:
        return _plain(country.name)
    key = _plain(name)
    while (shorter := _without_front(key)) != key:
        key = shorter
    return key


def _without_front(key: str) -> str:
    """Return a folded name without a determiner or titles in front; never nothing."""
    words = key.split()
    if len(words) > 1 and words[0] in DETERMINERS:
        return " ".join(words[1:])
    country = find_country(key)
    if country and not country.demonym:
        return _plain(country.name)
    return " ".join(drop_titles(words))


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the content words of a text, in its order.

    Small ASCII letters, singular, hyphens split, stop words dropped; a country, its other names and its
    demonyms are one word. A second folding of the words, joined by spaces, changes nothing.

    >>> fold_words("the Tajik-Afghan borders"), fold_words("US-led forces")
    (('tajikistan', 'afghanistan', 'border'), ('united-states', 'led', 'force'))
    """
    words = _fold_words_once(_spell_out(text))
    while (again := _fold_words_once(" ".join(words))) != words:
        words = again  # without its stop words "Democratic Republic (the) of Congo" is a name
    return words


def concept_key(text: str) -> str:
    """Return one key for a group of words in any order, each word once.

    >>> concept_key("the Afghan-Tajik border") == concept_key("border of Tajikistan with Afghanistan")
    True
    """
    return " ".join(sorted(set(fold_words(text))))


def _fold_words_once(text: str) -> tuple[str, ...]:
    words = re.findall(r"[A-Za-z0-9]+", _ascii(text))
    found: list[str] = []
    position = 0
    while position < len(words):
        country, length = _country_at(words, position)
        found.append(country or _fold_word(words[position]))
        position += length
    return tuple(word for word in found if word)


def _country_at(words: list[str], position: int) -> tuple[str | None, int]:
    """Return the word for the longest name of a country that starts here, and how many words it takes."""
    for length in _lengths_of_names().get(words[position].lower(), ()):
        name = country_names_in_words().get(
            tuple(word.lower() for word in words[position : position + length])
        )
        if name:
            return _country_word(name), length
    country = find_country(words[position])
    return (_country_word(country.name), 1) if country else (None, 1)


@cache
def _lengths_of_names() -> dict[str, tuple[int, ...]]:
    """Return of how many words the names of countries are that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for words in country_names_in_words():
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(many, reverse=True)) for first, many in lengths.items()}


def _country_word(name: str) -> str:
    return _plain(name).replace(" ", "-")


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    """Return one word singular and in small letters; "" for a stop word."""
    small = word.lower()
    if small in STOP_WORDS:
        return ""
    small = singular(_american(small))
    if small != "american":
        small = REGION_ADJECTIVES.get(small, small)
    return "" if small in STOP_WORDS else small


def _american(word: str) -> str:
    spelled = AMERICAN_SPELLINGS.get(word, word)
    return re.sub(r"(?<=[a-z]{3})isation(s?)$", r"ization\1", spelled)


def _spell_out(text: str) -> str:
    """Return a text with dotted abbreviations joined ("U.S." → "US") and "WHO" told from "who"."""
    joined = _join_dotted(text)
    return re.sub(r"\b[A-Z]{2,4}\b", lambda match: UPPER_CASE_WORDS.get(match[0], match[0]), joined)


def _ascii(text: str) -> str:
    """Return ASCII letters without possessives; an apostrophe inside a name goes ("O'Brien", "al-Qa'ida")."""
    plain = anyascii(text.translate(APOSTROPHES)).translate(APOSTROPHES)
    plain = re.sub(r"(?<=[A-Za-z0-9])'[sS]\b|(?<=s)'(?=\s|$)", " ", plain)
    return re.sub(r"(?<=[A-Za-z])'(?=[A-Za-z])", "", plain)


def _plain(name: str) -> str:
    """Return small letters and digits only, words in American spelling."""
    words = re.findall(r"[a-z0-9]+", _ascii(_join_dotted(name)).replace("&", " and ").lower())
    return " ".join(map(_american, words))


def _join_dotted(name: str) -> str:
    return DOTTED.sub(
        lambda match: match[0].replace(".", "").replace(" ", "") + (" " if match[0].endswith(".") else ""),
        name,
    )
