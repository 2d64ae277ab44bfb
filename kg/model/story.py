"""Articles about one event, as they are grouped and as a listing shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one event: two or more, by their ids, in order."""

    id: str
    title: str  # the most telling of their headlines, else the names that most of them have
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as a listing shows it, counted in wanted articles and claims.

    `since` and `until`: the days of its first and last article that has one. `contradictions`: links between
    two of its claims.
    """

    id: str
    title: str
    since: str | None  # ISO 8601
    until: str | None
    documents: tuple[str, ...]  # ids, newest published first
    outlets: tuple[str, ...]  # names, in order
    claims: int
    contradictions: int
