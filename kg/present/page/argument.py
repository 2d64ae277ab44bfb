"""What the pictures of who speaks of what, and who is against whom, need beside the graph.

Of each claim its stance, of each article its story, of each dispute how much it tells.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from kg.language.en.saying.stance import side_of
from kg.model.relations import AGAINST
from kg.store.database import Store

if TYPE_CHECKING:
    from kg.graph.network import MultiDiGraph

Stance = Literal["says", "denies", "for", "against"]
_OF_MODALITY: dict[str, Stance] = {"denies": "denies", "supports": "for", "opposes": "against"}


def stances_of(graph: "MultiDiGraph") -> dict[str, dict[str, Any]]:
    """Return the stance of each claim that is no plain saying, by its node."""
    found = {node: stance_of(claim) for node, claim in graph.nodes(data=True) if claim.get("kind") == "claim"}
    return {node: {"stance": stance} for node, stance in found.items() if stance != "says"}


def stance_of(claim: dict[str, Any]) -> Stance:
    """Return how a claim's speaker stands to its content, by the attributes that the graph has of it."""
    if claim.get("polarity") == "not-so":
        return "denies"
    side = side_of(str(claim.get("cue", "")), negated=bool(claim.get("negated")))
    if side in ("for", "against"):
        return "for" if side == "for" else "against"
    return _OF_MODALITY.get(str(claim.get("modality")), "says")


def stories_of(graph: "MultiDiGraph", store: Store) -> dict[str, dict[str, Any]]:
    """Return the story of each article that is in one, by its node."""
    return {
        node: {"story": line.id, "storyTitle": line.title}
        for line in store.stories.list()
        for document in line.documents
        if (node := f"document:{document}") in graph
    }


def foremost(graph: "MultiDiGraph") -> dict[tuple[str, str], float]:
    """Return how much each dispute tells, by its two claims: who reads few should read the highest.

    Two named speakers tell more than a speaker and nobody known, two of them more than one who contradicts
    himself; between two disputes of the same kind, that of whose two sides more is disputed.
    """
    disputes = [(a, b, score) for a, b, kind, score in _links(graph) if kind in AGAINST]
    who = {claim: _speaker(graph, claim) for a, b, _ in disputes for claim in (a, b)}
    often = Counter(frozenset((who[a], who[b])) for a, b, _ in disputes if who[a] and who[b])
    worth = {}
    for a, b, score in disputes:
        named = bool(who[a]) + bool(who[b])
        apart = 2 if who[a] != who[b] else 0
        worth[a, b] = round(named + apart + min(often[frozenset((who[a], who[b]))], 5) / 5 + score, 3)
    return worth


def safe_address(url: object) -> str:
    """Return an address that a link may lead to; "" for one that is not of the web."""
    text = str(url or "").strip()
    return text if text.casefold().startswith(("http://", "https://")) else ""


def _links(graph: "MultiDiGraph") -> list[tuple[str, str, str, float]]:
    return [(a, b, str(edge["kind"]), float(edge.get("score", 0.0))) for a, b, edge in graph.edges(data=True)]


def _speaker(graph: "MultiDiGraph", claim: str) -> str:
    return next((str(a) for a, _, kind in graph.in_edges(claim, data="kind") if kind == "says"), "")
