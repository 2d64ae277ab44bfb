"""kg stories, kg story and --story, with what they print."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stories import Said, changed, fill, story

from kg.build.regrouping import refresh_stories
from kg.cli import main
from kg.store.database import Store


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stories") / "kg.db"
    first = Said("Ann Lee", "said", "the flood at Karva has torn the old stone bridge down near Ozolmuiza")
    second = Said(
        "Bo Ek", "said", "the stone bridge near Ozolmuiza fell \x1b[31m when the flood came to Karva"
    )
    other = Said("Cy Roe", "said", "ballots of the county vote will be counted twice by the new panel")
    written = [
        changed(story("a.txt", first, outlet="Post", published="2022-03-01"), title="Bridge at Karva falls"),
        changed(story("b.txt", second, outlet="Wire", published="2022-03-02"), title=None),
        changed(story("c.txt", other, outlet="Wire", published="2022-03-02"), title=None),
    ]
    with fill(Store.open(path, create=True), *written) as store:
        refresh_stories(store)
    return path


def kg(*words: str, db: Path) -> Result:
    return CliRunner().invoke(main, [*words, "--db", str(db)], env={"COLUMNS": "100"})


def test_stories_are_listed(db: Path):
    (line,) = map(json.loads, kg("stories", "--json", db=db).stdout.splitlines())
    shown = kg("stories", db=db).stdout
    told = "2022-03-01 to 2022-03-02  2 articles  2 outlets  2 claims  Bridge at Karva falls"
    assert shown == f"{line['id'][:8]}  {told}\n"
    assert list(line) == [
        "id", "title", "since", "until", "documents", "outlets", "claims", "contradictions",
    ]  # fmt: skip


def test_a_story_shows_its_articles_and_claims(db: Path):
    shown = kg("story", "karva BRIDGE", db=db).stdout
    assert shown.startswith("Bridge at Karva falls\nStory ")
    assert "2 articles, 2 outlets, 2022-03-01 to 2022-03-02, 2 claims, 0 contradictions\n" in shown
    assert "\x1b" not in shown
    told = [line for line in shown.splitlines() if " said " in line]
    assert [line.split()[0] for line in told] == ["2022-03-01", "2022-03-02"]


def test_listings_and_questions_are_narrowed_to_a_story(db: Path):
    claims = kg("claims", "--story", "karva BRIDGE", "--json", db=db).stdout.splitlines()
    assert [json.loads(line)["speaker"]["name"] for line in claims] == ["Bo Ek", "Ann Lee"]
    answered = kg("ask", "what did Ek say?", "--story", "karva BRIDGE", db=db).stdout
    assert "in the story karva BRIDGE: 1 claim by 1 speaker in 1 document\n" in answered
    entities = kg("entities", "--story", "karva BRIDGE", db=db).stdout
    assert "Ann Lee" in entities
    assert "Cy Roe" not in entities


@pytest.mark.parametrize("reference", ["nothing like it", "", "%"])
def test_an_unknown_story_is_an_error(db: Path, reference: str):
    found = kg("claims", "--story", reference, db=db)
    assert found.exit_code == 1
    assert found.stderr == f"Error: {reference}: no such story; `kg stories` lists them\n"
