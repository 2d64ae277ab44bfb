"""What claims are about beyond the names in them, computed again when documents or entities have changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.build.beside_writers import judge_beside_writers
from kg.build.one_document import finish
from kg.language.en.fold import fold_name
from kg.model import Entity, Subject
from kg.resolve.corpus.hierarchy import Concept, Hierarchy, build_hierarchy, spoken_of
from kg.store.database import Store


def refresh_subjects(store: Store) -> None:
    """Compute anew how concepts stand to each other and which claims speak of them, in any wording."""

    def find() -> tuple[Hierarchy, list[Subject]]:
        hierarchy = build_hierarchy(Concept(*row) for row in store.concepts.list())
        return hierarchy, list(_worded(store, hierarchy.ids))

    def write(found: tuple[Hierarchy, list[Subject]]) -> None:
        hierarchy, worded = found
        store.concepts.replace(map(_with_keys, hierarchy.wider), hierarchy.broader, worded)

    judge_beside_writers(store, find, write)


def refresh_values(store: Store) -> None:
    """Compute the values of all claims: those of a store that an older kg has written lack some."""
    for identifier in store.documents.ids():
        held = store.evidence.get(identifier)
        found = finish(held.document, held.extraction, held.resolution)
        store.values.replace(found)
    store.values.note_complete()


def _with_keys(concept: Entity) -> Entity:
    """Return a concept that no document names, with all keys that find it."""
    keys = {fold_name(concept.name), *concept.aliases} - {""}
    return replace(concept, aliases=tuple(sorted(keys)))


def _worded(store: Store, ids: Mapping[str, str]) -> Iterator[Subject]:
    for claim, content, about in store.claims.contents():
        for entity, words in spoken_of(content, ids):
            if entity not in about:
                yield Subject(claim, entity, f"in these words: “{words}”")
