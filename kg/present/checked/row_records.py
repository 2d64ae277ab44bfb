"""A row of a checked draft as JSON."""

from typing import Any

from kg.checking import Checked
from kg.checking.printed import Evidence
from kg.present.json.records import claim_record


def checked_record(row: Checked) -> dict[str, Any]:
    """Return a passage with its verdict, the reason, where the words stand, and what contradicts it."""
    passage = row.passage
    return {
        "kind": passage.kind,
        "text": passage.text,
        "span": [*passage.span],
        "speaker": passage.speaker,
        "verdict": row.verdict,
        **({"stands": row.stands} if row.stands else {}),
        "why": row.why,
        "evidence": [_evidence(one) for one in row.evidence],
        "contradicted_by": [claim_record(claim) for claim in row.against],
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    document, place = one.document, one.place
    names = ("id", "path", "title", "outlet", "published", "url")
    return {
        "document": {name: getattr(document, name) for name in names},
        "span": [*one.span],
        "printed": one.printed,
        "changes": [change._asdict() for change in place.changes] if place else [],
        "left_out": list(place.left_out) if place else [],
        "claim": claim_record(one.claim) if one.claim else None,
    }
