"""What claims are about beyond the names in them, computed again when documents or entities have changed."""

from collections.abc import Iterator, Mapping

from kg.model import Subject
from kg.resolve.corpus.hierarchy import Concept, build_hierarchy, spoken_of
from kg.store.database import Store


def refresh_subjects(store: Store) -> None:
    """Compute anew how concepts stand to each other and which claims speak of them, in any wording.

    Claims of a store that was made before values were kept get theirs first.
    """
    with store.transaction():
        if store.pending.values():
            _compute_values(store)
        hierarchy = build_hierarchy(Concept(*row) for row in store.concepts.list())
        worded = list(_worded(store, hierarchy.ids))
        store.concepts.replace(hierarchy.wider, hierarchy.broader, worded)


def _compute_values(store: Store) -> None:
    for line in store.documents.list():
        store.values.replace(store.documents.get(line.id), *store.evidence.get(line.id))


def _worded(store: Store, ids: Mapping[str, str]) -> Iterator[Subject]:
    for claim, content, about in store.claims.contents():
        for entity, words in spoken_of(content, ids):
            if entity not in about:
                yield Subject(claim, entity, f"in these words: “{words}”")
