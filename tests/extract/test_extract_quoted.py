"""Contents in quotation marks beside a cue."""

import pytest
from parses import Said, part_of, said_in


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("“The port is safe,” Rao said.", "“The port is safe,”"),
        ("“The port is safe,” said Rao.", "“The port is safe,”"),
        ("Rao said: “The port is safe.”", "“The port is safe.”"),
        ("“The port,” Rao said, “is safe.”", "“The port,” … “is safe.”"),
        ("“He told me ‘never again’ and left,” Rao said.", "“He told me ‘never again’ and left,”"),
        ("“The port is “safe” now,” Rao said.", "“The port is “safe” now,”"),
        ('"The port is safe,"  Rao said.', '"The port is safe,"'),
        ("The port is safe and open now,” Rao said.", "The port is safe and open now,”"),
        ("Rao said that “the port is safe” and open.", "that “the port is safe” and open"),
        ("Rao said the port was “safe enough” for ships.", "the port was “safe enough” for ships"),
    ],
)
def test_quotation_is_content(sentence: str, content: str) -> None:
    assert said_in(sentence) == [Said("Rao", "said", content)]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "“The port is safe,” Rao said. “The ships may return.”",
            "“The port is safe,” … “The ships may return.”",
        ),
        (
            "“The port is safe,” Rao said. “The ships may return.” “We are glad.”",
            "“The port is safe,” … “The ships may return.” … “We are glad.”",
        ),
    ],
)
def test_quotations_go_on_after_the_sentence_of_their_cue(sentence: str, content: str) -> None:
    assert said_in(sentence) == [Said("Rao", "said", content)]


def test_quotation_with_its_own_cue_is_not_taken_from_it() -> None:
    assert said_in("“The port is safe,” Rao said. Kim said: “It is not.”") == [
        ("Rao", "said", "“The port is safe,”"),
        ("Kim", "said", "“It is not.”"),
    ]


def test_title_in_marks_is_no_speech() -> None:
    assert said_in("Rao read “The Iliad” in the garden.") == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("“The port is safe,” Rao said.", "direct"),
        ("Rao said the port was “safe enough” for ships.", "mixed"),
        ("Rao said taxes rose.", "indirect"),
    ],
)
def test_share_of_words_in_marks_tells_the_kind(sentence: str, kind: str) -> None:
    assert [attribution.kind for attribution in part_of(sentence).attributions] == [kind]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The port is open, relays the site Meduza.", "the site Meduza", "The port is open"),
        (
            "“The port is open and safe”, reports the newspaper Kommersant.",
            "the newspaper Kommersant",
            "“The port is open and safe”",
        ),
    ],
)
def test_site_at_the_end_of_a_sentence_is_its_source(sentence: str, source: str, content: str) -> None:
    assert [(said.source, said.content) for said in said_in(sentence)] == [(source, content)]


def test_day_at_the_end_of_a_sentence_is_no_source() -> None:
    (said,) = said_in("“Taxes will rise,” Mitch Rao, R-Ky., said Tuesday.")
    assert said == ("Mitch Rao, R-Ky.", "said", "“Taxes will rise,”")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Rao continued:¶“The port is safe and open.”", ["“The port is safe and open.”"]),
        ("Rao was late.¶“The port is safe and open.”", []),
    ],
)
def test_quotation_set_off_after_a_colon_belongs_to_the_cue_before_it(text: str, contents: list[str]) -> None:
    assert [said.content for said in said_in(text)] == contents
