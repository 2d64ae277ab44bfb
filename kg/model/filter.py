"""Which claims, entities or documents to list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model.extraction import Modality


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims, entities or documents to list; all that is set must hold.

    `speakers` and `about` are entity ids (any of them will do); `words` is looked up in contents.
    """

    speakers: Sequence[str] = ()
    about: Sequence[str] = ()
    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    modality: Modality | None = None
    document: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None
    claims: Sequence[str] = field(default=())  # claim ids
    rejected: bool = False  # claims that a person rejected as well
