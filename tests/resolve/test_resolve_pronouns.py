"""Who "he", "she", "they", "it", "I" and "we" are."""

from dataclasses import replace

import pytest
from marked import marked


def test_he_is_the_last_speaker() -> None:
    article = marked(
        "‹{PERSON:Emomali Rahmon}› met {PERSON:Stanislav Zas} and said «so».",
        "‹{he}› added «more».",
    )
    assert article.speakers() == ["Emomali Rahmon", "Emomali Rahmon"]


def test_a_pronoun_of_a_source_is_never_named_in_what_is_said() -> None:
    article = marked(
        "‹{PERSON:Emomali Rahmon}› said «so».",
        "«{PERSON:Vladimir Putin} will come», ‹{he}› said.",
    )
    assert article.speakers() == ["Emomali Rahmon", "Emomali Rahmon"]


def test_she_is_not_a_person_whom_a_pronoun_called_he() -> None:
    article = marked(
        "‹{PERSON:Ann Lee}› said «a».",
        "‹{she}› said «b».",
        "‹{PERSON:Bob Ray}› said «c».",
        "‹{he}› said «d».",
        "‹{she}› said «e».",
    )
    assert article.speakers() == ["Ann Lee", "Ann Lee", "Bob Ray", "Bob Ray", "Ann Lee"]


def test_a_slavic_surname_tells_a_woman() -> None:
    article = marked(
        "‹{PERSON:Natalia Kharitonova}› said «a».",
        "‹{PERSON:Omar Nessar}› said «b».",
        "According to ‹{her}›, «c».",
    )
    assert article.speakers()[-1] == "Natalia Kharitonova"


def test_i_and_we_in_a_quotation_are_its_speaker() -> None:
    article = marked('‹{PERSON:Ann Lee}› said «"{I} know {our} {GPE:Iran}"».')
    mentions = {article.extraction.mentions[index].text for index in article.resolve().referents[0].mentions}
    assert mentions == {"Ann Lee", "I", "our"}


def test_i_outside_a_quotation_is_nobody() -> None:
    assert marked("{PERSON:Ann Lee} came.", "‹{I}› say «so».").speakers() == [None]


def test_they_may_be_an_organisation_that_is_the_subject() -> None:
    article = marked("{ORG:NATO} met.", "‹{they}› said «so».")
    assert article.speakers() == ["NATO"]


def test_it_is_no_person() -> None:
    assert marked("{PERSON:Ann Lee} came.", "‹{it}› says «so».").speakers() == [None]


def test_a_pronoun_too_far_from_any_name_is_nobody() -> None:
    article = marked("{PERSON:Ann Lee} came.", *["Nothing."] * 8, "‹{he}› said «so».")
    assert article.speakers() == [None]


def test_a_pronoun_before_any_name_is_nobody() -> None:
    assert marked("‹{he}› said «so».", "{PERSON:Ann Lee} came.").speakers() == [None]


@pytest.mark.parametrize(
    ("content", "thing"),
    [
        ("{it} had fired them", True),
        ("the law had flaws and {it} failed", True),  # nothing else is a mention that acts
        ("{PERSON:Bob Ray} left and {it} rained", False),
    ],
)
def test_it_is_the_body_that_says_so_where_nothing_else_acts(content: str, thing: bool) -> None:
    article = marked(f"‹{{ORG:Wells Fargo}}› said «{content}».")
    mentions = article.extraction.mentions
    it = next(index for index, mention in enumerate(mentions) if mention.text == "it")
    acting = tuple(
        replace(mention, role="subject") if mention.text in {"it", "Bob Ray"} else mention
        for mention in mentions
    )
    article = article._replace(extraction=replace(article.extraction, mentions=acting))
    named = next(referent for referent in article.resolve().referents if referent.name == "Wells Fargo")
    assert (it in named.mentions) is thing


@pytest.mark.parametrize(
    ("between", "speaker"),
    [((), "Alan Cole"), (("It rained.", "It poured.", "It froze."), None)],
)
def test_i_of_a_quotation_that_goes_on_is_who_began_it(between: tuple[str, ...], speaker: str | None) -> None:
    article = marked('«"It is small"», ‹{PERSON:Alan Cole}› said.', *between, '"‹{I}› doubt «it helps»."')
    assert article.speakers()[-1] == speaker
