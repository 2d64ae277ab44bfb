"""What the page tells of each node: what its panel shows, as JSON.

It comes from the graph's own attributes and, where there is a store, from it: the paragraph that a claim's
words stand in, the reason of each name of an entity, its roles.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.ask.passages import by_paragraph, window
from kg.decide.reasons import reasons_by_form
from kg.model import Claim, EntityLine, Filter, Span, Wanted
from kg.model.claim_fields import CLAIM_FIELDS
from kg.present.page.argument import safe_address, stances_of, stories_of
from kg.store.database import Store

if TYPE_CHECKING:
    from kg.graph.network import MultiDiGraph

MOST_AROUND = 320  # characters of a paragraph that are shown before the words, and after
MOST_BETWEEN = 1200  # of a content so long, only the beginning and the end of a paragraph
MOST_REASONS = 4  # of a name
MOST_ELSEWHERE = 8  # other sides of a claim's links that are not drawn
Pieces = list[list[str]]  # [words, role], role "" or one of "source", "cue", "content"


def facts_of(graph: "MultiDiGraph", store: Store | None = None) -> list[dict[str, Any]]:
    """Return what may be shown of each node, in the graph's order; what is empty is left out."""
    more = _told_by(store, graph) if store else {}
    stories, stances = stories_of(graph, store) if store else {}, stances_of(graph)
    return [
        {"key": str(node)}
        | _filled(attributes | {"url": safe_address(attributes.get("url"))})
        | _filled(more.get(node, {}))
        | stories.get(node, {})
        | stances.get(node, {})
        for node, attributes in graph.nodes(data=True)
    ]


def labelled_fields() -> list[dict[str, Any]]:
    """Return which facts of a claim have a line of their own in its panel, and what they are called there."""
    return [
        {"name": field.name, "label": field.label, "share": field.share}
        for field in CLAIM_FIELDS["graph"]
        if field.label
    ]


def _filled(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value not in (None, "", (), [])}


def _told_by(store: Store, graph: "MultiDiGraph") -> dict[str, dict[str, Any]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for _, attributes in graph.nodes(data=True):
        kind = attributes["kind"]
        if kind in attributes:  # an entity's id is its attribute "entity"
            ids[kind].append(attributes[kind])
    told: dict[str, dict[str, Any]] = {}
    with store.transaction(writing=False):
        if ids["claim"]:
            told |= _of_claims(store, store.claims.list(Wanted(Filter(rejected=True), claims=ids["claim"])))
            for claim, others in _linked_elsewhere(store, set(ids["claim"])).items():
                told[f"claim:{claim}"]["elsewhere"] = others
        if ids["entity"]:
            told |= _of_entities(store, store.entities.list(ids=ids["entity"], unlisted=True))
    return told


# --- claims ----------------------------------------------------------------------------------------


def _of_claims(store: Store, claims: Iterable[Claim]) -> dict[str, dict[str, Any]]:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document.id].append(claim)
    told = {}
    for document, its_claims in by_document.items():
        text = store.documents.get(document).text
        for claim in its_claims:
            told[f"claim:{claim.id}"] = {"passage": passage(text, claim), "ruling": claim.ruling}
    return told


def _linked_elsewhere(store: Store, claims: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Return for each claim the other sides of its links that are not drawn."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    links = [
        link for link in store.links.list(Wanted(claims=sorted(claims))) if not {link.a, link.b} <= claims
    ]
    sides = {link.b if link.a in claims else link.a for link in links}
    others = {other.id: other for other in store.claims.list(Wanted(claims=sorted(sides)))} if sides else {}
    for link in links:
        claim, side = (link.a, link.b) if link.a in claims else (link.b, link.a)
        other = others.get(side)
        if other and len(found[claim]) < MOST_ELSEWHERE:
            told = {
                "kind": link.relation,
                "why": link.why,
                "who": other.speaker.name if other.speaker else other.source.text,
                "words": _shortened(other.statement),
                "outlet": other.document.outlet or other.document.title,
                "date": other.document.published,
            }
            found[claim].append(_filled(told))
    return found


def passage(text: str, claim: Claim) -> list[Pieces]:
    """Return the paragraphs that a claim's content stands in, cut where a role begins or ends."""
    roles = [
        (span, role)
        for role, words in (("cue", claim.cue), ("source", claim.source), ("content", claim.content))
        for span in words.spans
    ]
    return [
        _pieces(text, window(paragraph, spans, MOST_AROUND), roles)
        for paragraph, spans in by_paragraph(text, claim.content.spans or claim.cue.spans)
    ]


def _pieces(text: str, window: Span, roles: list[tuple[Span, str]]) -> Pieces:
    edges = {window.start, window.end}
    edges |= {edge for span, _ in roles for edge in span if window.start < edge < window.end}
    at = sorted(edges)
    pieces: Pieces = []
    for piece in map(Span, at, at[1:]):
        role = next((role for span, role in roles if span.covers(piece)), "")
        words = piece.cut(text)
        if pieces and pieces[-1][1] == role:
            pieces[-1][0] += words
        else:
            pieces.append([words, role])
    if window.start and text[window.start - 1] != "\n":
        pieces.insert(0, ["… ", ""])
    if window.end < len(text) and text[window.end] != "\n":
        pieces.append([" …", ""])
    return [[_shortened(words), role] for words, role in pieces]


def _shortened(words: str) -> str:
    """Return the words without the middle of what is too long for a panel."""
    if len(words) <= MOST_BETWEEN:
        return words
    return f"{words[: MOST_BETWEEN // 2]} […] {words[-MOST_BETWEEN // 2 :]}"


# --- entities --------------------------------------------------------------------------------------


def _of_entities(store: Store, lines: Iterable[EntityLine]) -> dict[str, dict[str, Any]]:
    roles: dict[str, list[str]] = defaultdict(list)
    for role, named, _ in store.referents.roles():
        roles[named.id].append(role)
    return {f"entity:{line.id}": {"names": names(line), "roles": roles.get(line.id)} for line in lines}


def names(line: EntityLine) -> list[list[Any]]:
    """Return an entity's names, each with its reasons: [form, [why, ...]]; last "" with the other reasons."""
    forms = list(dict.fromkeys([line.name, *line.aliases]))
    why = reasons_by_form(line.name, forms, line.why)
    told = [form for form in (*forms, "") if why[form] or form not in ("", line.name)]
    return [[form, why[form][:MOST_REASONS]] for form in told]
