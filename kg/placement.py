"""Where to draw the nodes of a graph: a networkx graph in, coordinates in pixels out.

The page draws with physics off, so what is placed here is what the reader sees. The same graph
gives the same places on every run.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float]  # width, height
Place = tuple[float, float]  # centre; x to the right, y down
Array = NDArray[Any]

SEED = 20220110
ASPECT = 1.5  # width by height of the canvas on a common screen
EDGE_PIXELS = 95  # median length of an edge before boxes push each other apart
GAP_PIXELS = 50  # between parts of the graph that no edge joins
SPACING = 2.2  # how far nodes keep apart, in sides of the square that each would have to itself
ROUNDS, ROUNDS_OF_MANY, MANY_NODES = 150, 60, 1000
FILLED = 1.5  # least ratio of the whole area to that of all boxes
REACH_PIXELS = 30  # boxes farther apart are not watched until the next sweep
MAX_SWEEPS, PUSHES_PER_SWEEP = 40, 10
SLICE = 256


def place_nodes(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Return the centre of each node, rounded to whole pixels, with the boxes kept apart.

    Parts that no edge joins are laid out each for itself and packed in rows, the largest first.

    Args:
        boxes: Width and height that each node with its label takes; every node has one.
    """
    simple = nx.Graph()
    simple.add_nodes_from(graph)
    simple.add_edges_from((source, target) for source, target in graph.edges() if source != target)
    order = {node: index for index, node in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(simple)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    placed = [_spread(_draw(simple.subgraph(part), part), boxes) for part in parts]
    return {node: (round(x), round(y)) for node, (x, y) in _pack(placed, boxes).items()}


def _draw(part: nx.Graph, nodes: list[str]) -> dict[str, Place]:
    """Lay out one connected part by its edges alone, blind to the size of labels.

    Nodes repel each other and edges pull, less and less from round to round (Fruchterman and Reingold
    1991). networkx has it too, but takes ten times as long over 500 nodes and asks for SciPy there.
    """
    index = {node: place for place, node in enumerate(nodes)}
    edges = np.array(sorted(sorted((index[a], index[b])) for a, b in part.edges()), dtype=int).reshape(-1, 2)
    at = np.random.RandomState(SEED).rand(len(nodes), 2)
    apart = SPACING / math.sqrt(len(nodes))
    rounds = ROUNDS if len(nodes) <= MANY_NODES else ROUNDS_OF_MANY
    for step in np.linspace(0.1, 0.0, rounds, endpoint=False):
        force = _repulsion(at, apart)
        way = at[edges[:, 1]] - at[edges[:, 0]]
        pull = way * np.linalg.norm(way, axis=1, keepdims=True) / apart
        np.add.at(force, edges[:, 0], pull)
        np.subtract.at(force, edges[:, 1], pull)
        at += step * force / np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 0.01)
    lengths = np.linalg.norm(at[edges[:, 1]] - at[edges[:, 0]], axis=1)
    at *= EDGE_PIXELS / max(float(np.median(lengths)), 1e-6) if len(edges) else 1.0
    return {node: (float(x) * ASPECT, float(y)) for node, (x, y) in zip(nodes, at, strict=True)}


def _repulsion(at: Array, apart: float) -> Array:
    """Return how all others push each node, a slice of nodes at a time to bound memory."""
    force = np.empty_like(at)
    for start in range(0, len(at), SLICE):
        part = slice(start, start + SLICE)
        x, y = (at[part, axis, None] - at[None, :, axis] for axis in (0, 1))
        strength = apart**2 / np.maximum(x * x + y * y, 1e-4)
        force[part, 0], force[part, 1] = (x * strength).sum(axis=1), (y * strength).sum(axis=1)
    return force


def _spread(places: dict[str, Place], boxes: Mapping[str, Box]) -> dict[str, Place]:
    """Push overlapping boxes apart, each by half and along the shorter way, until none overlaps."""
    at = np.array(list(places.values()))
    sizes = np.array([boxes[node] for node in places])
    room = float(np.ptp(at, axis=0).prod())
    if room > 0:
        at *= max(1.0, math.sqrt(FILLED * float(sizes.prod(axis=1).sum()) / room))
    for _ in range(MAX_SWEEPS):
        pairs = _near(at, sizes)
        if not _push(at, sizes, pairs):
            break
        for _ in range(PUSHES_PER_SWEEP):
            if not _push(at, sizes, pairs):
                break
    return {node: (float(x), float(y)) for node, (x, y) in zip(places, at, strict=True)}


def _near(at: Array, sizes: Array) -> tuple[Array, Array]:
    """Return the pairs of boxes that overlap or soon may, as the indices of the one and of the other."""
    firsts, seconds = [], []
    for start in range(0, len(at), SLICE):
        part = slice(start, start + SLICE)
        x, y = (
            np.abs(at[part, axis, None] - at[None, :, axis])
            < (sizes[part, axis, None] + sizes[None, :, axis]) / 2 + REACH_PIXELS
            for axis in (0, 1)
        )
        first, second = np.nonzero(x & y)
        firsts.append(first + start)
        seconds.append(second)
    one, other = np.concatenate(firsts), np.concatenate(seconds)
    return one[one < other], other[one < other]


def _push(at: Array, sizes: Array, pairs: tuple[Array, Array]) -> bool:
    """Move the boxes of each overlapping pair apart, in place; say whether there was any."""
    one, other = pairs
    ways = at[other] - at[one]
    over = (sizes[one] + sizes[other]) / 2 - np.abs(ways)
    hit = np.flatnonzero((over > 0.5).all(axis=1))
    if not len(hit):
        return False
    axis = np.argmin(over[hit], axis=1)
    shift = over[hit, axis] / 2 * np.where(ways[hit, axis] < 0, -1, 1)
    np.subtract.at(at, (one[hit], axis), shift)
    np.add.at(at, (other[hit], axis), shift)
    return True


def _pack(parts: Iterable[dict[str, Place]], boxes: Mapping[str, Box]) -> dict[str, Place]:
    """Set the parts side by side in rows, in the given order."""
    frames = [(part, _frame(part, boxes)) for part in parts]
    sizes = [(right - left, low - high) for _, (left, high, right, low) in frames]
    area = sum((width + GAP_PIXELS) * (height + GAP_PIXELS) for width, height in sizes)
    widest = max((width for width, _ in sizes), default=0.0)
    row_width = max(widest, math.sqrt(area * ASPECT))
    places: dict[str, Place] = {}
    x = y = row_height = 0.0
    for part, (left, high, right, low) in frames:
        if x and x + right - left > row_width:
            x, y, row_height = 0.0, y + row_height + GAP_PIXELS, 0.0
        places |= {node: (px - left + x, py - high + y) for node, (px, py) in part.items()}
        x += right - left + GAP_PIXELS
        row_height = max(row_height, low - high)
    return places


def _frame(part: Mapping[str, Place], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all the boxes of a part."""
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in part.items()),
        min(y - boxes[node][1] / 2 for node, (_, y) in part.items()),
        max(x + boxes[node][0] / 2 for node, (x, _) in part.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in part.items()),
    )
