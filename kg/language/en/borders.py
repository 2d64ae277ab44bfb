"""Which countries have a border with each other, and their capitals: `words/places/borders.tsv`."""

from functools import cache

from kg.language.en.gazetteer import country_of, place_key
from kg.language.word_lists import read_rows


def are_neighbours(first: str, second: str) -> bool:
    """Tell whether two countries, by their first names, have a land border with each other.

    >>> are_neighbours("Tajikistan", "Afghanistan"), are_neighbours("Russia", "Afghanistan")
    (True, False)
    """
    neighbours = _neighbours()
    return second in neighbours.get(first, ()) or first in neighbours.get(second, ())


def country_of_government(name: str) -> str | None:
    """Return the country whose government news may mean by a name: the country's own, or its capital's.

    >>> country_of_government("Dushanbe"), country_of_government("Tajik"), country_of_government("Almaty")
    ('Tajikistan', 'Tajikistan', None)
    """
    return country_of(name) or _countries_of_capitals().get(place_key(name))


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    return {name: frozenset(neighbours.split("|")) for name, _, neighbours in read_rows("places/borders")}


@cache
def _countries_of_capitals() -> dict[str, str]:
    return {place_key(capital): name for name, capital, _ in read_rows("places/borders") if capital}
