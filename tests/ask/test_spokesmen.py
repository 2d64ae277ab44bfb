"""Who speaks for a body, in which article: roles begin and end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, entities_by_key, entity_ids, put_entities, story

from kg.ask.named.spokesmen import find_spokesmen
from kg.build.one_document import finish
from kg.model import Named
from kg.store.database import Store

# The day, and what the article calls Ann Lee.
ARTICLES = (
    ("2020-01-05", ""),
    ("2021-01-05", "spokeswoman of the Harbour Trust"),
    ("2021-03-05", ""),
    ("2022-03-05", ""),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for day, role in ARTICLES:
            shelve(store, day, role)
        yield store


def shelve(store: Store, day: str, role: str) -> None:
    said = Said("Ann Lee", "said", f"the port is open on {day}", about=("Harbour Trust",))
    told = story(f"{day}.txt", said, published=day, types={"Harbour Trust": "ORG"})
    document, extraction, resolution = told
    roles = {"Ann Lee": (role,) if role else ()}
    referents = tuple(replace(one, roles=roles.get(one.name, ())) for one in resolution.referents)
    store.evidence.put(finish(document, extraction, replace(resolution, referents=referents)))
    put_entities(store, entities_by_key(store.referents.list()))


def voices(store: Store) -> dict[str, str]:
    """Return the day of each article in which somebody speaks for the trust, and how that is known."""
    (trust,) = entity_ids(store, "Harbour Trust")
    days = {one.id: one.document_id for one in store.referents.list()}
    published = {line.id: line.published or "" for line in store.documents.list()}
    found = find_spokesmen(store, [Named(trust, "Harbour Trust", "ORG")])
    return {published[days[one.referent]]: one.match for one in found}


def test_role_holds_where_it_is_told_and_half_a_year_around(store: Store):
    assert voices(store) == {"2021-01-05": "wider", "2021-03-05": "inferred"}


def test_role_ends_where_she_is_called_a_former_one(store: Store):
    shelve(store, "2021-02-05", "former spokeswoman of the Harbour Trust")
    assert voices(store) == {"2021-01-05": "wider"}


def test_person_has_nobody_who_speaks_for_her(store: Store):
    (ann,) = entity_ids(store, "Ann Lee")
    assert find_spokesmen(store, [Named(ann, "Ann Lee", "PERSON")]) == ()
