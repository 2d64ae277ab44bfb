"""The store, or a part of it, as a networkx graph.

A node is "KIND:ID". Every node has `kind` and `label`, every edge `kind`, which is its key as well;
further attributes are strings and numbers, left out where nothing is known.

| node     | is                        | attributes                                                      |
|----------|---------------------------|-----------------------------------------------------------------|
| document | one article               | document, title, outlet, author, published, path, url           |
| outlet   | who publishes             |                                                                 |
| entity   | who or what names mean    | entity, type, aliases; of the whole store: documents, mentions, |
|          |                           | claims_made, claims_about                                       |
| claim    | what someone is said to   | what `kg.model.claim_fields` lists for a graph; negated is 0 or |
|          | have said                 | 1, origin the id of the earliest claim of the same utterance    |

| edge         | from     | to       | means                                                          |
|--------------|----------|----------|----------------------------------------------------------------|
| published    | outlet   | document | the outlet published the document                              |
| reports      | document | claim    | the claim stands in the document                               |
| says         | entity   | claim    | the entity is its speaker                                      |
| about        | claim    | entity   | the entity or concept stands in its content                    |
| via          | claim    | entity   | it came through this outlet or person; position 0 is outermost |
| within       | claim    | claim    | the first is reported inside the second                        |
| mentions     | document | entity   | the document names the entity, `count` times                   |
| one of `kg.model.relations` | claim | claim | a link, with its `score` and `why`          |
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import networkx as nx
from networkx import MultiDiGraph as MultiDiGraph

from kg.errors import QuestionError
from kg.graph.selection import Around, Selection, select
from kg.model import DocumentLine, EntityLine, Named, Wanted
from kg.model.claim_fields import claim_values, flat_value
from kg.store.database import Store

_EVERYTHING = Wanted()

# How far apart an edge sets two nodes: to stand in one article says less than to stand in one claim.
_DISTANCES = {"reports": 3, "published": 4, "mentions": 4}


def build_graph(
    store: Store, wanted: Wanted = _EVERYTHING, *, around: Around | None = None
) -> "nx.MultiDiGraph":
    """Return the graph of the wanted claims with their documents, speakers, subjects and channels.

    Unless particular claims are asked for, documents without claims and entities that are only
    mentioned are in it too. Nodes and edges come in the same order on every run.

    Args:
        around: Only claims that X makes or passes on, or that are about X.
    """
    part = select(store, wanted, around=around)
    graph = nx.MultiDiGraph()
    _add_documents(graph, part.documents)
    _add_entities(graph, part.entities, part.named)
    _add_claims(graph, part)
    _add_edges(
        graph, (("document", a, "mentions", "entity", b, {"count": n}) for a, b, n in part.appearances)
    )
    _add_edges(
        graph,
        (("claim", x.a, x.relation, "claim", x.b, {"score": x.score, "why": x.why}) for x in part.links),
    )
    return graph


class Step(NamedTuple):
    """One edge of a path, walked from `start` to `end`; `forward` where the edge points that way."""

    start: str
    kind: str
    end: str
    forward: bool


def find_labelled_path(graph: "nx.MultiDiGraph", start: str, end: str) -> list[Step]:
    """Return the same as `find_path`, with labels for nodes."""
    labels = graph.nodes(data="label")
    found = find_path(graph, start, end)
    return [step._replace(start=labels[step.start], end=labels[step.end]) for step in found]


def find_path(graph: "nx.MultiDiGraph", start: str, end: str) -> list[Step]:
    """Return the shortest way between two nodes, through claims rather than through whole articles.

    Of ways that are equally short it is the same one on every run.

    Raises:
        QuestionError: A node is not in the graph, or no way leads from one to the other.
    """
    for node in (start, end):
        if node not in graph:
            raise QuestionError(f"{node}: not in this graph")
    try:
        nodes = nx.dijkstra_path(_undirected(graph), start, end, weight="distance")
    except nx.NetworkXNoPath as error:
        labels = [graph.nodes[node]["label"] for node in (start, end)]
        raise QuestionError(f"nothing connects {labels[0]} with {labels[1]}") from error
    return [_step(graph, a, b) for a, b in pairwise(nodes)]


def _undirected(graph: "nx.MultiDiGraph") -> "nx.Graph":
    """Return the nodes with one edge between any two that have some, with the least of their distances.

    Nodes and edges are put in by the alphabet, as which of two equal ways is found hangs on their order;
    networkx's own undirected view has none: it goes over sets.
    """
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    nearest_last = sorted(graph.edges(keys=True), key=lambda edge: (-_DISTANCES.get(edge[2], 1), *edge))
    for a, b, kind in nearest_last:  # which stays
        plain.add_edge(a, b, distance=_DISTANCES.get(kind, 1))
    return plain


def _step(graph: "nx.MultiDiGraph", a: str, b: str) -> Step:
    steps = [Step(a, kind, b, True) for kind in graph.get_edge_data(a, b, default={})]
    steps += [Step(a, kind, b, False) for kind in graph.get_edge_data(b, a, default={})]
    return min(steps, key=lambda step: (_DISTANCES.get(step.kind, 1), step.kind))


# --- nodes and edges -------------------------------------------------------------------------------


def _add_documents(graph: "nx.MultiDiGraph", documents: Iterable[DocumentLine]) -> None:
    for line in documents:
        _add_node(
            graph, "document", line.id, label=line.title or line.path, document=line.id, title=line.title,
            outlet=line.outlet, author=line.author, published=line.published, path=line.path, url=line.url,
        )  # fmt: skip
        if line.outlet:
            outlet = line.outlet.casefold()
            if f"outlet:{outlet}" not in graph:
                _add_node(graph, "outlet", outlet, label=line.outlet)
            _add_edges(graph, [("outlet", outlet, "published", "document", line.id, {})])


def _add_entities(graph: "nx.MultiDiGraph", lines: Iterable[EntityLine], named: Mapping[str, Named]) -> None:
    for line in lines:
        aliases = "; ".join(alias for alias in line.aliases if alias != line.name)
        _add_node(
            graph, "entity", line.id, label=line.name, entity=line.id, type=line.type,
            aliases=aliases or None, documents=line.documents, mentions=line.mentions,
            claims_made=line.claims_made, claims_about=line.claims_about,
        )  # fmt: skip
    for entity in named.values():  # who is who was not computed yet: names as the documents give them
        if f"entity:{entity.id}" not in graph:
            _add_node(graph, "entity", entity.id, label=entity.name, entity=entity.id, type=entity.type)


def _add_claims(graph: "nx.MultiDiGraph", part: Selection) -> None:
    for claim in part.claims:
        _add_node(
            graph, "claim", claim.id, label=claim.statement,
            **{
                field.name: _attribute(value)
                for field, value in claim_values(claim, "graph", origin=part.origins.get(claim.id))
            },
        )  # fmt: skip
    for claim in part.claims:
        via = [(named.id, position) for position, named in enumerate(part.channels.get(claim.id, ()))]
        edges: list[Edge] = [
            ("document", claim.document.id, "reports", "claim", claim.id, {}),
            *(("entity", one.id, "says", "claim", claim.id, {}) for one in [claim.speaker] if one),
            *(("claim", claim.id, "about", "entity", one.id, {}) for one in claim.about),
            *(("claim", claim.id, "via", "entity", one, {"position": at}) for one, at in via),
            *(("claim", claim.id, "within", "claim", outer, {}) for outer in [claim.within] if outer),
        ]
        _add_edges(graph, edges)


def _attribute(value: Any) -> str | float | None:
    """Return what a node can carry of a claim; None for no words."""
    flat = flat_value(value)
    if isinstance(flat, list):
        flat = "; ".join(flat)
    known: str | float | None = int(flat) if isinstance(flat, bool) else flat
    return None if known == "" else known


Edge = tuple[str, str, str, str, str, Mapping[str, str | float]]


def _add_node(graph: "nx.MultiDiGraph", kind: str, identifier: str, **attributes: str | float | None) -> None:
    known = {name: value for name, value in attributes.items() if value is not None}
    graph.add_node(f"{kind}:{identifier}", kind=kind, **known)


def _add_edges(graph: "nx.MultiDiGraph", edges: Iterable[Edge]) -> None:
    """Add edges between nodes that are both in the graph."""
    for from_kind, a, kind, to_kind, b, attributes in edges:
        source, target = f"{from_kind}:{a}", f"{to_kind}:{b}"
        if source in graph and target in graph:
            graph.add_edge(source, target, key=kind, kind=kind, **attributes)
