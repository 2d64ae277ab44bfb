"""A graph as a pyvis Network: which nodes and edges are drawn, in which shape, and where.

Colours are the page's own matter (`page.css`): they follow the reader's light or dark mode. So are labels
(`page.js`): they keep one size on screen and are drawn only where they do not cover one another.
"""

import math
from typing import TYPE_CHECKING

from pyvis.network import Network

from kg.graph.placement import Box, place_nodes
from kg.model.relations import AGAINST
from kg.present.page.argument import foremost

if TYPE_CHECKING:
    from kg.graph.network import MultiDiGraph

SHAPES = {"entity": "dot", "claim": "diamond", "document": "triangle", "outlet": "square"}
RADIUS_PIXELS = {"claim": 7.0, "document": 9.0, "outlet": 12.0}
MAX_LABEL_CHARACTERS = 32
LETTER_PIXELS = 6.5  # room for a letter: less than its width, as a label finds another side where it must
LINE_PIXELS = 18  # height of a label


def build_network(graph: "MultiDiGraph") -> Network:
    """Return the network that shows every node and edge of `graph`; ids are places in its order of nodes.

    pyvis looks an id up in a list of all ids, whence whole numbers, which compare fast.
    """
    ids = {node: index for index, node in enumerate(graph)}
    radii = {node: _radius(str(kind), graph.degree(node)) for node, kind in graph.nodes(data="kind")}
    labels = {node: shorten(str(label)) for node, label in graph.nodes(data="label", default="")}
    claims = {node for node, kind in graph.nodes(data="kind") if kind == "claim"}
    boxes = {node: _box(radii[node], "" if node in claims else labels[node]) for node in graph}
    places = place_nodes(graph, boxes)
    network = Network(directed=True)
    for node, kind in graph.nodes(data="kind"):
        x, y = places[node]
        network.add_node(
            ids[node], label=labels[node], shape=SHAPES.get(str(kind), "dot"), size=radii[node],
            color=None, kind=kind, x=x, y=y - (0 if node in claims else LINE_PIXELS // 2),
        )  # fmt: skip
    worth = foremost(graph)
    for source, target, attributes in graph.edges(data=True):
        known = {name: attributes[name] for name in ("kind", "why", "score") if name in attributes}
        if attributes["kind"] in AGAINST:
            known["worth"] = worth[source, target]
        network.add_edge(ids[source], ids[target], **known)
    return network


def shorten(label: str) -> str:
    """Return the label in one line, cut after a word where it is too long."""
    line = " ".join(label.split())
    if len(line) <= MAX_LABEL_CHARACTERS:
        return line
    cut = line[:MAX_LABEL_CHARACTERS]
    return (cut.rsplit(" ", 1)[0] if " " in cut[12:] else cut) + "…"


def _radius(kind: str, degree: int) -> float:
    """Return how large to draw a node: an entity grows with the number of its edges."""
    return RADIUS_PIXELS.get(kind) or round(min(7 + 2.2 * math.sqrt(degree), 24), 1)


def _box(radius: float, label: str) -> Box:
    """Return the width and height of a node with its label beneath it, and some air around."""
    if not label:
        return 2 * radius + 6, 2 * radius + 6
    return max(2 * radius, LETTER_PIXELS * len(label)) + 8, 2 * radius + LINE_PIXELS + 8
