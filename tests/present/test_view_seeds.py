"""The page of the five sample articles in a real headless Chromium."""

import pytest
from pages import select
from places import SEEDS

import kg

pytestmark = [pytest.mark.browser, pytest.mark.model]

MAX_BYTES = 2_000_000


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the page of the seeds and their claims."""
    folder = tmp_path_factory.mktemp("seeds")
    with kg.open(folder / "kg.db", create=True) as graph:
        graph.ingest(*sorted(SEEDS.glob("*.txt")))
        return graph.view(folder / "graph.html"), graph.claims()


@pytest.fixture
def seeds(page, written):
    path, _ = written
    page.goto(f"{path.as_uri()}#picture=all")
    page.wait_for_selector("body[data-drawn]")
    yield page
    assert (page.complaints, page.asked) == ([], [path.as_uri()])


def test_page_is_small_enough_to_send(written):
    path, _ = written
    assert path.stat().st_size < MAX_BYTES


def test_search_finds_rakhmon_under_rahmon(seeds):
    seeds.locator("#query").fill("Rakhmon")
    assert seeds.locator("#found [aria-selected=true]").inner_text() == "Emomali Rahmon\nalso called Rakhmon"


def test_every_claim_shows_its_exact_words_marked_in_their_paragraph(seeds, written):
    _, claims = written
    assert len(claims) > 50
    for claim in claims[::7]:
        select(seeds, f"claim:{claim.id}")
        marked = seeds.locator("mark.content").all_inner_texts()
        assert " ".join(" ".join(marked).split()) == " ".join(claim.content.text.replace(" … ", " ").split())


def test_most_names_have_a_label_at_first_sight(seeds):
    labelled, names = seeds.evaluate(
        "[graphPage.labels().length, graphPage.keys.filter(key => key.startsWith('entity:')).length]"
    )
    assert labelled > names * 0.6
