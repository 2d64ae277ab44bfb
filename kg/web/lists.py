"""The lists of documents, of names and of stories."""

from collections.abc import Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.errors import QuestionError
from kg.model import EntityType
from kg.web.asking import MOST_LISTED, filter_of, left_out, words_of
from kg.web.rendering import render

TYPES: tuple[EntityType, ...] = get_args(EntityType)


def documents(graph: KnowledgeGraph, request: Request) -> Response:
    asked = filter_of(request)
    return render(
        "documents.html", {"documents": graph.documents(asked), "asked": asked, "most": MOST_LISTED}
    )


def entities(graph: KnowledgeGraph, request: Request) -> Response:
    name = words_of(request, "name")
    asked = filter_of(request)
    found = graph.entities(name or None, asked, types=_types(request))
    context = {"entities": found, "name": name, "types": TYPES, "type": words_of(request, "type")}
    context |= left_out(graph, request, asked)
    return render("entities.html", context | {"most": MOST_LISTED})


def stories(graph: KnowledgeGraph, request: Request) -> Response:
    asked = filter_of(request)
    return render("stories.html", {"stories": graph.stories(asked), "asked": asked, "most": MOST_LISTED})


def _types(request: Request) -> Sequence[EntityType]:
    wanted = words_of(request, "type").upper()
    if wanted and wanted not in TYPES:
        raise QuestionError(f"{wanted!r} is no type; one of {', '.join(TYPES)}")
    return [one for one in TYPES if one == wanted]
