"""Articles that speak of something: the passage that is shown, its claims; when questions name articles."""

from dataclasses import replace
from pathlib import Path

import pytest
from shelf import KNOWN, POST, WIRE, Article, Shelf

from kg.ask import answer
from kg.ask.articles.speaking import MOST_PASSAGE, Found, Hit, search_articles
from kg.errors import QuestionError
from kg.model import Filter, Span
from kg.store.database import Store

LONG = "Nobody expected it. " * 30
FERRY = Article(
    path="ferry.txt",
    outlet="Radio Nord",
    published="2024-04-01",
    title="Ferry service ends",
    text=(
        f"Ferries were late.\nThe kiosk on the pier sells ice and fish. {LONG}The kiosk closes at five.\n"
        "The end."
    ),
    said=(),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = Shelf(KNOWN).fill(tmp_path_factory.mktemp("search") / "kg.db", [POST, WIRE, FERRY])
    with Store.open(path) as store:
        yield store


def search(store: Store, typed: str, **narrowed: object) -> Found:
    return search_articles(store, typed, Filter(**narrowed))  # type: ignore[arg-type]


def shown(hit: Hit) -> list[str]:
    text, start = hit.passage
    return [text[mark.start - start : mark.end - start] for mark in hit.marks]


def test_a_passage_is_the_paragraph_that_holds_most_of_the_words(store):
    (hit,) = search(store, "ferries stop").hits
    assert hit.passage.text.startswith("Jon Berg denied that the port")
    assert shown(hit) == ["ferries", "stop"]


def test_the_claims_in_a_passage_are_named_with_it(store):
    (hit,) = search(store, "ferries stop").hits
    assert [claim.content.text for claim in hit.claims] == [
        "that the port was ever closed", "that ferries to Denmark would stop",
    ]  # fmt: skip
    assert search(store, "kiosk").hits[0].claims == ()


def test_of_a_long_paragraph_what_stands_around_the_words_is_shown(store):
    (hit,) = search(store, "kiosk pier").hits
    assert hit.passage.text.startswith("The kiosk on the pier sells ice")
    assert (hit.opens, hit.closes, len(hit.passage.text) <= MOST_PASSAGE) == (True, False, True)
    (hit,) = search(store, "closes five").hits
    assert (hit.opens, hit.closes) == (False, True)
    assert hit.passage.text.endswith("The kiosk closes at five.")
    assert hit.passage.text[0].isalpha()
    assert hit.passage.text == FERRY.text[hit.passage.start :][: len(hit.passage.text)]


def test_words_of_a_title_show_the_beginning_of_the_article(store):
    (hit,) = search(store, "service").hits
    assert (hit.passage.text, hit.marks) == ("Ferries were late.", ())


def test_what_is_not_the_article_itself_is_shown_where_the_words_stand_nowhere_else(tmp_path):
    text = "All rights reserved.\nFerries were late.\nRelated: the pier; ferries"
    article = replace(FERRY, text=text)
    with Store.open(Shelf().fill(tmp_path / "kg.db", [article])) as store:
        with store.transaction() as connection:
            body = Span(text.index("Ferries"), text.index("\nRelated"))
            connection.execute("UPDATE document SET body = ?", [f"[[{body.start},{body.end}]]"])
        assert search(store, "ferries pier").hits[0].passage.text == "Ferries were late."
        assert search(store, "pier").hits[0].passage.text == "Related: the pier; ferries"


def test_only_so_many_are_shown_and_all_are_counted(store):
    found = search(store, "border", limit=1)
    assert (found.count, len(found.hits)) == (2, 1)
    assert search(store, "border", since="2024-05").count == 1


def test_an_outlet_that_is_not_there_is_an_error(store):
    with pytest.raises(QuestionError, match="Radio Nort"):
        search(store, "border", outlet="Radio Nort")


# --- questions that find no claim ------------------------------------------------------------------


def test_a_question_about_what_only_articles_speak_of_names_them(store):
    found = answer(store, "who said what about the kiosk?")
    assert (found.lines, found.understood) == ((), "About the words “kiosk”")
    assert found.notes == (
        "Nothing is claimed about “kiosk”; this article speaks of it: “Ferry service ends” (Radio Nord, "
        "2024-04-01). `kg search` shows where.",
    )


def test_who_said_nothing_about_it_is_named(store):
    found = answer(store, "what did Eva Berg say about ice fish?")
    assert found.notes[-1].startswith("Nothing is claimed about “ice fish” by Eva Berg; this article speaks")


@pytest.mark.parametrize("x", ["submarines", "!?", '"the'])
def test_what_no_article_speaks_of_is_unknown(store, x):
    with pytest.raises(QuestionError, match="nothing known of"):
        answer(store, f"who said what about {x} elephants?")


def test_no_articles_are_named_where_there_are_claims_or_less_sure_ones(store, tmp_path: Path):
    assert answer(store, "who said what about ferries?").notes == ()
    unsure = tmp_path / "kg.db"
    with Store.open(Shelf(KNOWN).fill(unsure, [POST])) as store:
        with store.transaction() as connection:
            connection.execute("UPDATE claim SET confidence = 0.5")
        assert [note.split()[1:3] for note in answer(store, "who said what about ferries?").notes] == [
            ["less", "sure"]
        ]


def test_articles_are_narrowed_as_the_question_is(store):
    narrowed = Filter(about="kiosk", since="2025")
    with pytest.raises(QuestionError, match="nothing known of"):
        answer(store, ask(narrowed))
    assert answer(store, ask(replace(narrowed, since="2024"))).notes


def ask(filter: Filter):
    from kg.ask import ask_for

    return ask_for("", filter)
