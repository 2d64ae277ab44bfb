"""X means one thing: every surface has the same claims about it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import SEEDS
from shelf import KNOWN, Article, Said, Shelf, Who, fill_shelf

import kg
from kg.errors import QuestionError
from kg.present.briefing.arrangement import Briefing


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(fill_shelf(tmp_path_factory.mktemp("shelf") / "kg.db"), read_only=True) as graph:
        yield graph


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(tmp_path_factory.mktemp("seeds") / "kg.db", create=True) as graph:
        graph.ingest(*sorted(SEEDS.glob("*.txt")))
        yield graph


def told_about(graph: kg.KnowledgeGraph, x: str, folder: Path) -> dict[str, set[str]]:
    """Return the ids of the claims about X that each surface has."""
    about = kg.Filter(about=x)
    answer = graph.ask(f"who said what about {x}?")
    return {
        "ask": {line.claim.id for line in answer.lines if not line.near},
        "claims": {claim.id for claim in graph.claims(about)},
        "timeline": {step.claim.id for strand in graph.history(x) for step in strand.steps},
        "report": reported(graph.report(x, depth="full")),
        "view": without_own(graph, x, {claim for _, claim in graph.graph(x).nodes(data="claim") if claim}),
        "export": without_own(graph, x, exported(graph, x, folder)),
    }


def reported(briefing: Briefing) -> set[str]:
    said = [one for voice in briefing.voices for one in voice.origins]
    return {claim.id for one in (*said, *briefing.unattributed) for claim in one.claims}


def exported(graph: kg.KnowledgeGraph, x: str, folder: Path) -> set[str]:
    with (graph.export("csv", folder / "tables", x) / "claims.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        return {row["id"] for row in csv.DictReader(file)}


def without_own(graph: kg.KnowledgeGraph, x: str, claims: set[str]) -> set[str]:
    """Leave out what X makes or passes on, or others say for it, and is not about X."""
    try:
        lines = graph.entity(x)
    except QuestionError:
        return claims
    ids, names = {line.id for line in lines}, {line.name for line in lines}
    about = {claim.id for claim in graph.claims(kg.Filter(about=x))}
    own = {
        claim.id
        for claim in graph.claims()
        if (claim.speaker and claim.speaker.id in ids) or names & set(claim.via)
    } | {claim.id for claim in graph.claims(kg.Filter(speaker=x))}
    return claims - (own - about)


def assert_one_meaning(graph: kg.KnowledgeGraph, x: str, folder: Path) -> set[str]:
    told = told_about(graph, x, folder)
    assert {surface: len(claims) for surface, claims in told.items()} == dict.fromkeys(told, len(told["ask"]))
    assert len(set(map(frozenset, told.values()))) == 1
    return told["ask"]


@pytest.mark.parametrize("x", ["the Swedish-Danish border", "Sweden", "Denmark", "boats", "SCG", "ferries"])
def test_all_surfaces_of_the_shelf_have_the_same_claims(shelf: kg.KnowledgeGraph, x: str, tmp_path: Path):
    assert assert_one_meaning(shelf, x, tmp_path)


@pytest.mark.model
@pytest.mark.parametrize(
    ("x", "count"),
    [
        ("the Tajik-Afghan border", 16),
        ("border", 20),
        ("CSTO", 13),
        ("Rahmon", 3),
        ("Taliban", 10),
        ("Afghanistan", 35),
        ("Tajikistan", 21),
        ("security belt", 2),
        ("camps", 2),
        ("Izvestia", 1),
    ],
)
def test_all_surfaces_of_the_seeds_have_the_same_claims(
    seeds: kg.KnowledgeGraph, x: str, count: int, tmp_path: Path
):
    assert len(assert_one_meaning(seeds, x, tmp_path)) == count


@pytest.mark.model
@pytest.mark.parametrize("x", ["the Tajik-Afghan border", "CSTO", "Afghanistan", "security belt", "Taliban"])
def test_entity_counts_the_claims_that_are_listed_about_it(seeds: kg.KnowledgeGraph, x: str):
    (line,) = seeds.entity(x)
    assert line.claims_about == len(seeds.claims(kg.Filter(about=x))) == len(seeds.claims(about_id(line)))


def about_id(line: kg.EntityLine) -> kg.Filter:
    return kg.Filter(about=line.id)


@pytest.mark.parametrize(
    "listing",
    ["claims", "entities", "documents", "links"],
)
def test_listings_refuse_what_nothing_is_known_of(shelf: kg.KnowledgeGraph, listing: str):
    narrowed = kg.Filter(about="Zorkmid")
    with pytest.raises(QuestionError, match="nothing known of 'Zorkmid'"):
        getattr(shelf, listing)(filter=narrowed)


def test_speaker_and_ruling_mean_whom_the_name_means(tmp_path: Path):
    with kg.open(fill_shelf(tmp_path / "kg.db")) as graph:
        (line,) = graph.entity("SCG")
        by_id, by_name = (graph.claims(kg.Filter(speaker=name)) for name in (line.id, "Swedish Coast Guard"))
        assert by_id == by_name != []
        assert graph.decide("rename", line.id[:8], "Coast Guard").arguments[1] == "Coast Guard"


def test_common_noun_is_no_longer_name_that_begins_with_it(tmp_path: Path):
    text = (
        "The wall must fall, Ana Silva said. Jon Berg said that the banks of Wall Street paid. "
        "Eva Berg said that Wall was late."
    )
    article = Article(
        path="wall.txt",
        text=text,
        said=(
            Said("The wall must fall", "said", "Ana Silva", "Ana Silva"),
            Said(
                "that the banks of Wall Street paid", "said", "Jon Berg", "Jon Berg", about=("Wall Street",)
            ),
            Said("that Wall was late", "said", "Eva Berg", "Eva Berg", about=("Wall",)),
        ),
    )
    known = KNOWN | {"Wall Street": Who("OTHER"), "Wall": Who("OTHER")}
    with kg.open(Shelf(known).fill(tmp_path / "kg.db", [article]), read_only=True) as graph:
        about = {x: assert_one_meaning(graph, x, tmp_path) for x in ("the wall", "Wall Street")}
        spoken = {x: [graph.claim(one).speaker.name for one in sorted(ids)] for x, ids in about.items()}
        assert sorted(spoken["the wall"]) == ["Ana Silva", "Eva Berg"]
        assert spoken["Wall Street"] == ["Jon Berg"]
