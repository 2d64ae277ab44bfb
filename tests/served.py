"""A small store behind the server, and a client that asks it as a browser on this computer would."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from linking import put_links
from needs import needs_module
from shelf import fill_shelf

import kg
from kg.model import Link
from kg.store.database import Store

HOST = "127.0.0.1:8765"


def client_of(path: Path, host: str = "127.0.0.1", token: str = "") -> Any:
    """Return a client of a store, or skip where Starlette is not installed; with a token it takes rulings."""
    testclient = needs_module("starlette.testclient", "kg[serve] is not installed")
    from kg.web.application import make_application
    from kg.web.guard import own_hosts

    application = make_application(path, hosts=own_hosts(host, 8765), token=token)
    return testclient.TestClient(application, base_url=f"http://{HOST}")


def fill_disputed(path: Path) -> Path:
    """Put the two articles of the shelf into a new store, with a contradiction on the port."""
    fill_shelf(path)
    with Store.open(path) as store:
        claims = {claim.content.text: claim.id for claim in store.claims.list()}
        a, b = claims["the port will reopen in May"], claims["that the port was ever closed"]
        put_links(store, [Link("contradicts", a, b, 0.9, "what reopens was closed")])
    return path


def ids(path: Path) -> dict[str, str]:
    """Return the ids of what Silva said of the port, of its article, and of Silva."""
    with kg.open(path, read_only=True) as graph:
        return {
            "claim": graph.claims(kg.Filter(speaker="Silva", about="port"))[0].id,
            "document": graph.documents(kg.Filter(outlet="Harbour Post"))[0].id,
            "entity": graph.entities("Ana Silva")[0].id,
        }


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the start tags of a page, each with its attributes."""
    parser = _Tags()
    parser.feed(html)
    return parser.tags
