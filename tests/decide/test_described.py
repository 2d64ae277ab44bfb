"""What an article is, set by a person: it lasts, is undone, and what depends on a date follows."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stories import Said, Story, changed, story

from kg.api import KnowledgeGraph
from kg.build.ingest import bring_up_to_date
from kg.build.one_document import complete
from kg.cli import main
from kg.errors import DecisionError, StoreError
from kg.model import Filter
from kg.store.database import Store

TAXES = Said("John Smith", "said", "taxes rose on Monday", about=("Ann Lee",))
UNDATED = story("a.txt", TAXES, published=None)
DATED = story("b.txt", Said("Ann Lee", "said", "rents fell"), published="2022-02-02")


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        graph = KnowledgeGraph(store)
        put(graph, UNDATED, DATED)
        yield graph


def put(graph: KnowledgeGraph, *stories: Story) -> list[str]:
    standings = [
        graph._store.evidence.put(complete(document, extraction)) for document, extraction, _ in stories
    ]
    bring_up_to_date(graph._store)
    return standings


def kg(graph: KnowledgeGraph, *words: str) -> Result:
    place = {"KG_DB": str(graph._store.path), "COLUMNS": "100"}
    return CliRunner().invoke(main, list(words), env=place, catch_exceptions=False)


def published(graph: KnowledgeGraph) -> list[str | None]:
    return [graph.document(path).published for path in ("a.txt", "b.txt")]


def test_a_date_that_is_set_lasts_when_the_article_is_read_again(graph):
    graph.describe("a.txt", published="2022-01-12")
    assert put(graph, UNDATED) == ["unchanged"]
    assert published(graph) == ["2022-01-12", "2022-02-02"]


def test_it_lasts_when_the_text_of_the_article_has_changed(graph):
    graph.describe("a.txt", published="2022-01-12")
    again = story("a.txt", replace(TAXES, content="taxes fell on Monday"), published=None)
    assert put(graph, again) == ["changed"]
    assert published(graph)[0] == "2022-01-12"


def test_what_the_article_itself_says_comes_back_when_the_decision_is_withdrawn(graph):
    (made,) = graph.describe("b.txt", published="2022-01-12")
    assert put(graph, changed(DATED, published="2022-03-03")) == ["changed"]
    assert published(graph)[1] == "2022-01-12"
    graph.decide("withdraw", made.id)
    assert published(graph)[1] == "2022-03-03"


def test_of_two_dates_the_later_decision_holds(graph):
    graph.describe("a.txt", published="2022-01-12")
    graph.describe("a.txt", published="2022-01-13")
    assert published(graph)[0] == "2022-01-13"
    assert [line.state for line in graph.outcomes()] == ["overruled", "stands"]


def test_a_relative_day_is_read_again_where_a_date_is_set(graph):
    def days() -> list[str]:
        (values,) = graph._store.evidence.get(graph.document("a.txt").id).values
        return [str(one.start) for one in values.holds]

    before = days()
    graph.describe("a.txt", published="2022-01-12")
    assert (before, days()) == (["None"], ["2022-01-10"])


def test_what_depends_on_a_date_comes_out_as_if_it_had_been_read_so(graph, tmp_path):
    graph.describe("a.txt", published="2022-01-12")
    with Store.open(tmp_path / "other.db", create=True) as store:
        other = KnowledgeGraph(store)
        put(other, changed(UNDATED, published="2022-01-12"), DATED)
        assert [*graph.claims()] == [*other.claims()]
        assert graph.stories() == other.stories()
        assert [*graph.links()] == [*other.links()]


@pytest.mark.parametrize("fields", [{"published": "yesterday"}, {"published": "2022-02-30"}])
def test_what_is_no_date_is_refused(graph, fields):
    with pytest.raises(DecisionError):
        graph.describe("a.txt", **fields)
    assert graph.outcomes() == []


def test_an_unknown_article_is_told(graph):
    with pytest.raises(StoreError):
        graph.describe("nowhere.txt", outlet="Post")


def test_filters_by_date_say_how_many_undated_articles_they_left_out(graph):
    shown = kg(graph, "documents", "--since", "2022")
    assert [line.split()[1] for line in shown.stdout.splitlines()] == ["2022-02-02"]
    assert shown.stderr.startswith("Note: 1 undated article is left out; --undated includes them")
    assert kg(graph, "documents").stderr == ""
    assert kg(graph, "claims", "--until", "2023", "--speaker", "Ann Lee").stderr == ""


def test_undated_articles_are_listed_alone_or_beside_the_dated(graph):
    def paths(**filter: object) -> list[str]:
        return [line.path for line in graph.documents(Filter(**filter))]

    assert paths(undated=True) == ["a.txt"]
    assert paths(undated=True, since="2022") == ["b.txt", "a.txt"]
    assert paths(undated=True, since="2023") == ["a.txt"]


def test_a_table_sets_many_and_tells_what_it_cannot(graph, tmp_path):
    table = tmp_path / "dates.csv"
    table.write_text(
        "path,Date,outlet,note\na.txt,2022-01-12,Post,x\nnowhere.txt,2022-01-12,,\nb.txt,soon,,\n"
    )
    done = kg(graph, "document", "--from", str(table))
    assert (done.exit_code, done.stdout) == (1, "2 decisions made\n")
    assert "columns that are not used: note" in done.stderr
    assert f"{table}, line 3: nowhere.txt" in done.stderr
    assert f"{table}, line 4: 'soon' is no date" in done.stderr
    again = kg(graph, "document", "--from", str(table))
    assert again.stdout == "0 decisions made, 1 row held already\n"


def test_the_command_shows_what_is_set_and_what_was_read(graph):
    shown = kg(graph, "document", "a.txt", "--date", "2022-01-12", "--json")
    assert shown.exit_code == 0
    record = json.loads(shown.stdout)
    assert (record["published"], record["read_as"]) == ("2022-01-12", {"published": None})
    assert "(by decision " in kg(graph, "document", "a.txt").stdout


def test_decisions_taken_elsewhere_set_it_here_too(graph, tmp_path):
    graph.describe("a.txt", published="2022-01-12")
    lines = list(graph.export_decisions())
    with Store.open(tmp_path / "other.db", create=True) as store:
        other = KnowledgeGraph(store)
        put(other, UNDATED, DATED)
        other.import_decisions(lines)
        assert published(other)[0] == "2022-01-12"
