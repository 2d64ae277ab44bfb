"""Given names that are one name: short forms, and one name in several languages."""

from functools import cache

from kg.language.word_lists import read_lines

# Full names, each with its short forms: two short forms of one name are not one by that ("ted", "ned").
SHORT_FORMS = read_lines("names/short_forms")
# One name in several languages or alphabets: any two of a line are one.
LANGUAGES = read_lines("names/given_names_across_languages")


def are_one_given_name(first: str, second: str) -> bool:
    """Tell whether two folded given names may be one: "ted" and "theodore", "oleg" and "oleh"."""
    short, languages = _short_forms(), _languages()
    return (
        second in short.get(first, ())
        or first in short.get(second, ())
        or bool(languages.get(first, frozenset()) & languages.get(second, frozenset()))
    )


def full_given_names() -> frozenset[str]:
    """Return the folded given names that are known, without short forms."""
    return frozenset(_short_forms()) | frozenset(_languages())


@cache
def common_given_names() -> frozenset[str]:
    """Return the folded given names that are known, with their short forms: each is very many persons'."""
    return full_given_names().union(*_short_forms().values())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {full: frozenset(others) for full, *others in map(str.split, SHORT_FORMS)}


@cache
def _languages() -> dict[str, frozenset[int]]:
    """Return the ordinals of the lines that a name stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, names in enumerate(map(str.split, LANGUAGES)):
        for name in names:
            found[name] = found.get(name, frozenset()) | {number}
    return found
