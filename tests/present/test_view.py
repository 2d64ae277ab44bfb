"""The page: what it holds, that it asks nothing of a network, and that an article cannot speak through it."""

import json
import re
from html.parser import HTMLParser

import networkx as nx
import pytest

from kg.errors import KGError
from kg.graph.part import Part, telling_part
from kg.present.page import render_page, write_page
from kg.present.page.drawing import build_network, shorten

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>{{ 7*7 }}{% raw %}",
    "\u2028\u2029\u202eevil",
    "javascript:alert(1)",
    "lone \ud800 surrogate",
    "x" * 10_000,
]


@pytest.fixture
def graph():
    """Rahmon says in one article of Asia-Plus, through Izvestia, something about the border."""
    graph = nx.MultiDiGraph()
    graph.add_node("outlet:1", kind="outlet", label="Asia-Plus")
    graph.add_node(
        "document:1", kind="document", label="Forty camps", title="Forty camps", published="2022-01-10"
    )
    graph.add_node(
        "entity:1", kind="entity", label="Emomali Rahmon", type="PERSON", aliases=("Rahmon", "Rakhmon")
    )
    graph.add_node("entity:2", kind="entity", label="Tajik-Afghan border", type="CONCEPT")
    graph.add_node("entity:3", kind="entity", label="Izvestia", type="ORG")
    graph.add_node("entity:4", kind="entity", label="Moscow", type="GPE")
    words = "“more than 40 camps” lie along the border"
    graph.add_node("claim:1", kind="claim", label=words, content=words, modality="asserts", cue="said")
    for source, target, kind in [
        ("outlet:1", "document:1", "published"),
        ("document:1", "claim:1", "reports"),
        ("entity:1", "claim:1", "says"),
        ("claim:1", "entity:2", "about"),
        ("claim:1", "entity:3", "via"),
        ("document:1", "entity:4", "mentions"),
    ]:
        graph.add_edge(source, target, kind=kind)
    return graph


class Tags(HTMLParser):
    """Collects the start tags of a page, and the text of its scripts by id."""

    def __init__(self):
        super().__init__()
        self.tags, self.scripts, self._open = [], {}, None

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data):
        if self._open:
            self.scripts[self._open] = self.scripts.get(self._open, "") + data

    def handle_endtag(self, tag):
        self._open = None


def parse(page):
    tags = Tags()
    tags.feed(page)
    return tags


def test_page_holds_the_exact_words_of_a_claim(graph):
    facts = json.loads(parse(render_page(telling_part(graph))).scripts["facts"])
    assert [fact["content"] for fact in facts if fact["kind"] == "claim"] == [
        "“more than 40 camps” lie along the border"
    ]


def test_nodes_of_each_kind_have_a_shape_of_their_own(graph):
    shapes = {node["kind"]: node["shape"] for node in build_network(graph).nodes}
    assert shapes == {"outlet": "square", "document": "triangle", "entity": "dot", "claim": "diamond"}


def test_physics_is_off_and_every_node_has_its_place(graph):
    network = build_network(graph)
    assert network.nodes
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in network.nodes)
    assert "physics: {\n      enabled: false" in render_page(telling_part(graph))


def test_same_graph_gives_the_same_page(graph):
    assert render_page(telling_part(graph), title="Border") == render_page(
        telling_part(graph.copy()), title="Border"
    )


def test_empty_graph_gives_a_page():
    assert json.loads(parse(render_page(Part(nx.MultiDiGraph()))).scripts["nodes"]) == []


def test_page_loads_nothing(graph):
    page = render_page(telling_part(graph))
    asking = [
        (tag, attrs) for tag, attrs in parse(page).tags if {"src", "href", "srcset", "action"} & set(attrs)
    ]
    policy = next(attrs["content"] for _, attrs in parse(page).tags if "http-equiv" in attrs)
    assert asking == []
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_every_address_in_the_page_is_a_licence_or_a_namespace(graph):
    hosts = set(re.findall(r"https?://([\w.]+)", render_page(telling_part(graph))))
    known = {"almende.com", "opensource.org", "www.apache.org", "www.w3.org", "github.com", "visjs.github.io"}
    assert hosts <= known


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_add_no_tag(graph, words):
    clean = [tag for tag, _ in parse(render_page(telling_part(graph))).tags]
    for node in graph:
        graph.nodes[node].update(label=words, content=words, title=words, aliases=(words,))
    hostile = parse(render_page(telling_part(graph), title=words))
    assert [tag for tag, _ in hostile.tags] == clean
    assert json.loads(hostile.scripts["facts"])[0]["title"] == words


def test_page_is_written_whole_or_not_at_all(graph, tmp_path):
    path = write_page(telling_part(graph), tmp_path / "graph.html", title="Border")
    assert path.read_text(encoding="utf-8") == render_page(telling_part(graph), title="Border")
    assert [file.name for file in tmp_path.iterdir()] == ["graph.html"]


def test_page_with_a_lone_surrogate_is_written(graph, tmp_path):
    path = write_page(telling_part(graph), tmp_path / "graph.html", title="lone \ud800 surrogate")
    assert "<title>lone ? surrogate</title>" in path.read_text(encoding="utf-8")


def test_page_in_a_missing_folder_is_one_clear_error(graph, tmp_path):
    with pytest.raises(KGError, match=r"graph\.html: cannot be written \(No such file or directory\)"):
        write_page(telling_part(graph), tmp_path / "none" / "graph.html")


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Emomali Rahmon", "Emomali Rahmon"),
        ("two\n lines", "two lines"),
        ("Collective Security Treaty Organization", "Collective Security Treaty…"),
        ("x" * 40, "x" * 32 + "…"),
    ],
)
def test_label_is_one_short_line(label, short):
    assert shorten(label) == short
