"""Articles that hang together → stories; the same articles give the same, in whatever order they come."""

import math
from collections.abc import Iterable, Mapping

from kg.model import Story, digest
from kg.stories.apart import look_again
from kg.stories.headline import headline_of
from kg.stories.likeness import dot, near_in_time
from kg.stories.linkage import Edges, Vector, cluster_of, join_alike
from kg.stories.reported import Reported

# Articles are of one story where they are as alike as this on average.
ALIKE = 0.13
# A feature of a higher level than this stands in too many articles to bring any together.
MOST_LEVEL = 1
# So many features up to that level in common are worth a closer look, and such a share of all that the two
# articles have (of the geometric mean).
LEAST_SHARED, LEAST_SHARE = 3, 0.03


def is_telling(level: int) -> bool:
    """Say whether a feature of this level brings articles together."""
    return level <= MOST_LEVEL


def may_be_alike(shared: int, *, sizes: tuple[int, int]) -> bool:
    """Say whether two articles share so many telling features that they are worth comparing.

    Args:
        sizes: How many features each has in all.
    """
    return shared >= max(LEAST_SHARED, LEAST_SHARE * math.sqrt(sizes[0] * sizes[1]))


def likeness_of(a: Reported, b: Reported, x: Vector, y: Vector) -> float | None:
    """Return how alike two articles of these vectors are, from 0 to 1; None: not enough for one story."""
    gap = None if a.day is None or b.day is None else abs(a.day - b.day)
    likeness = dot(x, y) * near_in_time(gap)
    return likeness if likeness >= ALIKE else None


def find_stories(articles: Iterable[Reported], vectors: Mapping[str, Vector], edges: Edges) -> list[Story]:
    """Return the stories of articles that hang together; an article that stands alone is none.

    Args:
        edges: Between all of these that are as alike as ALIKE.
    """
    known = {article.document: article for article in sorted(articles, key=lambda one: one.document)}
    days = {document: article.day for document, article in known.items()}
    clusters = [cluster_of(document, vectors[document], days[document]) for document in known]
    stories = []
    for cluster in join_alike(clusters, edges, least=ALIKE):
        for documents in look_again(sorted(cluster.documents), vectors, days):
            if len(documents) > 1:
                title = headline_of([known[document] for document in documents])
                stories.append(Story(digest("story", documents[0]), title, tuple(documents)))
    return stories
