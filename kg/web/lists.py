"""The lists of documents, of names and of stories."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.errors import QuestionError
from kg.model import EntityType, Filter
from kg.present.kind_words import KIND_WORDS
from kg.web.asking import filter_of, left_out, words_of
from kg.web.paging import cut, rows_to_read
from kg.web.rendering import render

TYPES: tuple[EntityType, ...] = get_args(EntityType)


def documents(graph: KnowledgeGraph, request: Request) -> Response:
    asked = _as_far(request)
    shown, pages = cut(request, graph.documents(asked))
    return render("documents.html", {"documents": shown, "asked": asked, "pages": pages})


def entities(graph: KnowledgeGraph, request: Request) -> Response:
    name = words_of(request, "name")
    asked = _as_far(request)
    shown, pages = cut(request, graph.entities(name or None, asked, types=_types(request)))
    context = {"entities": shown, "name": name, "types": KIND_WORDS, "type": words_of(request, "type")}
    context |= left_out(graph, request, asked)
    return render("entities.html", context | {"pages": pages})


def stories(graph: KnowledgeGraph, request: Request) -> Response:
    asked = _as_far(request)
    shown, pages = cut(request, graph.stories(asked))
    return render("stories.html", {"stories": shown, "asked": asked, "pages": pages})


def decisions(graph: KnowledgeGraph, request: Request) -> Response:
    """Show what people ruled and what became of it, newest first."""
    found = graph.outcomes()[::-1]
    shown, pages = cut(request, found)
    return render("decisions.html", {"lines": shown, "all": len(found), "pages": pages})


def _as_far(request: Request) -> Filter:
    """Return what is asked for, as far as the page that is asked for reaches."""
    asked = filter_of(request)
    return asked if "limit" in request.query_params else replace(asked, limit=rows_to_read(request))


def _types(request: Request) -> Sequence[EntityType]:
    wanted = words_of(request, "type").upper()
    if wanted and wanted not in TYPES:
        raise QuestionError(f"{wanted!r} is no type; one of {', '.join(TYPES)}")
    return [one for one in TYPES if one == wanted]
