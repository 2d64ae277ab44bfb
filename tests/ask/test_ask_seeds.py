"""The five seed articles, read for real: each of their speakers is found with the words they said."""

from collections.abc import Iterator

import pytest
from places import SEEDS

import kg
from kg import KnowledgeGraph

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with kg.open(tmp_path_factory.mktemp("seeds") / "kg.db", create=True) as graph:
        graph.ingest(*sorted(SEEDS.glob("*.txt")))
        yield graph


@pytest.mark.parametrize(
    ("speaker", "name", "words"),
    [
        ("Rahmon", "Emomali Rahmon", "events in Kazakhstan confirm the importance"),
        ("Rakhmon", "Emomali Rahmon", "create a ‘security belt’ around Afghanistan"),
        ("Tokayev", "Kassym-Jomart Tokayev", "terrorist groups were involved in Kazakhstan's turmoil"),
        ("Kharitonova", "Natalia Kharitonova", "ready to begin the first stage of the CSTO program"),
        ("Omar Nessar", "Omar Nessar", "the situation on the border is stable at the moment"),
        ("Sultonov", "Khasan Sultonov", "Tajikistan would send additional troops"),
        ("Zas", "Stanislav Zas", "has drawn up practical collective measures"),
        ("Antonov", "Anatoly Antonov", "taking place after the American flight from Afghanistan"),
        ("Mujahid", "Zabihullah Mujahid", "Afghanistan's responsibility to guard airports"),
        ("Leonkov", "Alexei Leonkov", "the situation in Afghanistan was rapidly changing"),
        ("Knoutov", "Yuri Knoutov", "Will intensify after the failed coup attempt"),
        ("Kabulov", "Zamir Kabulov", "jeopardised the work of the Russian Consulate General"),
        ("the CSTO", "Collective Security Treaty Organization", "its readiness to support Tajikistan"),
        ("the CSTO secretariat", "Secretariat of the Collective Security Treaty Organisation",
         "the Kazakh side's request for assistance"),
    ],
)  # fmt: skip
def test_speaker_is_found_with_words_they_said(graph: KnowledgeGraph, speaker: str, name: str, words: str):
    claims = graph.ask(f"what did {speaker} say?").claims
    own = [claim for claim in claims if not claim.speaks_for]
    assert {claim.speaker.name for claim in own if claim.speaker} == {name}
    assert any(words in claim.content.text for claim in own)


def test_body_has_what_its_spokesmen_say_marked_so(graph: KnowledgeGraph):
    said_for = [claim for claim in graph.ask("what did the CSTO say?").claims if claim.speaks_for]
    assert {claim.speaker.name for claim in said_for if claim.speaker} == {
        "Natalia Kharitonova",
        "Secretariat of the Collective Security Treaty Organisation",
    }
    assert {one.entity.name for claim in said_for for one in claim.speaks_for} == {
        "Collective Security Treaty Organization"
    }


def test_card_counts_what_is_listed_as_said(graph: KnowledgeGraph):
    (line,) = graph.entity("CSTO")
    listed = graph.claims(kg.Filter(speaker="CSTO"))
    assert line.claims_made == len(listed)
    assert line.claims_for == sum(bool(claim.speaks_for) for claim in listed) > 0


def test_president_of_another_country_is_not_taken_for_rahmon(graph: KnowledgeGraph):
    said = {claim.id for claim in graph.ask("what did Tokayev say?").claims}
    others = {claim.id for claim in graph.ask("what did Rahmon say?").claims}
    assert said and others and said.isdisjoint(others)


def test_border_is_found_under_all_its_names(graph: KnowledgeGraph):
    contents = [line.words for line in graph.ask("who said what about the Tajik-Afghan border?").lines]
    for words in (
        "strengthening the Tajik-Afghan border has not been adopted yet",
        "a section of the Afghan-Tajik border",
        "Tajikistan’s 1,344-kilometer-long border with Afghanistan",
        "the Afghan border area with Tajikistan",
        "the situation on the border with Afghanistan “Is deteriorating every day",
    ):
        assert any(words in content for content in contents), words


def test_two_tellings_of_camps_and_fighters_stand_under_one_heading_each(graph: KnowledgeGraph):
    told = {
        one.heading: [
            (figure.claim.speaker.name, figure.quantity.text, [again.speaker.name for again in figure.retold])
            for figure in one.figures
        ]
        for one in graph.numbers("camps")
    }
    assert told["camps"] == [
        ("Emomali Rahmon", "more than 40 terrorist training camps", ["Tajik intelligence"])
    ]
    assert told["militants, terrorists"] == [
        ("Emomali Rahmon", "up to 6,000 militants", []),
        ("Tajik intelligence", "6000 terrorists", []),
    ]


def test_how_many_terrorists_rahmon_claims(graph: KnowledgeGraph):
    (counted,) = graph.ask("how many terrorists does Rahmon claim?").figures
    assert [figure.quantity.text for figure in counted.figures] == ["up to 6,000 militants"]
