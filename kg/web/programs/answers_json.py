"""Answers for programs: what the commands print with --json, one object a line, and suggestions."""

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.api import KnowledgeGraph
from kg.present.json import records, tabled_records
from kg.present.terminal.facts import facts_record
from kg.present.terminal.plain import harmless
from kg.present.words import number, short_statement, speaker_name
from kg.web.asking import filter_of, require_claim, require_entity, words_of

_MOST_FOUND = 8  # suggestions of each kind


def ask(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(records.answer_records(graph.ask(words_of(request, "q"), filter_of(request))))


def claims(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(map(records.claim_record, graph.claims(filter_of(request))))


def claim(graph: KnowledgeGraph, request: Request) -> Response:
    found = require_claim(graph, request.path_params["id"])
    return _lines([records.claim_with_links_record(found, graph.context(found))])


def timeline(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(records.history_records(graph.history(words_of(request, "x"), filter_of(request))))


def conflicts(graph: KnowledgeGraph, request: Request) -> Response:
    found = graph.conflicts(words_of(request, "x") or None, filter_of(request))
    return _lines(map(records.sides_record, found))


def numbers(graph: KnowledgeGraph, request: Request) -> Response:
    found = graph.numbers(words_of(request, "x") or None, filter_of(request))
    return _lines(tabled_records.figure_records(found))


def stances(graph: KnowledgeGraph, request: Request) -> Response:
    found = graph.stances(words_of(request, "x") or None, filter_of(request))
    return _lines(map(tabled_records.stance_record, found))


def documents(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(map(records.document_record, graph.documents(filter_of(request))))


def stories(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(map(records.story_record, graph.stories(filter_of(request))))


def entities(graph: KnowledgeGraph, request: Request) -> Response:
    found = graph.entities(words_of(request, "name") or None, filter_of(request))
    return _lines(map(records.entity_record, found))


def entity(graph: KnowledgeGraph, request: Request) -> Response:
    line = require_entity(graph, request.path_params["id"])
    return _lines([records.entity_record(line) | facts_record(line, graph.facts(line.id))])


def links(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines(map(records.link_record, graph.links(filter_of(request))))


def stats(graph: KnowledgeGraph, request: Request) -> Response:
    return _lines([graph.stats()])


def search(graph: KnowledgeGraph, request: Request) -> Response:
    """Return names that hold the words, then claims that do; see `kg.present.page.Served`."""
    words = words_of(request, "q")
    if not words:
        return JSONResponse([])
    names, said = graph.search(words, limit=_MOST_FOUND)
    return JSONResponse([
        *(
            {"key": f"entity:{line.id}", "kind": "entity", "label": harmless(line.name),
             "note": f"{line.type}, {number(line.claims_made + line.claims_about, 'claim')}"}
            for line in names
        ),
        *(
            {"key": f"claim:{one.id}", "kind": "claim", "label": short_statement(one),
             "note": harmless(speaker_name(one.speaker))}
            for one in said
        ),
    ])  # fmt: skip


def _lines(found: Iterable[dict[str, Any]]) -> Response:
    return Response(
        b"".join(records.json_line(one) + b"\n" for one in found), media_type="application/x-ndjson"
    )
