"""The country that a document is about most, for what each country has one of: "the Foreign Ministry"."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.language.en.gazetteer import country_of
from kg.model import Referent
from kg.resolve.names.parts import PARTS, SORTS, is_part


def is_of_a_country(key: str) -> bool:
    """Tell whether every country has one of a folded name: "foreign ministry", "ministry of defense"."""
    first, _, rest = key.partition(" of ")
    return is_part(key) or (first in PARTS and bool(rest) and set(rest.split()) <= SORTS | {"and"})


def find_homes(referents: Iterable[Referent]) -> dict[str, str]:
    """Return by document the country that it names most often; none where two are named as often."""
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for referent in referents:
        country = country_of(referent.name) if referent.type == "GPE" and not referent.generic else None
        if country:
            named[referent.document_id][country] += max(len(referent.mentions), 1)
    return {document: home for document, counts in named.items() if (home := _most(counts))}


def _most(counts: Counter[str]) -> str | None:
    (first, most), *others = counts.most_common(2)
    return first if all(count < most for _, count in others) else None
