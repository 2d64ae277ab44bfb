"""Stories of a store: the same in whatever order its documents came, and after others have gone."""

import random
from pathlib import Path

import pytest
from stories import Said, Story, changed, fill, story
from tables import tables

from kg.build.ingest import remove
from kg.build.one_document import finish
from kg.build.regrouping import refresh_stories
from kg.model import Filter, Wanted
from kg.store.database import Store

OF_STORIES = ("reported", "posting", "feature", "alike", "story", "story_document", "regroup")


def made_up(number: int) -> str:
    """Return a word of letters alone that stands for a number."""
    return "q" + str(number).translate(str.maketrans("0123456789", "bdfgklmnrv"))


def articles(count: int, seed: int = 1) -> list[Story]:
    """Return articles of events with words of their own, two of three dated, in one order."""
    drawn = random.Random(seed)
    made = []
    for number in range(count):
        event = drawn.randrange(count // 4)
        words = [made_up(100 + 30 * event + word) for word in drawn.sample(range(30), 20)]
        words += [made_up(5_000 + drawn.randrange(200)) for _ in range(20)]
        drawn.shuffle(words)
        published = f"2022-01-{1 + event % 28:02}" if number % 3 else None
        said = Said(f"Speaker{event}", "said", " ".join(words))
        made.append(changed(story(f"{number}.txt", said, published=published), title=None))
    return made


def held(store: Store) -> dict[str, list[str]]:
    every = tables(store)
    return {name: every[name] for name in OF_STORIES}


def filled(path: Path, *written: Story) -> Store:
    store = fill(Store.open(path, create=True), *written)
    refresh_stories(store)
    return store


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("at_once") / "kg.db", *articles(60)) as store:
        yield held(store)


def test_articles_of_one_event_are_one_story(at_once):
    assert len(at_once["story"]) == 14
    assert len(at_once["story_document"]) > 50


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stories_do_not_depend_on_the_order_of_documents(tmp_path, at_once, seed):
    written = articles(60)
    random.Random(seed).shuffle(written)
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for one in written:
            store.evidence.put(finish(*one))
            refresh_stories(store)
        assert held(store) == at_once


def test_what_goes_leaves_no_trace(tmp_path, at_once):
    with filled(tmp_path / "kg.db", *articles(60), *articles(90, seed=2)[60:]) as store:
        for path in [f"{number}.txt" for number in range(60, 90)]:
            store.documents.remove(path)
        refresh_stories(store)
        assert held(store) == at_once


def test_computing_anew_changes_nothing(tmp_path, at_once):
    with filled(tmp_path / "kg.db", *articles(60)) as store:
        refresh_stories(store, anew=True)
        assert held(store) == at_once


FLOOD = Said("Ann Lee", "said", "the flood at Karva has torn the old stone bridge down near Ozolmuiza")
FLOOD_AGAIN = Said("Bo Ek", "said", "the stone bridge near Ozolmuiza fell when the flood came to Karva")
VOTE = Said("Cy Roe", "said", "ballots of the county vote will be counted twice by the new panel")


def flooded(path: Path) -> Store:
    return filled(
        path,
        changed(story("a.txt", FLOOD, outlet="Post", published="2022-03-01"), title="Bridge at Karva falls"),
        changed(story("b.txt", FLOOD_AGAIN, outlet="Wire", published="2022-03-02"), title=None),
        changed(story("c.txt", VOTE, outlet="Wire", published="2022-03-02"), title=None),
    )


def test_a_story_is_listed_with_its_articles_outlets_and_days(tmp_path):
    with flooded(tmp_path / "kg.db") as store:
        (line,) = store.stories.list()
        ids = {document.path: document.id for document in store.documents.list()}
    assert (line.title, line.since, line.until) == ("Bridge at Karva falls", "2022-03-01", "2022-03-02")
    assert (line.documents, line.outlets) == ((ids["b.txt"], ids["a.txt"]), ("Post", "Wire"))
    assert (line.claims, line.contradictions) == (2, 0)


@pytest.mark.parametrize("reference", ["KARVA bridge", None])
def test_claims_are_narrowed_to_a_story_by_words_of_its_title_or_its_id(tmp_path, reference):
    with flooded(tmp_path / "kg.db") as store:
        wanted = Wanted(Filter(story=reference or store.stories.list()[0].id[:6]))
        assert [claim.document.path for claim in store.claims.list(wanted)] == ["b.txt", "a.txt"]
        assert len(store.claims.list()) == 3


def test_a_story_ends_when_one_article_is_left(tmp_path):
    with flooded(tmp_path / "kg.db") as store:
        remove(store, "a.txt")
        assert store.stories.list() == []
        assert store.stories.of() == {}


def test_the_same_words_a_year_later_are_another_story(tmp_path):
    written = [story(f"{year}.txt", FLOOD, published=f"{year}-03-01") for year in (2021, 2022)]
    with filled(tmp_path / "kg.db", *written) as store:
        assert store.stories.list() == []
