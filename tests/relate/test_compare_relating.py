"""Two statements: what the checks find, and how it joins what the model says."""

import pytest

from kg.errors import QuestionError
from kg.relate.texts import LABELS, find_clashes, relate, relate_all


@pytest.mark.parametrize(
    ("a", "b", "kind", "why"),
    [
        (
            "there are 6,000 militants in the camps",
            "there are 600 militants in the camps",
            "number",
            "“6,000 militants” against “600 militants”",
        ),
        ("The border is stable.", "The border is unstable.", "antonym", "“stable” against “unstable”"),
        (
            "The vote took place in May 2019.",
            "The vote took place in May 2021.",
            "date",
            "“in May 2019” against “in May 2021”",
        ),
    ],
)
def test_a_clash_names_what_stands_against_what(a, b, kind, why):
    assert [(clash.kind, clash.why) for clash in find_clashes(a, b)] == [(kind, why)]
    assert [clash.kind for clash in find_clashes(b, a)] == [kind]


def test_a_denial_clashes():
    clashes = find_clashes(
        "No foreign militant groups operate out of the country.",
        "Militant groups operate out of the country.",
    )
    assert [clash.kind for clash in clashes] == ["negation"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("up to 6,000 militants are there", "6,000 militants are there"),
        ("more than 40 camps", "45 camps"),
        ("40 camps and 6,000 men", "6,000 fighters"),
        ("The border is stable.", "The price of bread is unstable in the capital."),
        ("It began in May 2019.", "It began in 2019."),
        ("He came.", "He came on 3 May 2020."),
        ("He will not come.", "He will not come."),
    ],
)
def test_what_agrees_or_speaks_of_other_things_does_not_clash(a, b):
    assert find_clashes(a, b) == []


def test_a_clash_is_the_reason_of_a_contradiction():
    verdict = relate(
        "The situation on the border is stable.", "The situation on the border is deteriorating."
    )
    assert verdict.label == "contradiction"
    assert verdict.why == "“stable” against “deteriorating”"


def test_without_a_clash_the_model_decides_and_says_how_sure_it_is():
    verdict = relate("A woman is slicing an onion.", "A woman is cutting an onion.")
    assert verdict.label == "entailment"
    assert f"the model is {verdict.p[0]:.2f} sure" in verdict.why


def test_what_the_second_adds_is_named():
    verdict = relate("The president spoke.", "The prime minister of Japan visited a shipyard in Nagasaki.")
    assert verdict.label == "neutral"
    assert "“prime”, “minister”" in verdict.why


def test_the_label_is_the_largest_probability_and_order_is_kept():
    pairs = [
        ("It rains.", "It rains."),
        ("It rains.", "It does not rain."),
        ("It rains.", "The vote was held."),
    ]
    verdicts = relate_all(pairs)
    assert verdicts == [relate(*pair) for pair in pairs]
    assert len(verdicts) == 3
    for verdict in verdicts:
        assert verdict.label == LABELS[verdict.p.index(max(verdict.p))]
        assert sum(verdict.p) == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", "   ", "...", "—"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(QuestionError, match="no words"):
        relate(text, "It rains.")


def test_half_a_surrogate_pair_and_long_texts_are_read():
    assert relate("It rains \ud800.", "It rains. " * 5000).label in LABELS
