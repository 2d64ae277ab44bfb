"""kg serve: what is refused, and that every error is one line."""

import re
from pathlib import Path

import pytest
from served import HOST, client_of, fill_disputed
from shelf import fill_shelf


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_disputed(tmp_path_factory.mktemp("serve") / "kg.db")


@pytest.fixture(scope="module")
def client(path: Path):
    return client_of(path)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "", "x@" + HOST]
)
def test_another_host_is_misdirected(client, host):
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.text == "this server answers to its own address only\n"


@pytest.mark.parametrize("host", [HOST, "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_own_names_are_answered(client, host):
    assert client.get("/api/stats", headers={"Host": host}).status_code == 200


def test_where_all_addresses_are_served_a_number_will_do_and_a_name_will_not(path):
    client = client_of(path, host="0.0.0.0")
    for host, status in (("192.168.1.7:8765", 200), ("evil.example:8765", 421), ("192.168.1.7:80", 421)):
        assert client.get("/api/stats", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("origin", [None, f"http://{HOST}", "http://evil.example"])
def test_nothing_can_be_written(client, method, origin):
    headers = {"Origin": origin} if origin else {}
    assert client.request(method, "/", headers=headers).status_code == 405


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:9999", f"https://{HOST}"]
)
def test_another_origin_learns_nothing(client, origin):
    answer = client.get("/api/stats", headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("address", "site", "mode", "target", "status"),
    [
        ("/", "none", "navigate", "document", 200),
        ("/", "same-origin", "navigate", "document", 200),
        ("/api/stats", "same-origin", "cors", "empty", 200),
        ("/", "cross-site", "navigate", "document", 200),  # a link
        ("/api/stats", "cross-site", "navigate", "document", 403),
        ("/", "cross-site", "navigate", "iframe", 403),
        ("/", "cross-site", "no-cors", "image", 403),
        ("/static/page.css", "cross-site", "no-cors", "style", 403),
        ("/", "same-site", "cors", "empty", 403),
    ],
)
def test_another_site_may_link_and_no_more(client, address, site, mode, target, status):
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": target}
    assert client.get(address, headers=headers).status_code == status


@pytest.mark.parametrize("address", ["/", "/claim/nothing", "/static/page.css", "/api/stats", "/nowhere"])
def test_every_answer_carries_the_headers(client, address):
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "address", ["/claim/ffff", "/document/ffff", "/entity/ffff", "/nowhere", "/claim/%00"]
)
def test_what_is_not_there_is_one_line(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    (line,) = re.findall(r'<p class="lead" role="alert"><bdi>(.*)</bdi></p>', answer.text)
    assert line and "Traceback" not in answer.text


@pytest.mark.parametrize("address", ["/graph?node=entity:ffff", "/api/neighbourhood?node=claim:ffff"])
def test_node_that_is_not_there_is_not_drawn(client, address):
    assert client.get(address).status_code == 404


def test_node_of_no_kind_is_one_line(client):
    answer = client.get("/api/neighbourhood?node=nothing")
    assert answer.status_code == 400 and answer.json()["error"].startswith("nothing: not a node")


@pytest.mark.parametrize("kind", ["claim", "entity"])
def test_what_is_not_there_is_one_line_for_programs(client, kind):
    answer = client.get(f"/api/{kind}/ffff")
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("ffff: no such ")


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("q=port&since=soon", "'soon' is no date"),
        ("q=port&modality=shouts", "'shouts' is no modality"),
        ("q=port&limit=0", "'0' is no number from 1 to 500"),
        ("q=port&limit=nan", "'nan' is no number from 1 to 500"),
        ("q=port&limit=100000", "'100000' is no number from 1 to 500"),
        ("q=port&min_confidence=2", "'2' is no number from 0 to 1"),
        ("q=" + "x" * 501, "too long"),
    ],
)
def test_question_that_cannot_be_answered_is_one_line(client, query, line):
    answer = client.get(f"/api/ask?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(line)
    assert client.get(f"/ask?{query}").status_code == 400


@pytest.mark.parametrize("words", ["who said what about Atlantis", "why is it so"])
def test_question_without_an_answer_offers_others(client, words):
    assert client.get(f"/api/ask?q={words}").text.strip() == ""
    page = client.get(f"/ask?q={words}")
    assert page.status_code == 200
    assert "To be asked instead" in page.text


def test_query_that_is_too_long_is_not_read(client):
    assert client.get("/ask?q=" + "x" * 4000).status_code == 414


@pytest.mark.parametrize(
    "name", ["../serve.css", "..%2f..%2fstore.py", "%2e%2e/guard.py", "serve.css%00", "", "nothing.css"]
)
def test_no_other_file_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404


def test_store_that_went_away_is_one_line(tmp_path):
    path = fill_shelf(tmp_path / "kg.db")
    client = client_of(path)
    for file in tmp_path.iterdir():
        file.unlink()
    answer = client.get("/api/stats")
    assert answer.status_code == 503 and "no such database" in answer.json()["error"]


def test_mistake_of_ours_is_one_line_and_told_whole_in_the_terminal(path, monkeypatch, caplog):
    from kg.web import application

    def fail(graph, request):
        raise ZeroDivisionError("inside")

    monkeypatch.setitem(application.PAGES, "/", fail)
    answer = client_of(path).get("/")
    assert answer.status_code == 500 and "inside" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "ZeroDivisionError: inside" in caplog.text
