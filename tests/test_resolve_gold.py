"""Speakers and mentions of the articles marked in tests/gold stay above the floors of `floors.json`."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.evaluate import MarkedArticle, b_cubed, clusters_of, read_marked, score_speakers
from kg.extract import Extractor
from kg.extract.given import extract_given
from kg.model import Document, Extraction, Resolution, Span
from kg.resolve import resolve_document

NOTES = Path(__file__).parent / "gold" / "speakers.jsonl"
CORPUS = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["speakers"]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not CORPUS.is_file(), reason="the PolNeAR dev split is not in ../shared/data"),
]
Run = tuple[MarkedArticle, Extraction, Resolution]


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    """Return the marked articles, read with the attributions of the gold."""
    extractor = Extractor()
    if "en_core_web_md" not in extractor.name:
        pytest.skip(f"the floors hold for en_core_web_md, not for {extractor.name}")
    return [read(extractor, article) for article in read_marked(NOTES, CORPUS)]


def read(extractor: Extractor, article: MarkedArticle) -> Run:
    document = Document(article.id, article.id, article.text, (Span(0, len(article.text)),))
    extraction = extract_given(extractor, document, article.attributions)
    return article, extraction, resolve_document(document, extraction)


def test_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(NOTES.read_bytes()).hexdigest() == FLOORS["sha256"]


@pytest.mark.parametrize("held_out", [False, True])
def test_speakers_and_mentions_stay_above_their_floors(runs: list[Run], held_out: bool) -> None:
    chosen = [run for run in runs if run[0].held_out is held_out]
    floors = FLOORS["held_out" if held_out else "used"]
    right = [mark for run in chosen for mark in score_speakers(*run)]
    assert sum(right) / len(right) >= floors["speakers_right"]
    assert b_cubed(*clusters_of_all(chosen)).f1 >= floors["b_cubed_f1"]


def clusters_of_all(runs: Iterable[Run]) -> tuple[list[set[object]], list[set[object]]]:
    sides: tuple[list[set[object]], list[set[object]]] = ([], [])
    for run in runs:
        for side, clusters in zip(sides, clusters_of(*run), strict=True):
            side.extend({(run[0].id, span) for span in cluster} for cluster in clusters)
    return sides
