"""What the pictures of an argument need (`kg/present/page/argument.py`)."""

import networkx as nx
import pytest

from kg.present.page.argument import foremost, safe_address, stance_of


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ({"cue": "said", "modality": "asserts", "polarity": "so"}, "says"),
        ({"cue": "denied", "modality": "denies", "polarity": "not-so"}, "denies"),
        ({"cue": "denied", "modality": "asserts", "polarity": "not-so"}, "denies"),
        ({"cue": "has praised", "modality": "asserts"}, "for"),
        ({"cue": "does not support", "negated": 1, "modality": "asserts"}, "against"),
        ({"cue": "spoke", "modality": "opposes"}, "against"),
        ({"cue": "refused to endorse", "modality": "asserts"}, "says"),
        ({}, "says"),
    ],
)
def test_stance_of_a_claim_is_read_from_its_words(claim, stance):
    assert stance_of(claim) == stance


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/1", "https://a.example/1"),
        (" HTTP://a.example/1 ", "HTTP://a.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, kept):
    assert safe_address(url) == kept


def test_dispute_of_two_named_speakers_tells_more_than_one_with_himself_or_nobody():
    graph = nx.MultiDiGraph()
    for claim, speaker in [("c1", "Rao"), ("c2", "Meyer"), ("c3", "Rao"), ("c4", None)]:
        graph.add_node(claim, kind="claim")
        if speaker:
            graph.add_edge(speaker, claim, kind="says")
    for a, b in [("c1", "c2"), ("c1", "c3"), ("c1", "c4")]:
        graph.add_edge(a, b, kind="contradicts", score=0.9)
    graph.add_edge("c2", "c3", kind="repeats", score=0.9)
    worth = foremost(graph)
    assert sorted(worth, key=worth.__getitem__, reverse=True) == [("c1", "c2"), ("c1", "c4"), ("c1", "c3")]
