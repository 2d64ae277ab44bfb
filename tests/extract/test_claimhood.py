"""How likely an attribution is a claim: cue and content together, and what the weights say of themselves."""

import json
from hashlib import sha256

import pytest
from parses import findings_in, reading_of
from places import TESTS

from kg.errors import ModelError
from kg.extract import claimhood as module
from kg.extract.claimhood import WEIGHTS, claimhood, features_of
from kg.extract.ranges import Range
from kg.extract.reading import Finding
from kg.model.filter import SHOWN_FROM


def judged(sentence: str) -> float:
    """What the first finding of a sentence is judged."""
    return claimhood(reading_of(sentence), findings_in(sentence)[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Rao said that taxes had risen in May.",
        "“The port is safe,” Rao said.",
        "Rao denied that the port had closed.",
        "Rao urged farmers to leave the valley.",
        "The poll showed that support had fallen.",
        "The port is safe, according to the ministry.",
        "The report, written by Rao, says the port is safe.",
        "RAO: The port is safe and open.",
    ],
)
def test_what_somebody_said_is_shown(sentence: str):
    assert judged(sentence) >= SHOWN_FROM


@pytest.mark.parametrize(
    "sentence",
    [
        "Rao praised the plan.",
        "The plan was praised by Rao.",
        "Rao warned of floods.",
        "Rao spoke about the budget.",
        "Rao did not say when the mine would reopen.",
        "The books were sorted according to size and the room was locked.",
    ],
)
def test_bare_stances_and_what_was_not_said_are_not_shown(sentence: str):
    assert judged(sentence) < SHOWN_FROM


def test_act_is_judged_below_speech_of_which_the_tagger_was_as_sure():
    act = Finding((Range(0, 1),), (Range(1, 2),), (Range(2, 4),), "model", confidence=0.8)
    speech = act._replace(content=(Range(2, 7),))
    assert claimhood(reading_of("Rao opened the door and left."), act) < 0.4
    assert claimhood(reading_of("Rao said that taxes had risen in May."), speech) > 0.9


def test_surer_tagger_makes_a_likelier_claim():
    reading = reading_of("Rao said taxes rose.")
    finding = Finding((Range(0, 1),), (Range(1, 2),), (Range(2, 4),), "model", confidence=0.4)
    assert claimhood(reading, finding) < claimhood(reading, finding._replace(confidence=0.9))


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("Rao said taxes rose.", "content: clause"),
        ("“The port is safe,” Rao said.", "content: quotation"),
        ("Rao vowed to fight the ruling.", "content: infinitive that is said"),
        ("Rao denied taking part in the raid.", "content: gerund"),
        ("Rao praised the plan.", "content: phrase"),
        ("Rao did not say when the mine would reopen.", "content: question"),
        ("Rao urged farmers to leave the valley.", "content: phrase with an infinitive in it"),
        ("Rao praised the plan.", "cue: stance"),
        ("The plan was praised by Rao.", "passive"),
        ("It was said that the bridge would close.", "source: none"),
        ("Rao, who said the port was safe, left.", "source: relative"),
    ],
)
def test_feature_is_found(sentence: str, feature: str):
    assert features_of(reading_of(sentence), findings_in(sentence)[0])[feature] == 1.0


def test_weights_name_the_gold_they_were_fitted_on():
    gold = TESTS / "gold" / "claims_read.jsonl"
    assert json.loads(WEIGHTS.read_text())["gold"][gold.name] == sha256(gold.read_bytes()).hexdigest()


def test_most_of_what_is_shown_was_read_as_a_claim():
    told = json.loads(WEIGHTS.read_text())["cross-validated by document"]
    floor = told["floors"][str(SHOWN_FROM)]
    assert told["AUC"] >= 0.92
    assert floor["claims among them"] >= 0.92
    assert floor["claims kept"] >= 0.8


def test_weights_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr(module, "WEIGHTS", tmp_path / "none.json")
    with pytest.raises(ModelError, match="reinstall kg"):
        judged("Rao said taxes rose.")


def test_content_that_ends_with_the_text_is_judged():
    finding = Finding((), (Range(0, 1),), (Range(1, 5),), "model", confidence=0.5)
    reading = reading_of("Asked whether he knew?")
    assert "in a question" in features_of(reading, finding)
    assert 0 < claimhood(reading, finding) < 1
