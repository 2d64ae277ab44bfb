"""Which of the trained model's candidates are kept."""

from pathlib import Path

import pytest
from candidates import found
from parses import parse

from kg.errors import ModelError
from kg.extract.reading import Reading
from kg.extract.tagger import chosen as module
from kg.extract.tagger.chosen import choose_among, rightness, select
from kg.extract.tagger.trained import candidate_findings

SAID = "Rao said that taxes had risen in May."
ACT = "Rao signed the law."


def rightness_of(text: str, *one: str, confidence: float = 0.6) -> float:
    reading = Reading(parse(text))
    (finding,) = candidate_findings(reading, [found(text, *one, confidence=confidence)])
    return rightness(reading, finding)


def test_surer_candidate_is_likelier_right() -> None:
    words = ("Rao", "said", "that taxes had risen in May")
    assert rightness_of(SAID, *words, confidence=0.3) < rightness_of(SAID, *words, confidence=0.8)


def test_without_source_it_is_likelier_wrong() -> None:
    reading = Reading(parse(SAID))
    (told,) = candidate_findings(reading, [found(SAID, "Rao", "said", "that taxes had risen in May")])
    assert rightness(reading, told._replace(source=())) < rightness(reading, told)


def test_act_is_likelier_wrong_than_speech() -> None:
    speech = rightness_of(SAID, "Rao", "said", "that taxes had risen")
    assert rightness_of(ACT, "Rao", "signed", "the law") < speech


@pytest.mark.parametrize(("confidence", "is_kept"), [(0.9, True), (0.16, False)])
def test_candidate_is_kept_from_the_floor_up(confidence: float, *, is_kept: bool) -> None:
    reading = Reading(parse(ACT))
    doubtful = candidate_findings(reading, [found(ACT, "", "signed", "the law", confidence=confidence)])
    assert bool(select(reading, doubtful)) is is_kept


def test_of_two_with_one_cue_the_surer_is_kept() -> None:
    reading = Reading(parse(SAID))
    both = [
        found(SAID, "Rao", "said", "that taxes had risen in May"),
        found(SAID, "Rao", "said", "in May"),
    ]
    whole, part = candidate_findings(reading, both)
    assert choose_among([whole, part], [0.8, 0.7], floor=0.4) == [whole]
    assert choose_among([whole, part], [0.7, 0.8], floor=0.4) == [part]
    assert choose_among([whole, part], [0.3, 0.2], floor=0.4) == []


def test_unreadable_weights_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "WEIGHTS", tmp_path / "none.json")
    with pytest.raises(ModelError, match=r"none\.json"):
        rightness_of(SAID, "Rao", "said", "that taxes had risen")
