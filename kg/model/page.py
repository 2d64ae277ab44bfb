"""A page as it was fetched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave for an address.

    `asked` is the address that was named, `url` the one that it led to. `media_type` and `encoding` are as
    the server declares them; `content` is unpacked, every byte kept.
    """

    asked: str
    url: str
    fetched_at: str  # ISO 8601, UTC
    media_type: str
    encoding: str | None
    content: bytes
