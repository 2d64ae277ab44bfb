"""Who passed a report on: outlets told, posted on, reported by, citing."""

import pytest
from parses import Said, findings_in, parse, said_in, words


def via_of(sentence: str) -> list[str]:
    doc = parse(sentence)
    return [words(doc, finding.via) for finding in findings_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("Rao told Izvestia that the port was safe.", ["Izvestia"]),
        ("Rao told the Voice of America that the port was safe.", ["Voice of America"]),
        ("Rao told the Times of India that the port was safe.", ["Times of India"]),
        ("Rao said in an interview with Kommersant that the port was safe.", ["Kommersant"]),
        ("The port is safe, Rao said in a message posted on the army website.", ["army website"]),
        ("Reuters reported that Rao said the port was safe.", ["", "Reuters"]),
    ],
)
def test_outlet_between_speaker_and_article_is_a_channel(sentence: str, via: list[str]) -> None:
    assert via_of(sentence) == via


@pytest.mark.parametrize(
    "sentence",
    [
        "Rao told the envoy that the port was safe.",
        "Rao told the Bank of England that the port was safe.",
        "Rao told reporters that the port would close.",
        "Rao said taxes rose.",
        "“The port is safe,” Rao said.",
    ],
)
def test_who_is_spoken_to_is_no_channel(sentence: str) -> None:
    assert via_of(sentence) == [""]


def test_cited_is_a_source_and_the_reporter_its_channel() -> None:
    sentence = "The agency said, citing the border service, that the port was safe."
    assert said_in(sentence) == [
        Said("The agency", "said", "that the port was safe"),
        Said("the border service", "citing", "that the port was safe"),
    ]
    assert via_of(sentence) == ["", "The agency"]
