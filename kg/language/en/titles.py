"""Role words that stand before a person's name: "Tajik President Emomali Rahmon", "Dr", "Prime Minister"."""

from collections.abc import Sequence

from kg.language.en.gazetteer import find_country
from kg.language.word_lists import read_words

# One word, or several that stand together, in front of a name. What begins names of other things
# ("General Motors", "Pope Francis", "King Charles") is left out or guarded below.
TITLES = read_words("names/titles")
# These only qualify a title that follows: "former", "Prime" alone are no title of the name behind them.
QUALIFIERS = read_words("names/title_qualifiers")
# A title before these is part of what it names: "President of", "Minister for", "Justice Department".
BREAKERS = read_words("names/title_breakers")
# Words that say what a person is, in front of a name or not.
ROLE_WORDS = TITLES | read_words("nouns/person_nouns")


def drop_titles(words: Sequence[str]) -> list[str]:
    """Return a folded name's words without the titles in front of it.

    Nothing is dropped where what follows shows that no person is named ("Justice Department"), and a
    country's adjective goes only with the title it belongs to ("Tajik President Emomali Rahmon").
    """
    count = 0
    if len(words) > 2 and _is_country_adjective(words[0]) and words[1] in TITLES:
        count = 1
    start = count
    while count < len(words) - 1 and words[count] in TITLES:
        count += 1
    named = words[count:]
    only_qualifiers = all(word in QUALIFIERS for word in words[start:count])
    if count == start or only_qualifiers or any(word in BREAKERS for word in named):
        return list(words)
    return list(named)


def _is_country_adjective(word: str) -> bool:
    """Tell whether a folded word is a country or its adjective: "tajik", "tajikistan", "us"."""
    return find_country(word.capitalize()) is not None or find_country(word.upper()) is not None
