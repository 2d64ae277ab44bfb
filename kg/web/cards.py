"""One claim, one entity, one story, each with all that is known of it."""

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.model import Filter
from kg.present.article_pieces import read_article
from kg.present.terminal.facts import names_of, roles_of
from kg.web.asking import require_claim, require_entity, require_story
from kg.web.rendering import render

MOST_CLAIMS = 100  # of an entity, said and about it
MOST_TOLD = 20  # claims of a story


def claim(graph: KnowledgeGraph, request: Request) -> Response:
    found = require_claim(graph, request.path_params["id"])
    context = graph.context(found)
    paragraphs = [
        paragraph
        for paragraph in read_article(context.document, [found])
        if any("content" in piece.roles or "cue" in piece.roles for piece in paragraph.pieces)
    ]
    return render("claim.html", {"claim": found, "context": context, "paragraphs": paragraphs})


def entity(graph: KnowledgeGraph, request: Request) -> Response:
    line = require_entity(graph, request.path_params["id"])
    facts = graph.facts(line.id)
    context = {
        "entity": line,
        "names": names_of(line, facts),
        "roles": roles_of(facts),
        "said": graph.claims(Filter(speaker=line.id, limit=MOST_CLAIMS)),
        "about": graph.claims(Filter(about=line.id, limit=MOST_CLAIMS)),
        "most": MOST_CLAIMS,
    }
    return render("entity.html", context)


def story(graph: KnowledgeGraph, request: Request) -> Response:
    line = require_story(graph, request.path_params["id"])
    inside = Filter(story=line.id)
    context = {
        "story": line,
        "documents": graph.documents(inside),
        "claims": graph.main_claims(inside, limit=MOST_TOLD),
    }
    return render("story.html", context)
