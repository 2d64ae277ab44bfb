"""`kg attribute`: a person says whose a claim is; it lasts, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import Said, Story, story

from kg.api import KnowledgeGraph
from kg.build.ingest import refresh_entities
from kg.build.one_document import finish
from kg.errors import DecisionError
from kg.store.database import Store

TAXES = Said("Ann Lee", "said", "taxes rose")
RENTS = Said("Bob Ray", "said", "rents fell")
ROADS = Said("Cy Day", "said", "roads are bad")


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield KnowledgeGraph(store)


def put(graph: KnowledgeGraph, *stories: Story) -> None:
    for what in stories:
        graph._store.evidence.put(finish(*what))
    refresh_entities(graph._store)


def speakers(graph: KnowledgeGraph) -> dict[str, str | None]:
    return {one.content.text: one.speaker.name if one.speaker else None for one in graph.claims()}


def attribute(graph: KnowledgeGraph, words: str, name: str) -> str:
    claim = next(one.id for one in graph.claims() if one.content.text == words)
    return graph.decide("attribute", claim[:8], name, who="eve").id


def test_a_claim_is_said_by_whom_a_person_says(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    attribute(graph, "taxes rose", "Bob Ray")
    assert speakers(graph) == {"taxes rose": "Bob Ray", "rents fell": "Bob Ray"}
    assert len(graph.ask("what did Bob Ray say").claims) == 2
    assert graph.entity("Ann Lee")[0].claims_made == 0


def test_it_may_be_one_whom_only_another_document_names(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", ROADS))
    attribute(graph, "taxes rose", "Cy Day")
    assert speakers(graph) == {"taxes rose": "Cy Day", "roads are bad": "Cy Day"}


def test_a_withdrawal_gives_it_back_to_who_was_read(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("withdraw", attribute(graph, "taxes rose", "Bob Ray"))
    assert speakers(graph) == {"taxes rose": "Ann Lee", "rents fell": "Bob Ray"}


def test_the_later_of_two_holds(graph):
    put(graph, story("a.txt", TAXES, RENTS, ROADS))
    attribute(graph, "taxes rose", "Bob Ray")
    attribute(graph, "taxes rose", "Cy Day")
    assert speakers(graph)["taxes rose"] == "Cy Day"
    assert [line.state for line in graph.outcomes()] == ["overruled", "stands"]


def test_it_survives_reading_and_resolving_anew(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", ROADS))
    attribute(graph, "taxes rose", "Cy Day")
    put(graph, story("a.txt", RENTS, TAXES, extractor="by hand 2"))
    assert speakers(graph)["taxes rose"] == "Cy Day"
    refresh_entities(graph._store, anew=True)
    assert speakers(graph)["taxes rose"] == "Cy Day"


def test_what_was_read_is_kept_beside_it(graph):
    first, second = story("a.txt", TAXES), story("b.txt", ROADS)
    put(graph, first, second)
    attribute(graph, "taxes rose", "Cy Day")
    held = graph._store.evidence.get(first[0].id)
    assert held.resolution.referents[held.resolution.speakers[0]].name == "Ann Lee"


def test_no_claim_goes_with_the_document_that_names_its_speaker(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", ROADS))
    attribute(graph, "taxes rose", "Cy Day")
    put(graph, story("b.txt", RENTS))
    assert speakers(graph) == {"taxes rose": "Ann Lee", "rents fell": "Bob Ray"}
    assert [line.state for line in graph.outcomes()] == ["sleeps"]
    put(graph, story("b.txt", ROADS))
    assert speakers(graph) == {"taxes rose": "Cy Day", "roads are bad": "Cy Day"}


def test_it_does_not_stand_in_the_way_of_a_rejection(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    attribute(graph, "taxes rose", "Bob Ray")
    graph.decide("reject", next(one.id for one in graph.claims() if one.content.text == "taxes rose"))
    assert speakers(graph) == {"rents fell": "Bob Ray"}
    assert [line.state for line in graph.outcomes()] == ["stands", "stands"]


@pytest.mark.parametrize(
    ("words", "message"),
    [(("Nobody Known",), "nothing known of"), ((), "needs the id of a claim and a name")],
)
def test_what_cannot_be_understood_is_refused(graph, words, message):
    put(graph, story("a.txt", TAXES))
    with pytest.raises(DecisionError, match=message):
        graph.decide("attribute", graph.claims()[0].id, *words)


def test_an_export_of_it_holds_in_another_store(graph, tmp_path):
    put(graph, story("a.txt", TAXES, RENTS))
    attribute(graph, "taxes rose", "Bob Ray")
    with Store.open(tmp_path / "other.db", create=True) as store:
        other = KnowledgeGraph(store)
        put(other, story("a.txt", TAXES, RENTS))
        other.import_decisions(list(graph.export_decisions()), "decisions.jsonl")
        assert speakers(other)["taxes rose"] == "Bob Ray"
