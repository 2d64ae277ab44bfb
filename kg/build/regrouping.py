"""Which documents tell of one event, computed again where documents have come, gone or changed.

It comes to the same stories as computing everything anew: how telling a feature is depends on the set of
documents alone, and whoever has a feature of which that has changed is compared again.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from kg.store.database import Store
from kg.stories.grouping import find_stories, is_telling, likeness_of, may_be_alike
from kg.stories.rarity import bounds_of, level_of_feature, vector_of, weigh
from kg.stories.reported import Reported

_MOST_KEPT = 5_000  # articles in memory


def refresh_stories(store: Store, *, anew: bool = False) -> None:
    """Group documents into stories: those that came or changed, and all whom they meet.

    Args:
        anew: All of them.
    """
    with store.transaction():
        if anew:
            store.likenesses.clear()
        new = store.likenesses.read_new()
        moved = store.likenesses.moved(bounds_of)
        touched = sorted({*new, *store.likenesses.having(moved)})
        comparing = _Comparing(store)
        waiting = set(touched)
        alike: dict[tuple[str, str], float] = {}
        for document in touched:
            waiting.remove(document)
            alike.update(comparing.compare(document, waiting))
        concerned = store.likenesses.replace(touched, alike)
        for part, edges in _parts(store, concerned):
            vectors = {document: comparing.vector(document) for document in part}
            found = find_stories(map(store.likenesses.read, part), vectors, edges)
            store.stories.replace(part, found)
        store.likenesses.settle()


class _Comparing:
    """The documents of a store as vectors; what was read is kept for a while."""

    def __init__(self, store: Store) -> None:
        self._store = store
        (self._articles,) = store.likenesses.articles([""]).values() or (0,)
        self._levels: dict[str, int] = {}
        self.read = lru_cache(_MOST_KEPT)(self._read)

    def vector(self, document: str) -> dict[str, float]:
        return self.read(document)[1]

    def compare(self, document: str, waiting: Collection[str]) -> Iterable[tuple[tuple[str, str], float]]:
        """Yield the pairs of this document and those that it is alike, the lesser id first, and how much.

        Args:
            waiting: Those that are compared with this one when it is their turn.
        """
        article, vector = self.read(document)
        telling = [feature for feature in vector if is_telling(self._levels[feature])]
        for other, shared, size in self._store.likenesses.sharing(telling):
            if other == document or other in waiting:
                continue
            if not may_be_alike(shared, sizes=(len(article.features), size)):
                continue
            likeness = likeness_of(article, self.read(other)[0], vector, self.vector(other))
            if likeness is not None:
                yield (min(document, other), max(document, other)), likeness

    def _read(self, document: str) -> tuple[Reported, dict[str, float]]:
        features, day = self._store.likenesses.get(document)
        unknown = [feature for feature in features if feature not in self._levels]
        for feature, count in self._store.likenesses.articles(unknown).items():
            self._levels[feature] = level_of_feature(feature, count)
        weights = {feature: weigh(self._articles, self._levels[feature]) for feature in features}
        return Reported(document, frozenset(features), day), vector_of(features, weights)


def _parts(
    store: Store, documents: Iterable[str]
) -> Iterable[tuple[list[str], dict[tuple[str, str], float]]]:
    """Yield all that hangs together with some documents, part by part, with the likenesses within."""
    done: set[str] = set()
    for first in documents:
        if first in done:
            continue
        part, edges, waiting = {first}, {}, [first]
        while waiting:
            around = store.likenesses.around(waiting.pop())
            edges.update(around)
            met = {document for pair in around for document in pair} - part
            part |= met
            waiting += sorted(met)
        done |= part
        yield sorted(part), edges
