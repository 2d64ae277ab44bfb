"""Short forms of one document's bodies: "Saints" of "New Orleans Saints", "Senate" of "US Senate".

Only where one name of the document has such a short form, and a place, an outlet or a country says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import find_country, place_type
from kg.language.en.stop_words import STOP_WORDS
from kg.language.word_lists import read_words
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.names.parts import is_part


def join_short_names(clusters: Clusters) -> None:
    """Join each body with the one body of the document whose name is its own, and a place, or an outlet's."""
    bodies = [cluster for cluster in clusters.all() if cluster.named and cluster.kind == "BODY"]
    by_key = {key: cluster for cluster in bodies for key in sorted(cluster.keys)}
    longer: defaultdict[str, dict[int, tuple[str, Cluster]]] = defaultdict(dict)
    for cluster in bodies:
        for key in sorted(cluster.keys):
            for short in _short_forms(key):
                longer[short].setdefault(id(cluster), (key, cluster))
    for short, found in sorted(longer.items()):
        own = by_key.get(short)
        others = [(key, other) for key, other in found.values() if other is not own]
        if own is None or len(others) != 1 or is_part(short) or "NORP" in own.types:
            continue
        ((key, other),) = others
        one, two = clusters.of(own.members[0]), clusters.of(other.members[0])
        if one and two:
            clusters.join(two, one, f'short form: "{short}" of "{key}"')


def _short_forms(key: str) -> Iterator[str]:
    """Yield what a folded name of several words may be called after its first use."""
    words = key.split()
    for at in range(1, len(words)):
        front, rest = " ".join(words[:at]), " ".join(words[at:])
        if _is_country(front) or (at == len(words) - 1 and rest.endswith("s") and _is_place(front)):
            yield rest
        if _is_country(rest) and front not in STOP_WORDS:
            yield front
    if len(words) > 1 and key in _outlets():
        yield words[-1]


def _is_place(front: str) -> bool:
    return place_type(front.title()) == "GPE"


def _is_country(words: str) -> bool:
    return find_country(words.upper()) is not None or find_country(words.title()) is not None


@cache
def _outlets() -> frozenset[str]:
    return frozenset(map(fold_name, read_words("names/outlets")))
