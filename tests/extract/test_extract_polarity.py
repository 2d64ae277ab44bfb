"""Polarity and modality of claims that were read one by one (`tests/gold/claims_read.jsonl`).

The text is that of the corpora beside the repository. Even lines were looked at, odd ones are measured.
"""

import json
from functools import cache
from typing import Any

import pytest
from floors import floor
from needs import needs, needs_large_model
from places import ROOT

from kg.extract.pipeline import load_pipeline
from kg.extract.ranges import Range, Ranges
from kg.extract.reading import Reading
from kg.extract.rules.modality import is_negated, modality_of
from kg.language.en.saying.polarity import polarity_of

pytestmark = pytest.mark.model

CORPORA = (ROOT / "../shared/data").resolve()
AROUND = 300  # characters of the line that are parsed with a claim


def test_polarity_and_modality_stay_above_their_floors() -> None:
    needs_large_model()
    gold, least = floor("claims_read")
    lines = gold.read_text("utf-8").splitlines()[1::2]
    rows = [row for row in map(json.loads, lines) if row["labels"][0]["claim"] != "no"]
    windows = [_window(row) for row in rows]
    right = {"polarity": 0, "modality": 0}
    parsed = load_pipeline().pipe([text for text, _ in windows])
    for row, doc, (_, start) in zip(rows, parsed, windows, strict=True):
        told = _told(row, Reading(doc), start)
        for name in right:
            right[name] += told[name] == row["labels"][0][name]
    assert {name: count / len(rows) >= least[name] for name, count in right.items()} == dict.fromkeys(
        right, True
    )


def _told(row: dict[str, Any], reading: Reading, start: int) -> dict[str, str]:
    cue, content = (_ranges(reading, row[role], start) for role in ("cue", "content"))
    modality = modality_of(reading, cue, content)
    cut = {role: " … ".join(_text(row)[a:b] for a, b in row[role]) for role in ("source", "cue", "content")}
    return {"polarity": polarity_of(modality, negated=is_negated(reading, cue), **cut), "modality": modality}


def _ranges(reading: Reading, spans: list[list[int]], start: int) -> Ranges:
    found = (reading.doc.char_span(a - start, b - start, alignment_mode="expand") for a, b in spans)
    return tuple(Range(span.start, span.end) for span in found if span is not None)


def _window(row: dict[str, Any]) -> tuple[str, int]:
    """Return the line that a claim stands in, or a part of it, and where that begins."""
    text = _text(row)
    edges = [edge for role in ("source", "cue", "content") for span in row[role] for edge in span]
    start = max(text.rfind("\n", 0, min(edges)) + 1, min(edges) - AROUND)
    end = text.find("\n", max(edges))
    return text[start : min(len(text) if end < 0 else end, max(edges) + AROUND)], start


def _text(row: dict[str, Any]) -> str:
    return _texts(row["corpus"])[row["doc"]]


@cache
def _texts(corpus: str) -> dict[str, str]:
    path = CORPORA / f"{corpus}.jsonl"
    needs(path, f"{path.name} is missing")
    return {row["id"]: row["text"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
