"""Who said what on PolNeAR's dev split stays above the floors of `floors.json`."""

import hashlib
import json
from pathlib import Path

import pytest

from kg.evaluate import read_gold, score
from kg.extract import Extractor
from kg.model import Document, Span

GOLD = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["polnear_dev"]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not GOLD.is_file(), reason="the PolNeAR dev split is not in ../shared/data"),
]


def test_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["sha256"]


def test_who_said_what_stays_above_its_floors() -> None:
    """Score outermost attributions, which are all that PolNeAR marks."""
    extractor = Extractor()
    if "en_core_web_md" not in extractor.name:
        pytest.skip(f"the floors hold for en_core_web_md, not for {extractor.name}")
    gold = read_gold(GOLD)
    documents = [Document(key, key, one.text, (Span(0, len(one.text)),)) for key, one in gold.items()]
    predicted = {
        extraction.document_id: [one for one in extraction.attributions if one.within is None]
        for extraction in extractor.extract(documents)
    }
    measure = score(gold, predicted).who_said_what
    assert measure.f1 >= FLOORS["f1"]
    assert measure.precision >= FLOORS["precision"]
