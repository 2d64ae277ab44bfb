"""Graphs to draw, written by hand, and what a reader does with their page."""

import networkx as nx

from kg.graph.part import telling_part
from kg.present.page import write_page

WORDS = "“more than 40 camps” lie along <b>the border</b> & beyond"


def graph_of(speaker="Emomali Rahmon", words=WORDS):
    """Return a claim of a speaker about the border, in an article of Asia-Plus."""
    graph = nx.MultiDiGraph()
    graph.add_node("outlet", kind="outlet", label="Asia-Plus")
    graph.add_node("document", kind="document", label="Forty camps", published="2022-01-10")
    graph.add_node("speaker", kind="entity", label=speaker, type="PERSON", aliases=(speaker, "Rakhmon"))
    graph.add_node("border", kind="entity", label="Tajik-Afghan border", type="CONCEPT")
    graph.add_node("claim", kind="claim", label=words, content=words, modality="asserts", cue="said")
    for source, target, kind in [
        ("outlet", "document", "published"), ("document", "claim", "reports"),
        ("speaker", "claim", "says"), ("claim", "border", "about"),
    ]:  # fmt: skip
        graph.add_edge(source, target, kind=kind)
    return graph


def dispute():
    """Return three articles of two outlets, one undated; two speakers contradict each other."""
    graph = nx.MultiDiGraph()
    for key, outlet, published in [
        ("d1", "Khovar", "2021-03-01"),
        ("d2", "Tolo", "2023-05-02"),
        ("d3", "Tolo", None),
    ]:
        graph.add_node(f"o-{outlet}", kind="outlet", label=outlet)
        graph.add_node(
            key, kind="document", label=f"Article {key}", **({"published": published} if published else {})
        )
        graph.add_edge(f"o-{outlet}", key, kind="published")
    for claim, document, speaker, modality, subject in [
        ("c1", "d1", "Rao", "asserts", "taxes"), ("c2", "d2", "Meyer", "denies", "taxes"),
        ("c3", "d3", "Ito", "asserts", "fish"),
    ]:  # fmt: skip
        words = f"what {speaker} said of {subject}"
        for name in (speaker, subject):
            graph.add_node(name, kind="entity", label=name, type="PERSON")
        graph.add_node(claim, kind="claim", label=words, content=words, modality=modality, cue="said")
        graph.add_edge(document, claim, kind="reports")
        graph.add_edge(speaker, claim, kind="says")
        graph.add_edge(claim, subject, kind="about")
    graph.add_edge("c2", "c1", kind="contradicts", why="one denies what the other states", score=0.9)
    graph.add_edge("c3", "Rao", kind="via", position=0)
    return graph


def show(page, graph, folder, fragment="", store=None):
    """Open the page of a graph, at the network; nothing but its own address may have been asked for."""
    if "picture=" not in fragment:
        fragment = f"{fragment or '#'}&picture=all"
    address = write_page(telling_part(graph), folder / "graph.html", title="Border", store=store).as_uri()
    page.goto(address + fragment)
    page.wait_for_selector("body[data-drawn]")
    assert {asked.partition("#")[0] for asked in page.asked} == {address}
    return page


def place_of(page, key):
    """Return where the canvas shows a node, in pixels of the window."""
    return page.evaluate(
        """key => {
            const {network, keys} = window.graphPage, id = keys.indexOf(key);
            const {x, y} = network.canvasToDOM(network.getPositions([id])[id]);
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return [x + frame.left, y + frame.top];
        }""",
        key,
    )


def click_node(page, key):
    """Click where the canvas shows the node, as a reader would."""
    page.mouse.click(*place_of(page, key))
    page.wait_for_selector(f"body[data-selected={key}]")


def select(page, key):
    page.evaluate("key => graphPage.select(graphPage.keys.indexOf(key))", key)


def wait_until(page, expression):
    """Wait until something is so; playwright's own wait_for_function needs eval(), which the page forbids."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so: {expression}")


def panel(page):
    return page.locator("#panel").inner_text()


def shown(page, *keys):
    """Return those of some nodes that the picture shows."""
    return [key for key in keys if page.evaluate("key => graphPage.isShown(key)", key)]
