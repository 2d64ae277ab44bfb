"""The reading view: an article with its claims marked where they stand."""

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.present.article_pieces import read_article
from kg.web.asking import require_article
from kg.web.rendering import render


def document(graph: KnowledgeGraph, request: Request) -> Response:
    found = require_article(graph, request.path_params["id"])
    paragraphs = read_article(found.document, found.claims)
    in_order = [claim for paragraph in paragraphs for claim in paragraph.claims]
    context = {
        "document": found.document,
        "paragraphs": paragraphs,
        "numbers": {claim.id: number for number, claim in enumerate(in_order, start=1)},
        "claims": {claim.id: claim for claim in found.claims},
        "related": found.related,
    }
    return render("document.html", context)
