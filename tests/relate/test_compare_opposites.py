"""Whether two statements say opposite things; but for the first rows, written before the rules were run."""

import json

import pytest
from floors import floor
from hypothesis import given
from hypothesis import strategies as st

from kg.language.en.antonyms import bases_of, opposite_poles
from kg.relate.words.opposition import opposition

OPPOSITE = [
    ("the situation on the border is stable", "the situation on the border is deteriorating every day"),
    ("The ceasefire is holding", "The ceasefire is not holding"),
    ("Unemployment fell to its lowest level", "Unemployment rose to a new level"),
    ("The company did not pay any taxes", "The company paid taxes in 2020"),
    ("The bridge is safe", "The bridge is dangerous"),
    ("No civilians were killed in the strike", "Twelve civilians were killed in the strike"),
    ("The minister never met the lobbyist", "The minister met the lobbyist in March"),
    (
        "Relations between the two countries are improving",
        "Relations between the two countries are deteriorating",
    ),
    ("The government supports the pipeline", "The government opposes the pipeline"),
    ("The court convicted the general", "The court acquitted the general"),
    ("The border crossing remains open", "The border crossing is closed"),
    ("The vaccine is effective", "The vaccine is ineffective"),
    ("The union accepted the offer", "The union rejected the offer"),
    ("The security situation is becoming more dangerous", "The security situation is stable"),
    ("The officer denied that prisoners were beaten", "Prisoners were beaten"),
    ("Exports increased last year", "Exports declined last year"),
    ("The dam is unable to hold the water", "The dam is able to hold the water"),
    ("Neither side attacked the convoy", "One side attacked the convoy"),
    ("The mayor refused to resign", "The mayor resigned"),
]
NOT_OPPOSITE = [
    ("The ceasefire is holding", "The ceasefire was signed in Geneva"),
    ("Unemployment fell in the north", "Prices rose in the south"),
    ("The bridge is safe", "The tunnel is dangerous"),
    ("The dialogue may fail", "The dialogue succeeded"),
    ("No civilians were killed in the strike", "Soldiers were killed in the ambush"),
    ("The minister did not only meet the lobbyist but thanked him", "The minister met the lobbyist"),
    ("No fewer than 40 camps operate there", "40 camps operate there"),
    ("The company did not pay dividends", "The company paid taxes"),
    ("The court convicted the general", "The court convicted the colonel"),
    ("Small firms support the tax", "Large firms support the tax"),
    ("The old bridge collapsed", "The new bridge opened"),
    ("The port will not close", "The port is open"),
    ("He is not guilty", "He is innocent"),
    ("The army will withdraw if talks succeed", "The army remains in the town"),
    ("Without rain the harvest failed", "The harvest failed"),
    ("They plan to increase exports", "Exports declined last year"),
    ("The region is poor", "The region is mountainous"),
    ("Nobody doubts that the economy grew", "The economy grew"),
    ("Is the border closed?", "The border is open"),
    ("The president said the war would end", "The president said the war would not end soon after winter"),
]


@pytest.mark.parametrize(("a", "b"), OPPOSITE)
def test_statements_of_opposite_things_oppose(a, b):
    assert opposition(a, b)


@pytest.mark.parametrize(("a", "b"), NOT_OPPOSITE)
def test_statements_about_different_things_do_not_oppose(a, b):
    assert opposition(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army has withdrawn from the town", "The army remains in the town"),
        ("The fire is under control", "The fire is out of control"),
    ],
)
@pytest.mark.xfail(strict=True, reason="light verbs and set phrases are not read")
def test_set_phrases_oppose(a, b):
    assert opposition(a, b)


def test_the_reason_has_the_words_of_both():
    found = opposition("The port is open", "No, the port is not open")
    assert found == ("negation", "“port is open” against “port is not open”")


def test_antonyms_are_told_with_their_more():
    found = opposition("The situation is stable", "The situation has become a lot more complicated since May")
    assert found == ("antonym", "“stable” against “more complicated”")


def test_difficult_alone_is_no_change():
    assert opposite_poles("stable", "difficult") is None
    assert opposite_poles("stable", "difficult", second_more=True) == "unchanged or worse"


def test_forms_of_a_word_lead_to_it():
    assert "deteriorate" in bases_of("deteriorating")
    assert "stop" in bases_of("stopped")
    assert "fall" in bases_of("fell")


@given(st.text(max_size=80), st.text(max_size=80))
def test_opposition_is_the_same_from_both_sides(a, b):
    assert (opposition(a, b) is None) == (opposition(b, a) is None)


@pytest.mark.parametrize("text", ["not " * 20_000, "rise fall " * 10_000, "that no, " * 12_000])
def test_long_text_does_not_oppose_itself(text):
    assert opposition(text, text) is None


@pytest.mark.parametrize("corpus", ["own", "sick", "general"])
def test_what_fires_is_a_contradiction(corpus):
    """Of the shared corpora the first rows, which are for training."""
    path, least = floor(f"opposites.{corpus}")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:2000]]
    fired = [row["label"] for row in rows if opposition(row["a"], row["b"])]
    assert len(fired) >= least["fired"]
    assert fired.count("contradiction") / len(fired) >= least["precision"]
