"""Which part of a graph is drawn: not what is only mentioned, and of a large one the most telling part."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask import find_entities
from kg.errors import QuestionError
from kg.graph.network import build_graph
from kg.graph.selection import Around, find_around
from kg.model import Filter, Wanted
from kg.model.relations import RELATIONS
from kg.store.database import Store

if TYPE_CHECKING:
    from networkx import MultiDiGraph

LINK_WEIGHTS: dict[str, float] = {row.name: row.weight for row in RELATIONS}
MAX_NODES = 1500
MAX_NODES_AROUND = 120
BACKGROUND_EDGES = frozenset({"mentions"})  # an article mentions a hundred names: drawn, they hide the rest
_NOUNS = {
    "claim": ("claim", "claims"), "entity": ("name", "names"),
    "document": ("article", "articles"), "outlet": ("outlet", "outlets"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What is drawn, and what is left out, in sentences."""

    graph: "MultiDiGraph"
    left_out: tuple[str, ...] = ()


def telling_part(
    graph: "MultiDiGraph", most: int = MAX_NODES, *, around: Iterable[str] = (), hint: str = ""
) -> Part:
    """Return what is worth drawing of a graph, in at most about `most` nodes.

    Entities that are in no claim are left out. Of what is too large, it is the claims that tell most and
    hang together: those with links to others, contradictions first, and of those who speak or are
    spoken of often; each with its speaker, subjects, channels, article and outlet.

    Args:
        around: Nodes to begin with, where they are in the graph.
        hint: What a reader can do to see the rest, as the end of a sentence.
    """
    drawn = _foreground(graph)
    told = []
    if mentioned := len(graph) - len(drawn):
        names = "1 name is" if mentioned == 1 else f"{mentioned:,} names are"
        told.append(f"{names} left out: mentioned, but in no claim.")
    if len(drawn) > most:
        chosen = _grow(drawn, most, [node for node in around if node in drawn])
        told.append(_shown(drawn, chosen) + (f" {hint}" if hint else ""))
        drawn = drawn.subgraph([node for node in drawn if node in chosen]).copy()
    return Part(drawn, tuple(told))


def drawn_part(
    store: Store,
    graph: "MultiDiGraph",
    *,
    most: int = MAX_NODES,
    links: bool = False,
    around: Iterable[str] = (),
) -> Part:
    """Return what `kg view` draws of a graph; with `links` only claims that have some, and their other sides.

    Raises:
        QuestionError: There is nothing to draw.
    """
    if links:
        graph = linked_part(store, graph)
    if not any(kind == "claim" for _, kind in graph.nodes(data="kind")):
        raise QuestionError("no claim to draw; `kg claims` with the same filters shows what there is")
    hint = "A name, a filter or --max-nodes shows more."
    return telling_part(graph, most, around=around, hint=hint)


def linked_part(store: Store, graph: "MultiDiGraph") -> "MultiDiGraph":
    """Return only the claims of a graph that have links, with the other side of each, whoever said it.

    Raises:
        QuestionError: There are none.
    """
    claims = [claim for _, claim in graph.nodes(data="claim") if claim]
    links = store.links.list(Wanted(claims=claims)) if claims else []
    if not links:
        raise QuestionError("no claim here is linked with another; leave out --links to see them all")
    return build_graph(store, Wanted(claims=sorted({link.a for link in links} | {link.b for link in links})))


def part_around(store: Store, key: str, most: int = MAX_NODES_AROUND) -> Part:
    """Return what surrounds one node, "KIND:ID" as in the graph: its claims with all that they touch.

    Raises:
        QuestionError: It is not of a kind that has surroundings.
    """
    kind, _, identifier = key.partition(":")
    if kind == "entity":
        known = find_entities(store, identifier)
        graph = build_graph(store, around=find_around(store, identifier) if known else Around())
    elif kind == "claim":
        links = store.links.list(Wanted(claims=[identifier]))
        graph = build_graph(store, Wanted(claims=[identifier, *{x.a for x in links}, *{x.b for x in links}]))
    elif kind == "document":
        graph = build_graph(store, Wanted(Filter(document=identifier)))
    elif kind == "outlet":
        graph = build_graph(store, Wanted(Filter(outlet=identifier)))
    else:
        raise QuestionError(f"{key}: not a node; name one as entity:ID, claim:ID, document:ID or outlet:NAME")
    return telling_part(graph, most, around=[key])


def _foreground(graph: "MultiDiGraph") -> "MultiDiGraph":
    """Return the graph without entities that are mentioned only, in no claim."""
    drawn = graph.copy()
    kinds = list(drawn.edges(keys=True, data="kind"))
    drawn.remove_edges_from([(a, b, key) for a, b, key, kind in kinds if kind in BACKGROUND_EDGES])
    entities = [node for node, kind in drawn.nodes(data="kind") if kind == "entity"]
    drawn.remove_nodes_from([node for node in entities if not drawn.degree(node)])
    return drawn


def _grow(graph: "MultiDiGraph", most: int, seeds: Sequence[str]) -> set[str]:
    """Return the nodes of the best claims, each next to those before it as long as there are such."""
    kinds = dict(graph.nodes(data="kind"))
    worth = _worth(graph, kinds)
    chosen = set(seeds)
    by_worth = iter(sorted(worth, key=lambda claim: -worth[claim]))
    reached: list[tuple[float, str]] = []

    def reach(nodes: Iterable[str]) -> None:
        for node in nodes:
            for claim in (*graph.predecessors(node), *graph.successors(node)):
                if claim in worth and claim not in chosen:
                    heapq.heappush(reached, (-worth[claim], claim))

    reach(seeds)
    while len(chosen) < most:
        claim = heapq.heappop(reached)[1] if reached else next(by_worth, None)
        if claim is None:
            break
        if claim in chosen:
            continue
        needed = {claim, *_needs(graph, claim, kinds.__getitem__)} - chosen
        if len(chosen) + len(needed) > most:
            continue  # a smaller one may still fit
        chosen |= needed
        reach(node for node in needed if kinds[node] in ("claim", "entity"))
    return chosen


def _worth(graph: "MultiDiGraph", kinds: dict[str, str]) -> dict[str, float]:
    """Return how much each claim tells: its links, and how busy its speaker, subjects and channels are."""
    busy = {node: graph.degree(node) ** 0.5 for node, kind in kinds.items() if kind == "entity"}
    worth: dict[str, float] = {}
    for node, kind in kinds.items():
        if kind != "claim":
            continue
        near = [*graph.in_edges(node, data="kind"), *graph.out_edges(node, data="kind")]
        links = sum(LINK_WEIGHTS.get(edge, 0.0) for _, _, edge in near)
        ends = {a if b == node else b for a, b, _ in near}
        worth[node] = links + sum(sorted((busy.get(end, 0.0) for end in ends), reverse=True)[:4])
    return worth


def _needs(graph: "MultiDiGraph", claim: str, kind: Callable[[str], str]) -> Iterable[str]:
    """Yield what a claim is not drawn without: who and what it is of, and where it stands."""
    for node in (*graph.predecessors(claim), *graph.successors(claim)):
        if kind(node) != "claim":
            yield node
        if kind(node) == "document":
            yield from (outlet for outlet in graph.predecessors(node) if kind(outlet) == "outlet")


def _shown(graph: "MultiDiGraph", chosen: set[str]) -> str:
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    drawn = Counter(kind for node, kind in graph.nodes(data="kind") if node in chosen)
    parts = [
        f"{drawn[kind]:,} of {counts[kind]:,} {nouns[counts[kind] != 1]}"
        for kind, nouns in _NOUNS.items()
        if counts[kind]
    ]
    return f"Too much for one picture. Drawn are the most telling: {', '.join(parts)}."
