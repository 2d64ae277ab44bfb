"""Where to draw the nodes of a graph: a networkx graph in, coordinates in pixels out.

The page draws with physics off, so what is placed here is what the reader sees. The same graph
gives the same places on every run.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

import networkx as nx

Box = tuple[float, float]  # width, height
Place = tuple[float, float]  # centre; x to the right, y down

SEED = 20220110
EDGE_PIXELS = 95  # median length of an edge before boxes push each other apart
GAP_PIXELS = 50  # between parts of the graph that no edge joins
ASPECT = 1.5  # width by height of the canvas on a common screen
MAX_ROUNDS = 100


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
    """Lay out one connected part by its edges alone, blind to the size of labels."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered = nx.Graph()  # a subgraph's own order is that of a set
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in part.edges()))
    start = nx.spring_layout(ordered, seed=SEED, iterations=150, k=2.2 / math.sqrt(len(nodes)))
    lengths = [math.dist(start[a], start[b]) for a, b in ordered.edges()]
    scale = EDGE_PIXELS / max(median(lengths), 1e-6)
    return {node: (float(start[node][0]) * scale * ASPECT, float(start[node][1]) * scale) for node in nodes}


def _spread(places: dict[str, Place], boxes: Mapping[str, Box]) -> dict[str, Place]:
    """Push overlapping boxes apart, each by half and along the shorter way, until none overlaps."""
    xy = {node: list(place) for node, place in places.items()}
    for _ in range(MAX_ROUNDS):
        moved = False
        for a, b in _neighbours(xy, boxes):
            dx, dy = xy[b][0] - xy[a][0], xy[b][1] - xy[a][1]
            over_x = (boxes[a][0] + boxes[b][0]) / 2 - abs(dx)
            over_y = (boxes[a][1] + boxes[b][1]) / 2 - abs(dy)
            if over_x <= 0.5 or over_y <= 0.5:
                continue
            moved = True
            axis, push = (0, over_x) if over_x < over_y else (1, over_y)
            side = 1 if (dx, dy)[axis] >= 0 else -1
            xy[a][axis] -= side * push / 2
            xy[b][axis] += side * push / 2
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in xy.items()}


def _neighbours(xy: Mapping[str, list[float]], boxes: Mapping[str, Box]) -> Iterator[tuple[str, str]]:
    """Yield the pairs near enough to overlap, each once: those in the same or adjoining cells of a grid."""
    wide = max(boxes[node][0] for node in xy)
    high = max(boxes[node][1] for node in xy)
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, (x, y) in xy.items():
        cells[int(x // wide), int(y // high)].append(node)
    for (column, row), nodes in list(cells.items()):
        ahead = [(column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)]
        others = [node for cell in ahead if cell in cells for node in cells[cell]]
        for index, a in enumerate(nodes):
            for b in [*nodes[index + 1 :], *others]:
                yield a, b


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
