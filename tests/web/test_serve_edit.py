"""kg serve --edit: who may rule, what is done, and that it can be undone."""

import re

import pytest
from click.testing import CliRunner
from served import HOST, client_of, fill_disputed, ids, tags_of

import kg
from kg.cli import main
from kg.errors import KGError
from kg.web import serve

TOKEN = "a-token-that-nobody-guesses"
OWN = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}


@pytest.fixture
def path(tmp_path):
    return fill_disputed(tmp_path / "kg.db")


@pytest.fixture
def client(path):
    """A client that has opened the address which the terminal shows."""
    opened = client_of(path, token=TOKEN)
    answer = opened.get("/", params={"token": TOKEN}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    assert "HttpOnly" in answer.headers["set-cookie"] and "SameSite=strict" in answer.headers["set-cookie"]
    return opened


def post(client, verb, *arguments, headers=OWN, **more):
    form = {"token": TOKEN, "verb": verb, "argument": list(arguments), "back": "/"} | more
    return client.post("/edit", data=form, headers=headers, follow_redirects=False)


def rulings(path):
    with kg.open(path, read_only=True) as graph:
        return [(line.decision.verb, line.state) for line in graph.outcomes()]


def test_a_claim_is_rejected_and_that_is_undone(client, path):
    claim = ids(path)["claim"]
    answer = post(client, "reject", claim, back=f"/claim/{claim}?x=1")
    assert answer.status_code == 303
    address = answer.headers["location"]
    decision = re.fullmatch(rf"/claim/{claim}\?x=1&ruled=(\w+)", address)[1]
    assert "Ruled, and kept in the" in client.get(address).text
    with kg.open(path, read_only=True) as graph:
        assert claim not in {one.id for one in graph.claims()}
    assert post(client, "withdraw", decision).status_code == 303
    with kg.open(path, read_only=True) as graph:
        assert claim in {one.id for one in graph.claims()}
    assert rulings(path) == [("reject", "withdrawn"), ("withdraw", "stands")]


def test_claims_links_and_names_are_ruled_by_the_forms_of_the_pages(client, path):
    found = ids(path)
    for kind in ("claim", "document", "entity"):
        page = client.get(f"/{kind}/{found[kind]}").text
        verbs = {
            attrs["value"] for tag, attrs in tags_of(page) if tag == "input" and attrs.get("name") == "verb"
        }
        assert verbs >= ({"merge", "distinct"} if kind == "entity" else {"accept", "reject", "attribute"})
    (link,) = kg.open(path, read_only=True).links()
    assert post(client, "reject", f"{link.a}:{link.b}", link.relation).status_code == 303
    assert post(client, "attribute", found["claim"], "Jon Berg").status_code == 303
    assert post(client, "distinct", "Jon Berg", "Eva Berg", reason="two persons").status_code == 303
    assert [verb for verb, _ in rulings(path)] == ["unlink", "attribute", "distinct"]
    assert "two persons" in client.get("/decisions").text


def test_date_and_outlet_of_an_article_are_set_and_undone(client, path):
    document = ids(path)["document"]
    assert post(client, "describe", document, "published", "2024-03-05").status_code == 303
    answer = post(client, "describe", document, "outlet", "Evening Post")
    page = client.get(f"/document/{document}").text
    assert "2024-03-05" in page and "Evening Post" in page
    post(client, "withdraw", answer.headers["location"].rpartition("=")[2])
    assert "Harbour Post" in client.get(f"/document/{document}").text
    for field, value in (("published", "yesterday"), ("text", "other words")):
        assert post(client, "describe", document, field, value).status_code >= 400


def test_what_cannot_be_ruled_is_one_clear_line_and_changes_nothing(client, path):
    for verb, arguments in (
        ("merge", ("Ana Silva", "Atlantis")), ("reject", ("ffffffff",)), ("remove", ("post.txt",)),
        ("reject", ()), ("accept", ("a", "b", "c")),
    ):  # fmt: skip
        answer = post(client, verb, *arguments)
        assert answer.status_code >= 400 and "Traceback" not in answer.text
    assert rulings(path) == []


def test_another_site_may_not_rule(client, path):
    claim = ids(path)["claim"]
    evil = "https://evil.example"
    for headers in (
        {"origin": evil}, {"origin": "null"}, {}, OWN | {"sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-site"},
    ):  # fmt: skip
        assert post(client, "reject", claim, headers=headers).status_code == 403
    assert post(client, "reject", claim, token="guessed").status_code == 403
    assert post(client, "reject", claim, headers=OWN | {"host": "evil.example"}).status_code == 421
    assert rulings(path) == []


def test_without_the_token_pages_only_show(path):
    stranger = client_of(path, token=TOKEN)
    claim = ids(path)["claim"]
    page = stranger.get(f"/claim/{claim}").text
    assert TOKEN not in page and 'action="/edit"' not in page and "kg reject" in page
    assert post(stranger, "reject", claim).status_code == 403
    assert stranger.get("/", params={"token": "guessed"}).status_code == 403
    assert rulings(path) == []


def test_without_edit_nothing_takes_rulings(path):
    reader = client_of(path)
    assert post(reader, "reject", ids(path)["claim"]).status_code == 405
    assert reader.get("/", params={"token": ""}).status_code == 200
    assert 'action="/edit"' not in reader.get("/decisions").text


@pytest.mark.parametrize("back", ["https://evil.example/x", "//evil.example/x", "javascript:alert(1)", ""])
def test_a_ruling_never_leads_to_another_site(client, path, back):
    answer = post(client, "reject", ids(path)["claim"], back=back)
    assert re.match(r"/(?!/)", answer.headers["location"]) and "evil" not in answer.headers["location"]


def test_too_long_a_form_is_refused(client):
    assert post(client, "reject", "x" * 20_000).status_code == 413


def test_rulings_are_taken_on_this_computer_only(path):
    with pytest.raises(KGError, match="on this computer only"):
        serve(path, host="0.0.0.0", edit=True)


def test_command_shows_the_address_with_the_token(path, monkeypatch):
    def run(path, *, host, port, edit, on_ready):
        on_ready(f"http://{host}:{port}/?token={edit}")

    monkeypatch.setattr("kg.web.running.run", run)
    shown = CliRunner().invoke(main, ["serve", "--edit", "--no-open", "--db", str(path)]).output
    assert "/?token=True" in shown
