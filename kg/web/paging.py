"""Long lists in pages: which part of them a request asks for, and where the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

from kg.errors import QuestionError
from kg.web.asking import words_of

A_PAGE = 50  # rows
MOST_PAGES = 200
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list a page stands; `before` and `after` are addresses, "" where there is nothing."""

    number: int
    first: int  # row, from 1
    last: int
    before: str
    after: str


def page_of(request: Request) -> int:
    """Return which page is asked for, from 1.

    Raises:
        QuestionError: It is no number of a page.
    """
    words = words_of(request, "page") or "1"
    if not words.isdecimal() or not 1 <= int(words) <= MOST_PAGES:
        raise QuestionError(f"{words!r} is no page; one from 1 to {MOST_PAGES}")
    return int(words)


def rows_to_read(request: Request) -> int:
    """Return how many rows must be read for the page that is asked for, and to see if more follow."""
    return page_of(request) * A_PAGE + 1


def cut(request: Request, found: Sequence[Row]) -> tuple[list[Row], Pages]:
    """Return the rows of the page that is asked for, and where it stands."""
    number = page_of(request)
    start = (number - 1) * A_PAGE
    rows = list(found[start : start + A_PAGE])
    more = len(found) > start + A_PAGE and number < MOST_PAGES
    return rows, Pages(
        number, start + 1, start + len(rows),
        before=_address(request, number - 1) if number > 1 else "",
        after=_address(request, number + 1) if more else "",
    )  # fmt: skip


def _address(request: Request, number: int) -> str:
    url = str(request.url.include_query_params(page=number))
    return url.removeprefix(str(request.base_url).rstrip("/"))
