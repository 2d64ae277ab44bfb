"""One claim, one entity, and the graph around either."""

from starlette.requests import Request
from starlette.responses import Response

from kg.ask.context import find_context
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Filter
from kg.serve.asking import require_claim, require_entity, words_of
from kg.serve.rendering import render, whole_page
from kg.show.facts import names_of, roles_of
from kg.view import Served, part_around, render_page, telling_part
from kg.view.facts import passage

MOST_CLAIMS = 100  # of an entity, said and about it
MOST_READ = 5000  # claims of which the telling part of a whole store is chosen
SERVED = Served(neighbourhood="/api/neighbourhood", search="/api/search", article="/document")


def claim(graph: KnowledgeGraph, request: Request) -> Response:
    found = require_claim(graph, request.path_params["id"])
    context = find_context(graph.store, found)
    paragraphs = passage(context.document.text, found)
    return render("claim.html", {"claim": found, "context": context, "paragraphs": paragraphs})


def entity(graph: KnowledgeGraph, request: Request) -> Response:
    line = require_entity(graph, request.path_params["id"])
    facts = graph.facts(line.id)
    context = {
        "entity": line,
        "names": names_of(line, facts),
        "roles": roles_of(facts),
        "said": graph.store.claims(Filter(speakers=[line.id], limit=MOST_CLAIMS)),
        "about": graph.store.claims(Filter(about=[line.id], limit=MOST_CLAIMS)),
        "most": MOST_CLAIMS,
    }
    return render("entity.html", context)


def network(graph: KnowledgeGraph, request: Request) -> Response:
    """Send the page of `kg view`, of X, of what surrounds a node, or of the newest claims."""
    x, node = words_of(request, "x"), words_of(request, "node")
    if node:
        part = part_around(graph.store, node)
    else:
        hint = "Search for a name, or open the surroundings of one, to see what is not drawn."
        part = telling_part(graph.graph(x or None, limit=MOST_READ), hint=hint)
    return whole_page(render_page(part, store=graph.store, title=x or "Who said what", served=SERVED))
