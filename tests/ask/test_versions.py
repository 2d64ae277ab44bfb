"""An article that is read again with another text keeps what it said, and tells what changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, story

import kg.build.ingest
from kg.api import KnowledgeGraph
from kg.ask.articles.what_changed import find_changes
from kg.build.ingest import bring_up_to_date
from kg.build.one_document import complete
from kg.build.tally import Tally
from kg.model.claim import VersionClaim
from kg.present.terminal.whole_article import history_text
from kg.store.database import Store

ROSE = Said("John Smith", "said", "taxes rose by 40 percent last year")
FELL = Said("Ann Lee", "said", "rents fell")


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield KnowledgeGraph(store)


def read(graph: KnowledgeGraph, *sentences: Said, add: str = "") -> None:
    document, extraction, _ = story("a.txt", *sentences)
    document = replace(document, text=document.text + add, id=document.id + ("x" if add else ""))
    found = complete(document, replace(extraction, document_id=document.id))
    kg.build.ingest._put(graph._store, found, Tally())
    bring_up_to_date(graph._store)


def claim(cue: str, content: str, speaker: str = "John Smith", **fields: object) -> VersionClaim:
    plain = VersionClaim(speaker, speaker, cue, content, "asserts", "so", False, "")
    return plain._replace(**fields)


def test_a_changed_article_tells_what_came_went_and_was_softened(graph):
    read(graph, ROSE, FELL)
    read(graph, replace(ROSE, cue="suggested"), Said("Ann Lee", "denied", "that she had left the country"))
    (step,) = graph.changes("a.txt")
    assert [(one.kind, one.how) for one in step.changes] == [
        ("altered", "softened: said → suggested"),
        ("came", ""),
        ("went", ""),
    ]
    lines = history_text([step]).splitlines()
    assert lines[1:3] == [
        "  ~ John Smith suggested taxes rose by 40 percent last year (softened: said → suggested)",
        "    before: John Smith said taxes rose by 40 percent last year",
    ]


def test_every_version_is_kept_whole(graph):
    for sentences in ([ROSE], [ROSE, FELL], [FELL]):
        read(graph, *sentences)
    texts = [version.text for version in graph.versions("a.txt")]
    assert [text.count("\n") for text in texts] == [1, 2, 1]
    assert len(graph.changes("a.txt")) == 2


@pytest.mark.parametrize(
    ("note", "retracted"),
    [
        ("Correction: an earlier version gave a wrong figure.\n", False),
        ("This article has been retracted.\n", True),
    ],
)
def test_a_correction_or_a_retraction_is_told_in_its_own_words(graph, note, retracted):
    read(graph, ROSE)
    read(graph, ROSE, add=note)
    (step,) = graph.changes("a.txt")
    assert (step.changes, step.notes, step.retracted) == ((), (note.strip(),), retracted)


def test_an_article_that_is_read_again_as_it_was_has_no_history(graph):
    read(graph, ROSE)
    read(graph, ROSE)
    assert graph.changes("a.txt") == []


def test_the_history_goes_with_its_article(graph):
    read(graph, ROSE)
    read(graph, FELL)
    graph.remove("a.txt")
    read(graph, FELL)
    assert graph.changes("a.txt") == []


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        (claim("said", "taxes rose"), claim("insisted", "taxes rose"), "hardened: said → insisted"),
        (claim("said", "taxes rose"), claim("denied", "taxes rose", polarity="not-so"),
         "turned round: said → denied"),
        (claim("said", "taxes rise"), claim("said", "taxes may rise"), "softened: now “may”"),
        (claim("said", "taxes rose by 40 percent"), claim("said", "taxes rose by 4 percent"),
         "another figure: 40 → 4"),
        (claim("said", "taxes rose"), claim("said", "taxes rose", "Ann Lee"),
         "another speaker: John Smith → Ann Lee"),
        (claim("said", "taxes rose"), claim("told him", "taxes rose"), "reworded: said → told him"),
    ],
)  # fmt: skip
def test_how_a_claim_was_altered_is_said(before, after, how):
    assert [(one.kind, one.how) for one in find_changes([before], [after])] == [("altered", how)]


def test_claims_of_other_words_are_no_alteration():
    changes = find_changes([claim("said", "taxes rose")], [claim("said", "the bridge had fallen")])
    assert [one.kind for one in changes] == ["came", "went"]
