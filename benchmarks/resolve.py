"""How long `resolve_corpus` takes for a million mentions of 200,000 names, and in how much memory.

    python benchmarks/resolve.py [--mentions N] [--names N] [--seed N]
    python benchmarks/resolve.py --adding 100000 --names 20000  # one document more

The names are made, since no news corpus with that many known persons may be shipped: persons of a real
given name (kg/language/en/given_names.py) and a surname made of syllables, some with a middle name;
organisations of a real city (kg/language/en/cities.txt) or a surname, and words that organisations are called
by. Of every four names three are variants of the fourth: another transliteration (h for kh, i for y, ou for
u), a middle initial, American or British spelling, a legal form; some stand beside their acronym. How often a
name is used falls with its rank, as in news. Twenty mentions make a document, each a referent of its own,
the hardest case: in a real document many mentions are one referent.

How right it is says that nothing was lost to blocks at this size. It says little of real names, which vary in
more ways than these: for that see the floors of tests/test_same.py.
"""

import argparse
import gc
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.identities import refresh_entities
from kg.build.one_document import finish
from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import cities
from kg.language.en.given_names import full_given_names
from kg.model import Document, Entity, EntityType, Extraction, Referent, Resolution, Span
from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.names.acronyms import initials_of
from kg.store.database import Store

MENTIONS_A_DOCUMENT = 20
VARIANTS_A_THING = 4
ADDITIONS = 20
ONSETS = "b br ch d dr f g gr h k kh kr l m n p pr r s sh st t tr v w y z zh".split()
VOWELS = "a a e e i o u".split()
CODAS = ["", "", "", "n", "r", "l", "s", "m", "k"]
ENDINGS = "ov ev in ko yan dze man son sen ez ini ski oglu zai i er ell ard ham ton".split()
SOUNDS = (
    ("kh", "h"),
    ("zh", "j"),
    ("y", "i"),
    ("sh", "sch"),
    ("v", "w"),
    ("u", "ou"),
    ("k", "q"),
    ("i", "y"),
)
BODIES = (
    "{} Development Bank", "Ministry of Defence of {}", "{} Institute for Strategic Studies",
    "{} Energy Company", "University of {}", "{} Human Rights Commission", "{} Shipping Company",
    "Chamber of Commerce of {}",
    "{} Liberation Front", "{} Centre for Policy Research", "{} State Television", "National Bank of {}",
)  # fmt: skip
FORMS = ("", " Ltd", " Inc.", " LLC")


def main() -> None:
    """Make names and documents, resolve them, and print what it took."""
    options = _options()
    draw = random.Random(options.seed)
    if options.adding:
        _time_additions(list(_referents(draw, _things(draw, options.names), options.adding)))
        return
    began = time.perf_counter()
    gc.disable()  # while nothing becomes garbage; what is measured runs as always
    things = _things(draw, options.names)
    referents = list(_referents(draw, things, options.mentions))
    truth = {referent.id: thing for referent, thing in referents}
    known = [referent for referent, _ in referents]
    del referents
    gc.enable()
    print(f"{len(known):,} mentions of {options.names:,} names, made in {time.perf_counter() - began:.0f} s")
    before = _peak_mb()
    began = time.process_time()
    entities = resolve_corpus(known)
    took = time.process_time() - began
    print(f"{len(entities):,} entities in {took:.1f} s of one core ({len(known) / took:,.0f} mentions/s)")
    print(f"peak memory {_peak_mb():,} MB, of which {before:,} MB are the mentions themselves")
    precision, recall = _pairwise(entities, truth)
    print(f"pairs of mentions: precision {precision:.4f}, recall {recall:.4f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=200_000)
    parser.add_argument("--adding", type=int, metavar="REFERENTS")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _things(draw: random.Random, names: int) -> list[tuple[EntityType, list[str]]]:
    """Return persons and organisations with their names, each name of one thing only."""
    given, places = sorted(full_given_names()), sorted(cities())
    taken: set[str] = set()
    things: list[tuple[EntityType, list[str]]] = []
    count = 0
    while count < names:
        kind: EntityType = "PERSON" if draw.random() < 0.65 else "ORG"
        first = _person(draw, given) if kind == "PERSON" else _body(draw, places)
        variants = {first}
        for _ in range(2 * (VARIANTS_A_THING - 1)):
            if len(variants) < VARIANTS_A_THING:
                variants.add(_variant(draw, first, kind))
        if taken & (keys := {fold_name(name) for name in variants}):
            continue
        taken |= keys
        things.append((kind, [first, *sorted(variants - {first})][: names - count]))
        count += len(things[-1][1])
    return things


def _person(draw: random.Random, given: list[str]) -> str:
    middle = f" {draw.choice(given).capitalize()}" if draw.random() < 0.2 else ""
    return f"{draw.choice(given).capitalize()}{middle} {_surname(draw)}"


def _surname(draw: random.Random) -> str:
    syllables = (
        draw.choice(ONSETS) + draw.choice(VOWELS) + draw.choice(CODAS) for _ in range(draw.choice((1, 2, 2)))
    )
    return ("".join(syllables) + draw.choice(ONSETS)[0] + draw.choice(ENDINGS)).capitalize()


def _body(draw: random.Random, places: list[str]) -> str:
    place = draw.choice(places).title() if draw.random() < 0.5 else _surname(draw)
    return draw.choice(BODIES).format(f"{place} {_surname(draw)}" if draw.random() < 0.7 else place)


def _variant(draw: random.Random, name: str, kind: EntityType) -> str:
    words = name.split()
    if kind == "ORG":
        if draw.random() < 0.4 and not name.startswith("Ministry"):
            return name + draw.choice(FORMS)
        if "Defence" in name or "Centre" in name:
            return name.replace("Defence", "Defense").replace("Centre", "Center")
    if len(words) == 3 and kind == "PERSON" and draw.random() < 0.4:
        return f"{words[0]} {words[1][0]}. {words[2]}"
    place = len(words) - 1 if kind == "PERSON" else draw.randrange(len(words))
    sound, other = draw.choice(SOUNDS)
    small = words[place].lower()
    if sound in small[1:-1]:
        small = small[0] + small[1:].replace(sound, other, 1)
    return " ".join([*words[:place], small.capitalize(), *words[place + 1 :]])


def _referents(
    draw: random.Random, things: list[tuple[EntityType, list[str]]], mentions: int
) -> Iterator[tuple[Referent, int]]:
    """Yield every name once, then the rest by rank, each as a referent of its own, with its thing."""
    names = [(number, kind, name, names) for number, (kind, names) in enumerate(things) for name in names]
    draw.shuffle(names)
    rest = max(0, mentions - len(names))
    ranked = draw.choices(names, weights=[1 / (rank + 10) for rank in range(len(names))], k=rest)
    for number, (thing, kind, name, _) in enumerate([*names, *ranked]):
        document = f"{number // MENTIONS_A_DOCUMENT:016x}"
        forms = (name,)
        if kind == "ORG" and number % 50 == 0 and len(name.split()) > 3:
            forms = (name, max(initials_of(fold_name(name)), default="").upper())
        yield Referent(f"{number:016x}", document, name, kind, fold_name(name), forms, (0,)), thing


def _time_additions(drawn: list[tuple[Referent, int]]) -> None:
    """Print how long it takes to judge anew who is who when one document comes to a store of all others."""
    papers: defaultdict[str, list[Referent]] = defaultdict(list)
    for referent, _ in drawn:
        papers[referent.document_id].append(referent)
    *most, last = papers
    added = [*most[-ADDITIONS + 1 :], last]
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "kg.db", create=True) as store:
        with store.transaction():
            for document in most[: -ADDITIONS + 1]:
                _put(store, document, papers[document])
        first, again = (_seconds(lambda: refresh_entities(store, anew=True)) for _ in range(2))
        count = store.referents.count()
        print(f"{count:,} referents: all resolved in {first:.1f} s, once more in {again:.1f} s")
        took = []
        for document in added:
            _put(store, document, papers[document])
            took.append(_seconds(lambda: refresh_entities(store)))
        print(f"one document more, median of {len(took)}: {sorted(took)[len(took) // 2]:.2f} s")


def _put(store: Store, identifier: str, referents: list[Referent]) -> None:
    text = " ".join(referent.name for referent in referents)
    document = Document(identifier, identifier, text, (Span(0, len(text)),))
    extraction = Extraction(identifier, (), (), (), "benchmark")
    store.evidence.put(finish(document, extraction, Resolution(identifier, tuple(referents), (), (), ())))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _pairwise(entities: list[Entity], truth: dict[str, int]) -> tuple[float, float]:
    """Return precision and recall over pairs of mentions."""
    found = right = 0
    sizes: defaultdict[int, int] = defaultdict(int)
    for thing in truth.values():
        sizes[thing] += 1
    for entity in entities:
        things = Counter(truth[referent] for referent in entity.referents)
        found += _pairs(things.total())
        right += sum(map(_pairs, things.values()))
    return right / max(found, 1), right / max(sum(map(_pairs, sizes.values())), 1)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _peak_mb() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
