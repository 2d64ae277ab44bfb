"""A part of the graph as JSON: what the page is made with, and what a server answers it with later."""

from typing import Any

from kg.graph.part import Part
from kg.present.page.drawing import build_network
from kg.present.page.node_facts import facts_of
from kg.store.database import Store


def page_data(part: Part, store: Store | None = None) -> dict[str, Any]:
    """Return `nodes`, `edges`, `facts` and `leftOut` as the page's script takes them in.

    Nodes and edges are as vis-network wants them; a node's `id` is its place in the lists, and an edge
    names its ends by these. What a node is beyond this page is `key` of its facts: "entity:1f3a5c7e".
    """
    network = build_network(part.graph)
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "facts": facts_of(part.graph, store),
        "leftOut": list(part.left_out),
    }
