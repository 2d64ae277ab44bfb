"""The graph: its page, and what the page asks for later.

`kg.present.page` is imported when a graph is asked for: pyvis and networkx take longer than all the rest.
"""

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.api import KnowledgeGraph
from kg.model import Filter
from kg.web.asking import words_of
from kg.web.rendering import whole_page

if TYPE_CHECKING:
    from kg.graph.part import Part

MOST_READ = 5000  # claims of which the telling part of a whole store is chosen
_HINT = "Search for a name, or load what is around one, to see what is not drawn."


def network(graph: KnowledgeGraph, request: Request) -> Response:
    """Send the page of `kg view`: of X, of what surrounds a node, or of the newest claims."""
    from kg.graph.part import telling_part
    from kg.present.page import Served

    x, node = words_of(request, "x"), words_of(request, "node")
    part = (
        _around(graph, node)
        if node
        else telling_part(graph.graph(x or None, Filter(limit=MOST_READ)), hint=_HINT)
    )
    served = Served(neighbourhood="/api/neighbourhood", search="/api/search", article="/document")
    return whole_page(graph.page(part, title=x or "Who said what", served=served))


def neighbourhood(graph: KnowledgeGraph, request: Request) -> Response:
    """Send what surrounds node=KIND:ID, or entity=ID, as that page takes it in."""
    node = words_of(request, "node") or f"entity:{words_of(request, 'entity')}"
    return JSONResponse(graph.page_data(_around(graph, node)))


def _around(graph: KnowledgeGraph, node: str) -> "Part":
    """Return what surrounds a node; one that is not in the store is a 404."""
    part = graph.part_around(node)
    if node not in part.graph:
        raise HTTPException(404, f"{node}: nothing of that id is in a claim")
    return part
