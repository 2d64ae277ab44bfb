"""The pages that answer: questions, a timeline, contradictions, a briefing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.api import KnowledgeGraph
from kg.ask import Answer, AnswerLine
from kg.ask.question import EXAMPLES
from kg.ask.sides import Sides
from kg.errors import QuestionError
from kg.model import Claim, DocumentLine, EntityLine, Filter
from kg.present.briefing import briefing_html
from kg.present.day_axis import day_axis
from kg.present.kind_words import without_kinds
from kg.present.words import NOBODY, count_of, independent_origins, number
from kg.web.asking import filter_of, left_out, with_all, with_query, words_of
from kg.web.paging import cut
from kg.web.rendering import render, whole_page

MOST_AT_HOME = 12
MOST_NEW = 4  # conflicts, stories
# Whether these have an answer hangs on links: what is told of them is made of links that are there.
_ON_LINKS = re.compile(r"who (?:contradicts|agrees|disputes)|what is disputed", re.IGNORECASE)
MOST_FOUND = 50  # articles
_LETTER = re.compile(r"\b(?:X|S|OUTLET)\b")  # stand for names in examples


def home(graph: KnowledgeGraph, request: Request) -> Response:
    entities = graph.entities(filter=Filter(limit=MOST_AT_HOME))
    documents = graph.documents(Filter(limit=MOST_AT_HOME))
    conflicts = sorted(graph.conflicts(), key=lambda one: _newest(one.first, one.second), reverse=True)
    stories = sorted(graph.stories(), key=lambda story: story.until or "", reverse=True)
    context = {
        "stats": graph.stats(),
        "documents": documents,
        "entities": entities,
        "conflicts": conflicts[:MOST_NEW],
        "stories": stories[:MOST_NEW],
        "examples": _examples(entities, documents, conflicts),
    }
    return render("home.html", context)


def search(graph: KnowledgeGraph, request: Request) -> Response:
    """Show the articles in which words stand, claimed or not, each with the passage."""
    words = words_of(request, "q")
    found = graph.search_articles(words, replace(filter_of(request), limit=MOST_FOUND)) if words else None
    return render("search.html", {"words": words, "found": found, "most": MOST_FOUND})


def _newest(*claims: Claim) -> str:
    return max(claim.document.published or "" for claim in claims)


def _examples(
    entities: Sequence[EntityLine], documents: Sequence[DocumentLine], conflicts: Sequence[Sides]
) -> list[str]:
    """Return questions that this store can answer, with names of its own."""
    disputed = next((one.first.speaker.name for one in conflicts if one.first.speaker), None)
    speaker = max(entities, key=lambda line: line.claims_made, default=None)
    subject = max(entities, key=lambda line: line.claims_about, default=None)
    names = {
        "X": subject.name if subject and subject.claims_about else None,
        "S": speaker.name if speaker and speaker.claims_made else None,
        "OUTLET": next((line.outlet for line in documents if line.outlet), None),
    }
    known = {letter: " ".join(name.split()) for letter, name in names.items() if name}
    asked = [example for example in EXAMPLES if set(_LETTER.findall(example)) <= known.keys()]
    filled = [_LETTER.sub(lambda letter: known[letter[0]], example) for example in asked]
    told = [f"who contradicts {' '.join(disputed.split())}"] if disputed else []
    return [*told, *(one for one in filled if not _ON_LINKS.match(one))]


def ask(graph: KnowledgeGraph, request: Request) -> Response:
    question, asked = words_of(request, "q"), filter_of(request)
    if "limit" not in request.query_params:
        asked = replace(asked, limit=None)  # pages have their own
    is_narrowed = replace(asked, limit=None) != Filter()
    if not question and not is_narrowed:
        return RedirectResponse("/")
    answer = graph.ask(question, asked)
    arranged = bool(answer.conflicts or answer.origins)
    full = [line for line in answer.lines if not line.near]
    near = [line for line in answer.lines if line.near]
    shown, pages = cut(request, full)
    conflicts, of_conflicts = cut(request, answer.conflicts)
    if answer.conflicts:
        pages = of_conflicts
    near = [] if pages.after or (pages.before and not shown) else near
    context = {
        "question": question,
        "asked": asked,
        "is_narrowed": is_narrowed,
        "answer": answer,
        "count": _count(answer, full),
        "groups": [] if arranged else _groups(shown),
        "conflicts": conflicts,
        "pages": pages,
        "understood": without_kinds(answer.understood),
        "notes": [without_kinds(note) for note in answer.notes],
        "near": _groups(near),
        "near_count": count_of(near),
        "topic": _topic(answer),
        "with_all": with_all(request),
        "as_csv": "" if arranged else with_query("/csv/ask", request),
    }
    return render("answer.html", context)


def timeline(graph: KnowledgeGraph, request: Request) -> Response:
    x = _required(request)
    asked = filter_of(request)
    strands = graph.history(x, asked)
    lines = [AnswerLine(step.claim, step.claim.content.text) for strand in strands for step in strand.steps]
    context = {"x": x, "strands": strands, "count": count_of(lines), "axis": day_axis(strands, NOBODY)}
    return render("timeline.html", context | left_out(graph, request, replace(asked, about=x)))


def conflicts(graph: KnowledgeGraph, request: Request) -> Response:
    x = words_of(request, "x")
    asked = filter_of(request)
    found = graph.conflicts(x or None, replace(asked, limit=None))
    shown, pages = cut(request, found)
    context = {"x": x, "found": shown, "all": len(found), "pages": pages}
    context["as_csv"] = with_query("/csv/conflicts", request)
    narrowed = replace(asked, about=x or asked.about)
    return render("conflicts.html", context | left_out(graph, request, narrowed))


def report(graph: KnowledgeGraph, request: Request) -> Response:
    return whole_page(briefing_html(graph.report(_required(request), filter_of(request))))


def _required(request: Request) -> str:
    x = words_of(request, "x")
    if not x:
        raise QuestionError("name whom or what it is about: ?x=NAME")
    return x


def _count(answer: Answer, full: list[AnswerLine]) -> str:
    if answer.conflicts:
        return number(len(answer.conflicts), "contradiction")
    if answer.origins:
        return independent_origins(answer.witnesses)
    return count_of(full)


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
