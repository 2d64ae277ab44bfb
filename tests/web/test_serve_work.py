"""kg serve to work in: lists in pages, tables, citations, figures, stances, a timeline with an axis."""

import csv
import io
import re

import pytest
from served import client_of, fill_disputed, ids, tags_of
from stories import Said, fill, story

from kg.present.day_axis import LEFT, RIGHT, WIDTH, day_axis
from kg.store.database import Store
from kg.web.paging import A_PAGE

MANY = A_PAGE + 7


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return fill_disputed(tmp_path_factory.mktemp("work") / "kg.db")


@pytest.fixture(scope="module")
def client(path):
    return client_of(path)


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "kg.db"
    with Store.open(path, create=True) as store:
        fill(store, *(
            story(f"{n:03}.txt", Said(f"Ann {n}", "said", f"{n + 2} ships wait at the port", about=("port",)),
                  published=f"2024-{1 + n % 12:02}-{1 + n % 28:02}", types={"port": "CONCEPT"})
            for n in range(MANY)
        ))  # fmt: skip
    return client_of(path)


def test_home_shows_conflicts_and_offers_who_contradicts(client):
    page = client.get("/").text
    assert "Newest conflicts" in page and "Jon Berg denied that the port was ever closed" in page
    assert "who contradicts Ana Silva" in page


def test_every_page_has_the_same_head(client, path):
    found = ids(path)
    addresses = ["/", "/documents", "/stories", "/entities", "/conflicts", "/numbers", "/stances", "/search",
                 "/timeline?x=Denmark", "/ask?q=port", f"/claim/{found['claim']}",
                 f"/document/{found['document']}", f"/entity/{found['entity']}", "/claim/none"]  # fmt: skip
    heads = {re.search(r"<header>.*?</nav>", client.get(address).text, re.S).group() for address in addresses}
    assert len(heads) == 1


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/documents", "document"),
        ("/entities?type=PERSON", "entity"),
        ("/ask?q=who said what about the port", "claim"),
    ],
)
def test_a_long_list_is_turned_page_by_page(long, address, kind):
    first = long.get(address).text
    (after,) = [attrs["href"] for _, attrs in tags_of(first) if attrs.get("rel") == "next"]
    second = long.get(after).text
    assert 'rel="prev"' in second and 'rel="next"' not in second
    rows = [set(re.findall(rf'href="/{kind}/(\w+)"', page)) for page in (first, second)]
    assert [len(found) for found in rows] == [A_PAGE, MANY - A_PAGE]
    assert not rows[0] & rows[1]


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "1e3"])
def test_what_is_no_page_is_one_clear_line(long, page):
    answer = long.get("/documents", params={"page": page})
    assert answer.status_code == 400 and "is no page" in answer.text


def test_claims_of_a_name_come_as_a_table(client, path):
    answer = client.get("/csv/claims", params={"speaker": ids(path)["entity"]})
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="claims.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["statement"] for row in rows} == {
        "Mayor Ana Silva said the port will reopen in May",
        "Ana Silva told Radio Nord: “The Swedish-Danish border is quiet,”",
    }


def test_conflicts_come_as_a_table_with_both_sides(client):
    (row,) = csv.DictReader(io.StringIO(client.get("/csv/conflicts").content.decode("utf-8-sig")))
    assert row["first_speaker"] == "Ana Silva" and row["second_speaker"] == "Jon Berg"
    assert row["second_statement"] == "Jon Berg denied that the port was ever closed"


def test_a_claim_can_be_cited(client, path):
    claim = ids(path)["claim"]
    page = client.get(f"/claim/{claim}").text
    cited = "Mayor Ana Silva said the port will reopen in May. Harbour Post, “Port to reopen”, 2024-03-02."
    told = next(attrs["data-cite"] for _, attrs in tags_of(page) if attrs.get("class") == "cite")
    assert told == f"{cited} kg:{claim}"


def test_statements_are_the_links_and_no_hash_is(client):
    page = client.get("/ask", params={"q": "what did Silva say"}).text
    assert not re.findall(r">[0-9a-f]{8}</a>", page)
    assert page.count(">details</a>") == 2


def test_kinds_are_told_in_plain_words(client, path):
    assert "<small>person</small>" in client.get("/entities").text
    for address in ("/", "/entities", f"/entity/{ids(path)['entity']}", "/ask?q=what did Silva say"):
        assert not re.findall(r"\b(?:PERSON|GPE|NORP|CONCEPT)\b(?!\")", client.get(address).text), address


def test_figures_and_stances_have_pages(long, client):
    page = long.get("/numbers", params={"x": "port"}).text
    assert f"{MANY} figures by {MANY} speakers" in page and "<bdi>2 ships</bdi>" in page
    assert "Name whom or what" in client.get("/numbers").text
    assert "Nobody is known to be for it" in client.get("/stances", params={"x": "port"}).text


def test_articles_are_found_by_words_with_the_passage_marked(client):
    page = client.get("/search", params={"q": "ferries"}).text
    assert "<mark>ferries</mark>" in page and "1 article" in page
    assert "No article holds these words." in client.get("/search", params={"q": "zebra"}).text


def test_timeline_has_an_axis_with_a_dot_for_each_claim(client):
    page = client.get("/timeline", params={"x": "Denmark"}).text
    dots = [attrs for tag, attrs in tags_of(page) if tag == "circle"]
    assert {float(dot["cx"]) for dot in dots} == {LEFT, WIDTH - RIGHT}
    assert "2024-03-02</text>" in page


def test_there_is_no_axis_for_a_single_day():
    assert day_axis([], "nobody") is None
