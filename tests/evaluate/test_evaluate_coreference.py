"""B3 and CEAFe on small clusters, with values worked out by hand or by another program."""

from itertools import permutations
from random import Random

import pytest

from kg.evaluate import b_cubed, ceaf_e
from kg.evaluate.coreference import best_assignment


def test_equal_clusters_agree_wholly():
    clusters = [{1, 2, 3}, {4}]
    assert b_cubed(clusters, clusters[::-1]).f1 == 1.0
    assert ceaf_e(clusters, clusters[::-1]).f1 == 1.0


def test_no_clusters_agree_in_nothing():
    assert b_cubed([], []).f1 == 0.0
    assert ceaf_e([{1}], []).f1 == 0.0


def test_b_cubed_of_bagga_and_baldwin_s_own_example():
    """To join two long chains costs more precision than to join a long one and a short one."""
    gold = [set(range(1, 6)), {6, 7}, set(range(8, 13))]
    first = b_cubed(gold, [set(range(1, 6)), {6, 7, *range(8, 13)}])
    second = b_cubed(gold, [{*range(1, 6), *range(8, 13)}, {6, 7}])
    assert (first.precision, first.recall) == (pytest.approx(16 / 21), 1.0)
    assert (second.precision, second.recall) == (pytest.approx(7 / 12), 1.0)


def test_ceaf_e_matches_each_cluster_once():
    gold = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
    found = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
    agreement = ceaf_e(gold, found)
    assert agreement.precision == pytest.approx((1 + 10 / 12) / 2)
    assert agreement.recall == pytest.approx((1 + 10 / 12) / 3)


def test_assignment_is_the_best_of_all():
    chance = Random(3)
    for _ in range(60):
        rows, columns = chance.randrange(1, 5), chance.randrange(1, 6)
        values = [[chance.choice([0.0, chance.random()]) for _ in range(columns)] for _ in range(rows)]
        wide = values if rows <= columns else list(zip(*values, strict=True))
        best = max(
            sum(row[column] for row, column in zip(wide, chosen, strict=True))
            for chosen in permutations(range(len(wide[0])), len(wide))
        )
        assert best_assignment(values) == pytest.approx(best)
