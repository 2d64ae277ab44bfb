"""Average linkage in a sparse graph."""

import itertools
import math
import random

from kg.stories.linkage import cluster_of, join_alike


def unit(**weights: float) -> dict[str, float]:
    length = math.sqrt(sum(weight**2 for weight in weights.values()))
    return {feature: weight / length for feature, weight in sorted(weights.items())}


def joined(vectors: dict[str, dict[str, float]], least: float, days: dict[str, int] | None = None):
    days = days or {}
    clusters = [cluster_of(name, vector, days.get(name)) for name, vector in sorted(vectors.items())]
    pairs = itertools.combinations(clusters, 2)
    edges = {(a.documents[0], b.documents[0]): a.likeness(b) for a, b in pairs}
    return sorted(sorted(cluster.documents) for cluster in join_alike(clusters, edges, least=least))


def test_what_shares_words_is_joined_and_the_rest_is_not():
    vectors = {"a": unit(flood=1, karva=1), "b": unit(flood=1, karva=1, dam=1), "c": unit(vote=1, riga=1)}
    assert joined(vectors, 0.5) == [["a", "b"], ["c"]]


def test_a_chain_is_cut_where_its_ends_share_nothing():
    vectors = {"a": unit(x=1, y=1), "b": unit(y=1, z=1), "c": unit(z=1, w=1)}
    assert joined(vectors, 0.4) == [["a", "b"], ["c"]]


def test_days_far_apart_keep_apart_and_near_ones_do_not():
    vectors = {"a": unit(flood=1, karva=1), "b": unit(flood=1, karva=1)}
    assert joined(vectors, 0.4, {"a": 100, "b": 103}) == [["a", "b"]]
    assert joined(vectors, 0.4, {"a": 100, "b": 465}) == [["a"], ["b"]]


def test_an_unknown_day_keeps_nothing_apart():
    vectors = {"a": unit(flood=1, karva=1), "b": unit(flood=1, karva=1)}
    assert joined(vectors, 0.4, {"a": 100}) == [["a", "b"]]


def test_it_is_average_linkage_over_all_pairs():
    """Against the definition, on vectors made at random."""
    drawn = random.Random(3)
    words = [f"w{number}" for number in range(12)]
    for _ in range(20):
        vectors = {
            f"d{number:02}": unit(**{word: drawn.random() + 0.1 for word in drawn.sample(words, 4)})
            for number in range(14)
        }
        assert joined(vectors, 0.35) == by_definition(vectors, 0.35)


def by_definition(vectors: dict[str, dict[str, float]], least: float) -> list[list[str]]:
    def like(a: str, b: str) -> float:
        return sum(weight * vectors[b].get(word, 0.0) for word, weight in vectors[a].items())

    groups = [[name] for name in sorted(vectors)]
    while len(groups) > 1:
        average = {
            (i, j): sum(like(a, b) for a in groups[i] for b in groups[j]) / (len(groups[i]) * len(groups[j]))
            for i, j in itertools.combinations(range(len(groups)), 2)
        }
        best = max(average, key=lambda pair: average[pair])
        if average[best] < least:
            break
        groups[best[0]] += groups.pop(best[1])
    return sorted(sorted(group) for group in groups)
