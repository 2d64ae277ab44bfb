"""Write kg/language/en/words/names/genders.txt: given names that are borne by men only, or by women only.

Development only; needs names and faker (kg/language/en/LICENCES.md says whose data that is). Run as
`python tools/make_genders.py` from the checkout; the file is committed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import names
from anyascii import anyascii
from faker.providers import person

OUTPUT = Path(__file__).parent.parent / "kg/language/en/words/names/genders.txt"
HEADING = (
    "# Given names, folded, that are borne by men only (m) or by women only (f).\n"
    "# From the United States census of 1990 and Faker (MIT); written by tools/make_genders.py.\n"
)
GENDERS = ("male", "female")
MIN_RATIO = 8.0  # how much more frequent a name must be with one sex than with the other
MIN_FREQUENCY = 0.1  # percent, from which the census is right though one language says otherwise
# "Jean" and "Andrea" are women's names in the census only; so is "Nikita", which is rare there.
MAX_CONTRARY_LANGUAGES = 1
LEFT_OUT = frozenset({"is", "ga"})  # thousands of names that hardly anybody in the news bears
SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' -]+|[Ͱ-Ͽἀ-῿]+|[Ѐ-ӿ]+|[Ա-֏]+|[Ⴀ-ჿ]+")  # those that anyascii reads well
# How English writes what anyascii makes of Cyrillic: "Yuriy", "Aleksey".
RESPELT = (
    (r"iy$", "y"),
    (r"iy$", "i"),
    (r"ey$", "ei"),
    (r"ks", "x"),
    (r"^e(?=v)", "ye"),
    (r"^y(?=[eu])", ""),
)


def main() -> None:
    census, languages = census_counts(), language_counts()
    lines = []
    for name in sorted(census.keys() | languages.keys()):
        gender = gender_of(census[name], languages[name])
        if gender and re.fullmatch(r"[a-z]{2,}", name):
            lines.append(f"{name} {gender[0]}")
    OUTPUT.write_text(HEADING + "\n".join(lines) + "\n", encoding="ascii")


def gender_of(census: Counter[str], languages: Counter[str]) -> str | None:
    """Return the sex that the census gives a name, else that of nearly all languages that have the name."""
    counts = census or languages
    for gender, other in (GENDERS, GENDERS[::-1]):
        if counts[gender] and counts[gender] >= MIN_RATIO * counts[other]:
            allowed = MAX_CONTRARY_LANGUAGES if census[gender] >= MIN_FREQUENCY else 0
            return gender if languages[other] <= allowed else None
    return None


def census_counts() -> defaultdict[str, Counter[str]]:
    """Return how frequent each name is by sex, in percent, in the census of the United States of 1990."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for gender in GENDERS:
        for line in Path(names.FILES[f"first:{gender}"]).read_text(encoding="ascii").splitlines():
            name, frequency, *_ = line.split()
            counts[name.lower()][gender] = float(frequency)  # type: ignore[assignment]
    return counts


def language_counts() -> defaultdict[str, Counter[str]]:
    """Return in how many languages each name is a man's and a woman's."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for module in iter_modules(person.__path__):
        language = module.name.split("_")[0]
        if language == "en" and module.name not in ("en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ"):
            continue  # these take their names from the census
        if language in LEFT_OUT:
            continue
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for gender in GENDERS:
            for written in getattr(provider, f"first_names_{gender}", ()):
                for name in spellings(written):
                    found[name].add((language, gender))
    return defaultdict(Counter, {name: Counter(g for _, g in seen) for name, seen in found.items()})


def spellings(written: str) -> Iterator[str]:
    """Yield a name in small ASCII letters, and as English may respell it."""
    if not SCRIPTS.fullmatch(written):
        return
    name = anyascii(written).lower()
    yield name
    if not written.isascii():
        for pattern, letters in RESPELT:
            if (other := re.sub(pattern, letters, name)) != name:
                yield other


if __name__ == "__main__":
    main()
