"""Where to draw the nodes of a graph: a networkx graph in, coordinates in pixels out.

Communities (Louvain) stand together; boxes keep apart. The page draws with physics off, so what is placed
here is what the reader sees. The same graph gives the same places on every run.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.model.relations import RELATIONS

Box = tuple[float, float]  # width, height
Place = tuple[float, float]  # centre; x to the right, y down
Array = NDArray[Any]

SEED = 20220110
ASPECT, MAX_STRETCH = 1.05, 1.5  # width by height, before labels make the picture wider
# How strongly an edge pulls; an article or outlet holds what it holds loosely, or it would hold all.
PULLS: dict[str, float] = {"reports": 0.3, "published": 0.6} | {str(row.name): row.pull for row in RELATIONS}
PULL_OUTSIDE = 0.35  # of an edge between two communities
EDGE_PIXELS = 95  # median length of an edge before boxes push each other apart
GAP_PIXELS = 50  # between parts of the graph that no edge joins
SPACING = 2.2  # how far nodes keep apart, in sides of the square that each would have to itself
ROUNDS, ROUNDS_OF_MANY, MANY_NODES = 150, 60, 1000
FILLED = 1.5  # least ratio of the whole area to that of all boxes
REACH_PIXELS = 30  # boxes farther apart are not watched until the next sweep
MAX_SWEEPS, PUSHES_PER_SWEEP = 40, 10
SLICE = 64  # nodes whose distances to all others are held at once


def place_nodes(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Return the centre of each node, rounded to whole pixels, with the boxes kept apart.

    Parts that no edge joins are laid out each for itself and packed in rows, the largest first.

    Args:
        boxes: Width and height that each node with its label takes; every node has one.
    """
    simple = _simple(graph)
    order = {node: index for index, node in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(simple)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    placed = [_widen(_spread(_draw(simple.subgraph(part), part), boxes)) for part in parts]
    return {node: (round(x), round(y)) for node, (x, y) in _pack(placed, boxes).items()}


def find_communities(graph: nx.Graph) -> list[set[str]]:
    """Return the nodes that hang together more than with the rest, by `weight`; the same on every run."""
    return list(nx.community.louvain_communities(graph, seed=SEED))


def _simple(graph: nx.MultiDiGraph) -> nx.Graph:
    simple = nx.Graph()
    simple.add_nodes_from(graph)
    for source, target, kind in graph.edges(data="kind"):
        if source != target:
            before = simple.get_edge_data(source, target, {"weight": 0.0})["weight"]
            simple.add_edge(source, target, weight=before + PULLS.get(kind, 1.0))
    return simple


# --- drawing ---------------------------------------------------------------------------------------


def _draw(part: nx.Graph, nodes: Sequence[str]) -> dict[str, Place]:
    """Lay out one connected part by its edges alone, blind to the size of labels.

    Nodes repel each other and edges pull, less and less from round to round (Fruchterman and Reingold
    1991); within a community they pull more. networkx has it too, but takes ten times as long over 500
    nodes and asks for SciPy there.
    """
    index = {node: place for place, node in enumerate(nodes)}
    home = np.zeros(len(nodes), dtype=int)
    for number, community in enumerate(find_communities(part)):
        home[[index[node] for node in community]] = number
    ends = sorted((*sorted((index[a], index[b])), weight) for a, b, weight in part.edges(data="weight"))
    edges = np.array([(a, b) for a, b, _ in ends], dtype=int).reshape(-1, 2)
    pulls = np.array([weight for _, _, weight in ends])
    pulls *= np.where(home[edges[:, 0]] == home[edges[:, 1]], 1.0, PULL_OUTSIDE)
    degrees = np.bincount(edges.ravel(), minlength=len(nodes))
    at = _settle(_around_homes(home), edges, pulls, np.sqrt(np.maximum(degrees, 1)))
    lengths = np.linalg.norm(at[edges[:, 1]] - at[edges[:, 0]], axis=1)
    at *= EDGE_PIXELS / max(float(np.median(lengths)), 1e-6) if len(edges) else 1.0
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, _lie_down(at), strict=True)}


def _lie_down(at: Array) -> Array:
    """Return the places turned so that they reach farthest from left to right."""
    if len(at) < 2:
        return at
    centred = at - at.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes *= np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1, 1)  # of two opposite ways always one
    turned: Array = centred @ axes[:, ::-1]
    return turned


def _around_homes(home: Array) -> Array:
    """Return where to begin: each community in a place of its own on a circle."""
    count = int(home.max(initial=0)) + 1
    angle = home * (2 * math.pi / count)
    centres = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (0.5 if count > 1 else 0.0)
    return centres + np.random.RandomState(SEED).rand(len(home), 2) * 0.5


def _settle(at: Array, edges: Array, pulls: Array, masses: Array) -> Array:
    apart = SPACING / math.sqrt(len(at))
    rounds = ROUNDS if len(at) <= MANY_NODES else ROUNDS_OF_MANY
    for step in np.linspace(0.1, 0.0, rounds, endpoint=False):
        force = _repulsion(at, apart, masses)
        way = at[edges[:, 1]] - at[edges[:, 0]]
        pull = way * (pulls * np.linalg.norm(way, axis=1) / apart)[:, None]
        np.add.at(force, edges[:, 0], pull)
        np.subtract.at(force, edges[:, 1], pull)
        at += step * force / np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 0.01)
    return at


def _repulsion(at: Array, apart: float, masses: Array) -> Array:
    """Return how all others push each node; a slice of nodes at a time, so that it stays in the cache."""
    force = np.empty_like(at)
    x, y = np.ascontiguousarray(at[:, 0]), np.ascontiguousarray(at[:, 1])
    for start in range(0, len(at), SLICE):
        part = slice(start, start + SLICE)
        across, down = x[part, None] - x, y[part, None] - y
        strength = across * across
        strength += down * down
        np.maximum(strength, 1e-4, out=strength)
        np.divide(apart**2 * masses, strength, out=strength)
        across *= strength
        down *= strength
        force[part, 0], force[part, 1] = across.sum(axis=1), down.sum(axis=1)
    return force * masses[:, None]


# --- keeping boxes apart ---------------------------------------------------------------------------


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


def _widen(places: dict[str, Place]) -> dict[str, Place]:
    """Stretch a part from left to right towards the shape of a screen; no box comes nearer to another."""
    width, height = np.ptp(np.array(list(places.values())), axis=0)
    factor = min(max(ASPECT * height / max(width, 1e-6), 1.0), MAX_STRETCH)
    return {node: (x * factor, y) for node, (x, y) in places.items()}


def _near(at: Array, sizes: Array) -> tuple[Array, Array]:
    """Return the pairs of boxes that overlap or soon may, as the indices of the one and of the other.

    The plane is cut into cells as large as the largest box: only boxes of neighbouring cells may meet.
    """
    cell = sizes.max(axis=0) + REACH_PIXELS
    column, row = ((at - at.min(axis=0)) // cell).astype(int).T
    width = int(column.max()) + 3  # an empty column on either side keeps rows apart
    cells = row * width + column
    order = np.argsort(cells, kind="stable")
    sorted_cells = cells[order]
    ones, others = [], []
    for step in (0, 1, width - 1, width, width + 1):
        first = np.searchsorted(sorted_cells, cells + step, side="left")
        count = np.searchsorted(sorted_cells, cells + step, side="right") - first
        one = np.repeat(np.arange(len(at)), count)
        other = order[
            np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
        ]
        ones.append(one[one < other] if step == 0 else one)
        others.append(other[one < other] if step == 0 else other)
    one, other = np.concatenate(ones), np.concatenate(others)
    close = (np.abs(at[one] - at[other]) < (sizes[one] + sizes[other]) / 2 + REACH_PIXELS).all(axis=1)
    return one[close], other[close]


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


# --- putting parts together --------------------------------------------------------------------------


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
