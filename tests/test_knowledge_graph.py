"""The facade: `import kg; kg.open(...)`."""

import builtins
import inspect
import re
from pathlib import Path

import pytest
from places import ROOT
from shelf import fill_shelf

import kg
from kg.errors import DecisionError, StoreError


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill_shelf(tmp_path / "kg.db")


def test_graph_opens_answers_and_lists(db: Path):
    with kg.open(db, read_only=True) as graph:
        assert graph.ask("what did Silva say about the border").claims == tuple(
            graph.claims(kg.Filter(about="quiet"))
        )
        assert [line.name for line in graph.entities(types=["PERSON"])] == [
            "Ana Silva",
            "Jon Berg",
            "Eva Berg",
        ]
        assert [line.outlet for line in graph.documents(kg.Filter(since="2024-04"))] == ["North Wire"]
        assert graph.claim(graph.claims()[0].id[:8]) == graph.claims()[0]
        assert graph.stats()["documents"] == 2


def test_question_may_be_put_by_names_alone(db: Path):
    with kg.open(db) as graph:
        assert graph.ask(filter=kg.Filter(speaker="Silva")).claims == graph.ask("what did Silva say").claims


def test_graph_of_a_part_holds_that_part_only(db: Path):
    with kg.open(db) as graph:
        labels = {label for _, label in graph.graph("Silva").nodes(data="label")}
        assert "Ana Silva" in labels and "Jon Berg" not in labels
        assert len(graph.graph()) > len(labels)


def test_database_that_is_not_there_is_not_made_by_asking(tmp_path: Path):
    with pytest.raises(StoreError):
        kg.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("verb", "arguments", "message"),
    [
        ("merge", ("Silva", "Zork"), "nothing known of 'Zork'"),
        ("merge", ("Silva",), "needs 2 names"),
        ("marry", ("Silva", "Berg"), "unknown verb 'marry'"),
        ("retype", ("Silva", "PLANET"), "no type 'PLANET'"),
    ],
)
def test_ruling_that_cannot_stand_is_not_recorded(
    db: Path, verb: str, arguments: tuple[str, ...], message: str
):
    with kg.open(db) as graph:
        with pytest.raises(DecisionError, match=message):
            graph.decide(verb, *arguments)
        assert graph.decisions() == []


def test_contradicting_ruling_is_refused_whole(db: Path):
    with kg.open(db) as graph:
        graph.decide("distinct", "Jon Berg", "Eva Berg")
        with pytest.raises(DecisionError, match="keeps them apart"):
            graph.decide("merge", "Jon Berg", "Eva Berg")
        assert [ruling.verb for ruling in graph.decisions()] == ["distinct"]


def test_rename_and_retype_change_how_an_entity_is_listed(db: Path):
    with kg.open(db) as graph:
        graph.decide("rename", "SCG", "Coast Guard of Sweden", who="eve", reason="its own name")
        graph.decide("retype", "SCG", "GROUP")
        (line,) = graph.entity("SCG")
        assert (line.name, line.type) == ("Coast Guard of Sweden", "GROUP")
        assert graph.decisions()[0].who == "eve"


def test_types_that_methods_return_are_importable_from_kg():
    foreign = {"MultiDiGraph"}
    named = {
        word
        for name, method in inspect.getmembers(kg.KnowledgeGraph, inspect.isfunction)
        if not name.startswith("_")
        for word in re.findall(r"\b[A-Z]\w+", str(inspect.signature(method).return_annotation))
    }
    shown = {
        getattr(kg, name).__name__
        for name in named - foreign - set(dir(builtins)) - {"Iterator", "Path", "Any"}
    }
    assert {"Report", "Part", "Briefing", "ShownAnswer", "WholeArticle"} <= shown
    assert shown <= set(kg.__all__)


def test_everything_that_is_exported_is_there():
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []


def test_nothing_goes_round_the_facade():
    texts = (
        (path, path.read_text()) for folder in ("cli", "web") for path in (ROOT / "kg" / folder).rglob("*.py")
    )
    opening = {"running.py"}  # to say at once what every request would be told
    assert [path.name for path, text in texts if re.search(r"kg\.store|\._?store\b", text)] == sorted(opening)
