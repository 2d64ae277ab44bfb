"""Whom a description means: the one whom the documents call so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, Story, entities_by_key, put_entities, story

from kg.ask.answer import answer
from kg.ask.named.office_holders import find_by_role, find_office_holders
from kg.build.one_document import finish
from kg.store.database import Store

ROLES = {
    "a.txt": {"Emomali Rahmon": "Tajik President", "Natalia Kharitonova": "press secretary of the CSTO"},
    "b.txt": {"Emomali Rahmon": "the President of Tajikistan", "Dmitry Medvedev": "former Russian President"},
    "c.txt": {"Kassym-Jomart Tokayev": "Tajik President", "Ivo Ott": "Secretary of State"},
    "d.txt": {"Ann Lee": "mayor of Paris", "Bob Ray": "mayor of Paris"},
}


def told(path: str, roles: dict[str, str]) -> Story:
    document, extraction, resolution = story(path, *(Said(name, "said", f"x {name}") for name in roles))
    referents = tuple(replace(one, roles=(roles[one.name],)) for one in resolution.referents)
    return document, extraction, replace(resolution, referents=referents)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for path, roles in ROLES.items():
            store.evidence.put(finish(*told(path, roles)))
        put_entities(store, entities_by_key(store.referents.list()))
        yield store


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the Tajik president", "Emomali Rahmon"),  # twice as many documents as call Tokayev so
        ("President of Tajikistan", "Emomali Rahmon"),
        ("the CSTO press secretary", "Natalia Kharitonova"),
        ("the former Russian president", "Dmitry Medvedev"),
    ],
)
def test_description_means_whom_the_documents_call_so(store: Store, description: str, name: str):
    assert [named.name for named in find_by_role(store, description)] == [name]


@pytest.mark.parametrize(
    "description",
    [
        "the president",  # may be anyone
        "the Russian president",  # only a former one is known
        "the CSTO press",
        "mayor of Paris",  # two of them
        "the Kazakh president",
        "",
    ],
)
def test_description_that_means_nobody_clearly_finds_nothing(store: Store, description: str):
    assert find_by_role(store, description) == ()


@pytest.fixture
def bodies(store: Store) -> Store:
    about = story(
        "e.txt", Said("Ann Lee", "said", "the CSTO will meet", about=("CSTO",)), types={"CSTO": "ORG"}
    )
    store.evidence.put(finish(*about))
    store.evidence.put(finish(*told("f.txt", {"Ivo Ott": "deputy head of the CSTO Secretariat"})))
    store.evidence.put(finish(*told("g.txt", {"Ivo Ott": "head of the CSTOX Foundation"})))
    put_entities(store, entities_by_key(store.referents.list()))
    return store


def test_who_has_a_post_in_a_body_is_found_by_its_whole_name(bodies: Store):
    found = find_office_holders(bodies, ["CSTO"])
    assert {named.name: role for named, role in found.items()} == {
        "Ivo Ott": "deputy head of the CSTO Secretariat",
        "Natalia Kharitonova": "press secretary of the CSTO",
    }


def test_answer_has_what_a_spokesman_says_and_nobody_of_another_post(bodies: Store):
    found = answer(bodies, "what did the CSTO say?")
    said = [(line.claim.speaker.name, line.claim.speaks_for) for line in found.lines if line.claim.speaker]
    assert [(name, [(one.match, one.why) for one in voices]) for name, voices in said] == [
        ("Natalia Kharitonova", [("wider", "as “press secretary of the CSTO”")])
    ]
    assert found.notes == ("1 said by who speaks for it, each marked “for …”.",)


def test_answer_names_office_holders_where_nobody_speaks_for_the_body(bodies: Store):
    about = story("h.txt", Said("Ann Lee", "said", "the CSTOX Fund met", about=("CSTOX Fund",)),
                  types={"CSTOX Fund": "ORG"})  # fmt: skip
    bodies.evidence.put(finish(*about))
    bodies.evidence.put(finish(*told("i.txt", {"Ivo Ott": "deputy head of the CSTOX Fund"})))
    put_entities(bodies, entities_by_key(bodies.referents.list()))
    found = answer(bodies, "what did the CSTOX Fund say?")
    assert found.lines == ()
    assert found.notes == (
        "Roles that name CSTOX Fund, to be asked about by name: Ivo Ott (“deputy head of the CSTOX Fund”).",
    )


def test_answer_with_claims_names_nobody_else(bodies: Store):
    assert answer(bodies, "what did Natalia Kharitonova say?").notes == ()
