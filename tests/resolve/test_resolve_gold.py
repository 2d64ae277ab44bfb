"""Speakers and mentions of the articles marked in tests/gold stay above the floors of `floors.json`."""

from collections.abc import Iterable

import pytest
from floors import floor
from needs import needs, needs_large_model
from places import DATA

from kg.evaluate import MarkedArticle, b_cubed, clusters_of, read_marked, score_speakers
from kg.extract import Extractor
from kg.extract.given import extract_given
from kg.model import Document, Extraction, Resolution, Span
from kg.resolve.document.resolution import resolve_document

CORPUS = DATA / "polnear_dev.jsonl"

pytestmark = pytest.mark.model
Run = tuple[MarkedArticle, Extraction, Resolution]


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    """Return the marked articles, read with the attributions of the gold."""
    needs(CORPUS, "../shared/data/polnear_dev.jsonl is missing")
    needs_large_model()
    extractor = Extractor()
    return [read(extractor, article) for article in read_marked(floor("speakers").gold, CORPUS)]


def read(extractor: Extractor, article: MarkedArticle) -> Run:
    document = Document(article.id, article.id, article.text, (Span(0, len(article.text)),))
    extraction = extract_given(extractor, document, article.attributions)
    return article, extraction, resolve_document(document, extraction)


@pytest.mark.parametrize("held_out", [False, True])
def test_speakers_and_mentions_stay_above_their_floors(runs: list[Run], held_out: bool) -> None:
    chosen = [run for run in runs if run[0].held_out is held_out]
    _, least = floor(f"speakers.{'held_out' if held_out else 'used'}")
    right = [mark for run in chosen for mark in score_speakers(*run)]
    assert sum(right) / len(right) >= least["speakers_right"]
    assert b_cubed(*clusters_of_all(chosen)).f1 >= least["b_cubed_f1"]


def clusters_of_all(runs: Iterable[Run]) -> tuple[list[set[object]], list[set[object]]]:
    sides: tuple[list[set[object]], list[set[object]]] = ([], [])
    for run in runs:
        for side, clusters in zip(sides, clusters_of(*run), strict=True):
            side.extend({(run[0].id, span) for span in cluster} for cluster in clusters)
    return sides
