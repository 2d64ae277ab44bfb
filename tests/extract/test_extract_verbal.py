"""Cue verbs: which frame each takes its content in, and which verbs stay silent."""

import pytest
from parses import Said, findings_in, said_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rao said taxes rose.", ("Rao", "said", "taxes rose")),
        ("Rao said that taxes had risen in May.", ("Rao", "said", "that taxes had risen in May")),
        ("Taxes rose, Rao said.", ("Rao", "said", "Taxes rose")),
        ("Taxes, Rao said, rose in May.", ("Rao", "said", "Taxes … rose in May")),
        (
            "Moreover, notes Rao, the harvest was poor.",
            ("Rao", "notes", "Moreover … the harvest was poor"),
        ),
        ("Rao told reporters that the port would close.", ("Rao", "told", "that the port would close")),
        ("Rao vowed to fight the ruling.", ("Rao", "vowed", "to fight the ruling")),
        ("Rao urged farmers to leave the valley.", ("Rao", "urged", "farmers to leave the valley")),
        ("Rao denied taking part in the raid.", ("Rao", "denied", "taking part in the raid")),
        ("Rao praised the plan.", ("Rao", "praised", "the plan")),
        ("Rao described the vote as a farce.", ("Rao", "described", "the vote as a farce")),
        ("Rao expressed concern about the dam.", ("Rao", "expressed", "concern about the dam")),
        ("Rao warned of floods.", ("Rao", "warned", "floods")),
        ("Rao spoke about the budget.", ("Rao", "spoke", "the budget")),
        ("The plan was praised by Rao.", ("Rao", "was praised", "The plan")),
        ("The poll showed that support had fallen.", ("The poll", "showed", "that support had fallen")),
    ],
)
def test_cue_verb_has_source_and_content(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said_in(sentence) == [Said(*expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was closed in May.",
        "The ship sank near the island.",
        "Rao opened the door and left.",
        "Rao had a plan to leave.",
        "Rao blamed himself.",
        "Rao expressed the juice from a lemon.",
        "The plan was praised.",
        "There was said to be gold.",
        "The man who shot the birds, hates the noise.",
    ],
)
def test_no_report_yields_nothing(sentence: str) -> None:
    assert said_in(sentence) == []


def test_passive_cue_has_no_source() -> None:
    assert said_in("It was said that the bridge would close.") == [
        ("", "was said", "that the bridge would close")
    ]


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Rao did not say when the mine would reopen.", True),
        ("Rao denied that the port had closed.", False),
        ("Rao said taxes rose.", False),
    ],
)
def test_not_belongs_to_the_cue(sentence: str, negated: bool) -> None:
    assert [finding.negated for finding in findings_in(sentence)] == [negated]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Rao said taxes rose.", "asserts"),
        ("Rao denied that the port had closed.", "denies"),
        ("Rao warned of floods.", "predicts"),
        ("Rao vowed to fight the ruling.", "commits"),
        ("Rao urged farmers to leave the valley.", "requests"),
        ("Rao praised the plan.", "supports"),
    ],
)
def test_cue_tells_modality(sentence: str, modality: str) -> None:
    assert [finding.modality for finding in findings_in(sentence)] == [modality]


@pytest.mark.xfail(reason="the parse hangs 'of fraud' on the ministry", strict=True)
def test_accused_is_content() -> None:
    assert said_in("Rao accused the ministry of fraud.") == [("Rao", "accused", "the ministry of fraud")]
