"""A person rules on links: kept, undone, found again after another reading, held against a newer model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from linking import put_links, put_origins
from stories import Said, fill, story

from kg.build.ingest import refresh_entities
from kg.build.one_document import finish
from kg.build.ruled_links import apply_link_rulings
from kg.decide.review import LinkDoubt, Review, find_doubts
from kg.decide.ruling import rule
from kg.errors import DecisionError
from kg.model import Link, LinkRuling, Told
from kg.resolve.rulings.on_links import rule_origins
from kg.store.database import Store

OPEN = story("a.txt", Said("Ann Lee", "said", "the road is open"), outlet="Post", published="2022-01-10")
SHUT = story("b.txt", Said("Bo Ek", "said", "the road is shut"), outlet="Wire", published="2022-01-11")
AGAIN = story("c.txt", Said("Bo Ek", "told", "the road is shut"), outlet="Echo", published="2022-01-12")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with fill(Store.open(tmp_path / "kg.db", create=True), OPEN, SHUT, AGAIN) as store:
        refresh_entities(store)
        compared(store)
        yield store


def ids(store: Store) -> list[str]:
    by_path = {claim.document.path: claim.id for claim in store.claims.list()}
    return [by_path[path] for path in ("a.txt", "b.txt", "c.txt")]


def compared(store: Store, relation: str = "contradicts") -> None:
    """Write links and origins as comparing does."""
    a, b, c = ids(store)
    found = [(relation, a, b, 0.7), (relation, a, c, 0.6), ("repeats", b, c, 0.9)]
    put_links(store, [Link(*ends, score, "found") for *ends, score in found])
    put_origins(store, {a: a, b: b, c: b})
    apply_link_rulings(store)


def held(store: Store) -> set[tuple[str, str, str]]:
    return {(link.relation, *sorted((link.a, link.b))) for link in store.links.list()}


def between(relation: str, one: str, other: str) -> tuple[str, str, str]:
    return (relation, *sorted((one, other)))


def test_a_rejected_link_is_gone_with_every_telling_of_it(store):
    a, b, c = ids(store)
    rule(store, "reject", [f"{a[:8]}:{b[:8]}"], who="eve", reason="two roads")
    assert held(store) == {between("repeats", b, c)}


def test_it_stays_gone_when_claims_are_compared_again(store):
    a, b, c = ids(store)
    rule(store, "reject", [f"{a}:{b}"], who="eve")
    compared(store)
    assert held(store) == {between("repeats", b, c)}


def test_another_relation_that_is_found_later_is_shown(store):
    a, b, _ = ids(store)
    rule(store, "reject", [f"{a}:{b}"], who="eve")
    compared(store, "evolves")
    assert between("evolves", a, b) in held(store)


def test_an_accepted_link_stands_though_a_newer_model_finds_none(store):
    a, b, _ = ids(store)
    rule(store, "accept", [f"{b}:{a}"], who="eve", reason="read both")
    put_links(store, [])
    apply_link_rulings(store)
    (link,) = store.links.list()
    assert (link.relation, link.score) == ("contradicts", 1.0)
    assert link.why.startswith("confirmed by eve on ") and link.why.endswith(": read both")


def test_a_link_that_a_person_makes_takes_the_place_of_what_was_found(store):
    a, b, c = ids(store)
    rule(store, "link", [a, b, "corroborates"], who="eve")
    assert held(store) == {between("corroborates", a, b), between("repeats", b, c)}


def test_the_later_of_two_rulings_on_a_link_holds(store):
    a, b, _ = ids(store)
    rule(store, "link", [a, b, "corroborates"], who="eve")
    rule(store, "link", [b, a, "evolves"], who="eve")
    assert between("evolves", a, b) in held(store) and between("corroborates", a, b) not in held(store)
    assert [line.state for line in store.outcomes.list()] == ["overruled", "stands"]


def test_withdrawing_brings_back_what_was_found(store):
    a, b, _ = ids(store)
    before = held(store)
    decision = rule(store, "reject", [f"{a}:{b}"], who="eve")
    rule(store, "withdraw", [decision.id], who="eve")
    assert held(store) == before
    assert [line.state for line in store.outcomes.list()] == ["withdrawn", "stands"]


def test_no_ruling_on_links_makes_entities_or_links_be_computed_again(store):
    a, b, _ = ids(store)
    put_links(store, store.links.list())
    decision = rule(store, "reject", [f"{a}:{b}"], who="eve")
    rule(store, "withdraw", [decision.id], who="eve")
    assert (store.pending.entities(), store.pending.links()) == (False, False)


def test_it_is_found_again_by_its_words_after_another_reading(store):
    a, b, _ = ids(store)
    rule(store, "reject", [f"{a}:{b}"], who="eve")
    read_again = story(
        "b.txt", Said("Bo Ek", "said", "the road is shut for now"), outlet="Wire", published="2022-01-11"
    )
    store.evidence.put(finish(*read_again))
    refresh_entities(store)
    compared(store)
    assert ids(store)[1] != b
    assert between("contradicts", a, ids(store)[1]) not in held(store)
    assert [line.state for line in store.outcomes.list()] == ["stands"]


def test_it_sleeps_while_its_words_are_gone(store):
    a, b, _ = ids(store)
    rule(store, "reject", [f"{a}:{b}"], who="eve")
    store.documents.remove(store.claims.get(b).document.id)
    refresh_entities(store)
    (line,) = store.outcomes.list()
    assert line.state == "sleeps" and "the road is shut" in line.why


def test_what_is_not_linked_cannot_be_accepted(store):
    _, b, c = ids(store)
    with pytest.raises(DecisionError, match="not linked as evolves"):
        rule(store, "accept", [f"{b}:{c}", "evolves"], who="eve")
    with pytest.raises(DecisionError, match="a link joins two claims"):
        rule(store, "link", [b, b, "repeats"], who="eve")
    with pytest.raises(DecisionError, match="no relation 'likes'"):
        rule(store, "link", [b, c, "likes"], who="eve")


def test_claims_that_do_not_repeat_are_two_origins(store):
    _, b, c = ids(store)
    assert store.origins.of([c]) == {b: b, c: b}
    rule(store, "reject", [f"{b}:{c}"], who="eve")
    assert store.origins.of([c]) == {c: c}
    assert store.origins.of([b]) == {b: b}


def test_claims_that_repeat_by_a_ruling_are_one_origin(store):
    a, b, c = ids(store)
    rule(store, "link", [a, c, "repeats"], who="eve")
    assert store.origins.of([b]) == {a: a, b: a, c: a}


def test_what_a_third_claim_still_holds_together_is_one_origin():
    told = [Told(name, "a", f"d{name}", name) for name in "abc"]
    apart = [LinkRuling("unlink", "repeats", "a", "b", "", "")]
    assert rule_origins(told, [("a", "b"), ("a", "c"), ("b", "c")], apart) == {}
    assert rule_origins(told, [("a", "b"), ("a", "c")], apart) == {"b": "b"}


def test_review_asks_about_links_the_most_harmful_first_and_each_once(store):
    a, b, c = ids(store)
    doubts = find_doubts(store, 10, merges=False, claims=False)
    assert [(it.link.relation, {it.link.a, it.link.b}) for it in doubts if isinstance(it, LinkDoubt)] == [
        ("contradicts", {a, c}), ("repeats", {b, c}),
    ]  # fmt: skip


def test_an_answer_in_review_is_a_ruling_on_the_link_and_is_undone(store):
    a, _, c = ids(store)
    walk = Review(store, who="eve", limit=10, merges=False, claims=False)
    made = walk.answer("no")
    assert made and (made.verb, set(made.arguments)) == ("unlink", {a, c, "contradicts"})
    walk.undo()
    walk.answer("yes")
    walk.close()
    assert [line.state for line in store.outcomes.list()] == ["withdrawn", "stands", "stands"]
    assert next(iter(store.links.list())).score == 1.0
