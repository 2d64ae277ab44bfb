"""All addresses of the server, what an endpoint gets, and how an error is told."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.api import KnowledgeGraph
from kg.api import open as open_graph
from kg.errors import KGError, QuestionError
from kg.present.terminal.plain import harmless
from kg.web import (
    assets,
    cards,
    editing,
    lists,
    network_page,
    question_pages,
    reading_page,
    tabled_pages,
)
from kg.web.guard import Guard
from kg.web.programs import answers_json, spreadsheet
from kg.web.rendering import EDITING, Editing, render

_LOG = logging.getLogger("uvicorn.error")  # it writes to the terminal, tracebacks whole
Endpoint = Callable[[KnowledgeGraph, Request], Response]

PAGES: dict[str, Endpoint] = {
    "/": question_pages.home,
    "/ask": question_pages.ask,
    "/timeline": question_pages.timeline,
    "/conflicts": question_pages.conflicts,
    "/report": question_pages.report,
    "/numbers": tabled_pages.numbers,
    "/stances": tabled_pages.stances,
    "/search": question_pages.search,
    "/documents": lists.documents,
    "/entities": lists.entities,
    "/stories": lists.stories,
    "/document/{id}": reading_page.document,
    "/claim/{id}": cards.claim,
    "/entity/{id}": cards.entity,
    "/story/{id}": cards.story,
    "/decisions": lists.decisions,
    "/graph": network_page.network,
    "/api/ask": answers_json.ask,
    "/csv/claims": spreadsheet.claims,
    "/csv/ask": spreadsheet.answer,
    "/csv/conflicts": spreadsheet.conflicts,
    "/api/claims": answers_json.claims,
    "/api/claim/{id}": answers_json.claim,
    "/api/timeline": answers_json.timeline,
    "/api/conflicts": answers_json.conflicts,
    "/api/numbers": answers_json.numbers,
    "/api/stances": answers_json.stances,
    "/api/documents": answers_json.documents,
    "/api/stories": answers_json.stories,
    "/api/entities": answers_json.entities,
    "/api/entity/{id}": answers_json.entity,
    "/api/links": answers_json.links,
    "/api/stats": answers_json.stats,
    "/api/neighbourhood": network_page.neighbourhood,
    "/api/search": answers_json.search,
}


def make_application(path: Path, *, hosts: Iterable[str], token: str = "") -> Starlette:
    """Return the server of a store.

    Args:
        hosts: What a Host header may be, lower case, with its port.
        token: Who has it may rule; "": nobody may.
    """
    routes = [Route(address, _endpoint(path, view, token)) for address, view in PAGES.items()]
    if token:
        edit = editing.make_endpoint(path, token)
        routes.append(Route(editing.ADDRESS, edit, methods=["POST"]))
    return Starlette(
        routes=[*routes, Route("/static/{name}", assets.static)],
        middleware=[Middleware(Guard, hosts=hosts, edits=bool(token))],
        exception_handlers={KGError: _known, HTTPException: _refused},
    )


def _endpoint(path: Path, view: Endpoint, token: str) -> Callable[[Request], Response]:
    """Return what answers a request in a thread of its own, with a read-only connection of its own."""

    def answer(request: Request) -> Response:
        if let_in := editing.let_in(request, token):
            return let_in
        own = token if editing.may_edit(request, token) else ""
        EDITING.set(Editing(own, _here(request), editing.ruled(request) if own else ""))
        with open_graph(path, read_only=True) as graph:
            try:
                return view(graph, request)
            except (KGError, HTTPException):
                raise
            except Exception:  # a mistake of ours: told whole in the terminal, in one line on the page
                _LOG.exception("%s failed", harmless(request.url.path))
                return _told(request, 500, "this went wrong here; the terminal that runs kg serve says more")

    return answer


def _here(request: Request) -> str:
    query = request.url.remove_query_params("ruled").query
    return f"{request.url.path}?{query}" if query else request.url.path


def _known(request: Request, error: Exception) -> Response:
    return _told(request, 400 if isinstance(error, QuestionError) else 503, str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, error.detail)


def _told(request: Request, status: int, line: str) -> Response:
    """Return an error as one line, in the form in which the answer was awaited."""
    line = harmless(line)
    path = request.url.path
    if path.startswith("/api/"):
        return JSONResponse({"error": line}, status_code=status)
    if path.startswith("/static/"):
        return PlainTextResponse(f"{line}\n", status_code=status)
    context: dict[str, Any] = {"line": line, "question": request.query_params.get("q", "")}
    return render("error.html", context, status=status)
