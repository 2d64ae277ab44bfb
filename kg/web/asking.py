"""What a request asks for: the names of its query → the names that `KnowledgeGraph` narrows by."""

from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.api import KnowledgeGraph
from kg.ask.days import check_date
from kg.errors import QuestionError, StoreError
from kg.model import Claim, Document, EntityLine, Filter, Modality

MOST_LISTED = 500  # of anything in one answer
MOST_QUESTION = 500  # characters
MODALITIES: tuple[str, ...] = get_args(Modality)


def words_of(request: Request, name: str) -> str:
    """Return what a request says under a name, in one line; "" where it says nothing.

    Raises:
        QuestionError: It is too long.
    """
    words = " ".join(request.query_params.get(name, "").split())
    if len(words) > MOST_QUESTION:
        raise QuestionError(f"too long: at most {MOST_QUESTION:,} characters can be asked about")
    return words


def narrowed(request: Request) -> dict[str, Any]:
    """Return what a request narrows its answer to; the names are those of the options of `kg ask`.

    Raises:
        QuestionError: A value is none of its kind.
    """
    asked: dict[str, Any] = {name: words_of(request, name) for name in ("speaker", "about", "outlet")}
    asked |= {name: check_date(day) for name in ("since", "until") if (day := words_of(request, name))}
    if modality := words_of(request, "modality"):
        if modality not in MODALITIES:
            raise QuestionError(f"{modality!r} is no modality; one of {', '.join(MODALITIES)}")
        asked["modality"] = modality
    if confidence := words_of(request, "min_confidence"):
        asked["min_confidence"] = _number(confidence, 0.0, 1.0)
    asked["rejected"] = words_of(request, "rejected") in ("1", "true", "yes") or None
    asked["limit"] = _limit(request)
    return {name: value for name, value in asked.items() if value not in ("", None)}


def _limit(request: Request) -> int:
    limit = words_of(request, "limit")
    return int(_number(limit, 1, MOST_LISTED)) if limit else MOST_LISTED


def _number(text: str, least: float, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise QuestionError(f"{text!r} is no number from {least:g} to {most:g}")
    return value


# --- one thing by its id ---------------------------------------------------------------------------


def require_claim(graph: KnowledgeGraph, reference: str) -> Claim:
    """Return the claim with this id or unique beginning of one; no such claim is a 404."""
    try:
        return graph.claim(reference)
    except StoreError as error:
        raise HTTPException(404, str(error)) from error


def require_document(graph: KnowledgeGraph, reference: str) -> Document:
    """Return the document with this id or unique beginning of one; no such document is a 404."""
    try:
        return graph.store.documents.get(reference)
    except StoreError as error:
        raise HTTPException(404, str(error)) from error


def require_entity(graph: KnowledgeGraph, reference: str) -> EntityLine:
    """Return the entity with this id; no such entity is a 404."""
    found = graph.store.entities.list(Filter(), ids=[reference], unlisted=True)
    if not found:
        raise HTTPException(404, f"{reference}: no such entity; the list of names has all")
    return found[0]
