"""How two statements relate: as many pairs that must stay silent as pairs that must be linked."""

from itertools import product

import pytest
from statements import stated

from kg.model import Link
from kg.relate.comparing import compare
from kg.relate.models.entailment import Likelihoods
from kg.relate.stated import Stated
from kg.relate.words.marks import marks_of, may_oppose
from kg.relate.words.opposition import opposition


def link_of(one: Stated, other: Stated, **fields) -> Link | None:
    """Return the link between two claims that says more than "related", if there is one."""
    found = [link for link in compare([one, other], **fields).links if link.relation != "related"]
    assert len(found) <= 1
    return found[0] if found else None


def relation(one: Stated, other: Stated, **fields) -> str | None:
    link = link_of(one, other, **fields)
    return link.relation if link else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("that no ship was damaged in the collision"),
         stated("that the ship was badly damaged in the collision", "Bo")),
        (stated("that the minister took a bribe from the company"),
         stated("that the minister took a bribe from the company", "Bo", modality="denies")),
        (stated("that turnout in the election reached 64 percent"),
         stated("that turnout in the election reached 40 percent", "Bo")),
        (stated("that the new line will open in March 2024"),
         stated("that the new line will open in December 2025", "Bo")),
        (stated("that the road to the airport is open"), stated("the road to the airport is closed", "Bo")),
        (stated("the closing of the school", modality="supports"),
         stated("the closing of the school", "Bo", modality="opposes")),
    ],
)  # fmt: skip
def test_denial_number_date_and_opposite_contradict(one: Stated, other: Stated):
    assert relation(one, other) == "contradicts"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("that 40 soldiers were wounded near the town"),
         stated("that 40 houses were destroyed in the harbour", "Bo")),
        (stated("that he won the race"), stated("that he won the race", "Bo")),
        (stated("that the government will raise the tax on fuel"),
         stated("that the government will not raise the tax on food", "Bo")),
        (stated("whether the minister resigned today", modality="asks"),
         stated("that the minister resigned today", "Bo", modality="denies")),
        (stated("that the minister resigned", negated=True), stated("that the minister resigned", "Bo")),
        (stated("that the harvest will fall below 20 million tonnes", modality="predicts"),
         stated("that the harvest reached 24 million tonnes", "Bo")),
        (stated("that the tax on fuel will rise", document="d"),
         stated("that the tax on fuel will not rise", document="d")),
        (stated("that up to 6,000 fighters are in the province"),
         stated("that 600 fighters are in the province", "Bo")),
        (stated("that Norway closed the embassy in the capital"),
         stated("that Sweden closed the embassy in the capital", "Bo")),
    ],
)  # fmt: skip
def test_other_things_other_moods_and_one_breath_are_not_linked(one: Stated, other: Stated):
    assert relation(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("that the bridge over the river was closed after an explosion"),
         stated("the river bridge is closed because of an explosion", "Bo")),
        (stated("that the militia has some 6,000 fighters in the province"),
         stated("up to 6,000 fighters of the militia are in the province", "Bo")),
        (stated("that there are more than 40 camps, where 6,000 militants are trained"),
         stated("that more than 40 camps with up to 6,000 terrorists operate there", "Bo")),
        (stated("that no ship was damaged in the collision"),
         stated("that none of the ships had been damaged in the collision", "Bo")),
        (stated("that Bolt will cut 10,000 jobs"), stated("that it will cut 10,000 jobs", "Bolt")),
    ],
)  # fmt: skip
def test_the_same_from_two_speakers_corroborates(one: Stated, other: Stated):
    assert relation(one, other) == "corroborates"


def test_the_same_from_one_speaker_is_a_repetition_and_one_origin():
    one, other = stated("that the port will reopen in May"), stated("the port would reopen in May")
    assert relation(one, other) == "repeats"
    assert compare([one, other]).origins == {one.id: one.id, other.id: one.id}


def test_speaker_and_his_channel_are_one_origin():
    one = stated("that the bridge over the river is closed", "Wire")
    other = stated("the bridge over the river is closed", "Governor", via=("p:Wire",))
    assert relation(one, other) == "repeats"
    assert set(compare([one, other]).origins.values()) == {one.id}


def test_two_speakers_of_one_article_are_two_origins():
    one = stated("that the bridge over the river is closed", document="d")
    other = stated("the bridge over the river is closed today", "Bo", document="d")
    assert relation(one, other) == "corroborates"
    assert len(set(compare([one, other]).origins.values())) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("that inflation is rising", published="2019-02-01"),
         stated("that inflation has fallen", "Bo", published="2022-08-01")),
        (stated("that the stadium will be ready for the match"),
         stated("that the stadium will not be ready for the match", published="2022-01-20")),
        (stated("that 15 people died in the flood", published="2023-09-01"),
         stated("that 31 people died in the flood", "Bo", published="2023-09-05")),
        (stated("that the border is calm", published=None, around="2019"),
         stated("that the border is tense", "Bo", published=None, around="2024")),
    ],
)  # fmt: skip
def test_what_is_said_of_another_time_evolves(one: Stated, other: Stated):
    assert relation(one, other) in ("evolves",)


def test_undated_contradiction_is_less_sure_and_says_so():
    dated = link_of(
        stated("the road to the airport is open"), stated("the road to the airport is closed", "Bo")
    )
    undated = link_of(
        stated("the road to the airport is open"),
        stated("the road to the airport is closed", "Bo", published=None),
    )
    assert dated and undated and undated.score < dated.score
    assert undated.why == "“open” against “closed”; when is not known of both"


def test_reasons_are_words():
    denied = link_of(
        stated("that the minister took a bribe"),
        stated("that the minister took a bribe", "Bo", modality="denies"),
    )
    assert denied and denied.why == "Bo denies it: 100% of the words in common (bribe, minister, took)"
    numbers = link_of(
        stated("that turnout in the presidential election reached 64 percent"),
        stated("that turnout in the presidential election reached 40 percent", "Bo"),
    )
    assert numbers and numbers.why == "“64 percent” against “40 percent”"


def test_model_that_is_sure_both_ways_makes_a_contradiction_that_no_word_shows():
    one, other = (
        stated("that the talks about the dam failed again"),
        stated("the talks about the dam went on", "Bo"),
    )
    sure = lambda pairs: [Likelihoods(0.0, 0.05, 0.95)] * len(pairs)  # noqa: E731
    assert relation(one, other) is None
    link = link_of(one, other, ask=sure)
    assert link and link.relation == "contradicts"
    assert link.why.startswith("the model is 0.95 sure that not both are true")


@pytest.mark.parametrize("there", [Likelihoods(0.0, 0.05, 0.95), Likelihoods(0.3, 0.0, 0.7)])
def test_model_that_is_not_sure_both_ways_makes_no_contradiction(there: Likelihoods):
    one, other = (
        stated("that the talks about the dam failed again"),
        stated("the talks about the dam went on", "Bo"),
    )
    back = Likelihoods(0.2, 0.3, 0.5)
    answers = {(one.content, other.content): there, (other.content, one.content): back}
    assert relation(one, other, ask=lambda pairs: [answers[pair] for pair in pairs]) is None


def test_model_takes_back_an_agreement_of_words_that_it_does_not_see():
    one = stated("that the army apologised publicly for the killing of the farmers")
    other = stated(
        "that the court ordered the army to apologise publicly for the killing of the farmers", "Bo"
    )
    unsure = lambda pairs: [Likelihoods(0.1, 0.85, 0.05)] * len(pairs)  # noqa: E731
    assert relation(one, other) == "corroborates"
    assert relation(one, other, ask=unsure) is None


def test_model_may_say_that_two_say_the_same_where_words_are_not_enough():
    one = stated("that sixty inmates of the prison are refusing food in protest")
    other = stated("that prisoners in the prison are on hunger strike and refusing meals", "Bo")
    sure = lambda pairs: [Likelihoods(0.95, 0.05, 0.0)] * len(pairs)  # noqa: E731
    assert relation(one, other) is None
    link = link_of(one, other, ask=sure)
    assert link and link.relation == "corroborates"
    assert link.why.startswith("the model is 0.95 sure that one follows from the other")


def test_claim_that_stands_within_another_is_not_linked_to_it():
    outer = stated("that the mayor said on Friday that the bridge is closed", "Post", id="o", document="d")
    inner = stated("the bridge is closed", "Mayor", id="i", document="d", within="o")
    assert compare([outer, inner]).links == ()


def test_quick_marks_overlook_no_opposition():
    texts = [
        "the road is open", "the road is closed", "no road is open", "nobody closed the road",
        "prices are rising", "prices fell sharply", "the border is stable but may change",
        "the situation at the border is getting worse", "they failed to close the road",
    ]  # fmt: skip
    opposed = [(a, b) for a, b in product(texts, texts) if opposition(a, b)]
    assert len(opposed) >= 6
    assert all(may_oppose(marks_of(a), marks_of(b)) for a, b in opposed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("climate change"), stated("the reality of climate change", "Bo")),
        (stated("former mayor Ada Olsen of the old town"),
         stated("that he thanked former mayor Ada Olsen of the old town", "Bo")),
    ],
)  # fmt: skip
def test_what_is_only_named_is_not_corroborated(one: Stated, other: Stated):
    assert relation(one, other) is None


def test_repetition_in_one_article_is_one_origin_without_a_link():
    one = stated("that the port will reopen in May", document="d")
    other = stated("the port would reopen in May", document="d")
    compared = compare([one, other])
    assert (compared.links, set(compared.origins.values())) == ((), {one.id})


def test_undated_contradiction_that_the_model_does_not_see_is_only_related():
    one = stated("the road to the airport is open")
    other = stated("the road to the airport is closed", "Bo", published=None)
    assert relation(one, other) == "contradicts"
    blind = lambda pairs: [Likelihoods(0.1, 0.85, 0.05)] * len(pairs)  # noqa: E731
    assert [link.relation for link in compare([one, other], ask=blind).links] == ["related"]
