"""An attribution as a reader sees it: with its speaker, chain and subjects; and as it stood before."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kg.model.document import DocumentLine, Passage
from kg.model.entity import Named, SpeaksFor
from kg.model.extraction import Attribution, Modality, Polarity, SpeechKind
from kg.model.ids import digest
from kg.model.spans import Spans
from kg.model.value import Values

Ruling = Literal["accept", "reject"]
ChangeKind = Literal["came", "went", "altered"]


@dataclass(frozen=True, slots=True)
class Words:
    """A role of a claim: its exact words (pieces joined by " … ") and where they stand."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a claim is about though its own words do not name it, and why."""

    entity: Named
    why: str  # in words: “the border” is the “Peruvian border” of the same article


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity that a claim is about though its own words do not name it."""

    claim: str
    entity: str
    why: str  # in words: 'the article is about it', '"the bloc" means it'


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with its speaker, chain, modality and subjects, in one document.

    `polarity`: what who speaks says of the content: that it is so, that it is not so, or neither.
    `statement`: the claim as one sentence in the article's words (`kg.language.en.saying.statement`).
    `between`: the article's words between its pieces, which the statement takes in where they are few.
    `passages`: the paragraphs that its words stand in, where it was asked for by its id.
    """

    id: str
    document: DocumentLine
    speaker: Named | None
    source: Words
    cue: Words
    content: Words
    kind: SpeechKind
    modality: Modality
    negated: bool
    via: tuple[str, ...]
    about: tuple[Named, ...]
    within: str | None
    confidence: float  # 1.0 where a person accepted it
    polarity: Polarity = "so"
    statement: str = field(default="", compare=False)
    ruling: Ruling | None = None
    values: Values = field(default_factory=Values)
    inferred: tuple[Inferred, ...] = ()
    via_inferred: bool = False  # told in an interview that the article names beside an earlier claim
    speaks_for: tuple[SpeaksFor, ...] = ()  # of those who are asked for, whom its speaker speaks for
    between: tuple[Passage, ...] = field(default=(), compare=False, repr=False)
    passages: tuple[Passage, ...] = field(default=(), compare=False, repr=False)


def claim_id(document: str, attribution: Attribution) -> str:
    """Return the same id for the same words attributed in the same place."""
    return digest(document, attribution.source, attribution.cue, attribution.content)


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
