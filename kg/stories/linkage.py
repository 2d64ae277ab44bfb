"""Average linkage: the two clusters that are most alike are joined, again and again, in a sparse graph.

Clusters can only be as alike as asked where some of their articles are; so only clusters between which there
is an edge are compared, exactly, by the sums of their vectors.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.stories.likeness import dot, near_in_time

Vector = Mapping[str, float]  # of length 1, by feature
Edges = Mapping[tuple[str, str], float]  # likeness of two articles by their ids, the lesser first


@dataclass(slots=True)
class Cluster:
    """Articles that are taken together, with the sum of their vectors, and their days."""

    documents: list[str]
    sum: dict[str, float]
    days: list[int] = field(default_factory=list)

    def likeness(self, other: "Cluster") -> float:
        """Return how alike their articles are on average."""
        pairs = len(self.documents) * len(other.documents)
        dated = len(self.days) * len(other.days) / pairs
        unlikely = 1.0 - near_in_time(_gap(self.days, other.days))
        return dot(self.sum, other.sum) / pairs * (1.0 - dated * unlikely)

    def inner_likeness(self) -> float:
        """Return how alike its articles are to each other on average; 0 where there is one."""
        count = len(self.documents)
        if count < 2:
            return 0.0
        return (sum(weight**2 for weight in self.sum.values()) - count) / (count * (count - 1))

    def take(self, other: "Cluster") -> None:
        self.documents += other.documents
        self.days += other.days
        for feature, weight in other.sum.items():
            self.sum[feature] = self.sum.get(feature, 0.0) + weight


def _gap(a: Sequence[int], b: Sequence[int]) -> int | None:
    """Return how many days lie between two periods; None where one has no days."""
    return max(0, min(a) - max(b), min(b) - max(a)) if a and b else None


def cluster_of(document: str, vector: Vector, day: int | None) -> Cluster:
    return Cluster([document], dict(vector), [] if day is None else [day])


def join_alike(clusters: Sequence[Cluster], edges: Edges, *, least: float, most: int = 1) -> list[Cluster]:
    """Join clusters of one article each while two are as alike as `least`, or until there are `most`.

    Args:
        clusters: They are used up.
        edges: Between articles of these clusters alone.
    """
    alive = {cluster.documents[0]: cluster for cluster in clusters}
    near: defaultdict[str, set[str]] = defaultdict(set)
    held = {pair: likeness for pair, likeness in edges.items() if likeness >= least}
    for a, b in held:
        near[a].add(b)
        near[b].add(a)
    heap = [(-likeness, *pair) for pair, likeness in held.items()]
    heapq.heapify(heap)
    while heap and len(alive) > most:
        negative, a, b = heapq.heappop(heap)
        if held.get((a, b)) != -negative:
            continue  # one of them was joined with another meanwhile
        neighbours = (near.pop(a) | near.pop(b)) - {a, b}
        alive[a].take(alive.pop(b))
        _forget(held, (a, b), neighbours)
        for other in sorted(neighbours):
            near[other] -= {a, b}
            likeness = alive[a].likeness(alive[other])
            if likeness >= least:
                pair = (min(a, other), max(a, other))
                held[pair] = likeness
                heapq.heappush(heap, (-likeness, *pair))
                near[other].add(a)
                near[a].add(other)
    return [alive[document] for document in sorted(alive)]


def _forget(held: dict[tuple[str, str], float], joined: tuple[str, str], neighbours: Iterable[str]) -> None:
    held.pop(joined, None)
    for one in joined:
        for other in neighbours:
            held.pop((min(one, other), max(one, other)), None)
