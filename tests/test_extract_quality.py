"""Who said what on PolNeAR's dev split stays above the floors of `floors.json`."""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from kg.evaluate import Scores, read_gold, score
from kg.extract import Extractor
from kg.extract.extractor import load_tagger, read_piece
from kg.extract.pipeline import ExtractorKind, parse, pipeline_name
from kg.model import Attribution, Document, Span

GOLD = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["polnear_dev"]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not GOLD.is_file(), reason="the PolNeAR dev split is not in ../shared/data"),
]


def test_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["sha256"]


@pytest.mark.parametrize("kind", ["auto", "rules"])
def test_who_said_what_stays_above_its_floors(kind: ExtractorKind) -> None:
    """Score outermost attributions, which are all that PolNeAR marks."""
    if "en_core_web_md" not in pipeline_name():
        pytest.skip(f"the floors hold for en_core_web_md, not for {pipeline_name()}")
    scores, floors = _scores()[kind], FLOORS[kind]
    assert scores.who_said_what.f1 >= floors["f1"]
    assert scores.who_said_what.precision >= floors["precision"]
    assert scores.content_exact.f1 >= floors["content_exact_f1"]


@cache
def _scores() -> dict[ExtractorKind, Scores]:
    """Read the split both ways; parsing, which takes longest, is done once."""
    gold = read_gold(GOLD)
    tagger = load_tagger()
    documents = [Document(key, key, one.text, (Span(0, len(one.text)),)) for key, one in gold.items()]
    found: dict[ExtractorKind, dict[str, list[Attribution]]] = {"auto": {}, "rules": {}}
    for document, pieces in parse(Extractor(extractor="rules").nlp, documents):
        (piece,) = pieces
        trained = tagger.attributions(piece.doc.text)
        for kind, many in found.items():
            part = read_piece(piece, trained=trained if kind == "auto" else None)
            many[document.id] = [one for one in part.attributions if one.within is None]
    return {kind: score(gold, many) for kind, many in found.items()}
