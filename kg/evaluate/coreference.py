"""Two ways of putting the same mentions into clusters, one against the other: B3 and CEAFe.

Neither measure says what to do with mentions that only one side has; here both sides hold the same ones,
which whoever calls sees to (`kg.evaluate.speakers.clusters_of`: a mention not found is a cluster of its own).
scorch 0.2.0, the package on PyPI that has both measures, needs NumPy and SciPy for the one assignment
solved here; on 100 random clusterings it gave the same numbers.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

Clusters = Sequence[Collection[Hashable]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far found clusters agree with those of the gold; 0 where there are none."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> Agreement:
    """Return the mean over all mentions of how pure, and how whole, the mention's found cluster is.

    Source: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains" (1998), equal weights.
    """
    shared = _overlaps(gold, found)
    return Agreement(
        precision=_mean_share(found, [(j, n) for _, j, n in shared]),
        recall=_mean_share(gold, [(i, n) for i, _, n in shared]),
    )


def ceaf_e(gold: Clusters, found: Clusters) -> Agreement:
    """Return how alike clusters are when each is matched with at most one, in the best of all ways.

    Two clusters are alike by twice their common mentions over all of both.
    Source: Luo, "On Coreference Resolution Performance Metrics" (2005), with the similarity phi 4.
    """
    alike = [[0.0] * len(found) for _ in gold]
    for i, j, common in _overlaps(gold, found):
        alike[i][j] = 2 * common / (len(gold[i]) + len(found[j]))
    total = best_assignment(alike)
    return Agreement(total / len(found) if found else 0.0, total / len(gold) if gold else 0.0)


def best_assignment(values: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of values of which no two share a row or a column.

    Source: the Hungarian method with potentials (Kuhn 1955, Munkres 1957; as in Jonker and Volgenant 1987),
    exact, rows squared times columns.
    """
    if not values or not values[0]:
        return 0.0
    if len(values) > len(values[0]):
        values = list(zip(*values, strict=True))
    rows, columns = len(values), len(values[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at = [0] * (columns + 1)  # 1-based; 0 for a free column
    for row in range(1, rows + 1):
        row_at[0] = row
        came_from = _grow_path(values, row_at, of_row, of_column)
        column = next(c for c in came_from if row_at[c] == 0)
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    return sum(values[row_at[column] - 1][column - 1] for column in range(1, columns + 1) if row_at[column])


def _grow_path(
    values: Sequence[Sequence[float]], row_at: list[int], of_row: list[float], of_column: list[float]
) -> dict[int, int]:
    """Grow paths from column 0, adjusting potentials, until one ends at a free column.

    Returns:
        For each column reached the one before it on its path.
    """
    columns = range(1, len(of_column))
    least = {column: float("inf") for column in columns}
    came_from: dict[int, int] = {}
    reached = [0]
    while row_at[reached[-1]]:
        last = reached[-1]
        row = row_at[last]
        for column in least:
            cost = -values[row - 1][column - 1] - of_row[row] - of_column[column]
            if cost < least[column]:
                least[column], came_from[column] = cost, last
        nearest = min(least, key=least.__getitem__)
        step = least.pop(nearest)
        for column in reached:
            of_row[row_at[column]] += step
            of_column[column] -= step
        for column in least:
            least[column] -= step
        reached.append(nearest)
    return {column: came_from[column] for column in reversed(reached[1:])}


def _overlaps(gold: Clusters, found: Clusters) -> list[tuple[int, int, int]]:
    """Return each pair of a gold and a found cluster that share mentions, and how many."""
    where = {mention: j for j, cluster in enumerate(found) for mention in cluster}
    counts: dict[tuple[int, int], int] = {}
    for i, cluster in enumerate(gold):
        for mention in cluster:
            if mention in where:
                pair = (i, where[mention])
                counts[pair] = counts.get(pair, 0) + 1
    return [(i, j, count) for (i, j), count in counts.items()]


def _mean_share(clusters: Clusters, shared: Sequence[tuple[int, int]]) -> float:
    mentions = sum(map(len, clusters))
    return sum(count * count / len(clusters[i]) for i, count in shared) / mentions if mentions else 0.0
