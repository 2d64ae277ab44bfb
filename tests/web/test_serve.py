"""kg serve: what each page says, what programs are answered, and the command."""

import json
import re
import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from served import client_of, fill_disputed, ids, tags_of
from shelf import POST, WIRE, Shelf
from stories import Said, fill, story

from kg.cli import main
from kg.store.database import Store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_disputed(tmp_path_factory.mktemp("serve") / "kg.db")


@pytest.fixture(scope="module")
def client(path: Path):
    return client_of(path)


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#34;", '"').replace("&#39;", "'").split())


def test_home_counts_and_offers_questions_that_it_can_answer(client):
    page = client.get("/")
    assert "8 claims by 4 speakers in 2 articles of 2 outlets" in text_of(page.text)
    asked = re.findall(r'href="(/ask\?q=[^"]+)"', page.text)
    assert asked and {client.get(address.replace("&amp;", "&")).status_code for address in asked} == {200}


def test_answer_shows_exact_words_that_lead_to_their_place(client, path):
    page = client.get("/ask", params={"q": "what did Silva say about the port"})
    assert "1 claim by 1 speaker in 1 document" in text_of(page.text)
    found = ids(path)
    place = f"/document/{found['document']}#claim-{found['claim']}"
    assert (
        f'<a class="words" href="{place}"><bdi>Mayor Ana Silva said the port will reopen in May</bdi></a>'
        in page.text
    )


def test_answer_on_contradictions_shows_both_sides(client):
    text = text_of(client.get("/ask", params={"q": "who contradicts Silva on the port"}).text)
    assert "Jon Berg denied that the port was ever closed" in text
    assert "contradicts: Mayor Ana Silva said the port will reopen in May" in text


def test_conflicts_stand_side_by_side_with_the_reason(client):
    text = text_of(client.get("/conflicts", params={"x": "port"}).text)
    assert "1 contradiction port" in text
    assert "the port will reopen in May" in text and "that the port was ever closed" in text
    assert "Because: what reopens was closed" in text


def test_timeline_and_briefing_answer_for_a_name(client):
    assert "Timeline, 6 claims by 4 speakers in 2 documents Denmark" in text_of(
        client.get("/timeline", params={"x": "Denmark", "until": "2024-05-20"}).text
    )
    assert "Briefing Denmark" in text_of(client.get("/report", params={"x": "Denmark"}).text)


def test_reading_view_marks_each_role_in_its_place_and_names_the_speaker(client, path):
    found = ids(path)
    page = client.get(f"/document/{found['document']}").text
    assert f'id="claim-{found["claim"]}"' in page and f'id="note-{found["claim"]}"' in page
    marked = {
        (" ".join(sorted(attrs["class"].split())), attrs.get("data-claims"))
        for tag, attrs in tags_of(page)
        if tag == "a" and "piece" in attrs.get("class", "").split()
    }
    for role in ("source", "cue", "content"):
        assert any(role in classes.split() and found["claim"] in claims for classes, claims in marked)
    assert POST.text.replace("\n", "").replace(" ", "") in re.sub(
        r"\s|<a class=\"number\".*?</a>|<div class=\"margin\">.*?</div>\s*</div>|<[^>]+>",
        "",
        page[page.index('<div class="article">') :],
        flags=re.S,
    ).replace("&#39;", "'")


def test_card_of_a_claim_shows_its_links_and_how_to_rule(client, path):
    claim = ids(path)["claim"]
    text = text_of(client.get(f"/claim/{claim[:8]}").text)
    assert "contradicts (very likely) because what reopens was closed" in text
    assert f"kg accept {claim[:8]} or kg reject {claim[:8]}" in text


def test_card_of_an_entity_shows_its_names_with_reasons(client, path):
    text = text_of(client.get(f"/entity/{ids(path)['entity']}").text)
    assert "person Ana Silva" in text and "Also" in text and "Mayor Silva" in text


def test_lists_narrow(client):
    assert "Port to reopen" not in client.get("/documents", params={"since": "2024-04"}).text
    names = client.get("/entities", params={"name": "berg", "type": "PERSON"}).text
    assert "Jon Berg" in names and "Ana Silva" not in names


def test_graph_page_asks_only_its_own_server(client):
    page = client.get("/graph", params={"x": "Silva"})
    assert "connect-src &#39;self&#39;" in page.text or "connect-src 'self'" in page.text
    assert 'data-neighbourhood="/api/neighbourhood"' in page.text


def test_neighbourhood_holds_what_surrounds_a_name(client, path):
    entity = ids(path)["entity"]
    found = client.get("/api/neighbourhood", params={"entity": entity}).json()
    keys = [fact["key"] for fact in found["facts"]]
    assert f"entity:{entity}" in keys and any(key.startswith("claim:") for key in keys)
    assert len(found["nodes"]) == len(keys)


def test_search_finds_names_by_any_form_and_then_words(client):
    found = client.get("/api/search", params={"q": "Mayor Silva"}).json()
    assert found[0]["label"] == "Ana Silva"
    assert client.get("/api/search", params={"q": "ferries"}).json()[0]["kind"] == "claim"


@pytest.mark.parametrize(
    ("address", "command"),
    [
        ("/api/ask?q=who said what about the port", ["ask", "who said what about the port"]),
        ("/api/claims?speaker=Berg", ["claims", "--speaker", "Berg"]),
        ("/api/timeline?x=Denmark", ["timeline", "Denmark"]),
        ("/api/conflicts", ["conflicts"]),
        ("/api/documents?since=2024-04", ["documents", "--since", "2024-04"]),
        ("/api/entities?name=berg", ["entities", "berg"]),
        ("/api/links", ["links"]),
        ("/api/stats", ["stats"]),
    ],
)
def test_answer_for_programs_is_what_the_command_prints(client, path, address, command):
    printed = CliRunner().invoke(main, [*command, "--json", "--db", str(path)])
    assert client.get(address).text == printed.stdout != ""


def test_single_things_for_programs_are_what_the_commands_print(client, path):
    found = ids(path)
    run = CliRunner().invoke
    claim = run(main, ["claim", found["claim"], "--json", "--db", str(path)])
    assert client.get(f"/api/claim/{found['claim']}").text == claim.output
    entity = run(main, ["entity", "Ana Silva", "--json", "--db", str(path)])
    assert client.get(f"/api/entity/{found['entity']}").text == entity.output


def test_pages_see_what_was_written_meanwhile(tmp_path):
    path = Shelf().fill(tmp_path / "kg.db", [POST])
    client = client_of(path)
    assert client.get("/api/stats").json()["documents"] == 1
    Shelf().fill(path, [WIRE])
    assert client.get("/api/stats").json()["documents"] == 2


# --- the command -----------------------------------------------------------------------------------


def test_command_says_where_it_serves_and_warns_of_other_hosts(path, monkeypatch):
    served = {}

    def run(path, *, host, port, edit, on_ready):
        assert not edit
        served.update(path=path, host=host, port=port)
        on_ready(f"http://{host}:{port}/")

    monkeypatch.setattr("kg.web.running.run", run)
    monkeypatch.setattr("webbrowser.open", lambda address: served.update(opened=address))
    quiet = CliRunner().invoke(main, ["serve", "--no-open", "--db", str(path)])
    assert quiet.output == f"serving {path} at http://127.0.0.1:8765/ (Ctrl-C ends it)\n"
    assert "opened" not in served
    loud = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0", "--port", "9000", "--db", str(path)])
    assert "Warning: everyone who reaches 0.0.0.0 can read the whole database" in loud.stderr
    assert served == {"path": path, "host": "0.0.0.0", "port": 9000, "opened": "http://0.0.0.0:9000/"}


def test_command_without_the_extra_is_one_clear_error(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kg.web.running", raising=False)
    run = CliRunner().invoke(main, ["serve", "--no-open", "--db", str(path)])
    assert run.exit_code == 1
    assert (
        run.stderr
        == "Error: serving needs what the extra kg[serve] holds; install it: pip install starlette uvicorn\n"
    )


def test_command_without_a_store_or_on_a_taken_port_is_one_clear_error(path, tmp_path):
    missing = CliRunner().invoke(main, ["serve", "--no-open", "--db", str(tmp_path / "none.db")])
    assert missing.exit_code == 1 and "no such database" in missing.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = CliRunner().invoke(main, ["serve", "--no-open", "--port", str(port), "--db", str(path)])
    assert run.exit_code == 1
    assert re.fullmatch(
        r"Error: 127\.0\.0\.1:\d+: cannot listen there \(.+\); choose .+ --port\n", run.stderr
    )


def test_json_of_search_is_json(client):
    assert json.loads(client.get("/api/search?q=port").text)[0].keys() == {"key", "kind", "label", "note"}


def test_pages_say_how_many_claims_they_do_not_show_and_lead_to_them(tmp_path: Path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        said = [
            Said("Ann Rao", "said", "the port is open"),
            Said("Ann Rao", "liked", "the port", confidence=0.2),
        ]
        fill(store, story("a.txt", *said))
    client = client_of(tmp_path / "kg.db")
    for address in (
        "/ask?q=who said what about the port",
        "/timeline?x=port",
        "/conflicts?x=port",
        "/entities?name=",
    ):
        page = client.get(address).text
        assert "1 less sure claim is not shown. Show all" in text_of(page).replace(" .", ".")
        assert "--all" not in page
        (more,) = re.findall(r'<a href="([^"]+)">Show all</a>', page)
        assert more.startswith(address.partition("?")[0]) and more.endswith("all=1")
        assert "not shown" not in client.get(more.replace("&amp;", "&")).text
