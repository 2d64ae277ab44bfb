"""Which part of a graph is drawn (`kg/graph/part.py`)."""

import networkx as nx
import pytest
from linking import put_links
from stories import Said, fill, story

from kg.errors import QuestionError
from kg.graph.part import part_around, telling_part
from kg.model import Link
from kg.store.database import Store


def graph_of(*claims):
    """Return a graph of (claim, speaker, subject) triples, all in one article of one outlet."""
    graph = nx.MultiDiGraph()
    graph.add_node("outlet:o", kind="outlet", label="Khovar")
    graph.add_node("document:d", kind="document", label="Story")
    graph.add_edge("outlet:o", "document:d", kind="published")
    for claim, speaker, subject in claims:
        graph.add_node(claim, kind="claim", label=claim)
        for name in (speaker, subject):
            graph.add_node(name, kind="entity", label=name)
        graph.add_edge("document:d", claim, kind="reports")
        graph.add_edge(speaker, claim, kind="says")
        graph.add_edge(claim, subject, kind="about")
    return graph


THREE = [("c1", "Rao", "taxes"), ("c2", "Rao", "roads"), ("c3", "Meyer", "fish")]


def test_small_graph_is_drawn_whole():
    part = telling_part(graph_of(*THREE))
    assert (sorted(part.graph), part.left_out) == (sorted(graph_of(*THREE)), ())


def test_name_in_no_claim_is_left_out_and_told():
    graph = graph_of(*THREE)
    graph.add_node("Moscow", kind="entity", label="Moscow")
    graph.add_edge("document:d", "Moscow", kind="mentions")
    part = telling_part(graph)
    assert "Moscow" not in part.graph
    assert part.left_out == ("1 name is left out: mentioned, but in no claim.",)


def test_graph_itself_is_left_alone():
    graph = graph_of(*THREE)
    before = nx.to_dict_of_dicts(graph)
    telling_part(graph, 5)
    assert nx.to_dict_of_dicts(graph) == before


def test_busy_speakers_come_before_the_others():
    part = telling_part(graph_of(*THREE), 7)
    assert {"c1", "c2"} < set(part.graph)
    assert "c3" not in part.graph
    assert part.left_out == (
        "Too much for one picture. Drawn are the most telling: "
        "2 of 3 claims, 3 of 5 names, 1 of 1 article, 1 of 1 outlet.",
    )


def test_contradictions_come_before_busy_speakers():
    graph = graph_of(*THREE, ("c4", "Ito", "fish"))
    graph.add_edge("c4", "c3", kind="contradicts")
    assert {"c3", "c4"} < set(telling_part(graph, 7).graph)


def test_every_drawn_claim_has_its_speaker_subject_article_and_outlet():
    graph = graph_of(*((f"c{n}", f"s{n % 7}", f"x{n % 5}") for n in range(60)))
    part = telling_part(graph, 30).graph
    assert len(part) <= 30
    claims = [node for node, kind in part.nodes(data="kind") if kind == "claim"]
    assert claims
    assert [part.degree(claim) for claim in claims] == [graph.degree(claim) for claim in claims]


def test_drawn_part_hangs_together_by_claims():
    graph = graph_of(*((f"c{n}", f"s{n}", f"s{n + 1}") for n in range(40)))
    part = telling_part(graph, 20).graph
    part.remove_nodes_from(["document:d", "outlet:o"])
    assert nx.number_weakly_connected_components(part) == 1


def test_part_begins_around_what_was_asked_for():
    graph = graph_of(*((f"c{n}", f"s{n // 9}", f"x{n}") for n in range(40)), ("c99", "Meyer", "fish"))
    assert {"Meyer", "c99", "fish"} < set(telling_part(graph, 12, around=["Meyer"]).graph)


def test_hint_says_what_to_do_about_it():
    assert telling_part(graph_of(*THREE), 7, hint="Ask for less.").left_out[0].endswith(". Ask for less.")


def test_surroundings_of_a_claim_hold_the_other_side_of_its_links(tmp_path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(
            store,
            story("a.txt", Said("Rao", "said", "taxes rose")),
            story("b.txt", Said("Meyer", "denied", "that taxes rose")),
            story("c.txt", Said("Ito", "said", "fish swim")),
        )
        a, b, _ = sorted(store.claims.list(), key=lambda claim: claim.document.path)
        put_links(store, [Link("contradicts", a.id, b.id, 0.9, "one denies it")])
        graph = part_around(store, f"claim:{a.id}").graph
    assert {f"claim:{a.id}", f"claim:{b.id}"} == {
        x for x, kind in graph.nodes(data="kind") if kind == "claim"
    }


def test_nothing_surrounds_what_is_no_node(tmp_path):
    with (
        Store.open(tmp_path / "kg.db", create=True) as store,
        pytest.raises(QuestionError, match="not a node"),
    ):
        part_around(store, "planet:mars")
