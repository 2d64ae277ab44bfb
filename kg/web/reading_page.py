"""The reading view: an article with its claims marked where they stand."""

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.model import Claim, Filter, Link
from kg.web.article_pieces import read_article
from kg.web.asking import require_document
from kg.web.rendering import render


def document(graph: KnowledgeGraph, request: Request) -> Response:
    with graph.store.transaction(writing=False):  # one state of the store
        found = require_document(graph, request.path_params["id"])
        claims = graph.store.claims.list(Filter(document=found.id))
        related = _related(graph, claims)
    paragraphs = read_article(found, claims)
    in_order = [claim for paragraph in paragraphs for claim in paragraph.claims]
    context = {
        "document": found,
        "paragraphs": paragraphs,
        "numbers": {claim.id: number for number, claim in enumerate(in_order, start=1)},
        "claims": {claim.id: claim for claim in claims},
        "related": related,
    }
    return render("document.html", context)


def _related(graph: KnowledgeGraph, claims: list[Claim]) -> dict[str, list[tuple[Link, Claim]]]:
    """Return for each claim its links, the surest first, each with the claim at the other side."""
    mine = {claim.id: claim for claim in claims}
    links = graph.store.links.list(Filter(claims=sorted(mine))) if mine else []
    missing = {side for link in links for side in (link.a, link.b)} - mine.keys()
    others = graph.store.claims.list(Filter(claims=sorted(missing))) if missing else []
    known = mine | {claim.id: claim for claim in others}
    related: defaultdict[str, list[tuple[Link, Claim]]] = defaultdict(list)
    for link in links:
        for side, other in ((link.a, link.b), (link.b, link.a)):
            if side in mine and other in known:
                related[side].append((link, known[other]))
    return dict(related)
