"""Where nodes are placed (`kg/graph/placement.py`)."""

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.placement import place_nodes


def place(graph, box=(80.0, 30.0)):
    return place_nodes(graph, dict.fromkeys(graph, box))


def test_empty_graph_has_no_places():
    assert place(nx.MultiDiGraph()) == {}


def test_same_graph_gives_the_same_places():
    graph = nx.MultiDiGraph([(f"n{a}", f"n{b}") for a, b in nx.barbell_graph(8, 5).edges()])
    assert place(graph) == place(graph.copy())


def test_nodes_joined_by_an_edge_stand_nearer_than_those_far_apart():
    places = place(nx.MultiDiGraph(nx.path_graph([f"n{index}" for index in range(12)])))
    assert abs(complex(*places["n0"]) - complex(*places["n1"])) < abs(
        complex(*places["n0"]) - complex(*places["n11"])
    )


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=40))
def test_no_two_boxes_overlap(pairs):
    graph = nx.MultiDiGraph([(f"n{a}", f"n{b}") for a, b in pairs])
    for (ax, ay), (bx, by) in itertools.combinations(place(graph).values(), 2):
        assert abs(ax - bx) >= 80 - 4 or abs(ay - by) >= 30 - 4


@pytest.mark.parametrize("count", [1, 2, 30])
def test_nodes_without_edges_stand_in_rows(count):
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(f"n{index}" for index in range(count))
    assert len(set(place(graph).values())) == count
