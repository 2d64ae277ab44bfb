"""Descriptions by which news calls again whom or what it has just named."""

import pytest
from marked import marked


@pytest.mark.parametrize(
    ("named", "described"),
    [
        ("{PERSON:Ted Cruz|Sen.}", "the senator"),  # his title says it
        ("{PERSON:Chris Christie|New Jersey Gov.}", "the governor"),
        ("{PERSON:Adam Schiff|Rep.}", "the California congressman"),
        ("{PERSON:Donald Trump}", "the New York businessman"),  # nothing says it
        ("{PERSON:Donald Trump}", "the GOP candidate"),
    ],
)
def test_description_is_the_person_named_just_before(named: str, described: str) -> None:
    article = marked(f"‹{named}› said «a».", f"‹{{PERSON~{described}}}› said «b».")
    first, second = article.speakers()
    assert first == second


@pytest.mark.parametrize(
    ("before", "described"),
    [
        ("{PERSON:Chris Christie|Gov.} came.", "the senator"),  # a governor is no senator
        ("{PERSON:Ann Lee} met a businessman from {GPE:Peru}.", "the businessman"),  # somebody of his own
        ("{PERSON:Elizabeth Warren} came.", "the businessman"),  # a man
        ("{PERSON:Ann Lee} came.", "a senator"),
        ("{PERSON:Ann Lee} came.", "the only candidate"),
        ("{PERSON:Ann Lee|Democratic nominee} came.", "the Republican candidate"),  # of the other party
        ("{PERSON:Ann Lee} came.", "the doctor"),  # no word that news uses so
        ("{ORG:NATO} met.", "the senator"),
    ],
)
def test_description_of_somebody_else_stays_itself(before: str, described: str) -> None:
    (speaker,) = marked(before, f"‹{{PERSON~{described}}}› said «b».").speakers()
    assert speaker == described.removeprefix("the ").removeprefix("a ")


def test_his_lawyer_is_not_another_s_lawyer() -> None:
    article = marked("{PERSON:Ann Lee|Clinton's lawyer} came.", "‹{PERSON~his lawyer}› said «b».")
    assert article.speakers() == ["lawyer"]


def test_the_statement_is_by_who_spoke_last_and_the_article_by_an_outlet() -> None:
    article = marked(
        "‹{ORG:Washington Post}› reported «a».",
        "‹{PERSON:Ann Lee}› said «b».",
        "‹{ORG~the statement}› said «c».",
        "‹{ORG~the article}› says «d».",
    )
    assert article.speakers() == ["Washington Post", "Ann Lee", "Ann Lee", "Washington Post"]


@pytest.mark.parametrize("described", ["the bank", "the company", "the group", "the report"])
def test_a_body_without_its_word_in_a_name_stays_a_description(described: str) -> None:
    article = marked(
        "{ORG:Wells Fargo} came.", "{ORG:Wells Fargo} left.", f"‹{{ORG~{described}}}› said «so»."
    )
    assert article.speakers() == [described.removeprefix("the ")]


@pytest.mark.parametrize(("name", "described"), [("Barclays Bank", "the bank"), ("Norvik", "the company")])
def test_a_body_is_called_by_the_word_of_its_name_or_role(name: str, described: str) -> None:
    article = marked(f"{{ORG:{name}|the Dutch company}} came.", f"‹{{ORG~{described}}}› said «so».")
    assert article.speakers() == [name]


def test_who_might_be_either_of_two_stays_a_description() -> None:
    article = marked(
        "{PERSON:Donald Trump} met {PERSON:Robert Rao}.", "‹{PERSON~the New York businessman}› said «b»."
    )
    assert article.speakers() == ["New York businessman"]


def test_a_place_tells_that_another_senator_may_be_meant() -> None:
    article = marked(
        "{PERSON:Marco Rubio} met {PERSON:Joni Ernst|Sen.}.", "‹{PERSON~the Florida senator}› said «b»."
    )
    assert article.speakers() == ["Florida senator"]


def test_nobody_calls_himself_the_candidate() -> None:
    article = marked("‹{PERSON:Paul Manafort}› said «{PERSON~the candidate} knew».")
    assert len(article.resolve().referents) == 2


def test_former_this_and_that_is_one_person() -> None:
    article = marked(
        "‹{PERSON:Ann Lee}› said «a».", "‹{PERSON~the former first lady and U.S. senator}› said «b»."
    )
    assert article.speakers() == ["Ann Lee", "Ann Lee"]


def test_a_given_name_alone_is_not_whoever_was_described() -> None:
    """Of the four such pairs in 724 articles three were two persons: "the sexiest man ... his son Oscar"."""
    article = marked("‹{PERSON~the woman}› said «a».", "‹{PERSON:Melanie}› said «b».")
    assert article.speakers() == ["woman", "Melanie"]
