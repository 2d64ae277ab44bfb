"""Claims in, links and origins out: the gold, the laws, and the way through a store."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from floors import floor
from linking import OPPOSED, SAME, answering, by_words, link_by_words
from statements import stated
from stories import Said, fill, story

from kg.build.ingest import remove
from kg.build.links import refresh_what_follows
from kg.errors import ModelError
from kg.model import Decision
from kg.relate.comparing import MOST_IN_STORY, compare, compare_again
from kg.relate.judging import ask_judge
from kg.relate.memory import Mark, Memory
from kg.relate.stated import Comparison, Stated
from kg.resolve.rulings.check import check
from kg.store.database import Store

LEFT_OUT = ("content", "speaker", "about", "via", "around", "context")  # what comparing does not look at
STRONG = ("repeats", "corroborates", "contradicts", "evolves")
JUDGE = answering(by_words)


def corpora() -> list[dict]:
    return [json.loads(line) for line in floor("links").gold.read_text(encoding="utf-8").splitlines()]


def statements(corpus: dict) -> list[Stated]:
    """Return the claims of one topic of the gold, as claims of one story."""
    found = []
    for row in corpus["statements"]:
        fields = {name: row[name] for name in row if name not in LEFT_OUT}
        if fields.get("negated"):
            fields["polarity"] = "neither"
        elif row.get("modality") in ("denies", "opposes"):
            fields["polarity"] = "not-so"
        fields.pop("negated", None)
        fields["cue"] = "denied" if row.get("modality") == "denies" else "said"
        via = tuple(f"p:{name}" for name in row.get("via", ()))
        found.append(
            stated(row["content"], row["speaker"], **fields, via=via, story=corpus["topic"], title=None)
        )
    return found


def pairs_found(compared: Comparison) -> dict[frozenset[str], str]:
    """Return the relation of each pair; what one origin says, all that repeat it say."""
    mates: dict[str, set[str]] = {}
    for link in compared.links:
        if link.relation == "repeats":
            mates.setdefault(link.a, set()).add(link.b)
            mates.setdefault(link.b, set()).add(link.a)
    found = {frozenset((link.a, link.b)): link.relation for link in compared.links if link.sure}
    for link in compared.links:
        if link.relation in STRONG[1:] and link.sure:
            for a in {link.a, *mates.get(link.a, ())}:
                for b in {link.b, *mates.get(link.b, ())}:
                    found.setdefault(frozenset((a, b)), link.relation)
    return found


@pytest.mark.parametrize("held_out", [False, True])
def test_links_of_the_gold_are_few_and_right(held_out: bool):
    _, least = floor(f"links.{'held_out' if held_out else 'used'}")
    counts: Counter[str] = Counter()
    for corpus in corpora():
        if corpus.get("held_out", False) != held_out:
            continue
        gold = {frozenset((a, b)): relation for a, b, relation in corpus["links"] if relation in STRONG}
        found = pairs_found(compare(statements(corpus), ask_judge()))
        strong = {pair: relation for pair, relation in found.items() if relation in STRONG}
        counts["right"] += sum(gold.get(pair) == relation for pair, relation in strong.items())
        counts["found"] += len(strong)
        counts["gold"] += len(gold)
    assert counts["right"] >= least["precision"] * counts["found"] > 0
    assert counts["right"] >= least["recall"] * counts["gold"] > 0


def test_gold_has_all_relations_and_as_many_pairs_that_are_silent():
    relations = Counter(relation for corpus in corpora() for _, _, relation in corpus["links"])
    sizes = [len(corpus["statements"]) for corpus in corpora()]
    assert set(relations) == {*STRONG, "related"}
    assert sum(size * (size - 1) // 2 for size in sizes) >= 2 * sum(relations.values()) - 10


def crowd() -> list[Stated]:
    """Return claims of a dozen articles, some of which tell the same."""
    rows = [row for corpus in corpora()[:12] for row in corpus["statements"]]
    return [
        stated(row["content"], row["speaker"], published=row["published"], document=f"d{number % 12:02}")
        for number, row in enumerate(rows)
    ]


def test_order_of_the_claims_does_not_matter():
    told = crowd()
    first = compare(told, JUDGE)
    random.Random(3).shuffle(told)
    assert compare(told, JUDGE) == first
    assert {link.relation for link in first.links} >= {"contradicts", "repeats"}


@pytest.mark.parametrize("seed", range(4))
def test_articles_one_by_one_some_of_which_go_and_come_again_come_to_the_same(seed: int):
    told = {one.id: one for one in crowd()}
    chance = random.Random(seed)
    articles = sorted({one.document for one in told.values()})
    chance.shuffle(articles)

    def again(before: Memory, held: list[str]) -> Memory:
        marks = {one.id: Mark("", None) for one in told.values() if one.document in held}
        return compare_again(before, marks, lambda ids: [told[each] for each in ids], JUDGE)

    whole = again(Memory(), articles)
    memory = Memory()
    for number in range(1, len(articles) + 1):
        memory = again(memory, articles[:number])
        memory = again(memory, [each for each in articles[:number] if each != articles[number // 2]])
    memory = again(memory, articles)
    assert (memory.links, memory.origins) == (whole.links, whole.origins)
    assert memory.sketches == whole.sketches


def test_what_has_not_changed_is_not_read_again():
    told = {one.id: one for one in crowd()}
    marks = {each: Mark("", None) for each in told}
    memory = compare_again(Memory(), marks, lambda ids: [told[each] for each in ids], JUDGE)
    read: list[str] = []
    assert compare_again(memory, marks, lambda ids: read.extend(ids) or [], JUDGE) == memory
    assert read == []


def test_nothing_in_nothing_out():
    assert compare([]) == Comparison()
    one = stated("")
    assert compare([one], JUDGE) == Comparison((), {one.id: one.id})


def test_earliest_claim_names_its_origin():
    late = stated("that the port will reopen in May", published="2022-01-12")
    early = stated("the port would reopen in May", published="2022-01-11")
    found = compare([late, early], JUDGE)
    assert found.origins == {late.id: early.id, early.id: early.id}
    assert [(link.relation, link.a, link.b) for link in found.links] == [("repeats", early.id, late.id)]


def test_pairs_that_are_asked_about_are_few_however_many_claims_are_alike():
    asked: list[int] = []

    def ask(pairs):
        asked.append(len(pairs))
        return JUDGE(pairs)

    streets = [f"street{number}x" for number in range(40)]
    told = [stated(f"that the flood near the mill reached {each}", f"P{each}", story="s") for each in streets]
    compare(told, ask)
    assert 0 < sum(asked) <= len(told) * MOST_IN_STORY


@pytest.mark.parametrize(
    "content", ["Trump's comments", "this", "Who has closed the road to the airport?", "his mother"]
)
def test_what_says_nothing_is_never_compared(content: str):
    asks = content.endswith("?")
    one = stated(content, polarity="neither" if asks else "so", story="s")
    other = stated(content.replace("?", ""), "Bo Ek", story="s")
    assert compare([one, other], answering(lambda a, b: SAME)).links == ()
    assert compare([one, other], answering(lambda a, b: OPPOSED)).links == ()


def test_nobody_is_linked_to_himself_in_one_article():
    one = stated("the road to the airport is open", document="d")
    other = stated("the road to the airport is closed", document="d")
    assert compare([one, other], JUDGE).links == ()
    assert (
        compare([one, stated(other.content, "Bo Ek", document="d")], JUDGE).links[0].relation == "contradicts"
    )


# --- through a store ---------------------------------------------------------------------------------

OPEN, SHUT = "the road to the airport is open", "the road to the airport is closed"


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "kg.db", create=True) as opened:
        fill(
            opened, story("a.txt", Said("Ann Lee", "said", OPEN)), story("b.txt", Said("Bo Ek", "said", SHUT))
        )
        link_by_words(opened)
        yield opened


def relations(store: Store) -> list[str]:
    return [link.relation for link in store.links.list()]


def test_store_is_compared_once_and_current_then(store: Store):
    assert not store.pending.links()
    assert relations(store) == ["contradicts"]
    ids = [claim.id for claim in store.claims.list()]
    assert store.origins.of(ids) == {one: one for one in ids}


def test_new_document_makes_links_pending_and_reads_no_other_claims_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    fill(store, story("c.txt", Said("Cy Orr", "said", "bread is dear in the capital")))
    assert store.pending.links()
    read: list[str] = []
    monkeypatch.setattr(
        store.statements, "list", lambda ids, given=store.statements.list: read.extend(ids) or given(ids)
    )
    link_by_words(store)
    (new,) = [claim.id for claim in store.claims.list() if claim.document.path == "c.txt"]
    assert read == [new]
    assert relations(store) == ["contradicts"]


def test_rejected_claim_takes_no_part(store: Store):
    claim = store.claims.list()[0]
    ruling = Decision("r1", "reject", (claim.id,), "me", "2026-01-01T00:00:00+00:00")
    check(ruling)
    store.rulings.put(claim.id, ruling)
    assert store.pending.links()
    refresh_what_follows(store)
    assert (relations(store), not store.pending.links()) == ([], True)


def test_removed_document_takes_its_links_along(store: Store):
    remove(store, "a.txt")
    assert (relations(store), not store.pending.links()) == ([], True)
    assert len(store.compared.get().sketches) == 1


def test_what_the_judge_said_is_remembered(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("linking.by_words", lambda a, b: 1 / 0)
    before = store.compared.get()
    link_by_words(store)
    assert store.compared.get() == before


def no_judge():
    raise ModelError("no judge of claims that can be read")


def test_without_a_judge_only_what_is_told_again_is_linked(store: Store, monkeypatch, caplog):
    told = "that the ferry sank at three in the morning near the island with forty passengers aboard"
    fill(store, story("c.txt", Said("Cy Orr", "said", told)), story("d.txt", Said("Di Fox", "said", told)))
    monkeypatch.setattr("kg.build.links.ask_judge", no_judge)
    refresh_what_follows(store)
    assert relations(store) == ["repeats"]
    assert "claims are compared by their words alone" in caplog.text
