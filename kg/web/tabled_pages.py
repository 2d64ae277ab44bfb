"""The pages of figures and of stances: tables of what claims count, and of who is for and against."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.present.terminal.figure_rows import UNCOUNTED, answer_words, figures_count
from kg.web.asking import filter_of, left_out, words_of
from kg.web.paging import cut
from kg.web.rendering import render


def numbers(graph: KnowledgeGraph, request: Request) -> Response:
    """Show which figures are given about X; a whole store has too many to be read."""
    x = words_of(request, "x")
    asked = replace(filter_of(request), limit=None)
    found = graph.numbers(x, asked) if x else []
    rows = [(counted, figure) for counted in found for figure in counted.figures]
    shown, pages = cut(request, rows)
    context = {
        "x": x, "rows": shown, "pages": pages, "count": figures_count(found), "uncounted": UNCOUNTED,
        "answer_words": answer_words,
    }  # fmt: skip
    context |= left_out(graph, request, replace(asked, about=x)) if x else {"less_sure": "", "with_all": ""}
    return render("numbers.html", context)


def stances(graph: KnowledgeGraph, request: Request) -> Response:
    """Show who is for X and who is against it, side by side."""
    x = words_of(request, "x")
    found = graph.stances(x, replace(filter_of(request), limit=None)) if x else []
    sides = {side: [one for one in found if one.side == side and not one.near] for side in ("for", "against")}
    near = [one for one in found if one.near]
    return render("stances.html", {"x": x, "sides": sides, "near": near})
