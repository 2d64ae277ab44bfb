"""How two claims relate, by what the judge answers, by who speaks and when."""

from dataclasses import replace

import pytest
from statements import stated

from kg.relate.memory import Judgement
from kg.relate.propositions import read_propositions
from kg.relate.stated import Stated
from kg.relate.verdicts import FLOORS, LinkVerdict, verdict_of

SAME = Judgement(0.97, 0.01, 0.01, 0.01)
OPPOSED = Judgement(0.01, 0.97, 0.01, 0.01)
ANOTHER = Judgement(0.01, 0.01, 0.02, 0.96)
YES = stated("the bridge over the Karva river is safe", "Ann Lee")
AGREED = stated("the Karva bridge is entirely safe", "Bo Rao")
NO = stated("the bridge over the Karva river is not safe", "Bo Rao", polarity="so")


def judged(a: Stated, b: Stated, answer: Judgement) -> LinkVerdict | None:
    one, other = read_propositions([a, b])
    return verdict_of(one, other, answer)


def relation(a: Stated, b: Stated, answer: Judgement) -> str | None:
    found = judged(a, b, answer)
    return found and found.relation


def test_two_speakers_who_say_the_same_corroborate() -> None:
    assert relation(YES, AGREED, SAME) == "corroborates"


def test_one_speaker_who_says_the_same_repeats_himself() -> None:
    assert relation(YES, replace(AGREED, speaker=YES.speaker), SAME) == "repeats"


def test_two_speakers_who_say_opposed_things_contradict() -> None:
    assert relation(YES, NO, OPPOSED) == "contradicts"


def test_one_speaker_at_another_time_changed_what_he_says() -> None:
    later = replace(NO, speaker=YES.speaker, published="2022-03-10")
    assert relation(YES, later, OPPOSED) == "evolves"


@pytest.mark.parametrize("published", [None, "2022-01-10"])
def test_without_two_days_nobody_changed_what_he_says(published: str | None) -> None:
    assert relation(YES, replace(NO, speaker=YES.speaker, published=published), OPPOSED) != "evolves"


def test_figures_that_differ_are_never_the_same() -> None:
    forty, ninety = (
        stated("there are 40 camps in Karva", "Ann Lee"),
        stated("90 camps are in Karva", "Bo Rao"),
    )
    assert relation(forty, ninety, SAME) not in ("corroborates", "repeats")


def test_figures_that_agree_are_never_opposed() -> None:
    one, other = stated("there are 40 camps in Karva", "Ann Lee"), stated("Karva has 40 camps", "Bo Rao")
    assert relation(one, other, OPPOSED) != "contradicts"


def test_another_question_is_no_relation() -> None:
    assert relation(YES, AGREED, ANOTHER) is None


@pytest.mark.parametrize(("a", "b", "sure"), [(YES, AGREED, SAME), (YES, NO, OPPOSED)])
def test_order_of_two_claims_does_not_count(a: Stated, b: Stated, sure: Judgement) -> None:
    assert relation(a, b, sure) == relation(b, a, sure) is not None


def test_what_is_less_sure_is_a_question_and_what_is_unlikely_is_nothing() -> None:
    fact, question = FLOORS["corroborates"]
    between = (fact + question) / 2
    asked = judged(YES, AGREED, Judgement(between, 0.0, 0.0, 1 - between))
    assert asked is not None
    assert (asked.relation, asked.sure) == ("corroborates", False)
    assert relation(YES, AGREED, Judgement(question - 0.01, 0.0, 0.0, 0.99)) not in (
        "corroborates",
        "repeats",
    )


def test_nearly_the_same_words_turned_round_are_opposed_where_they_answer_one_question() -> None:
    turned = stated("the bridge over the Karva river is not safe", "Bo Rao")
    assert relation(YES, turned, Judgement(0.45, 0.1, 0.4, 0.05)) == "contradicts"
    assert relation(YES, turned, Judgement(0.3, 0.1, 0.4, 0.2)) is None


def test_another_count_in_nearly_the_same_words_of_one_story_is_a_question() -> None:
    forty = stated("the flood killed 40 people in Karva", "Ann Lee", story="flood")
    ninety = stated("the flood killed 90 people in Karva", "Bo Rao", story="flood")
    asked = judged(forty, ninety, Judgement(0.3, 0.1, 0.5, 0.1))
    assert asked is not None
    assert (asked.relation, asked.sure) == ("contradicts", False)
    elsewhere = replace(ninety, story="fire")
    assert relation(forty, elsewhere, Judgement(0.3, 0.1, 0.5, 0.1)) is None


def test_a_wish_corroborates_nothing() -> None:
    wish = stated("the Karva bridge to be safe", "Bo Rao", modality="hopes")
    assert relation(YES, wish, SAME) != "corroborates"
