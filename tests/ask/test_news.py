"""What is told as new: new statements, not new mentions of old ones; and how a watch tells it."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stories import Said, Story, story

import kg.build.ingest
from kg.api import KnowledgeGraph
from kg.ask.articles.news import News
from kg.build import engine
from kg.build.ingest import bring_up_to_date
from kg.build.one_document import finish
from kg.build.tally import Tally
from kg.cli import main
from kg.model import Extraction
from kg.present.terminal.listings import headline
from kg.store.database import Store

OLD = Said(
    "John Smith", "said", "that the harbour bridge would be open to all traffic by winter", about=("Ann Lee",)
)
NEW = Said("Ann Lee", "said", "that no ferry had left the island since the storm", about=("John Smith",))


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        yield KnowledgeGraph(store)


def put(graph: KnowledgeGraph, *stories: Story) -> list[str]:
    for what in stories:
        kg.build.ingest._put(graph._store, finish(*what), Tally())
    bring_up_to_date(graph._store)
    return [document.id for document, _, _ in stories]


def told(found: list[News]) -> list[str]:
    return [headline(news) for news in found]


def test_what_an_earlier_article_told_is_not_new(graph):
    put(graph, story("a.txt", OLD))
    came = put(graph, story("b.txt", OLD, NEW, outlet="Post", published="2022-01-11"))
    assert told(graph.news_in(came)) == ["Ann Lee said something new about John Smith"]


def test_what_two_new_articles_tell_is_told_once(graph):
    came = put(graph, story("a.txt", NEW), story("b.txt", NEW, outlet="Post"))
    assert len(graph.news_in(came)) == 1


def test_what_a_changed_article_keeps_is_not_new(graph):
    put(graph, story("a.txt", OLD))
    came = put(graph, story("a.txt", OLD, NEW))
    assert told(graph.news_in(came)) == ["Ann Lee said something new about John Smith"]


def test_another_figure_for_the_same_is_told_with_the_one_before(graph):
    def given(path: str, count: int) -> Story:
        content = f"that {count} soldiers had crossed with Ann Lee"
        return story(path, Said("John Smith", "said", content, about=("Ann Lee",)))

    put(graph, given("a.txt", 400))
    (news,) = graph.news_in(put(graph, given("b.txt", 900)))
    assert (news.kind, news.about, news.figure) == ("figure", "Ann Lee", "900 soldiers")
    assert news.before and news.before.content.text.startswith("that 400")


def test_only_what_is_about_the_asked_is_told(graph):
    came = put(graph, story("a.txt", OLD, NEW))
    assert told(graph.news_in(came, ["Ann Lee"])) == ["John Smith said something new about Ann Lee"]
    assert graph.news_in(came, ["Nobody Known"]) == []


def test_a_contradiction_is_told_with_what_it_contradicts(graph):
    put(graph, story("a.txt", OLD))
    put(graph, story("b.txt", replace(OLD, cue="denied"), outlet="Post", published="2022-03-01"))
    ids = [claim.id for claim in graph.claims()]
    graph.decide("link", *ids, "contradicts")
    (news,) = graph.news_in([graph.document("b.txt").id])
    assert headline(news) == "John Smith contradicts what John Smith said on 2022-01-10"


def test_since_a_time_means_when_an_article_was_read(graph):
    put(graph, story("a.txt", NEW))
    assert (len(graph.news("2020-01-01")), graph.news("2999")) == (1, [])


# --- the commands


class Nothing:
    def extract(self, documents):
        for document in documents:
            written = story(document.path, replace(NEW, speaker="Ann Lee"))[1]
            text = document.text
            at = text.index("Ann Lee")
            shift = [
                replace(
                    one,
                    **{
                        role: tuple(type(span)(span.start + at, span.end + at) for span in getattr(one, role))
                        for role in ("source", "cue", "content")
                    },
                )
                for one in written.attributions
            ]
            yield Extraction(document.id, (), (), tuple(shift), "rules of a test")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setitem(engine._LOADERS, "auto", lambda model: Nothing())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Ann Lee said that no ferry had left the island since the storm.\n"
    )
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    place = {"KG_DB": str(folder / "kg.db"), "COLUMNS": "100"}
    return CliRunner().invoke(main, list(words), env=place, catch_exceptions=False)


def test_a_watch_tells_what_came_once(folder):
    output = folder / "news.jsonl"
    first = run(folder, "watch", str(folder / "in"), "--once", "--output", str(output))
    assert (first.exit_code, first.stdout.splitlines()[0][-18:]) == (0, "said something new")
    again = run(folder, "watch", str(folder / "in"), "--once", "--output", str(output))
    assert (again.stdout, again.stderr) == ("", "Nothing new.\n")
    assert [json.loads(line)["kind"] for line in output.read_text().splitlines()] == ["said"]
    assert json.loads(run(folder, "news", "--since", "1h", "--json").stdout)["kind"] == "said"


def test_a_webhook_is_sent_what_is_new(folder):
    sent: list[dict] = []

    class Taker(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *told):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Taker)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/"
        assert run(folder, "watch", str(folder / "in"), "--once", "--webhook", url).stderr == ""
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert [news["kind"] for news in sent[0]["news"]] == ["said"]


def test_a_webhook_that_nobody_answers_is_told_and_costs_nothing(folder):
    result = run(folder, "watch", str(folder / "in"), "--once", "--webhook", "http://127.0.0.1:1/")
    assert result.exit_code == 0
    assert "could not be sent" in result.stderr
    assert "something new" in result.stdout


@pytest.mark.parametrize("words", [["news", "--since", "soon"], ["watch", "x", "--every", "0m"],
                                   ["watch", "x", "--webhook", "file:///x"]])  # fmt: skip
def test_what_cannot_be_understood_is_wrong_usage(folder, words):
    assert run(folder, *words).exit_code == 2
