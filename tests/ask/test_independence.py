"""Which origins count beside each other, and why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from stories import Said, fill, story

from kg.ask.counted.carriers import Carriers, owners, wire_of
from kg.ask.counted.independence import count, weigh
from kg.ask.counted.saying_it import find_doubted
from kg.ask.origins import find_origins
from kg.decide.ruling import rule
from kg.store.database import Store

Fill = Callable[..., Store]


@pytest.fixture
def told(tmp_path: Path) -> Fill:
    """Return what fills a store with articles."""
    return lambda *stories: fill(Store.open(tmp_path / "kg.db", create=True), *stories)


def said(speaker: str | None, content: str = "the dam broke", **more: object) -> Said:
    return Said(speaker, "said", content, **more)


def whys(store: Store) -> dict[str | None, str]:
    """Return of each origin by its speaker why it counts or does not."""
    weighed = weigh(store, find_origins(store, store.claims.list()))
    return {one.origin.speaker.name if one.origin.speaker else None: one.why for one in weighed}


def counted(store: Store) -> int:
    return count(weigh(store, find_origins(store, store.claims.list())))


def test_two_speakers_in_two_articles_are_two(told):
    store = told(story("a.txt", said("Ann Lee")), story("b.txt", said("Bo Ek")))
    assert sorted(whys(store).values()) == [
        "counts: a named speaker",
        "counts: another speaker than 1, in another article",
    ]


def test_two_speakers_of_one_article_are_one(told):
    store = told(story("a.txt", said("Ann Lee"), said("Bo Ek", "it broke")))
    assert counted(store) == 1
    assert "not counted: told only where 1 is told" in whys(store).values()


def test_an_article_more_for_one_of_them_makes_two(told):
    store = told(
        story("a.txt", said("Ann Lee"), said("Bo Ek", "it broke")), story("b.txt", said("Ann Lee", "gone"))
    )
    assert counted(store) == 2


def test_copies_of_an_article_that_quotes_both_are_one(told):
    both = [said("Ann Lee"), said("Bo Ek", "it broke")]
    store = told(story("a.txt", *both, outlet="Post"), story("b.txt", *both, outlet="Echo"))
    first, *_ = store.claims.list()
    assert counted(store) == 1 and first


def test_one_speaker_in_two_articles_is_one(told):
    store = told(story("a.txt", said("Ann Lee")), story("b.txt", said("Ann Lee", "it is broken")))
    weighed = weigh(store, find_origins(store, store.claims.list()))
    assert [one.why for one in weighed] == ["counts: a named speaker", "not counted: the same speaker as 1"]


def test_a_body_with_a_shorter_name_may_be_the_same(told):
    types = {"Karva Ministry": "ORG", "Karva Interior Ministry": "ORG"}
    store = told(
        story("a.txt", said("Karva Interior Ministry"), types=types),
        story("b.txt", said("Karva Ministry", "gone"), types=types),
    )
    assert "not counted: it may be the same body as 1" in whys(store).values()


def test_who_is_nobody_does_not_count(told):
    store = told(story("a.txt", said("Ann Lee")), story("b.txt", said(None)))
    assert whys(store)[None] == "not counted: names nobody"
    assert counted(store) == 1


def test_who_passes_on_the_other_does_not_count(told):
    store = told(story("a.txt", said("Ann Lee")), story("b.txt", said("Bo Ek", "gone", via=("Ann Lee",))))
    assert "not counted: one passes on the other: this and 1" in whys(store).values()


def test_outlets_of_one_owner_that_speak_themselves_are_one(told):
    types = {"Post": "ORG", "Echo": "ORG"}
    store = told(
        story("a.txt", said("Post"), outlet="Post", types=types),
        story("b.txt", said("Echo", "gone"), outlet="Echo", types=types, published="2023-03-01"),
    )
    assert counted(store) == 2
    rule(store, "owner", ["post", "Big Media"], who="eve")
    last = rule(store, "owner", ["Echo", "Big Media"], who="eve")
    assert counted(store) == 1
    assert "not counted: it is Big Media's, as 1" in whys(store).values()
    rule(store, "withdraw", [last.id], who="eve")
    assert counted(store) == 2


@pytest.mark.parametrize(("day", "independent"), [("2022-01-12", 1), ("2022-01-14", 2)])
def test_outlets_of_one_owner_are_one_article_where_they_report_the_same_days(
    told, day: str, independent: int
):
    store = told(
        story("a.txt", said("Ann Lee"), outlet="Post", published="2022-01-10"),
        story("b.txt", said("Bo Ek"), outlet="Echo", published=day),
    )
    assert counted(store) == 2
    for outlet in ("Post", "Echo"):
        rule(store, "owner", [outlet, "Big Media"], who="eve")
    assert counted(store) == independent


def test_two_articles_of_one_outlet_are_two_though_it_has_an_owner(told):
    store = told(story("a.txt", said("Ann Lee"), outlet="Post"), story("b.txt", said("Bo Ek"), outlet="Post"))
    rule(store, "owner", ["Post", "Big Media"], who="eve")
    assert counted(store) == 2


def test_articles_that_carry_one_wire_are_one(told):
    types = {"Reuters": "ORG"}
    store = told(
        story("a.txt", said("Ann Lee", via=("Reuters",)), outlet="Post", types=types),
        story("b.txt", said("Bo Ek", "gone", via=("Reuters",)), outlet="Echo", types=types),
    )
    assert counted(store) == 1
    assert "not counted: told only where 1 is told (they carry REUTERS)" in whys(store).values()


def test_a_ruling_on_an_owner_overrules_the_list_that_is_shipped(told):
    store = told(story("a.txt", said("Ann Lee"), outlet="The Sun"))
    assert owners(store) == {"The Sun": "News Corp"}
    rule(store, "owner", ["The Sun", "Ann Lee"], who="eve")
    rule(store, "owner", ["The Sun", "The Sun"], who="eve")
    assert Carriers(store).owner("The Sun") == "The Sun"
    assert [line.state for line in store.outcomes.list()] == ["overruled", "stands"]


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("the Associated Press", "ap"),
        ("AP", "ap"),
        ("Reuters", "reuters"),
        ("Ann Lee", None),
        ("Press", None),
    ],
)
def test_a_wire_is_known_by_its_sign_and_its_full_name(name: str, sign: str | None):
    assert wire_of(name) == sign


def test_nothing_is_weighed_where_there_is_nothing(told):
    assert weigh(told(), []) == []


def test_what_has_the_words_but_may_say_something_else_does_not_count(told):
    other = "Karva would cut off the money that is sent home unless its neighbours pay for the wall"
    store = told(
        story("a.txt", said("Ann Lee", "Karva will pay for the wall")),
        story("b.txt", said("Bo Ek", other)),
    )
    claims = store.claims.list()
    doubted = find_doubted("Karva will pay for the wall", claims)
    assert [claim.content.text for claim in claims if claim.id in doubted] == [other]
    weighed = weigh(store, find_origins(store, claims), doubted)
    assert count(weighed) == 1
    assert "not counted: it may say something else" in {one.why for one in weighed}


def test_nothing_is_doubted_of_words_that_are_no_clause(told):
    store = told(story("a.txt", said("Ann Lee", "there are more than 40 camps")))
    assert find_doubted("more than 40 camps", store.claims.list()) == frozenset()
