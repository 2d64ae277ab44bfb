"""What an article said before it was changed, and how that differs from what it says now."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model.extraction import Modality, Polarity

ChangeKind = Literal["came", "went", "altered"]


class VersionClaim(NamedTuple):
    """A claim as it stood in one version of an article."""

    speaker: str | None
    source: str
    cue: str
    content: str
    modality: Modality
    polarity: Polarity
    negated: bool
    statement: str


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an article had: from when it was read until another replaced it; the last still holds."""

    document_id: str
    read_at: str
    replaced_at: str | None
    title: str | None
    extractor: str
    text: str
    claims: tuple[VersionClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What became of a claim from one version to the next, and in words how it was altered."""

    kind: ChangeKind
    before: VersionClaim | None
    after: VersionClaim | None
    how: str = ""  # "softened: said → suggested"


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed when one version replaced another.

    `notes`: lines that are new and tell of a correction or a retraction. `reread`: another extractor read
    the later one, so claims may have come or gone through that.
    """

    at: str
    changes: tuple[ClaimChange, ...]
    notes: tuple[str, ...]
    retracted: bool
    retitled: tuple[str, str] | None = None
    reread: bool = False
