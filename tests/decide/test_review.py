"""A walk through what is least sure: each answer is kept at once, and can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import Said, story

from kg.build.ingest import refresh_entities
from kg.build.one_document import finish
from kg.decide.review import ClaimDoubt, MergeDoubt, MissedDoubt, Review, find_doubts
from kg.store.database import Store

STORIES = (
    story("a.txt", Said("Emomali Rahmon", "said", "y"), Said("Ann Lee", "said", "x", confidence=0.6)),
    story("b.txt", Said("Rahmon", "denied", "that rents fell", confidence=0.7)),
    story("c.txt", Said("Emomali Rakhmon", "said", "y")),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        for what in STORIES:
            store.evidence.put(finish(*what))
        refresh_entities(store)
        yield store


def review(store: Store, **fields: object) -> Review:
    return Review(store, **({"who": "eve", "limit": 10} | fields))


def words(walk: Review) -> str:
    doubt = walk.doubt
    assert doubt
    return doubt.form if isinstance(doubt, MergeDoubt) else doubt.claim.content.text


def names(store: Store) -> set[str]:
    return {line.name for line in store.entities.list(unlisted=True)}


def test_what_does_most_harm_comes_first(store):
    doubts = find_doubts(store, 10)
    assert [doubt.harm for doubt in doubts] == sorted((doubt.harm for doubt in doubts), reverse=True)
    assert {type(doubt) for doubt in doubts} == {MergeDoubt, ClaimDoubt}
    assert len(find_doubts(store, 2)) == 2


def test_nobody_is_asked_about_two_spellings_of_a_name(store):
    assert [doubt.form for doubt in find_doubts(store, 10, claims=False)] == ["Rahmon"]


def test_what_more_documents_say_does_more_harm(store):
    lees = [story(f"{n}.txt", Said("Edward Lee", "said", "z")) for n in range(3)]
    for what in [*lees, story("t.txt", Said("Poor Big Fat Old Edward Lee", "said", "u"))]:
        store.evidence.put(finish(*what))
    refresh_entities(store)
    (doubt,) = [one for one in find_doubts(store, 10, claims=False) if isinstance(one, MissedDoubt)]
    assert (doubt.missed.first.name, doubt.missed.second.name) == (
        "Edward Lee",
        "Poor Big Fat Old Edward Lee",
    )
    assert [fact.document.path for fact in doubt.facts] == ["t.txt"]


@pytest.mark.parametrize(
    ("answer", "verb", "left"),
    [("yes", "merge", {"Edward Lee"}), ("no", "distinct", {"Edward Lee", "Poor Big Fat Old Edward Lee"})],
)
def test_a_merge_that_was_missed_is_asked_for_once(store, answer, verb, left):
    for number, name in enumerate(["Edward Lee", "Edward Lee", "Poor Big Fat Old Edward Lee"]):
        store.evidence.put(finish(*story(f"{number}.txt", Said(name, "said", "z"))))
    refresh_entities(store)
    walk = review(store, claims=False)
    while not isinstance(walk.doubt, MissedDoubt):
        walk.answer("skip")
    assert walk.answer(answer).verb == verb
    assert walk.close() == []
    assert {name for name in names(store) if "Edward" in name} == left
    assert not any(isinstance(one, MissedDoubt) for one in find_doubts(store, 10, claims=False))


def test_doubt_on_a_merge_shows_why_and_where(store):
    (doubt,) = [one for one in find_doubts(store, 10, claims=False) if one.form == "Rahmon"]
    assert doubt.why and all('"Rahmon"' in why for why in doubt.why)
    assert [fact.document.path for fact in doubt.facts] == ["b.txt"]


def test_yes_to_a_claim_accepts_it_and_no_rejects_it(store):
    walk = review(store, merges=False)
    assert words(walk) == "that rents fell"  # shown, though it may be none
    assert walk.answer("no").verb == "reject"
    assert words(walk) == "x"  # kept back
    assert walk.answer("yes").verb == "accept"
    assert [ruling.who for ruling in store.decisions.list()] == ["eve", "eve"]
    walk.close()
    assert "that rents fell" not in [claim.content.text for claim in store.claims.list()]


def test_no_to_a_merge_keeps_them_apart(store):
    walk = review(store, claims=False)
    while words(walk) != "Rahmon":
        walk.answer("skip")
    ruling = walk.answer("no")
    assert (ruling.verb, ruling.arguments[1]) == ("distinct", "Rahmon")
    assert [one.id for one in store.decisions.list()] == [ruling.id]
    assert walk.close() == []
    assert "Rahmon" in names(store)


def test_yes_to_a_merge_is_not_asked_again(store):
    walk = review(store, claims=False)
    while walk.doubt:
        walk.answer("yes")
    assert walk.close() == []
    assert find_doubts(store, 10, claims=False) == []


def test_undo_withdraws_the_answer_and_asks_again(store):
    walk = review(store)
    first = words(walk)
    walk.answer("no")
    assert walk.undo()
    assert words(walk) == first
    assert walk.answered == 0
    walk.close()
    assert [line.state for line in store.outcomes.list()][-1] == "stands"
    assert len([line for line in store.outcomes.list() if line.state == "withdrawn"]) == 1


def test_undo_at_the_beginning_does_nothing(store):
    assert not review(store).undo()


def test_skipping_decides_nothing(store):
    walk = review(store)
    while walk.doubt:
        assert walk.answer("skip") is None
    assert (walk.answered, store.decisions.list()) == (0, [])
    with pytest.raises(IndexError):
        walk.answer("yes")


def test_answers_are_there_though_the_walk_was_cut_off(store):
    walk = review(store, claims=False)
    walk.answer("no")
    assert len(store.decisions.list()) == 1
    assert store.pending.entities()  # the next ingest computes them


def test_no_to_a_surname_that_others_bear_holds_in_its_documents_only(store):
    store.evidence.put(finish(*story("d.txt", Said("Emomali Rahmon", "said", "z"))))
    document, extraction, resolution = story("e.txt", Said("Emomali Rahmon", "said", "u"))
    (referent,) = resolution.referents
    both = replace(resolution, referents=(replace(referent, forms=("Emomali Rahmon", "Rahmon")),))
    store.evidence.put(finish(document, extraction, both))
    refresh_entities(store)
    walk = review(store, claims=False)
    while words(walk) != "Rahmon":
        walk.answer("skip")
    ruling = walk.answer("no")
    assert [(place.path, place.form) for place in ruling.evidence if place.argument == 1] == [
        ("b.txt", "Rahmon")
    ]
    assert walk.close() == []
    assert "Rahmon" in names(store)
