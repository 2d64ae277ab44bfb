"""Articles in, stories out: average linkage among articles that share rare words.

Near-linear in articles: only those are compared that share rare words. The same articles give the same
stories, in whatever order they come.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import digest
from kg.resolve.groups import Groups
from kg.stories.rarity import count_articles, vector_of, weigh
from kg.stories.reported import Reported

# Articles are of one story where they are as alike as this on average (cosine).
ALIKE = 0.10
# A word of more articles than these brings nobody together.
MOST_ARTICLES_OF_A_WORD = 200
# So many rare words in common are worth a closer look.
LEAST_SHARED = 3
# What was published so many days apart may be one event; what lies farther apart is less and less likely.
SAME_DAYS, HALVED_AFTER_DAYS = 14, 21

Edges = dict[tuple[int, int], float]  # likeness of two articles by their places, the lesser first


def find_stories(articles: Iterable[Reported]) -> dict[str, str]:
    """Return of each article that shares its event with another one, by its id, the id of its story."""
    ordered = sorted(articles, key=lambda one: one.document)
    counts = count_articles(one.features for one in ordered)
    weights = {word: weigh(len(ordered), having=having) for word, having in counts.items()}
    vectors = [vector_of(one.features, weights) for one in ordered]
    edges = _edges(ordered, vectors, counts)
    found: dict[str, str] = {}
    for part in _parts(edges):
        for places in _group(part, ordered, vectors, edges):
            if len(places) > 1:
                documents = sorted(ordered[place].document for place in places)
                found.update(dict.fromkeys(documents, story_id(documents)))
    return found


def story_id(documents: Sequence[str]) -> str:
    """Return the id of the story of these articles: that of the same first one is the same."""
    return digest("story", min(documents))


def _edges(articles: Sequence[Reported], vectors: Sequence[dict[str, float]], counts: Counter[str]) -> Edges:
    """Return which articles are alike enough to be of one story, and how much."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for word in article.features:
            if 1 < counts[word] <= MOST_ARTICLES_OF_A_WORD:
                postings[word].append(place)
    edges: Edges = {}
    for place, article in enumerate(articles):
        shared = Counter(
            other for word in article.features for other in postings.get(word, ()) if other < place
        )
        for other in sorted(other for other, common in shared.items() if common >= LEAST_SHARED):
            likeness = dot(vectors[place], vectors[other]) * near_in_time(article.day, articles[other].day)
            if likeness >= ALIKE:
                edges[other, place] = likeness
    return edges


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the product of two vectors, summed in the order of the shorter."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def near_in_time(a: float | None, b: float | None) -> float:
    """Return how well two days go together, from 0 to 1; 1 where one is not known."""
    if a is None or b is None:
        return 1.0
    return math.pow(0.5, max(0.0, abs(a - b) - SAME_DAYS) / HALVED_AFTER_DAYS)


def _parts(edges: Edges) -> list[list[int]]:
    """Return the places that hang together, in order."""
    groups: Groups[int] = Groups()
    for a, b in edges:
        groups.join(a, b)
    return sorted(sorted(members) for members, _ in groups.all())


class _Cluster:
    """Articles that are taken together: the sum of their vectors, and of their days."""

    def __init__(self, place: int, vector: dict[str, float], day: int | None) -> None:
        self.places = [place]
        self.sum = dict(vector)
        self.days = [] if day is None else [day]
        self.near: set[int] = set()

    @property
    def day(self) -> float | None:
        return sum(self.days) / len(self.days) if self.days else None

    def likeness(self, other: "_Cluster") -> float:
        average = dot(self.sum, other.sum) / (len(self.places) * len(other.places))
        return average * near_in_time(self.day, other.day)

    def take(self, other: "_Cluster") -> None:
        self.places += other.places
        self.days += other.days
        for word, weight in other.sum.items():
            self.sum[word] = self.sum.get(word, 0.0) + weight


def _group(
    part: Sequence[int], articles: Sequence[Reported], vectors: Sequence[dict[str, float]], edges: Edges
) -> list[list[int]]:
    """Join the two clusters that are most alike, again and again, while they are alike enough."""
    clusters = {place: _Cluster(place, vectors[place], articles[place].day) for place in part}
    heap: list[tuple[float, int, int]] = []
    within = set(part)
    for (a, b), likeness in edges.items():
        if a in within:
            clusters[a].near.add(b)
            clusters[b].near.add(a)
            heap.append((-likeness, a, b))
    heapq.heapify(heap)
    held = {(a, b): -likeness for likeness, a, b in heap}
    while heap:
        negative, a, b = heapq.heappop(heap)
        if held.get((a, b)) != -negative:
            continue  # one of them was joined with another meanwhile
        kept, gone = clusters[a], clusters.pop(b)
        kept.take(gone)
        neighbours = (kept.near | gone.near) - {a, b}
        for other in sorted(neighbours):
            for one in (a, b):
                held.pop((min(one, other), max(one, other)), None)
            clusters[other].near -= {a, b}
            clusters[other].near.add(a)
            likeness = kept.likeness(clusters[other])
            pair = (min(a, other), max(a, other))
            if likeness >= ALIKE:
                held[pair] = likeness
                heapq.heappush(heap, (-likeness, *pair))
        held.pop((a, b), None)
        kept.near = neighbours
    return [cluster.places for cluster in clusters.values()]
