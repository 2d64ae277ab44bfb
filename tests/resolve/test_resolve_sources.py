"""Which mention a source is about."""

from dataclasses import replace

import pytest
from marked import marked

from kg.model import Mention


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{PERSON:Natalia Kharitonova}, press secretary of the {ORG:CSTO}", "Natalia Kharitonova"),
        ("Tajik President {PERSON:Emomali Rahmon}", "Emomali Rahmon"),
        (
            "{PERSON:Putin}'s aide for {GPE:Iran}, director of the {ORG:IT Office}, {PERSON:Zamir Kabulov}",
            "Zamir Kabulov",
        ),
        ("{GPE:Tajikistan}'s Ambassador to the {ORG:CSTO}, {PERSON:Khasan Sultonov}", "Khasan Sultonov"),
        ("{GROUP:Taliban} spokesman {PERSON:Zabihullah Mujahid}", "Zabihullah Mujahid"),
        ("the {ORG:CSTO}", "CSTO"),
        ("{PERSON~analysts}", "analysts"),
    ],
)
def test_the_name_that_heads_a_source_is_its_speaker(source: str, speaker: str) -> None:
    assert marked(f"‹{source}› said «so».").speakers() == [speaker]


def test_a_name_that_only_qualifies_is_not_the_speaker() -> None:
    article = marked("‹the wife of President {PERSON:Omar Hasan}› said «so».")
    names = [mention.text for mention in article.extraction.mentions]
    assert names == ["Omar Hasan"]
    assert article.speakers() == [None]


def test_a_relative_pronoun_means_what_stands_before_it() -> None:
    assert marked("{PERSON:Ann Lee}, ‹who› says «so», left.").speakers() == ["Ann Lee"]


def test_no_source_is_no_speaker() -> None:
    assert marked("It was said «that {GPE:Iran} won».").speakers() == [None]


def test_what_a_source_says_of_a_person_becomes_a_role() -> None:
    article = marked("‹{GPE:Tajikistan}'s Ambassador to the {ORG:CSTO}, {PERSON:Khasan Sultonov}› said «so».")
    roles = {referent.name: referent.roles for referent in article.resolve().referents}
    assert roles["Khasan Sultonov"] == ("Tajikistan's Ambassador to the CSTO",)


def test_who_after_a_place_is_the_person_said_to_be_from_there() -> None:
    article = marked("{PERSON:Donna Rawlings}, 59, of {GPE:Ashton}, ‹who› said «so», left.")
    assert article.speakers() == ["Ashton"]  # what stands before it, where extraction has found nothing
    ((attribution,), mentions) = article.extraction.attributions, article.extraction.mentions
    found = replace(attribution, speaker=mentions[1].span)
    article = article._replace(extraction=replace(article.extraction, attributions=(found,)))
    assert article.speakers() == ["Donna Rawlings"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{PERSON:Jon Tester} (D-Mont.) and {PERSON:David Vitter}", "Jon Tester"),
        ("officials of {GPE:Iran} and {GPE:Iraq}", "officials of Iran and Iraq"),
    ],
)
def test_of_two_names_the_first_is_the_speaker(source: str, speaker: str) -> None:
    article = marked(f"‹{source}› said «so».")
    (attribution,) = article.extraction.attributions
    (span,) = attribution.source
    whole = Mention(span, span.cut(article.document.text), "PERSON", "description", number="plural")
    extraction = replace(
        article.extraction,
        mentions=(whole, *article.extraction.mentions),
        attributions=(replace(attribution, speaker=span),),
    )
    assert article._replace(extraction=extraction).speakers() == [speaker]
