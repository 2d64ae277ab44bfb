"""What is listed as it is: claims above the floor, and what stands behind it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from linking import put_links
from stories import Said, fill, story

import kg
from kg.cli import main
from kg.model import Filter, Link, Wanted
from kg.model.filter import SHOWN_FROM
from kg.store.database import Store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of one article with a sure claim on the port and two less sure ones."""
    path = tmp_path / "kg.db"
    said = [
        Said("Ann Rao", "said", "the port is open", confidence=SHOWN_FROM),
        Said("Kim Dahl", "doubted", "the port is shut", confidence=0.5),
        Said("Kim Dahl", "liked", "the ferries", confidence=0.2),
    ]
    with Store.open(path, create=True) as store:
        fill(store, story("a.txt", *said))
    return path


def contents(claims: kg.Claims) -> list[str]:
    return [claim.content.text for claim in claims]


@pytest.mark.parametrize(
    ("filter", "shown"),
    [
        (Filter(), ["the port is open"]),
        (Filter(all=True), ["the port is open", "the port is shut", "the ferries"]),
        (Filter(min_confidence=0.4), ["the port is open", "the port is shut"]),
        (Filter(min_confidence=0.9), []),
        (Filter(min_confidence=0.9, all=True), []),
        (Filter(about="port", all=True), ["the port is open", "the port is shut"]),
    ],
)
def test_claims_are_shown_from_the_floor(place: Path, filter: Filter, shown: list[str]):
    with kg.open(place) as graph:
        assert contents(graph.claims(filter)) == shown


@pytest.mark.parametrize(
    ("filter", "behind"),
    [(Filter(), 2), (Filter(all=True), 0), (Filter(about="port"), 1), (Filter(min_confidence=0.4), 1)],
)
def test_less_sure_ones_are_counted(place: Path, filter: Filter, behind: int):
    with kg.open(place) as graph:
        assert graph.less_sure(filter) == behind


def test_claim_that_is_named_by_its_id_is_shown_however_unsure(place: Path):
    with kg.open(place) as graph:
        (_, _, unsure) = graph.claims(Filter(all=True))
        assert graph.claim(unsure.id).content.text == "the ferries"


def test_accepted_claim_is_shown(place: Path):
    with kg.open(place) as graph:
        (_, _, unsure) = graph.claims(Filter(all=True))
    CliRunner().invoke(main, ["accept", unsure.id, "--db", str(place)])
    with kg.open(place) as graph:
        assert contents(graph.claims()) == ["the port is open", "the ferries"]


def test_link_with_a_less_sure_side_is_shown_with_all(place: Path):
    with Store.open(place) as store:
        sure, unsure, _ = store.claims.list(Wanted(Filter(all=True)))
        link = Link("contradicts", *sorted((sure.id, unsure.id)), 0.9, "“open” against “shut”")
        put_links(store, [link])
        assert store.links.list() == store.links.list(Wanted(claims=[sure.id])) == []
        assert store.links.list(Wanted(claims=[sure.id, unsure.id])) == [link]
        assert store.links.list(Wanted(Filter(all=True), claims=[sure.id])) == [link]


def test_entity_counts_what_is_shown_and_stands_without_claims(place: Path):
    with Store.open(place) as store:
        assert {line.name: line.claims_made for line in store.entities.list()} == {
            "Ann Rao": 1,
            "Kim Dahl": 0,
        }
        every = store.entities.list(Wanted(Filter(all=True)))
        assert {line.name: line.claims_made for line in every} == {"Kim Dahl": 2, "Ann Rao": 1}


def test_listing_says_how_many_stand_behind(place: Path):
    result = CliRunner().invoke(main, ["claims", "--db", str(place)])
    assert "the port is open" in result.stdout
    assert "the port is shut" not in result.stdout
    assert result.stderr == "Note: 2 less sure claims are not shown; --all shows them.\n"
    assert CliRunner().invoke(main, ["claims", "--all", "--db", str(place)]).stderr == ""


@pytest.mark.parametrize(
    ("command", "count"),
    [
        (["entities"], "2 less sure claims are"),
        (["links"], "2 less sure claims are"),
        (["measures"], "2 less sure claims are"),
        (["conflicts"], "2 less sure claims are"),
        (["conflicts", "port"], "1 less sure claim is"),
        (["conflicts", "--speaker", "Ann Rao"], ""),
        (["diff", "Ann Rao", "Kim Dahl"], "2 less sure claims are"),
        (["diff", "Ann Rao", "Kim Dahl", "--about", "port"], "1 less sure claim is"),
    ],
)
def test_every_command_says_how_many_it_does_not_show(place: Path, command: list[str], count: str):
    told = CliRunner().invoke(main, [*command, "--db", str(place)]).stderr.replace("None.\n", "")
    assert told.partition(" not shown")[0] == (f"Note: {count}" if count else "")
    assert "not shown" not in CliRunner().invoke(main, [*command, "--all", "--db", str(place)]).stderr


def test_answer_says_how_many_stand_behind(place: Path):
    with kg.open(place) as graph:
        notes = graph.ask("who said what about the port?").notes
    assert notes == ("1 less sure claim is not shown; --all shows it.",)
