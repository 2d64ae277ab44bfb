"""What claims say, made comparable."""

import pytest
from statements import stated

from kg.relate.propositions import closed_up, covered, heaviest_shared, read_propositions


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("the bank did n't know", "the bank didn't know"),
        ("Karva 's mayor", "Karva's mayor"),
        ("a magnitude 4. 6 quake at 2: 09 a. m.", "a magnitude 4.6 quake at 2:09 a. m."),
        ("a fine of $ 10, 000", "a fine of $10,000"),
        ("a well - known man", "a well-known man"),
        ("pages 3, 4 and 5", "pages 3, 4 and 5"),
        ("It ended in 2011. 40 were hurt", "It ended in 2011.40 were hurt"),
    ],
)
def test_spaces_inside_words_and_numbers_are_closed(spaced: str, closed: str):
    assert closed_up(spaced) == closed


@pytest.mark.parametrize(
    ("content", "fields", "compared"),
    [
        ("that the bridge is closed", {}, True),
        ("drastic cuts in public spending", {"modality": "announces"}, True),
        ("the bridge", {}, False),
        ("Trump's comments", {}, False),
        ("the plan to cut public spending", {"modality": "supports"}, False),
        ("that the bridge is closed", {"polarity": "neither"}, False),
        ("whether the bridge is closed", {"modality": "asks"}, False),
    ],
)
def test_what_says_nothing_is_not_compared(content: str, fields: dict, compared: bool):
    (one,) = read_propositions([stated(content, **fields)])
    assert one.compared is compared


def test_a_denial_of_a_denial_says_that_it_is_so():
    said, denied, twice = read_propositions([
        stated("that the bridge is closed"),
        stated("that the bridge is closed", polarity="not-so"),
        stated("that the bridge is not closed", polarity="not-so"),
    ])  # fmt: skip
    assert [one.denied for one in (said, denied, twice)] == [False, True, False]


def test_words_in_common_are_told_as_written_the_rarest_first():
    one, other = read_propositions([
        stated("that militants crossed the border in May"), stated("the militant was seen at the Border")
    ])  # fmt: skip
    assert heaviest_shared(one, other, 2) == ["militants", "border"]
    assert 0.5 < covered(one, other) < 1.0


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("the case hadn ’ t been filed", "the case hadn’t been filed"),
        ("Ann ' s house", "Ann's house"),
        ("he said ' this is it '", "he said ' this is it '"),
    ],
)
def test_apostrophes_are_closed_up(spaced, closed):
    assert closed_up(spaced) == closed
