"""A store to export: two stories, a link between them, and one whose every word is hostile."""

from pathlib import Path

from linking import put_links
from stories import CALM, TYPES, Said, fill, mujahid, rahmon, story

from kg.model import Link
from kg.store.database import Store

HOSTILE_WORDS = (
    "<img src=x onerror=alert(1)> & ]]> \"he 'said'\" \u202eright to left\u202c\u200f, \x07\x0b\x1b[31m a\tb"
    "\r\n"
    "second line\u2028third, =1+1, 💥 \ufffe"
)
HOSTILE_NAME = '=HYPERLINK("http://example.org";"<script>alert(1)</script>")\x07'
HOSTILE = Said(HOSTILE_NAME, "denied", HOSTILE_WORDS, about=("CSTO", "camps"), modality="denies")


def hostile_story(path: str = "+hostile.txt"):
    document, extraction, resolution = story(
        path, HOSTILE, CALM, outlet="<b>Outlet & Söhne</b>", published="2022-03", types=TYPES
    )
    return document, extraction, resolution


def filled(path: Path) -> Store:
    """Return a new store with three documents and two links."""
    store = fill(Store.open(path, create=True), rahmon(), mujahid(), hostile_story())
    ids = {claim.content.text: claim.id for claim in store.claims.list()}
    belt, camps = ids["a security belt around Afghanistan"], ids["more than 40 camps operate there"]
    put_links(store, [
        Link("contradicts", camps, ids[HOSTILE_WORDS], 0.9, 'one denies it: "<b>&"'),
        Link("related", belt, camps, 0.5, "both are about camps"),
    ])  # fmt: skip
    return store
