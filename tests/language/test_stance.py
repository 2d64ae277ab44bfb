"""Which side a cue takes, and on what."""

import pytest

from kg.language.en.saying.stance import is_nobody, is_passive, side_of, thing_of


@pytest.mark.parametrize(
    ("cue", "side"),
    [
        ("supports", "for"),
        ("has long been a strong supporter of", "for"),
        ("endorsed", "for"),
        ("praised", "for"),
        ("came out in favor of", "for"),
        ("decided to back", "for"),
        ("opposes", "against"),
        ("sharply criticized", "against"),
        ("opposition to", "against"),
        ("voted against", "against"),
        ("fired back at", "against"),
        ("lashed out at", "against"),
        ("does not support", "against"),
        ("didn’t back", "against"),
        ("could not agree with", "neither"),
        ("has not endorsed", "neither"),
        ("never denounced", "neither"),
        ("refused to endorse", "neither"),
        ("declined to condemn", "neither"),
        ("stopped short of endorsing", "neither"),
        ("stopped attacking", "neither"),
        ("withdrew its support for", "neither"),
        ("might support", "neither"),
    ],
)
def test_a_cue_takes_a_side(cue: str, side: str):
    assert side_of(cue) == side


@pytest.mark.parametrize(
    "cue",
    ["said", "told", "was shocked by", "agreed to", "questioned", "thanked", "drew criticism for",
     "came under attack for", "won praise for", "fell back to", "backed off"],
)  # fmt: skip
def test_other_cues_take_none(cue: str):
    assert side_of(cue) is None


@pytest.mark.parametrize(
    ("content", "thing"),
    [
        ("the pact", "the pact"),
        ("for the pact", "the pact"),
        ("the pact that was signed in May", "the pact"),
        ("Sen. Ann Lee (R) for seeking peace", "Sen. Ann Lee"),
        ("Ann Lee as a ''coward''", "Ann Lee"),
        ("the Lee plan, which Bo Ek rejects", "the Lee plan"),
        ("to the deal", "the deal"),
        ("the state to uphold a law", "the state"),
        ("that the pact is dead", ""),
        ("to sit next to her", ""),
        ("whether it rained", ""),
        ("he will go", ""),
        ("“The pact is dead.”", ""),
    ],
)
def test_a_thing_is_a_noun_phrase(content: str, thing: str):
    assert thing_of(content) == thing


def test_who_is_praised_himself_is_told_apart():
    assert [is_passive(cue) for cue in ("was widely criticized", "criticized", "is backing")] == [
        True,
        False,
        False,
    ]


def test_neither_of_two_is_nobody():
    assert [is_nobody(source) for source in ("Neither Lee nor Ek", "Nobody", "Ann Lee", "")] == [
        True, True, False, False,
    ]  # fmt: skip
