"""What claims are about beyond the names in them, computed again when documents or entities have changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.build.beside_writers import judge_beside_writers
from kg.build.one_document import finish
from kg.language.en.fold import fold_name
from kg.model import Entity, Subject
from kg.resolve.corpus.hierarchy import Concept, Hierarchy, build_hierarchy, spoken_of
from kg.store.database import Store


class _Subjects(NamedTuple):
    """How concepts stand to each other, which claims speak of them, and where that was read again."""

    hierarchy: Hierarchy
    worded: list[Subject]
    again: dict[str, list[tuple[str, str]]]
    wider: list[Entity]
    folded: list[Concept]


def refresh_subjects(store: Store) -> None:
    """Compute anew how concepts stand to each other and which claims speak of them, in any wording.

    Only contents that may have words of a concept that came or went are read again.
    """

    def find() -> _Subjects:
        concepts, folded = store.concepts.list()
        hierarchy = build_hierarchy(concepts)
        contents = store.claims.contents()
        wordings, overtaken = store.concepts.wordings(hierarchy.ids.keys())
        keys = {key: key for key in hierarchy.ids}
        again = {
            claim: list(spoken_of(content, keys)) for claim, content, _ in contents if claim in overtaken
        }
        worded = list(_worded(contents, wordings | again, hierarchy.ids))
        return _Subjects(hierarchy, worded, again, list(map(_with_keys, hierarchy.wider)), folded)

    def write(found: _Subjects) -> None:
        hierarchy = found.hierarchy
        store.concepts.replace(found.wider, hierarchy.broader, found.worded, found.folded)
        store.concepts.note_wordings(hierarchy.ids.keys(), found.again)

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


def _worded(
    contents: Sequence[tuple[str, str, frozenset[str]]],
    wordings: Mapping[str, Sequence[tuple[str, str]]],
    ids: Mapping[str, str],
) -> Iterator[Subject]:
    for claim, _, about in contents:
        found: dict[str, str] = {}
        for key, words in wordings.get(claim, ()):
            if key in ids:
                found.setdefault(ids[key], words)
        for entity, words in found.items():
            if entity not in about:
                yield Subject(claim, entity, f"in these words: “{words}”")
