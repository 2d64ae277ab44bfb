"""Who said what, on our own gold and on PolNeAR's dev split, stays above the floors of `floors.json`."""

from functools import cache
from pathlib import Path

import pytest
from floors import floor
from needs import needs_large_model

from kg.evaluate import Scores, read_gold, score
from kg.extract import Extractor
from kg.extract.extractor import load_tagger, read_piece
from kg.extract.pipeline import ExtractorKind, parse
from kg.model import Attribution, Document, Span

pytestmark = pytest.mark.model
# Every third article of PolNeAR scores as all do; `benchmarks/attribution.py` holds all to their floors.
EVERY = {"own": 1, "polnear_dev": 3}


@pytest.mark.parametrize("kind", ["auto", "rules"])
@pytest.mark.parametrize("corpus", ["own", "polnear_dev"])
def test_who_said_what_stays_above_its_floors(corpus: str, kind: ExtractorKind) -> None:
    """Score outermost attributions, which are all that either gold marks."""
    needs_large_model()
    gold, least = floor(f"attribution.{corpus}.{kind}")
    scores = _scores(gold, EVERY[corpus])[kind]
    assert scores.who_said_what.f1 >= least["f1"]
    assert scores.who_said_what.precision >= least["precision"]
    assert scores.content_exact.f1 >= least["content_exact_f1"]


@cache
def _scores(path: Path, every: int) -> dict[ExtractorKind, Scores]:
    """Read every nth article both ways; parsing, which takes longest, is done once."""
    gold = dict(list(read_gold(path).items())[::every])
    tagger = load_tagger()
    documents = [Document(key, key, one.text, (Span(0, len(one.text)),)) for key, one in gold.items()]
    found: dict[ExtractorKind, dict[str, list[Attribution]]] = {"auto": {}, "rules": {}}
    for document, pieces in parse(Extractor(extractor="rules").nlp, documents):
        (piece,) = pieces
        trained = tagger.candidates_in(piece.doc.text)
        for kind, many in found.items():
            part = read_piece(piece, trained=trained if kind == "auto" else None)
            many[document.id] = [one for one in part.attributions if one.within is None]
    return {kind: score(gold, many) for kind, many in found.items()}
