"""Whom a name means where several bear it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, entities_by_key, put_entities, story

from kg.ask.named.name_meaning import find_meaning, require_meaning
from kg.ask.understood import describe_meaning
from kg.build.one_document import finish
from kg.errors import QuestionError
from kg.model import EntityType
from kg.store.database import Store

PEOPLE = {"Ann Lee": 11, "Bob Lee": 2, "Cid Ray": 4, "Dan Ray": 1, "Eve Ray": 3, "Harbour Office": 1}


def shelve(store: Store, documents: Mapping[str, int], types: Mapping[str, EntityType] | None = None) -> None:
    """Put documents into a store, as many as there are to be of each speaker."""
    for name, count in documents.items():
        for number in range(count):
            said = Said(name, "said", f"the port is open, {name} {number}")
            store.evidence.put(finish(*story(f"{name}{number}.txt", said, types=dict(types or {}))))
    put_entities(store, entities_by_key(store.referents.list()))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        shelve(store, PEOPLE, {"Harbour Office": "ORG"})
        yield store


@pytest.mark.parametrize(
    ("name", "meant", "others"),
    [
        ("Lee", ["Ann Lee"], ["Bob Lee"]),  # 11 documents to 2
        ("Ray", ["Cid Ray", "Eve Ray", "Dan Ray"], []),  # 4, 3 and 1: none has five times the next
        ("Ann Lee", ["Ann Lee"], []),
        ("Dan Ray", ["Dan Ray"], []),
        ("Office", [], []),  # a body has no surname
        ("Le", [], []),
    ],
)
def test_name_means_those_who_are_no_five_times_less_known(
    store: Store, name: str, meant: list[str], others: list[str]
):
    found = find_meaning(store, name)
    assert [named.name for named in found.entities] == meant
    assert [bearer.entity.name for bearer in found.others] == others


def test_whole_name_comes_before_part_of_one(store: Store):
    shelve(store, {"Lee": 1}, {"Lee": "GPE"})
    found = find_meaning(store, "Lee")
    assert [(named.name, named.type) for named in found.entities] == [("Lee", "GPE")]
    assert [bearer.entity.name for bearer in found.others] == ["Ann Lee", "Bob Lee"]


def test_name_means_five_at_most(store: Store):
    shelve(store, {f"{given} Poe": 1 for given in ("Ada", "Bea", "Cleo", "Dora", "Edna", "Fay", "Gwen")})
    found = find_meaning(store, "Poe")
    assert [named.name for named in found.entities] == [
        "Ada Poe",
        "Bea Poe",
        "Cleo Poe",
        "Dora Poe",
        "Edna Poe",
    ]
    assert describe_meaning(found).endswith("the answer is for all 5; also Fay Poe, Gwen Poe.")


def test_id_and_a_long_beginning_of_it_mean_the_entity(store: Store):
    (ann,) = find_meaning(store, "Ann Lee").entities
    assert find_meaning(store, ann.id).entities == find_meaning(store, ann.id[:8]).entities == (ann,)
    assert find_meaning(store, ann.id[:4]).entities == ()


def test_description_is_meant_by_its_own_words_alone(tmp_path: Path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        document, extraction, resolution = story("a.txt", Said("insiders who doubt Lee", "said", "he lost"))
        described = tuple(replace(one, generic=True) for one in resolution.referents)
        store.evidence.put(finish(document, extraction, replace(resolution, referents=described)))
        put_entities(store, entities_by_key(store.referents.list()))
        assert [named.name for named in find_meaning(store, "insiders who doubt Lee").entities] == [
            described[0].name
        ]
        with pytest.raises(QuestionError, match="nothing known of 'Lee'"):
            require_meaning(store, "Lee")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Ann Lea", "Ann Lee"), ("Dan Ryā", "Dan Ray"), ("Habrour Office", "Harbour Office")],
)
def test_typo_is_answered_with_names(store: Store, typed: str, offered: str):
    with pytest.raises(QuestionError, match=f"nothing known of '{typed}'; did you mean: {offered}"):
        require_meaning(store, typed)
