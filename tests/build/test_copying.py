"""Articles that are one text in several outlets are found, and count as one."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import EXTRACTOR

from kg.api import KnowledgeGraph
from kg.build.copying import refresh_copies
from kg.build.one_document import complete
from kg.model import Document, Extraction, Span
from kg.store.database import Store

WORDS = [f"word{number}" for number in range(3000)]


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield KnowledgeGraph(store)


def text(seed: int, words: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def put(graph: KnowledgeGraph, path: str, words: list[str], day: str = "2022-01-10") -> None:
    written = " ".join(words)
    document = Document(path, path, written, (Span(0, len(written)),), outlet=path, published=day)
    graph._store.evidence.put(complete(document, Extraction(path, (), (), (), EXTRACTOR)))
    refresh_copies(graph._store)


def copies(graph: KnowledgeGraph) -> list[list[str]]:
    return [[line.path for line in found] for found in graph.copies()]


def edited(words: list[str], at: int) -> list[str]:
    return [*words[:at], "another", *words[at + 1 :]]


@pytest.mark.parametrize(
    "again",
    [text(1), edited(text(1), 100), text(1)[:200], ["Harbour", "Post", *text(1)], [*text(1), *text(9, 20)]],
)
def test_the_same_text_edited_cut_or_headed_is_a_copy(graph, again):
    put(graph, "wire", text(1))
    put(graph, "post", again, day="2022-01-11")
    assert copies(graph) == [["wire", "post"]]


@pytest.mark.parametrize("other", [text(2), [*text(1)[:100], *text(2, 200)], text(1)[:100]])
def test_another_text_or_one_that_takes_a_part_is_none(graph, other):
    put(graph, "wire", text(1))
    put(graph, "post", other)
    assert copies(graph) == []


def test_two_short_notices_are_not_compared(graph):
    put(graph, "wire", text(1, 20))
    put(graph, "post", text(1, 20))
    assert copies(graph) == []


def test_the_earliest_is_in_front_whichever_was_read_first(graph):
    put(graph, "late", text(1), day="2022-01-12")
    put(graph, "early", text(1), day="2022-01-10")
    assert copies(graph) == [["early", "late"]]


def test_what_is_left_of_a_text_is_compared_again_when_its_first_article_goes(graph):
    for path in ("wire", "post", "herald"):
        put(graph, path, text(1))
    graph.remove("wire")
    assert [sorted(found) for found in copies(graph)] == [["herald", "post"]]


def test_all_anew_comes_to_the_same(graph):
    for number, path in enumerate(["wire", "post", "herald", "other"]):
        put(graph, path, edited(text(1), 10 * number) if path != "other" else text(2))
    before = copies(graph)
    refresh_copies(graph._store, anew=True)
    assert copies(graph) == before == [["herald", "post", "wire"]]


def test_a_copy_whose_text_is_changed_is_none_any_more(graph):
    put(graph, "wire", text(1))
    put(graph, "post", text(1))
    document = graph.document("post")
    words = " ".join(text(3))
    changed = replace(document, id="post2", text=words, body=(Span(0, len(words)),))
    graph._store.evidence.put(complete(changed, Extraction("post2", (), (), (), EXTRACTOR)))
    refresh_copies(graph._store)
    assert copies(graph) == []
