"""Mentions: names with their titles, descriptions, concepts, pronouns, and what the text says is one."""

import pytest
from parses import part_of, reading_of

from kg.extract.mentions.phrases import find_in_sources
from kg.extract.ranges import Range
from kg.model import Mention


def mention_of(sentence: str, text: str) -> Mention:
    return next(mention for mention in part_of(sentence).mentions if mention.text == text)


def forms_in(sentence: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.form) for mention in part_of(sentence).mentions]


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("Peruvian President Anna Rao praised the plan.", "Anna Rao", "Peruvian President"),
        (
            "The bloc's press secretary, Anna Rao, praised the plan.",
            "Anna Rao",
            "The bloc's press secretary",
        ),
        (
            "Anna Rao, a spokeswoman for the ministry, praised the plan.",
            "Anna Rao",
            "a spokeswoman for the ministry",
        ),
        ("Rao, the envoy to Peru, said the port was safe.", "Rao", "the envoy to Peru"),
        ("Rao praised the plan.", "Rao", None),
        ("Anna Rao and Kim Doe praised the plan.", "Kim Doe", None),
    ],
)
def test_name_has_the_role_that_stands_with_it(sentence: str, name: str, title: str | None) -> None:
    assert mention_of(sentence, name).title == title


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Islamic Development Fund (IDF) praised Rao.",
            [("Islamic Development Fund", "IDF", 'in parentheses: "Islamic Development Fund (IDF)"')],
        ),
        ("Anna Rao (Lima) praised the plan.", []),
        ("Rao praised Iran, or Iraq, for the plan.", []),
        ("Anna Rao and Kim Doe praised the plan.", []),
    ],
)
def test_name_in_parentheses_is_another_name(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    part = part_of(sentence)
    texts = [mention.text for mention in part.mentions]
    assert [(texts[alias.first], texts[alias.second], alias.why) for alias in part.aliases] == expected


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("Rao said the Peruvian-Chilean border was quiet.", "Peruvian-Chilean border"),
        ("Rao said the border with Chile was quiet.", "border with Chile"),
        ("Rao said militant groups had left this week.", "militant groups"),
    ],
)
def test_phrase_in_content_is_a_concept(sentence: str, concept: str) -> None:
    assert [text for text, form in forms_in(sentence) if form == "concept"] == [concept]


@pytest.mark.parametrize(
    "sentence", ["Rao said taxes rose.", "Rao said the bloc was strong.", "The bridge was closed in May."]
)
def test_plain_noun_is_no_concept(sentence: str) -> None:
    assert [text for text, form in forms_in(sentence) if form == "concept"] == []


def test_the_bloc_describes_an_organisation() -> None:
    bloc = mention_of("Rao said the bloc was strong.", "the bloc")
    assert (bloc.form, bloc.type) == ("description", "ORG")


@pytest.mark.parametrize(
    ("pronoun", "number", "gender"), [("she", "singular", "female"), ("them", "plural", None)]
)
def test_pronoun_has_number_and_gender(pronoun: str, number: str, gender: str | None) -> None:
    mention = mention_of("Rao said she trusted them.", pronoun)
    assert (mention.form, mention.number, mention.gender) == ("pronoun", number, gender)


def test_mrs_shows_gender() -> None:
    assert mention_of("Mrs Rao praised the plan.", "Mrs Rao").gender == "female"


def test_two_named_sources_are_one_plural_description() -> None:
    sentence = "Anna Rao and Kim Doe praised the plan."
    both = mention_of(sentence, "Anna Rao and Kim Doe")
    assert (both.form, both.number) == ("description", "plural")
    assert [attribution.speaker for attribution in part_of(sentence).attributions] == [both.span]


def test_speaker_of_who_is_whom_it_refers_to() -> None:
    attribution = part_of("Rao, who said the port was safe, left.").attributions[0]
    assert attribution.source != (attribution.speaker,)
    assert attribution.speaker == mention_of("Rao, who said the port was safe, left.", "Rao").span


def test_two_sources_about_one_phrase_are_one_mention() -> None:
    reading = reading_of("The man who shot the birds, hates the noise.")
    sources = [Range(0, 6), Range(2, 3), Range(0, 2), Range(0, 2)]  # with its clause, "who", "The man" twice
    found = [one.range for one in find_in_sources(reading, sources, set(), set())]
    assert sorted(found) == sorted(set(found))
    assert Range(0, 2) in found


def test_source_that_is_a_mention_already_is_no_second_one() -> None:
    reading = reading_of("The man who shot the birds, hates the noise.")
    assert not list(find_in_sources(reading, [Range(0, 2)], set(), {Range(0, 2)}))
