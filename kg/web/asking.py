"""What a request asks for: its query → a `Filter`, and things by their ids."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.api import KnowledgeGraph
from kg.ask.context import WholeArticle
from kg.ask.days import check_date
from kg.ask.understood import describe_less_sure
from kg.errors import QuestionError, StoreError
from kg.model import FILTER_FIELDS, Claim, EntityLine, Filter, FilterField, StoryLine

MOST_LISTED = 500  # of anything in one answer
MOST_QUESTION = 500  # characters


def words_of(request: Request, name: str) -> str:
    """Return what a request says under a name, in one line; "" where it says nothing.

    Raises:
        QuestionError: It is too long.
    """
    words = " ".join(request.query_params.get(name, "").split())
    if len(words) > MOST_QUESTION:
        raise QuestionError(f"too long: at most {MOST_QUESTION:,} characters can be asked about")
    return words


def filter_of(request: Request) -> Filter:
    """Return what a request narrows its answer to; the names in its query are the fields of `Filter`.

    Raises:
        QuestionError: A value is none of its kind.
    """
    given = {one.name: _value(one, words) for one in FILTER_FIELDS if (words := words_of(request, one.name))}
    return Filter(**{"limit": MOST_LISTED} | given)


def with_all(request: Request) -> str:
    """Return where the same page is found with what is less sure as well."""
    return str(request.url.include_query_params(all=1)).removeprefix(str(request.base_url).rstrip("/"))


def with_query(path: str, request: Request) -> str:
    """Return another address with what a request asks for, but for its page."""
    query = str(request.url.remove_query_params("page").query)
    return f"{path}?{query}" if query else path


def left_out(graph: KnowledgeGraph, request: Request, asked: Filter) -> dict[str, str]:
    """Return what a page says of the claims that it does not show since they are less sure."""
    return {"less_sure": describe_less_sure(graph.less_sure(asked)), "with_all": with_all(request)}


def _value(one: FilterField, words: str) -> Any:
    if one.kind == "date":
        return check_date(words)
    if one.kind == "flag":
        return words in ("1", "true", "yes")
    if one.kind == "share":
        return _number(words, 0.0, 1.0)
    if one.kind == "count":
        return int(_number(words, 1, MOST_LISTED))
    if one.choices and words not in one.choices:
        raise QuestionError(f"{words!r} is no {one.name}; one of {', '.join(one.choices)}")
    return words


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


def require_article(graph: KnowledgeGraph, reference: str) -> WholeArticle:
    """Return the document with this id or unique beginning of one; no such document is a 404."""
    try:
        return graph.article(reference)
    except StoreError as error:
        raise HTTPException(404, str(error)) from error


def require_entity(graph: KnowledgeGraph, reference: str) -> EntityLine:
    """Return the entity with this id; no such entity is a 404."""
    try:
        return next(line for line in graph.entity(reference) if line.id == reference)
    except (QuestionError, StopIteration) as error:
        told = f"{reference}: no such entity; the list of names has all"
        raise HTTPException(404, told) from error


def require_story(graph: KnowledgeGraph, reference: str) -> StoryLine:
    """Return the story with this id or unique beginning of one; no such story is a 404."""
    try:
        return graph.story(reference)
    except StoreError as error:
        raise HTTPException(404, str(error)) from error
