"""The trained model's findings in tokens: whole sources, whole quotations."""

import pytest
from candidates import found
from parses import cut, parse

from kg.extract.reading import Reading
from kg.extract.tagger.attribution_model import FoundAttribution
from kg.extract.tagger.trained import trained_findings
from kg.model import Span

LABELLED = '"RAO: The port is safe and open.¶"LIMA: It is not safe.'


@pytest.mark.parametrize(
    ("text", "one", "expected"),
    [
        (
            "“The port is safe,” Rao said.",
            ("Rao", "said", "is safe"),
            ("Rao", "said", "“The port is safe,”"),
        ),
        (
            "“The port,” Rao said, “is safe.”",
            ("Rao", "said", "The port,” Rao said, “is"),
            ("Rao", "said", "“The port,” Rao said, “is safe.”"),
        ),
        (LABELLED, ("RAO", ":", "The port is safe"), ("RAO", ":", "The port is safe")),
    ],
)
def test_content_takes_in_its_whole_quotation(
    text: str, one: tuple[str, str, str], expected: tuple[str, str, str]
) -> None:
    doc = parse(text)
    assert [cut(doc, f) for f in trained_findings(Reading(doc), [found(text, *one)])] == [expected]


@pytest.mark.parametrize(
    ("source", "content"),
    [("He", "“He told me ‘never again’ and left,”"), ("Rao", "and left,”")],
)
def test_quotation_is_whole_unless_one_from_outside_has_words_of_it(source: str, content: str) -> None:
    text = "“He told me ‘never again’ and left,” Rao said."
    other, said = found(text, source, "told", "‘never again’"), found(text, "Rao", "said", "and left")
    doc = parse(text)
    assert cut(doc, trained_findings(Reading(doc), [other, said])[1]).content == content


def test_who_is_heard_to_speak_is_the_source() -> None:
    text = "Rao heard several members warn that the port would close."
    one = found(text, "Rao", "heard several members warn", "that the port would close")
    (finding,) = trained_findings(Reading(parse(text)), [one])
    assert cut(parse(text), finding) == ("several members", "warn", "that the port would close")


def test_source_ends_at_the_line_break_before_its_cue() -> None:
    text = "Rao was late.¶“The port is safe and open.”"
    doc = parse(text)
    one = found(text, "late.\n“The port", "is", "safe and open")
    assert cut(doc, trained_findings(Reading(doc), [one])[0]).source == "“The port"


def test_sentence_before_that_of_according_to_is_not_its_content() -> None:
    text = "Taxes rose. According to Rao, the port is safe."
    one = found(text, "Rao", "According to", "the port is safe")
    both = FoundAttribution(one.source, one.cue, (Span(0, 10), *one.content), confidence=0.9)
    (finding,) = trained_findings(Reading(parse(text)), [both])
    assert cut(parse(text), finding) == ("Rao", "According to", "the port is safe")


@pytest.mark.parametrize(
    "text",
    [
        "Rao left the room, saying that taxes had risen.",
        "After saying that taxes had risen, Rao left the room.",
    ],
)
def test_second_verb_and_participle_have_the_subject_that_they_share(text: str) -> None:
    (finding,) = trained_findings(Reading(parse(text)), [found(text, "", "saying", "that taxes had risen")])
    assert cut(parse(text), finding).source == "Rao"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "After saying that the port was “so calm we slept there,” Rao was taken home.",
            "that the port was “so calm we slept there,”",
        ),
        (
            "Rao was evasive when asked about a man who said he was robbed at the port, "
            "saying, “We look into it.”",
            "“We look into it.”",
        ),
    ],
)
def test_participle_that_the_parse_hangs_elsewhere_has_the_subject_of_its_sentence(
    text: str, content: str
) -> None:
    (finding,) = trained_findings(Reading(parse(text)), [found(text, "", "saying", content)])
    assert cut(parse(text), finding).source == "Rao"


def test_who_is_asked_is_no_source() -> None:
    text = "Asked whether taxes had risen, Rao left the room."
    (finding,) = trained_findings(Reading(parse(text)), [found(text, "", "Asked", "whether taxes had risen")])
    assert finding.source == ()


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("Rao said the port was safe. Kim left.", "the port was safe. Kim left", "the port was safe"),
        (
            "Rao said: the port was safe. Kim left.",
            "the port was safe. Kim left",
            "the port was safe. Kim left",
        ),
        ("Rao said no. Kim left.", "no. Kim left", "no. Kim left"),
        ("Rao said the U.S. Navy left.", "the U.S. Navy left", "the U.S. Navy left"),
    ],
)
def test_what_is_told_without_marks_ends_with_its_sentence(text: str, content: str, kept: str) -> None:
    (finding,) = trained_findings(Reading(parse(text)), [found(text, "Rao", "said", content)])
    assert cut(parse(text), finding).content == kept


@pytest.mark.parametrize(
    ("text", "one", "content"),
    [
        (
            "But to prevent problems, Rao said, officials should be vigilant.",
            ("Rao", "said", "officials should be vigilant"),
            "But to prevent problems … officials should be vigilant",
        ),
        (
            "Rao said that it would be a boon for tax lawyers.",
            ("Rao", "said", "that it would be a boon for"),
            "that it would be a boon for tax lawyers",
        ),
        (
            "Rao said that the port would be open for ships while Kim left the room.",
            ("Rao", "said", "that the port would be open for ships"),
            "that the port would be open for ships",
        ),
        ("The plan was labeled a failure.", ("", "labeled", "a failure"), "The plan … a failure"),
    ],
)
def test_content_is_all_of_the_clause(text: str, one: tuple[str, str, str], content: str) -> None:
    (finding,) = trained_findings(Reading(parse(text)), [found(text, *one)])
    assert cut(parse(text), finding).content == content
