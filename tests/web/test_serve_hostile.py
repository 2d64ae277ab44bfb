"""kg serve: what an article says is text on every page, and nothing else."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from linking import put_links
from served import client_of, tags_of
from shelf import Article, Said, Shelf, Who

import kg
from kg.build.regrouping import refresh_stories
from kg.model import Filter, Link, Wanted
from kg.store.database import Store

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</p></script><script>alert(1)</script>",
    '" onmouseover="alert(1)" x=\'',
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\u202eevil & \u2066 &amp; <!--",
]


def hostile_store(folder: Path, words: str) -> Path:
    """Return a store in which whatever an article can say says these words."""
    folder.mkdir()
    said = (
        Said(f"that {words} holds", "said", f"Ana {words}", f"Ana {words}", via=(f"Radio {words}",),
             about=("Port",)),
        Said(f"that {words} fails", "denied", "Berg", "Berg", "direct", about=("Port", f"Ana {words}")),
    )  # fmt: skip
    text = f"Ana {words} said that {words} holds. Berg denied that {words} fails.\n{words}"
    known = {f"Ana {words}": Who(forms=(words,), why=(f'same as "{words}"',)), "Port": Who("CONCEPT")}
    one = Article("a.txt", text, said, outlet=f"Post {words}", published="2024-01-01", title=f"Title {words}")
    two = Article(f"b {words}.txt", text, said, outlet=None, title=None)
    path = Shelf(known).fill(folder / "kg.db", [one, two])
    with Store.open(path) as store:
        a, b = (claim.id for claim in store.claims.list(Wanted(Filter(document="a.txt"))))
        put_links(store, [Link("contradicts", a, b, 0.9, f"because {words}")])
        refresh_stories(store)
    return path


def every_page(path: Path, words: str) -> dict[str, str]:
    client = client_of(path)
    with kg.open(path, read_only=True) as graph:
        entity = next(line for line in graph.entities() if line.name.startswith("Ana"))
        documents, claims = graph.documents(), graph.claims()
        (story,) = graph.stories()
    asked = quote(words, safe="")
    addresses = [
        "/", "/documents", "/stories", f"/story/{story.id}", f"/story/{asked}",
        "/entities", "/conflicts", "/conflicts?x=Port", "/ask?q=Port", "/timeline?x=Port",
        "/report?x=Port", f"/ask?q={asked}", f"/ask?q=Port&speaker={asked}", f"/entities?name={asked}",
        f"/documents?outlet={asked}", f"/claim/{asked}", f"/nowhere/{asked}", f"/entity/{entity.id}",
        *(f"/document/{line.id}" for line in documents), *(f"/claim/{one.id}" for one in claims),
    ]  # fmt: skip
    return {f"{at} {address[:9]}": client.get(address).text for at, address in enumerate(addresses)}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Return the tags, and the names of attributes, that pages have where nobody is hostile."""
    words = "something plain"
    pages = every_page(hostile_store(tmp_path_factory.mktemp("plain") / "store", words), words)
    tags = [found for page in pages.values() for found in tags_of(page)]
    return {tag for tag, _ in tags}, {name for _, attrs in tags for name in attrs}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_add_no_tag_and_no_attribute(tmp_path, plain, words):
    tags, names = plain
    pages = every_page(hostile_store(tmp_path / "store", words), words)
    assert len(pages) > 5
    for address, page in pages.items():
        found = tags_of(page)
        assert {tag for tag, _ in found} <= tags, address
        assert {name for _, attrs in found for name in attrs} <= names, address
        addresses = [attrs[name] for _, attrs in found for name in ("href", "src", "action") if name in attrs]
        assert all(re.match(r"/(?!/)|#|data:,$", one) for one in addresses), address
        scripts = {attrs.get("src") for tag, attrs in found if tag == "script"}
        assert scripts <= {"/static/page.js", "/static/reading.js"}, address
