"""Who matters in a graph of claims, counted by origins, so that nine copies of a wire text count once.

All take a graph of `kg.graph.network.build_graph`; its claims say by `origin` which utterance they tell.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.model.relations import AGREEING

LEAST_AGREEING = 2  # speakers in a community
MOST_LISTED = 10
_SEED = 7


@dataclass(frozen=True, slots=True)
class Cited:
    """A speaker: of how many origins he is, told in how many outlets and articles."""

    speaker: str  # node
    name: str
    origins: int
    outlets: int
    documents: int


@dataclass(frozen=True, slots=True)
class Broker:
    """A speaker by whom outlets are joined that would not be otherwise: his betweenness, 0 to 1."""

    speaker: str
    name: str
    betweenness: float
    outlets: tuple[str, ...]  # those that tell him, by name


@dataclass(frozen=True, slots=True)
class Community:
    """Speakers who say the same, more often than they do with others; `agreements`: how often."""

    speakers: tuple[str, ...]
    names: tuple[str, ...]
    agreements: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The speakers most cited, the brokers and the communities, each the first ones first."""

    cited: tuple[Cited, ...]
    brokers: tuple[Broker, ...]
    communities: tuple[Community, ...]


def measure(graph: "nx.MultiDiGraph", *, limit: int = MOST_LISTED) -> Measures:
    """Return who is cited most, who joins outlets, and who agrees with whom; at most `limit` of each."""
    return Measures(
        tuple(find_cited(graph)[:limit]),
        tuple(find_brokers(graph)[:limit]),
        tuple(find_communities(graph)[:limit]),
    )


def find_cited(graph: "nx.MultiDiGraph") -> list[Cited]:
    """Return all speakers, those of most origins first, then of most outlets.

    An article without an outlet counts as an outlet of its own.
    """
    origins: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for speaker, claim in _said(graph):
        origins[speaker].add(graph.nodes[claim].get("origin", claim))
        documents[speaker].update(_documents(graph, claim))
    found = [
        Cited(
            speaker,
            graph.nodes[speaker]["label"],
            origins=len(origins[speaker]),
            outlets=len({_outlet(graph, document) for document in documents[speaker]}),
            documents=len(documents[speaker]),
        )
        for speaker in origins
    ]
    return sorted(found, key=lambda one: (-one.origins, -one.outlets, -one.documents, one.name, one.speaker))


def find_brokers(graph: "nx.MultiDiGraph") -> list[Broker]:
    """Return the speakers through whom outlets are joined, the greatest betweenness first.

    Betweenness is that of the graph of speakers and the outlets that tell them; speakers whom one outlet
    alone tells join nothing and are left out.
    """
    told = nx.Graph()
    for speaker, claim in _said(graph):
        told.add_edges_from((speaker, _outlet(graph, document)) for document in _documents(graph, claim))
    between = nx.betweenness_centrality(told)
    found = [
        Broker(
            node,
            graph.nodes[node]["label"],
            round(between[node], 4),
            tuple(sorted(_outlet_name(graph, outlet) for outlet in told[node])),
        )
        for node in told
        if node in graph and graph.nodes[node]["kind"] == "entity" and len(told[node]) > 1
    ]
    return sorted(found, key=lambda one: (-one.betweenness, one.name, one.speaker))


def find_communities(graph: "nx.MultiDiGraph") -> list[Community]:
    """Return groups of speakers who corroborate each other, the largest first.

    Two speakers agree as often as origins of theirs corroborate each other, however many articles tell them.
    """
    speaker_of = {claim: speaker for speaker, claim in _said(graph)}
    pairs: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for a, b, kind in graph.edges(keys=True):
        if kind in AGREEING and a in speaker_of and b in speaker_of and speaker_of[a] != speaker_of[b]:
            one, other = sorted((speaker_of[a], speaker_of[b]))
            pairs[one, other].add(frozenset(graph.nodes[claim].get("origin", claim) for claim in (a, b)))
    agreeing = nx.Graph()
    for (one, other), origins in sorted(pairs.items()):
        agreeing.add_edge(one, other, weight=len(origins))
    if not agreeing:
        return []
    groups = nx.community.louvain_communities(agreeing, weight="weight", seed=_SEED)
    found = [_community(graph, agreeing, group) for group in groups if len(group) >= LEAST_AGREEING]
    return sorted(found, key=lambda one: (-len(one.speakers), -one.agreements, one.names))


def _community(graph: "nx.MultiDiGraph", agreeing: "nx.Graph", group: Iterable[str]) -> Community:
    speakers = sorted(group, key=lambda node: (graph.nodes[node]["label"], node))
    agreements = agreeing.subgraph(speakers).size(weight="weight")
    return Community(tuple(speakers), tuple(graph.nodes[node]["label"] for node in speakers), int(agreements))


def _said(graph: "nx.MultiDiGraph") -> list[tuple[str, str]]:
    return [(speaker, claim) for speaker, claim, kind in graph.edges(keys=True) if kind == "says"]


def _documents(graph: "nx.MultiDiGraph", claim: str) -> list[str]:
    return [document for document, _, kind in graph.in_edges(claim, keys=True) if kind == "reports"]


def _outlet(graph: "nx.MultiDiGraph", document: str) -> str:
    outlets = [outlet for outlet, _, kind in graph.in_edges(document, keys=True) if kind == "published"]
    return outlets[0] if outlets else document


def _outlet_name(graph: "nx.MultiDiGraph", outlet: str) -> str:
    return str(graph.nodes[outlet]["label"])
