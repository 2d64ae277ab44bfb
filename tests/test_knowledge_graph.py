"""The facade: `import kg; kg.open(...)`."""

from pathlib import Path

import pytest
from shelf import fill_shelf

import kg
from kg.errors import DecisionError, StoreError


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill_shelf(tmp_path / "kg.db")


def test_graph_opens_answers_and_lists(db: Path):
    with kg.open(db, read_only=True) as graph:
        assert graph.ask("what did Silva say about the border").claims == tuple(graph.claims(about="quiet"))
        assert [line.name for line in graph.entities(types=["PERSON"])] == [
            "Ana Silva",
            "Jon Berg",
            "Eva Berg",
        ]
        assert [line.outlet for line in graph.documents(since="2024-04")] == ["North Wire"]
        assert graph.claim(graph.claims()[0].id[:8]) == graph.claims()[0]
        assert graph.stats()["documents"] == 2


def test_question_may_be_put_by_names_alone(db: Path):
    with kg.open(db) as graph:
        assert graph.ask(speaker="Silva").claims == graph.ask("what did Silva say").claims


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
