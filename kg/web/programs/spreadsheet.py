"""What a page lists, as a table for spreadsheets: the same rows, filters and columns as `kg export csv`."""

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg.api import KnowledgeGraph
from kg.model import Claim
from kg.present.export.tables import Cell, claim_rows, guarded
from kg.web.asking import filter_of, words_of

_LINK = ("relation", "score", "why")
_SIDE = ("id", "published", "outlet", "title", "speaker", "statement", "polarity", "content", "url")


def claims(graph: KnowledgeGraph, request: Request) -> Response:
    """Send the claims that a filter wants."""
    return _sent("claims", *claim_rows(graph.claims(filter_of(request))))


def answer(graph: KnowledgeGraph, request: Request) -> Response:
    """Send the claims that answer a question."""
    found = graph.ask(words_of(request, "q"), filter_of(request))
    return _sent("answer", *claim_rows(list(dict.fromkeys(found.claims))))


def conflicts(graph: KnowledgeGraph, request: Request) -> Response:
    """Send contradictions, both sides in a row."""
    found = graph.conflicts(words_of(request, "x") or None, filter_of(request))
    columns = [*_LINK, *(f"{side}_{name}" for side in ("first", "second") for name in _SIDE)]
    rows = [
        [one.link.relation, round(one.link.score, 4), one.link.why, *_side(one.first), *_side(one.second)]
        for one in found
    ]
    return _sent("conflicts", columns, rows)


def _side(claim: Claim) -> list[Cell]:
    document, speaker = claim.document, claim.speaker
    return [
        claim.id, document.published, document.outlet, document.title, speaker.name if speaker else None,
        claim.statement, claim.polarity, claim.content.text, document.url,
    ]  # fmt: skip


def _sent(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return Response(
        out.getvalue().encode("utf-8-sig", "backslashreplace"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
