"""Figures: who gives which for what, by what is counted."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from stories import Said, fill, story

import kg
from kg.ask.question import read_question
from kg.build.links import refresh_links
from kg.cli import main
from kg.store.database import Store

TYPES = {"valley": "CONCEPT", "Ann Lee": "PERSON"}
WIRE = "some 300 fighters crossed the pass above the old mill on Monday morning and set up 12 camps behind it"
STORIES = [
    story("a.txt", Said("Ann Lee", "said", "6,000 fighters are in the valley", about=("valley",)),
          outlet="Post", published="2022-01-10", types=TYPES),
    story("b.txt", Said("Bo Ek", "said", "some six thousand militants and 40 training camps are there",
                        about=("valley",)),
          outlet="Wire", published="2022-01-08", types=TYPES),
    story("c.txt", Said("Cy Orr", "denied", "that 40 camps are in the valley", about=("valley",),
                        modality="denies"),
          outlet="Echo", published="2022-01-12", types=TYPES),
    story("d.txt", Said("Di Fox", "said", "In 2021 Eva Berg, 45, told one of them that the valley is 100 "
                        "percent safe, for one good reason", about=("valley",)),
          outlet="Echo", published="2022-01-12", types=TYPES),
    story("e.txt", Said("Ed Gray", "said", "bread is 3 dollars"), outlet="Post", published="2022-01-10"),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("numbers") / "kg.db"
    with Store.open(path, create=True) as store:
        fill(store, *STORIES)
    with kg.open(path) as graph:
        claims = {claim.speaker.name: claim.id for claim in graph.claims()}
        graph.decide("link", claims["Bo Ek"], claims["Cy Orr"], "contradicts")
        yield graph


def told(found: list[kg.Counted]) -> dict[str, list[tuple[str, str]]]:
    return {
        one.heading: [(figure.claim.speaker.name, figure.quantity.text) for figure in one.figures]
        for one in found
    }


def test_figures_stand_under_what_they_count_the_earliest_first(graph: kg.KnowledgeGraph):
    assert told(graph.numbers("valley")) == {
        "camps": [("Bo Ek", "40 training camps"), ("Cy Orr", "40 camps")],
        "militants, fighters": [("Bo Ek", "some six thousand militants"), ("Ann Lee", "6,000 fighters")],
    }


def test_without_x_all_figures_are_given(graph: kg.KnowledgeGraph):
    assert told(graph.numbers())["US dollars"] == [("Ed Gray", "3 dollars")]


def test_figures_are_narrowed_as_claims_are(graph: kg.KnowledgeGraph):
    assert told(graph.numbers("valley", kg.Filter(outlet="Post"))) == {
        "fighters": [("Ann Lee", "6,000 fighters")]
    }
    assert told(graph.numbers("valley", kg.Filter(limit=1))) == {"camps": [("Bo Ek", "40 training camps")]}
    assert graph.numbers("valley", kg.Filter(since="2023")) == []


def test_a_figure_tells_what_disputes_it_and_not_what_disputes_another_of_its_claim(graph: kg.KnowledgeGraph):
    figures = {figure.quantity.unit: figure for one in graph.numbers("valley") for figure in one.figures
               if figure.claim.speaker.name == "Bo Ek"}  # fmt: skip
    assert [other.speaker.name for _, other in figures["camp"].answered] == ["Cy Orr"]
    assert figures["militant"].answered == ()


def test_a_copied_figure_is_given_once(tmp_path: Path):
    copies = [
        story(f"{outlet}.txt", Said("Bo Ek", "said", WIRE), outlet=outlet, published=f"2022-01-0{day}")
        for day, outlet in enumerate(("Wire", "Post", "Echo"), start=1)
    ]
    with Store.open(tmp_path / "kg.db", create=True) as store:
        refresh_links(fill(store, *copies))
    with kg.open(tmp_path / "kg.db", read_only=True) as graph:
        figures = [figure for one in graph.numbers() for figure in one.figures]
        found = [(one.quantity.text, one.claim.document.outlet, len(one.retold)) for one in figures]
        assert found == [
            ("12 camps", "Wire", 2),
            ("some 300 fighters", "Wire", 2),
        ]  # fmt: skip


def test_of_a_report_within_a_report_the_inner_one_gives_the_figure(tmp_path: Path):
    outer = Said("Daily News", "wrote", "that Ann Lee said that 40 camps are there")
    inner = Said("Ann Lee", "said", "that 40 camps are there", within=0)
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, story("n.txt", outer, inner, types={"Daily News": "ORG"}))
    with kg.open(tmp_path / "kg.db", read_only=True) as graph:
        assert told(graph.numbers()) == {"camps": [("Ann Lee", "40 camps")]}


def test_the_sentence_that_gives_the_figure_stands_beside_it(tmp_path: Path):
    long = "the road was open. Mr. Berg had seen 40 camps. Nobody was hurt"
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, story("n.txt", Said("Ann Lee", "said", long)))
    with kg.open(tmp_path / "kg.db", read_only=True) as graph:
        assert graph.numbers()[0].figures[0].words == "… Mr. Berg had seen 40 camps."


@pytest.mark.parametrize(
    ("words", "speaker", "about", "counted"),
    [
        ("how many terrorists does Ann Lee claim?", "Ann Lee", None, "terrorists"),
        ("how many camps in the valley does Ann Lee claim", "Ann Lee", "valley", "camps"),
        ("how many camps does Ann Lee say there are in the valley", "Ann Lee", "valley", "camps"),
        ("how many camps are there?", None, None, "camps"),
        ("how many camps are there in the valley", None, "valley", "camps"),
        ("how many camps are there according to Ann Lee", "Ann Lee", None, "camps"),
        ("how many people were killed in Kabul?", None, "killed in Kabul", "people"),
        ("how many delegates does Clinton need", None, "Clinton", "delegates"),
        ("which figures are given for camps?", None, "camps", None),
        ("what numbers does Ann Lee give for camps", "Ann Lee", "camps", None),
        ("figures on the valley", None, "valley", None),
    ],
)
def test_a_question_for_figures_is_read(
    words: str, speaker: str | None, about: str | None, counted: str | None
):
    asked = read_question(words)
    assert (asked.form, asked.speaker, asked.about, asked.counted) == ("numbers", speaker, about, counted)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("how many sources say that 40 camps are there", "sources"),
        ("what did Ann Lee say about the number of camps", "claims"),
        ("who said how many camps there are", "claims"),
    ],
)
def test_other_questions_that_count_stay_what_they_are(words: str, form: str):
    assert read_question(words).form == form


def test_how_many_is_answered_in_any_word_for_what_is_counted(graph: kg.KnowledgeGraph):
    found = graph.ask("how many terrorists are there in the valley?")
    assert told(list(found.figures)) == {
        "militants, fighters": [("Bo Ek", "some six thousand militants"), ("Ann Lee", "6,000 fighters")]
    }
    assert found.understood == "How many terrorists, about valley (CONCEPT)"
    assert told(list(graph.ask("how many gunmen does Ann Lee claim?").figures)) == {
        "fighters": [("Ann Lee", "6,000 fighters")]
    }


def test_no_figure_is_said(graph: kg.KnowledgeGraph):
    found = graph.ask("how many bridges are there in the valley?")
    assert (found.figures, found.notes[0]) == ((), "No claim gives a figure for it.")


def test_command_prints_a_table_and_json(graph: kg.KnowledgeGraph):
    path = str(graph._store.path)
    shown = CliRunner().invoke(main, ["numbers", "valley", "--db", path, "--outlet", "Echo"])
    ids = {claim.speaker.name[:2]: claim.id[:8] for claim in graph.claims()}
    assert (shown.exit_code, shown.output) == (0, SHOWN.format(**ids))
    lines = CliRunner().invoke(main, ["numbers", "valley", "--db", path, "--json"]).stdout.splitlines()
    assert len(lines) == 4
    assert '"counts": "camps", "unit": "camp", "low": 40.0, "high": 40.0, "bound": "exactly"' in lines[0]
    assert [("may be" in line, "disputed by Cy Orr (almost certain)" in line) for line in lines] == [
        (False, True), (False, False), (False, False), (False, False),
    ]  # fmt: skip


SHOWN = """\
camps: 1 figure by 1 speaker
  2022-01-12  40 camps · Cy Orr (denies (not-so))
              Cy Orr denied that 40 camps are in the valley
              Echo · {Cy}
              ↔ disputed by Bo Ek (almost certain): Bo Ek said some six thousand militants and 40
              training camps are there · {Bo}
"""
