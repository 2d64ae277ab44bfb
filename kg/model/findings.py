"""All that one document tells: what was found in it and what follows from that document alone."""

from dataclasses import dataclass
from typing import Literal

from kg.model.document import Document
from kg.model.entity import Resolution
from kg.model.extraction import Extraction
from kg.model.value import Values

Stage = Literal["read", "extract", "resolve", "store"]


@dataclass(frozen=True, slots=True)
class Implied:
    """An attribution is about a referent that it does not name, by their indices, and why."""

    attribution: int
    referent: int
    why: str  # in words: '“the border” is the “Peruvian border” of the same article'


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why less is known of a document than could be, and at which stage it went wrong."""

    stage: Stage
    why: str


@dataclass(frozen=True, slots=True)
class Findings:
    """A document with all that was found in it: what goes from the worker that found it to the store.

    `values` and `folded` (the content's words as they are searched) run parallel to the attributions.
    `whole` is False where a kg found it that did not keep the places of channels and of the mention that
    names a source: it cannot be resolved again without being read again.
    """

    document: Document
    extraction: Extraction
    resolution: Resolution
    values: tuple[Values, ...]
    folded: tuple[str, ...]
    implied: tuple[Implied, ...] = ()
    trouble: Trouble | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class FailureLine:
    """What failed of one file, row or document, as a listing shows it.

    `document_id` is None where nothing of it is held for this failure: it could not be read.
    """

    path: str
    document_id: str | None
    stage: Stage
    why: str
    at: str  # ISO 8601, UTC
