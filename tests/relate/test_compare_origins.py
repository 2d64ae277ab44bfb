"""Which claims are one utterance told again."""

import pytest
from statements import stated

from kg.relate.retellings import find_retellings

WIRE = (
    "the ferry sank at three in the morning near the island with forty passengers aboard and all were rescued"
)


def pairs(*statements) -> list[tuple[int, int]]:
    return [(one.first, one.second) for one in find_retellings(statements)]


def test_text_in_two_outlets_is_one_origin_whoever_it_is_laid_to():
    told = stated(WIRE, "Coast guard", context=f"{WIRE}, the coast guard said.")
    again = stated(WIRE, "officials", context=f"{WIRE}, officials said on Monday.")
    assert pairs(told, again) == [(0, 1)]


def test_nine_outlets_need_eight_joints():
    found = find_retellings([stated(WIRE, context=WIRE) for _ in range(9)])
    assert len(found) == 8
    assert {one.why for one in found} == {"the same text in two articles: 100% alike"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“We will build a wall along the river”", "to “build a wall along the river”"),
        ("“The strike will end on Monday”, “and buses will run”", "that “the strike will end on Monday”"),
    ],
)
def test_part_of_a_quotation_of_one_speaker_is_told_again(first: str, second: str):
    assert pairs(stated(first, kind="direct"), stated(second, kind="mixed")) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (stated("“We will build a wall along the river”", "Bo", kind="direct"),
         stated("“We will build a wall along the river”", "Cy", kind="direct")),
        (stated("“We will build a wall along the river”", kind="direct"),
         stated("that they will build a wall along the river")),
        (stated("“We will win”", kind="direct"), stated("“We will win”", kind="direct")),
        (stated("taxes rose"), stated("taxes rose")),
        (stated(WIRE, context=WIRE, document="d"), stated(f"{WIRE} today", context=WIRE, document="d")),
    ],
)  # fmt: skip
def test_two_speakers_paraphrase_and_short_words_are_no_retelling(one, other):
    assert pairs(one, other) == []


def test_words_that_one_article_lays_to_two_are_one_origin_without_a_link():
    told = [stated("servicemen crossed the river", by, document="d") for by in ("Khovar", "border service")]
    (found,) = find_retellings(told)
    assert (found.first, found.second, found.why) == (0, 1, "")


def test_report_that_holds_little_beside_the_inner_one_is_its_origin():
    outer = stated("According to Ann Lee the bridge over the river is closed", "Post", id="o", document="d")
    inner = stated("the bridge over the river is closed", id="i", document="d", within="o")
    assert pairs(outer, inner) == [(0, 1)]


def test_report_with_much_of_its_own_keeps_its_origin_unless_it_passes_the_inner_one_on():
    words = "that the mayor, who came back from the capital on Friday evening with three ministers, lied"
    outer = stated(words, "Post", id="o", document="d")
    assert pairs(outer, stated("lied", id="i", document="d", within="o")) == []
    passed_on = stated("lied", id="i", document="d", within="o", via=("p:Post",))
    assert pairs(outer, passed_on) == [(0, 1)]


def test_quotation_in_hundreds_of_articles_stays_cheap():
    many = [stated("“a wall along the river of blood”", "Bo", kind="direct") for _ in range(300)]
    assert len(find_retellings(many)) == 299
