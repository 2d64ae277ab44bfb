"""What a person rules lasts: through re-reading, another extractor, another text, other documents."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, Story, contents, story

from kg.api import KnowledgeGraph
from kg.build.ingest import refresh_entities
from kg.build.one_document import finish
from kg.errors import DecisionError
from kg.model import Filter, Span, Wanted
from kg.store.database import Store

TAXES = Said("John Smith", "said", "taxes rose", about=("Ann Lee",))
RENTS = Said("John Smith", "denied", "that rents fell", confidence=0.8)


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield KnowledgeGraph(store)


def put(graph: KnowledgeGraph, *stories: Story) -> None:
    for what in stories:
        graph._store.evidence.put(finish(*what))
    refresh_entities(graph._store)


def names(graph: KnowledgeGraph) -> list[str]:
    return sorted(line.name for line in graph._store.entities.list(unlisted=True))


def claim_of(graph: KnowledgeGraph, words: str) -> str:
    return next(
        claim.id
        for claim in graph._store.claims.list(Wanted(Filter(rejected=True)))
        if words in claim.content.text
    )


def states(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    return [(line.decision.verb, line.state) for line in graph.outcomes()]


def shifted(what: Story, by: int) -> Story:
    """Return a story as another extractor reads it: each content begins so many characters later."""
    document, extraction, resolution = what
    attributions = tuple(
        replace(one, content=tuple(Span(start + by, end) for start, end in one.content))
        for one in extraction.attributions
    )
    return document, replace(extraction, attributions=attributions, extractor="by hand 2"), resolution


# --- claims


def test_rejected_claim_is_listed_only_where_asked_for(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("reject", claim_of(graph, "rents")[:8], reason="irony")
    assert contents(graph._store) == ["taxes rose"]
    assert [(one.content.text, one.ruling) for one in graph.claims(Filter(rejected=True))] == [
        ("taxes rose", None),
        ("that rents fell", "reject"),
    ]
    assert graph.ask("what did John Smith say").claims == tuple(graph.claims())
    assert graph.entity("John Smith")[0].claims_made == 1
    assert graph.stats()["claims"] == graph.documents()[0].claims == 1
    assert not any("rents" in label for _, label in graph.graph().nodes(data="label"))
    assert any("rents" in label for _, label in graph.graph(filter=Filter(rejected=True)).nodes(data="label"))


def test_accepted_claim_is_sure(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("accept", claim_of(graph, "rents"))
    assert {one.content.text: one.confidence for one in graph.claims()} == {
        "taxes rose": 0.9,
        "that rents fell": 1.0,
    }
    assert [one.content.text for one in graph.claims(Filter(min_confidence=0.95))] == ["that rents fell"]


def test_ruling_on_a_claim_can_be_withdrawn_and_overruled(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    claim = claim_of(graph, "rents")
    rejected = graph.decide("reject", claim)
    graph.decide("accept", claim)
    assert states(graph) == [("reject", "overruled"), ("accept", "stands")]
    assert graph.claim(claim).ruling == "accept"
    graph.decide("withdraw", graph.decisions()[1].id)
    assert graph.claim(claim).ruling == "reject"
    graph.decide("withdraw", rejected.id)
    assert graph.claim(claim).ruling is None


def test_ruling_on_a_claim_survives_another_extractor(graph):
    first = story("a.txt", TAXES, RENTS)
    put(graph, first)
    before = claim_of(graph, "rents")
    graph.decide("reject", before)
    put(graph, shifted(first, 5))
    assert contents(graph._store) == [" rose"]
    assert claim_of(graph, "rents") != before
    assert states(graph) == [("reject", "stands")]


def test_ruling_on_a_claim_survives_a_changed_article(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("reject", claim_of(graph, "rents"))
    put(graph, story("a.txt", Said("Ann Lee", "said", "nothing new"), RENTS))
    assert contents(graph._store) == ["nothing new"]


def test_ruling_on_a_claim_that_is_gone_sleeps_until_it_is_back(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("reject", claim_of(graph, "rents"))
    put(graph, story("a.txt", TAXES))
    assert states(graph) == [("reject", "sleeps")]
    put(graph, story("a.txt", TAXES, RENTS))
    assert contents(graph._store) == ["taxes rose"]


def test_inner_report_of_a_rejected_one_is_still_answered(graph):
    outer = Said("Ann Lee", "said", "Bob Ray warned of floods")
    put(graph, story("a.txt", outer, Said("Bob Ray", "warned", "of floods", within=0)))
    assert graph.ask("floods").lines[0].told_by == ("Ann Lee",)
    graph.decide("reject", claim_of(graph, "Bob Ray warned"))
    (line,) = graph.ask("floods").lines
    assert (line.claim.content.text, line.told_by) == ("of floods", ())


# --- entities


def test_decision_on_names_survives_reading_anew(graph):
    put(graph, story("a.txt", TAXES))
    graph.decide("merge", "John Smith", "Ann Lee", who="eve")
    put(graph, story("a.txt", TAXES, extractor="by hand 2"), story("b.txt", Said("Ann Lee", "said", "x")))
    assert names(graph) == ["Ann Lee"]
    assert "eve ruled on" in graph.entity("Ann Lee")[0].why[0]


def test_one_of_two_that_bear_a_name_is_split_off_by_its_document(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", RENTS))
    graph.decide("split", "John Smith", "John Smith", document="b.txt")
    assert names(graph) == ["Ann Lee", "John Smith", "John Smith"]
    with pytest.raises(
        DecisionError, match=r"'John Smith' may mean any of 2: .*name the one you mean by its id"
    ):
        graph.decide("rename", "John Smith", "John Smith (farmer)")
    farmer = next(
        line.speaker.id for line in graph.claims() if line.document.path == "b.txt" and line.speaker
    )
    graph.decide("rename", farmer[:8], "John Smith (farmer)")
    assert names(graph) == ["Ann Lee", "John Smith", "John Smith (farmer)"]
    put(graph, story("b.txt", RENTS, extractor="by hand 2"))
    assert names(graph) == ["Ann Lee", "John Smith", "John Smith (farmer)"]


def test_evidence_follows_a_changed_article_by_its_path(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", RENTS))
    graph.decide("split", "John Smith", "John Smith", document="b.txt")
    put(graph, story("b.txt", RENTS, Said("John Smith", "said", "more")))
    assert names(graph).count("John Smith") == 2


def test_name_that_a_person_gave_is_ruled_on_by_a_name_in_the_documents(graph):
    put(graph, story("a.txt", TAXES))
    graph.decide("rename", "Ann Lee", "A. Lee")
    ruling = graph.decide("merge", "A. Lee", "John Smith")
    assert ruling.arguments == ("Ann Lee", "John Smith")
    assert names(graph) == ["A. Lee"]


def test_surname_gives_way_to_the_full_name_that_every_reading_finds(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", Said("Smith", "said", "x")))
    assert graph.decide("distinct", "Smith", "Ann Lee").arguments == ("John Smith", "Ann Lee")
    assert graph.decide("distinct", "Smith", "John Smith").arguments == ("Smith", "John Smith")


def test_form_that_an_entity_does_not_have_cannot_be_split_off(graph):
    put(graph, story("a.txt", TAXES))
    with pytest.raises(
        DecisionError, match="Ann Lee is not called 'Annie' by any document; its names are: Ann Lee"
    ):
        graph.decide("split", "Ann Lee", "Annie")


def test_conflict_that_new_documents_bring_is_told_and_stops_nothing(graph):
    annie = story("a.txt", Said("Ann Lee", "said", "x"), Said("Bob Ray", "said", "y"))
    put(graph, annie)
    graph.decide("distinct", "Ann Lee", "Bob Ray")
    graph.add_aliases([("Nan Lee", "Bob Ray")])
    document, extraction, resolution = story("b.txt", Said("Nan Lee", "said", "z"))
    (referent,) = resolution.referents
    both = replace(resolution, referents=(replace(referent, forms=("Nan Lee", "Ann Lee")),))
    put(graph, (document, extraction, both))
    assert states(graph) == [("distinct", "stands"), ("alias", "conflicts")]
    assert len(contents(graph._store)) == 3


def test_distinct_that_breaks_a_merge_is_refused(graph):
    put(graph, story("a.txt", TAXES))
    graph.decide("merge", "Ann Lee", "John Smith")
    with pytest.raises(DecisionError, match=r"contradicts decision .* keeps them apart; withdraw one"):
        graph.decide("distinct", "Ann Lee", "John Smith")
    assert states(graph) == [("merge", "stands")]


def test_alias_rows_are_added_once_and_wait_for_their_names(graph):
    put(graph, story("a.txt", TAXES))
    rows = [("Ann Lee", "Nan"), ("Zed Zed", "Zoe")]
    assert len(graph.add_aliases(rows)) == 2
    assert graph.add_aliases(rows) == []
    assert sorted(states(graph)) == [("alias", "sleeps"), ("alias", "stands")]
    assert graph.entity("Nan")[0].name == "Ann Lee"
    put(graph, story("b.txt", Said("Zoe", "said", "x")))
    assert graph.entity("Zed Zed")[0].name == "Zoe"


def test_alias_of_a_name_that_two_bear_wants_an_id(graph):
    put(graph, story("a.txt", TAXES), story("b.txt", RENTS))
    graph.decide("split", "John Smith", "John Smith", document="b.txt")
    with pytest.raises(DecisionError, match=r"'John Smith' may mean any of 2: .*by its id"):
        graph.add_aliases([("John Smith", "Johnny")])
    farmer = next(
        line.speaker.id for line in graph.claims() if line.document.path == "b.txt" and line.speaker
    )
    graph.add_aliases([(farmer[:8], "Johnny")])
    assert names(graph).count("John Smith") == 2
    assert [line.id for line in graph.entity("Johnny")] == [farmer]


def test_withdrawing_twice_is_refused(graph):
    put(graph, story("a.txt", TAXES))
    ruling = graph.decide("rename", "Ann Lee", "A. Lee")
    graph.decide("withdraw", ruling.id[:8])
    with pytest.raises(DecisionError, match=f"decision {ruling.id} is withdrawn already"):
        graph.decide("withdraw", ruling.id)


# --- sharing


def test_decisions_of_one_store_hold_in_another_and_are_added_once(graph, tmp_path):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("merge", "Ann Lee", "John Smith", reason="a pen name")
    graph.decide("reject", claim_of(graph, "rents"))
    lines = graph.export_decisions()
    with Store.open(tmp_path / "other.db", create=True) as store:
        other = KnowledgeGraph(store)
        put(other, story("a.txt", TAXES, RENTS, extractor="by hand 2"))
        assert other.import_decisions(lines).added == 2
        assert other.import_decisions(lines).added == 0
        assert other.export_decisions() == lines
        assert (names(other), contents(store)) == (names(graph), ["taxes rose"])


def test_imported_decision_that_cannot_hold_is_kept_and_told(graph, tmp_path):
    put(graph, story("a.txt", TAXES))
    graph.decide("merge", "Ann Lee", "John Smith")
    with Store.open(tmp_path / "other.db", create=True) as store:
        other = KnowledgeGraph(store)
        put(other, story("a.txt", TAXES))
        other.decide("distinct", "Ann Lee", "John Smith")
        (trouble,) = other.import_decisions(graph.export_decisions()).troubles
        assert (trouble.decision.verb, trouble.state) == ("merge", "conflicts")
        assert len(other.decisions()) == 2


def test_ruling_on_claims_does_not_ask_for_entities_anew(graph):
    put(graph, story("a.txt", TAXES, RENTS))
    graph.decide("reject", claim_of(graph, "rents"))
    assert not graph._store.pending.entities()
