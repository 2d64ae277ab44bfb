"""The commands that show how claims relate, with their whole output."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from linking import link_by_words, put_links
from stories import Said, fill, story

from kg.cli import main
from kg.model import Link
from kg.store.database import Store

TYPES = {"road": "CONCEPT"}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("links") / "kg.db"
    stories = [
        story("a.txt", Said("Ann Lee", "said", "the road to the airport is open", about=("road",)),
              types=TYPES, outlet="Post", published="2022-01-10"),
        story("b.txt", Said("Bo Ek", "said", "the road to the airport is closed", about=("road",)),
              types=TYPES, outlet="Wire", published="2022-01-11"),
        story("c.txt", Said("Bo Ek", "told", "the airport road is closed\x1b[31m", about=("road",)),
              types=TYPES, outlet="Echo", published="2022-01-12"),
        story("d.txt", Said("Ann Lee", "said", "the road to the airport is closed", about=("road",)),
              types=TYPES, outlet="Echo", published="2022-06-01"),
    ]  # fmt: skip
    with fill(Store.open(path, create=True), *stories) as store:
        link_by_words(store)
    return path


def kg(*words: str, db: Path) -> Result:
    return CliRunner().invoke(main, [*words, "--db", str(db)], env={"COLUMNS": "100"})


def shown(*words: str, db: Path) -> str:
    result = kg(*words, db=db)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def records(*words: str, db: Path) -> list[dict]:
    return [json.loads(line) for line in shown(*words, "--json", db=db).splitlines()]


@pytest.fixture(scope="module")
def ids(db: Path) -> dict[str, str]:
    with Store.open(db) as store:
        return {claim.document.path: claim.id[:8] for claim in store.claims.list()}


def test_conflicts_stand_side_by_side(db: Path, ids: dict[str, str]):
    lines = [line.rstrip() for line in shown("conflicts", "road", db=db).splitlines()]
    assert lines[0].startswith("contradicts (")
    assert lines[0].endswith(f"): “open” against “closed” · link {ids['a.txt']}:{ids['b.txt']}")
    assert lines[1:4] == [
        "  Ann Lee, 2022-01-10                             │ Bo Ek, 2022-01-11",
        "  Ann Lee said the road to the airport is open    │ Bo Ek said the road to the airport is closed",
        f"  Post · {ids['a.txt']}                                 │ Wire · {ids['b.txt']}",
    ]
    assert len(lines) == 4


def test_conflicts_of_nothing_say_so(db: Path):
    assert shown("conflicts", "--since", "2023", db=db) == (
        "No claims are known to contradict each other there.\n"
    )


def test_conflicts_as_json_hold_both_claims(db: Path):
    (found,) = records("conflicts", db=db)
    assert set(found) == {"relation", "a", "b", "score", "why", "first", "second"}
    assert (found["first"]["speaker"]["name"], found["second"]["document"]["outlet"]) == ("Ann Lee", "Wire")


def test_disputed_is_asked_in_words(db: Path):
    text = shown("ask", "what is disputed about the road?", db=db)
    assert text.startswith("What is disputed, about road (CONCEPT): 1 contradiction\n\ncontradicts (")
    assert records("ask", "what is disputed about the road?", db=db) == records("conflicts", "road", db=db)


def test_sources_are_counted_by_origin(db: Path, ids: dict[str, str]):
    text = shown("ask", "how many sources say the airport road is closed?", db=db)
    assert [line.rstrip() for line in text.splitlines()] == [
        "How many independent sources, about the words “airport road is closed”: 2 independent origins, told",
        "in 3 articles",
        "Found by its words: read of each whether it says so.",
        "",
        "1. Bo Ek, told in 2 articles of 2 outlets · counts: a named speaker",
        "  2022-01-11  Bo Ek said the road to the airport is closed",
        f"              Wire · {ids['b.txt']}",
        "  2022-01-12  Bo Ek told the airport road is closed\\x1b[31m",
        f"              Echo · {ids['c.txt']}",
        "",
        "2. Ann Lee, told in 1 article · counts: another speaker than 1, in another article",
        "  2022-06-01  Ann Lee said the road to the airport is closed",
        f"              Echo · {ids['d.txt']}",
    ]


def test_sources_as_json_have_their_articles(db: Path):
    found = records("ask", "how many sources say the airport road is closed?", db=db)
    assert [(one["speaker"]["name"], one["documents"], one["outlets"]) for one in found] == [
        ("Bo Ek", 2, ["Wire", "Echo"]),
        ("Ann Lee", 1, ["Echo"]),
    ]
    assert found[0]["origin"] == found[0]["claims"][0]["id"]


def test_who_contradicts_shows_why(db: Path, ids: dict[str, str]):
    text = shown("ask", "who contradicts Bo Ek?", db=db)
    assert "↔ contradicts: Bo Ek " in text
    assert "; “open” against “closed”)" in " ".join(text.split())
    (line,) = records("ask", "who contradicts Bo Ek?", db=db)
    assert line["other"]["id"][:8] in (ids["b.txt"], ids["c.txt"])  # one origin
    assert line["link"]["relation"] == "contradicts"


def test_timeline_marks_what_changed(db: Path, ids: dict[str, str]):
    lines = shown("timeline", "road", "--speaker", "Ann Lee", db=db).splitlines()
    assert [line.rstrip() for line in lines] == [
        "Ann Lee",
        "  2022-01-10  Ann Lee said the road to the airport is open",
        f"              Post · {ids['a.txt']}",
        "  2022-06-01  Ann Lee said the road to the airport is closed",
        f"              Echo · {ids['d.txt']}",
        "    ↻ before: 2022-01-10: Ann Lee said the road to the airport is open"
        f" · {ids['a.txt']} (almost certain:",
        "    “open” against “closed”, 2022-01-10 and 2022-06-01)",
    ]


def test_timeline_as_json_is_in_order_of_time_with_changes(db: Path):
    found = records("timeline", "road", db=db)
    assert [one["document"]["published"] for one in found] == [
        "2022-01-10", "2022-01-11", "2022-01-12", "2022-06-01",
    ]  # fmt: skip
    assert [link["relation"] for link in found[-1]["changes"]] == ["evolves"]


def test_claim_shows_its_origin_and_both_sides(db: Path, ids: dict[str, str]):
    card = shown("claim", ids["b.txt"], db=db)
    assert f"Origin   told as well by {ids['c.txt']} Bo Ek told the airport" in card
    assert f"): {ids['a.txt']} Ann Lee said the road to the airport is open" in card
    assert "because: “open” against “closed”" in card
    (record,) = records("claim", ids["b.txt"], db=db)
    assert [one["id"][:8] for one in record["origin"]] == [ids["c.txt"]]
    assert {link["relation"] for link in record["links"]} >= {"contradicts", "repeats"}


def test_difference_of_two_speakers(db: Path):
    text = shown("diff", "Ann Lee", "Bo Ek", db=db)
    assert text.startswith("Ann Lee against Bo Ek: 1 contradiction\n\ncontradicts (")
    assert "\n\nBoth say: 1 claim\n" in text
    assert {one["standing"] for one in records("diff", "Ann Lee", "Bo Ek", db=db)} == {"against", "alike"}


def test_difference_with_nobody_is_one_line(db: Path):
    result = kg("diff", "Ann Lee", "Zork", db=db)
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: nothing known of 'Zork'; `kg entities` lists what is\n",
    )


def test_links_are_listed_by_relation(db: Path, ids: dict[str, str]):
    lines = shown("links", "--relation", "contradicts", db=db).splitlines()
    assert [f"{ids['a.txt']}:{ids['b.txt']}", "contradicts", "almost"] in [line.split()[:3] for line in lines]
    assert {one["relation"] for one in records("links", "--relation", "repeats", db=db)} == {"repeats"}
    assert kg("links", "--relation", "likes", db=db).exit_code == 2


def test_measures_count_origins(db: Path):
    assert shown("measures", db=db).splitlines()[:3] == [
        "Cited most, by origins",
        "Ann Lee  2 origins  2 outlets  2 articles",
        "Bo Ek    1 origin   2 outlets  2 articles",
    ]
    assert {one["measure"] for one in records("measures", db=db)} == {"cited", "broker", "community"}


def test_narrow_terminal_puts_the_sides_under_each_other(db: Path):
    result = CliRunner().invoke(main, ["conflicts", "--db", str(db)], env={"COLUMNS": "44"})
    assert "│" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 44


def test_a_claim_that_contradicts_two_stands_once_with_both(tmp_path: Path):
    stories = [
        story(f"{place}.txt", Said(who, "said", f"the road is {how}", about=("road",)), types=TYPES)
        for place, who, how in (
            ("a", "Ann Lee", "open"),
            ("b", "Ann Lee", "wide open"),
            ("c", "Bo Ek", "closed"),
        )
    ]
    with fill(Store.open(tmp_path / "kg.db", create=True), *stories) as store:
        one, two, against = (
            claim.id for claim in sorted(store.claims.list(), key=lambda it: it.document.path)
        )
        put_links(
            store, [Link("contradicts", one, against, 0.9, "w"), Link("contradicts", two, against, 0.85, "w")]
        )
    text = shown("ask", "who contradicts Ann Lee?", db=tmp_path / "kg.db")
    assert ": 1 claim by 1 speaker in 1 document" in text.splitlines()[0]
    assert text.count("Bo Ek said the road is closed") == 1
    assert [line.split(":")[1].strip() for line in text.splitlines() if "↔" in line] == [
        f"Ann Lee said the road is open · {one[:8]} (very likely; w)",
        f"Ann Lee said the road is wide open · {two[:8]} (very likely; w)",
    ]
