"""The evidence of decisions as JSON, in the store and in files that are shared."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import Evidence, Span, Words


def evidence_records(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Return what JSON can hold; what a piece of evidence does not say is left out."""
    return [_record(place) for place in evidence]


def read_evidence(records: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """Return the evidence that `evidence_records` wrote.

    Raises:
        KeyError, TypeError, ValueError: the records are of another shape.
    """
    return tuple(
        Evidence(
            argument=int(record["argument"]),
            document=str(record["document"]),
            path=str(record["path"]),
            form=None if record.get("form") is None else str(record["form"]),
            cue=_read_words(record.get("cue")),
            content=_read_words(record.get("content")),
        )
        for record in records
    )


def _record(place: Evidence) -> dict[str, Any]:
    record: dict[str, Any] = {
        "argument": place.argument, "document": place.document, "path": place.path,
    }  # fmt: skip
    if place.form is not None:
        record["form"] = place.form
    for role, words in (("cue", place.cue), ("content", place.content)):
        if words is not None:
            record[role] = {"text": words.text, "spans": [list(span) for span in words.spans]}
    return record


def _read_words(record: Mapping[str, Any] | None) -> Words | None:
    if record is None:
        return None
    return Words(str(record["text"]), tuple(Span(int(start), int(end)) for start, end in record["spans"]))
