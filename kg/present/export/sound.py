"""Does what a file tells of a document hang together? What the store and its readers rely on."""

import re
from collections.abc import Iterable, Sequence

from kg.model import Document, Extraction, Resolution, Spans

_ID = re.compile(r"[0-9a-f]{16}")


def check_found(document: Document, extraction: Extraction, resolution: Resolution) -> None:
    """Check ids, offsets and indices.

    Raises:
        ValueError: Something points nowhere; the message says what.
    """
    ids = [document.id, *(referent.id for referent in resolution.referents)]
    if not all(map(_ID.fullmatch, ids)) or len(set(ids)) < len(ids):
        raise ValueError("an id is not 16 hexadecimal digits, or given twice")
    owners = {
        extraction.document_id,
        resolution.document_id,
        *(one.document_id for one in resolution.referents),
    }
    if owners != {document.id}:
        raise ValueError("what was found is another document's")
    _check_offsets(document, extraction)
    _check_indices(extraction, resolution)


def _check_offsets(document: Document, extraction: Extraction) -> None:
    roles = (
        one.source + one.cue + one.content + one.via + ((one.speaker,) if one.speaker else ())
        for one in extraction.attributions
    )
    spans: list[Spans] = [document.body, tuple(mention.span for mention in extraction.mentions), *roles]
    length = len(document.text)
    if not all(0 <= span.start <= span.end <= length for many in spans for span in many):
        raise ValueError("an offset lies outside its text")
    if not all(0 <= attribution.confidence <= 1 for attribution in extraction.attributions):
        raise ValueError("a confidence is not between 0 and 1")


def _check_indices(extraction: Extraction, resolution: Resolution) -> None:
    claims, mentions, referents = (
        len(many) for many in (extraction.attributions, extraction.mentions, resolution.referents)
    )
    if {len(resolution.speakers), len(resolution.via), len(resolution.about)} != {claims}:
        raise ValueError("not as many speakers, channels and subjects as attributions")
    if len(resolution.joint) not in (0, claims):
        raise ValueError("not as many joint speakers as attributions")
    _check_below(mentions, (at for alias in extraction.aliases for at in (alias.first, alias.second)))
    _check_below(mentions, (at for referent in resolution.referents for at in referent.mentions))
    _check_below(referents, (at for at in resolution.speakers if at is not None))
    several = (*resolution.via, *resolution.about, *resolution.joint)
    _check_below(referents, (at for many in several for at in many))
    outer = [attribution.within for attribution in extraction.attributions]
    _check_below(claims, (at for at in outer if at is not None))
    _check_nesting(outer)


def _check_nesting(outer: Sequence[int | None]) -> None:
    """Check that every report stands at last within none."""
    sound: set[int] = set()
    for start in range(len(outer)):
        way: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in sound:
            if at in way:
                raise ValueError("a report stands within itself")
            way[at] = None
            at = outer[at]
        sound.update(way)


def _check_below(limit: int, indices: Iterable[int]) -> None:
    if not all(0 <= at < limit for at in indices):
        raise ValueError("an index points to nothing")
