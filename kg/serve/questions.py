"""The pages that answer: questions, a timeline, contradictions, a briefing."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.ask import Answer, AnswerLine
from kg.ask.question import EXAMPLES
from kg.errors import QuestionError
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Filter
from kg.report import briefing_html
from kg.report.relating import Related
from kg.serve.asking import narrowed, words_of
from kg.serve.rendering import render, whole_page
from kg.show.answers import count_of

MOST_AT_HOME = 12
MOST_CONFLICTS = 100


def home(graph: KnowledgeGraph, request: Request) -> Response:
    context = {
        "stats": graph.stats(),
        "documents": graph.store.documents(Filter(limit=MOST_AT_HOME)),
        "entities": graph.store.entities(Filter(limit=MOST_AT_HOME)),
        "examples": EXAMPLES,
    }
    return render("home.html", context)


def ask(graph: KnowledgeGraph, request: Request) -> Response:
    question, asked = words_of(request, "q"), narrowed(request)
    if not question and asked.keys() <= {"limit"}:
        return RedirectResponse("/")
    answer = graph.ask(question, **asked)
    full = [line for line in answer.lines if not line.near]
    near = [line for line in answer.lines if line.near]
    context = {
        "question": question,
        "asked": asked,
        "answer": answer,
        "count": count_of(full),
        "groups": _groups(full),
        "near": _groups(near),
        "near_count": count_of(near),
        "topic": _topic(answer),
    }
    return render("answer.html", context)


def timeline(graph: KnowledgeGraph, request: Request) -> Response:
    x = _required(request)
    claims = graph.timeline(x, **narrowed(request))
    lines = [AnswerLine(claim, claim.content.text) for claim in claims]
    return render("timeline.html", {"x": x, "lines": lines, "count": count_of(lines)})


def conflicts(graph: KnowledgeGraph, request: Request) -> Response:
    x, asked = words_of(request, "x"), narrowed(request)
    if x:
        found = graph.report(x, **asked).disputes
    else:
        links = [link for link in graph.links(**(asked | {"limit": None})) if link.relation == "contradicts"]
        sides = sorted({side for link in links[:MOST_CONFLICTS] for side in (link.a, link.b)})
        claims = graph.store.claims(Filter(claims=sides)) if sides else []
        lines = [AnswerLine(claim, claim.content.text) for claim in claims]
        found = tuple(Related(graph.store, lines, rejected=False).pairs("contradicts"))
    return render("conflicts.html", {"x": x, "found": found[:MOST_CONFLICTS], "all": len(found)})


def report(graph: KnowledgeGraph, request: Request) -> Response:
    return whole_page(briefing_html(graph.report(_required(request), **narrowed(request))))


def _required(request: Request) -> str:
    x = words_of(request, "x")
    if not x:
        raise QuestionError("name whom or what it is about: ?x=NAME")
    return x


def _topic(answer: Answer) -> str:
    """Return what a timeline or a briefing of the same would be about; "" if nothing is named."""
    asked = answer.question
    return asked.about or asked.speaker or ""


def _groups(lines: list[AnswerLine]) -> list[list[AnswerLine]]:
    """Return the lines by speaker, in the order in which they come, those without a speaker last."""
    groups: dict[str, list[AnswerLine]] = {}
    for line in lines:
        groups.setdefault(line.claim.speaker.id if line.claim.speaker else "", []).append(line)
    unnamed = groups.pop("", [])
    return [*groups.values(), *([unnamed] if unnamed else [])]
