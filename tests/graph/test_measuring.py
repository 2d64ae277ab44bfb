"""Who matters in a graph, counted by origins, on graphs made by hand."""

import networkx as nx
import pytest

from kg.graph.measures import Broker, Cited, find_brokers, find_cited, find_communities, measure


class Press:
    """A graph of who said what where: `say("Ann", "Post", "c1")`."""

    def __init__(self) -> None:
        self.graph = nx.MultiDiGraph()

    def say(self, speaker: str, outlet: str | None, claim: str, origin: str | None = None) -> None:
        document = f"document:{outlet}-{claim}"
        self._node(f"entity:{speaker}", "entity", speaker)
        self._node(f"claim:{claim}", "claim", claim, **({"origin": origin} if origin else {}))
        self._node(document, "document", document)
        self._edge(f"entity:{speaker}", f"claim:{claim}", "says")
        self._edge(document, f"claim:{claim}", "reports")
        if outlet:
            self._node(f"outlet:{outlet}", "outlet", outlet)
            self._edge(f"outlet:{outlet}", document, "published")

    def link(self, a: str, b: str, relation: str = "corroborates") -> None:
        self._edge(f"claim:{a}", f"claim:{b}", relation)

    def _node(self, node: str, kind: str, label: str, **attributes: str) -> None:
        self.graph.add_node(node, kind=kind, label=label, **attributes)

    def _edge(self, a: str, b: str, kind: str) -> None:
        self.graph.add_edge(a, b, key=kind, kind=kind)


@pytest.fixture
def press() -> Press:
    return Press()


def test_nine_copies_of_one_text_count_once(press: Press):
    for number in range(9):
        press.say("Ann", f"Outlet {number}", f"a{number}", origin="a0")
    press.say("Bo", "Post", "b1", origin="b1")
    press.say("Bo", "Post", "b2", origin="b2")
    assert find_cited(press.graph) == [
        Cited("entity:Bo", "Bo", origins=2, outlets=1, documents=2),
        Cited("entity:Ann", "Ann", origins=1, outlets=9, documents=9),
    ]


def test_claims_that_were_not_compared_count_each(press: Press):
    press.say("Ann", None, "a1")
    press.say("Ann", None, "a2")
    assert find_cited(press.graph) == [Cited("entity:Ann", "Ann", origins=2, outlets=2, documents=2)]


def test_speaker_whom_two_outlets_tell_is_the_broker(press: Press):
    for speaker, outlet, claim in [
        ("Ann", "Post", "1"),
        ("Bo", "Post", "2"),
        ("Bo", "Wire", "3"),
        ("Cy", "Wire", "4"),
    ]:
        press.say(speaker, outlet, claim)
    (found,) = find_brokers(press.graph)
    assert found == Broker("entity:Bo", "Bo", betweenness=0.6667, outlets=("Post", "Wire"))


def test_speakers_who_corroborate_each_other_are_a_community(press: Press):
    for speaker in ("Ann", "Bo", "Cy", "Di", "Ed"):
        press.say(speaker, "Post", speaker.lower())
    for a, b in [("ann", "bo"), ("bo", "cy"), ("ann", "cy"), ("di", "ed")]:
        press.link(a, b)
    assert [(one.names, one.agreements) for one in find_communities(press.graph)] == [
        (("Ann", "Bo", "Cy"), 3),
        (("Di", "Ed"), 1),
    ]


def test_agreement_told_in_many_articles_counts_once_and_contradiction_is_none(press: Press):
    for claim in ("a1", "a2"):
        press.say("Ann", "Post", claim, origin="a1")
        press.say("Bo", "Wire", claim.replace("a", "b"), origin="b1")
    press.link("a1", "b1")
    press.link("a2", "b2")
    press.say("Cy", "Wire", "c")
    press.link("a1", "c", "contradicts")
    (found,) = find_communities(press.graph)
    assert (found.names, found.agreements) == (("Ann", "Bo"), 1)


def test_empty_graph_has_no_measures():
    found = measure(nx.MultiDiGraph())
    assert (found.cited, found.brokers, found.communities) == ((), (), ())


def test_limit_holds_for_each_measure(press: Press):
    for number in range(5):
        press.say(f"S{number}", "Post", f"c{number}")
    assert len(measure(press.graph, limit=3).cited) == 3
