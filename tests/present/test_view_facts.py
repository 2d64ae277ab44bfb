"""What the page tells of each node (`kg/present/page/node_facts.py`)."""

import pytest
from linking import put_links
from stories import Said, fill, story

from kg.graph.network import build_graph
from kg.graph.part import linked_part, telling_part
from kg.model import Claim, DocumentLine, EntityLine, Link, Span, Wanted, Words
from kg.present.page import page_data
from kg.present.page.node_facts import facts_of, names, passage
from kg.store.database import Store


def claim(source=(), cue=(), content=()):
    def words(spans):
        return Words("", tuple(Span(*span) for span in spans))

    return Claim(
        "c", DocumentLine("d", "a.txt", None, None, None), None, words(source), words(cue), words(content),
        "direct", "asserts", False, (), (), None, 0.9,
    )  # fmt: skip


def test_passage_is_cut_where_roles_begin_and_end():
    text = "Title\nRao said taxes rose. So it was.\nMore"
    assert passage(text, claim([(6, 9)], [(10, 14)], [(15, 25)])) == [
        [
            ["Rao", "source"],
            [" ", ""],
            ["said", "cue"],
            [" ", ""],
            ["taxes rose", "content"],
            [". So it was.", ""],
        ]
    ]


def test_content_split_by_its_cue_is_one_passage():
    text = "“Taxes,” said Rao, “rose.”"
    pieces = passage(text, claim([(14, 17)], [(9, 13)], [(0, 8), (19, 26)]))
    assert [role for _, role in pieces[0]] == ["content", "", "cue", "", "source", "", "content"]


def test_content_over_two_paragraphs_is_two_passages():
    text = "Taxes rose.\nAnd fell."
    assert passage(text, claim(content=[(0, 11), (12, 21)])) == [
        [["Taxes rose.", "content"]],
        [["And fell.", "content"]],
    ]


def test_passage_counts_code_points_not_bytes():
    text = "Рахмон 🙂 said: “мир”"
    assert passage(text, claim([(0, 6)], [(9, 13)], [(16, 19)]))[0][-2] == ["мир", "content"]


def test_long_paragraph_is_shown_around_the_words():
    text = "x" * 1000 + "taxes rose" + "y" * 1000
    (pieces,) = passage(text, claim(content=[(1000, 1010)]))
    assert [(len(words), role) for words, role in pieces] == [
        (2, ""),
        (320, ""),
        (10, "content"),
        (320, ""),
        (2, ""),
    ]


def test_endless_content_keeps_its_beginning_and_its_end():
    text = "a" + "x" * 10_000 + "z"
    ((words, role),) = passage(text, claim(content=[(0, len(text))]))[0]
    assert (words[0], words[-1], len(words) < 1300, role) == ("a", "z", True, "content")


def test_name_comes_with_the_reason_it_is_one():
    line = EntityLine(
        "e", "Emomali Rahmon", "PERSON", ("Rakhmon", "Rahmon"), 2, 9, 3, 1, ('surname: "Rakhmon"', "said so")
    )
    assert names(line) == [["Rakhmon", ['surname: "Rakhmon"']], ["Rahmon", []], ["", ["said so"]]]


@pytest.fixture
def store(tmp_path):
    """Rao and Meyer contradict each other; Ito speaks of fish."""
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(
            store,
            story("a.txt", Said("Rao", "said", "taxes rose")),
            story("b.txt", Said("Meyer", "denied", "that taxes rose")),
            story("c.txt", Said("Ito", "said", "fish swim")),
        )
        a, b, _ = sorted(store.claims.list(), key=lambda one: one.document.path)
        put_links(store, [Link("contradicts", b.id, a.id, 0.9, "one denies it")])
        yield store


def ids_of(store):
    return [one.id for one in sorted(store.claims.list(), key=lambda one: one.document.path)]


def test_other_side_of_a_link_is_told_where_it_is_not_drawn(store):
    a, _, _ = ids_of(store)
    facts = {fact["key"]: fact for fact in facts_of(build_graph(store, Wanted(claims=[a])), store)}
    assert facts[f"claim:{a}"]["elsewhere"] == [
        {
            "kind": "contradicts", "why": "one denies it", "who": "Meyer",
            "words": "Meyer denied that taxes rose", "outlet": "Khovar", "date": "2022-01-10",
        }
    ]  # fmt: skip
    drawn = facts_of(build_graph(store), store)
    assert len(drawn) > len(facts)
    assert all("elsewhere" not in fact for fact in drawn)


def test_linked_part_holds_both_sides_whoever_said_them(store):
    a, b, _ = ids_of(store)
    graph = linked_part(store, build_graph(store, Wanted(claims=[a])))
    assert {claim for _, claim in graph.nodes(data="claim") if claim} == {a, b}


def test_page_data_names_ends_of_edges_by_their_place(store):
    data = page_data(telling_part(build_graph(store)), store)
    keys = [fact["key"] for fact in data["facts"]]
    a, b, _ = ids_of(store)
    links = [edge for edge in data["edges"] if edge["kind"] == "contradicts"]
    assert [(keys[link["from"]], keys[link["to"]], link["why"]) for link in links] == [
        (f"claim:{b}", f"claim:{a}", "one denies it")
    ]
    assert [node["id"] for node in data["nodes"]] == list(range(len(keys)))
