"""Questions for links: who contradicts, what is disputed, how many sources, what changed, who differs."""

from pathlib import Path

import pytest
from linking import link_by_words
from stories import Said, fill, story

from kg.ask import answer
from kg.ask.answer import find_claims, find_conflicts
from kg.ask.difference import find_difference
from kg.ask.history import find_history
from kg.ask.question import Question, read_question
from kg.errors import QuestionError
from kg.model import Filter
from kg.store.database import Store

TYPES = {"road": "CONCEPT"}
OPEN = Said("Ann Lee", "said", "the road to the airport is open", about=("road",))
SHUT = Said("Bo Ek", "said", "the road to the airport is closed", about=("road",))
WIRE = "the road to the airport has been closed since the bridge behind the old mill fell on Monday morning"


def opened(tmp_path: Path, *stories) -> Store:
    store = fill(Store.open(tmp_path / "kg.db", create=True), *stories)
    link_by_words(store)
    return store


@pytest.fixture
def store(tmp_path: Path):
    stories = [
        story("a.txt", OPEN, types=TYPES, outlet="Post", published="2022-01-10"),
        story("b.txt", SHUT, types=TYPES, outlet="Wire", published="2022-01-11"),
        story("c.txt", Said("Cy Orr", "said", "the airport road is closed", about=("road",)),
              types=TYPES, outlet="Echo", published="2022-01-12"),
        story("d.txt", Said("Ann Lee", "said", "the road to the airport is closed", about=("road",)),
              types=TYPES, outlet="Echo", published="2022-06-01"),
        story("e.txt", Said("Di Fox", "said", "bread is dear"), outlet="Post", published="2022-01-10"),
    ]  # fmt: skip
    with opened(tmp_path, *stories) as store:
        yield store


def told(found) -> list[tuple[str, str]]:
    return [(line.claim.speaker.name, line.words) for line in found.lines]


@pytest.mark.parametrize(
    ("words", "form", "about"),
    [
        ("what is disputed about the border?", "disputed", "border"),
        ("what is contested", "disputed", None),
        ("which contradictions are there on the border", "disputed", "border"),
        ("what do they disagree on about the border", "disputed", "border"),
        ("how many sources say that the road is closed?", "sources", "road is closed"),
        ("how many independent sources confirm the attack", "sources", "attack"),
        ("how many outlets report a security belt", "sources", "security belt"),
    ],
)
def test_question_for_links_is_read(words: str, form: str, about: str | None):
    asked = read_question(words)
    assert (asked.form, asked.about) == (form, about)


@pytest.mark.parametrize("words", ["how many sources", "what is the border"])
def test_other_counts_are_refused(words: str):
    with pytest.raises(QuestionError, match="how many sources say X"):
        read_question(words)


def test_who_contradicts_gives_all_others_who_do(store: Store):
    found = answer(store, "who contradicts Ann Lee on the road?")
    assert {name for name, _ in told(found)} == {"Bo Ek", "Cy Orr"}
    assert {line.other.content.text for line in found.lines} == {OPEN.content}


def test_who_agrees_is_who_says_the_same(store: Store):
    found = answer(store, "who agrees with Bo Ek about the road?")
    assert ("Cy Orr", "the airport road is closed") in told(found)
    assert ("Ann Lee", OPEN.content) not in told(found)


def test_disputed_gives_both_sides_the_earlier_first(store: Store):
    found = answer(store, "what is disputed about the road?")
    assert found.understood == "What is disputed, about road (CONCEPT)"
    assert {(one.first.speaker.name, one.second.speaker.name) for one in found.conflicts} == {
        ("Ann Lee", "Bo Ek"),
        ("Ann Lee", "Cy Orr"),
    }


def test_nothing_disputed_is_said(store: Store):
    found = answer(store, "what is disputed about bread?")
    assert (found.conflicts, found.notes) == ((), ("No claims are known to contradict each other on it.",))


def test_contradictions_of_a_time_an_outlet_or_all(store: Store):
    assert len(find_conflicts(store, Question())) == 2
    assert len(find_conflicts(store, Question(Filter(outlet="Wire")))) == 1
    assert find_conflicts(store, Question(Filter(since="2022-06"))) == []


def test_sources_are_origins_and_not_articles(tmp_path: Path):
    copies = [
        story(f"{outlet}.txt", Said("Bo Ek", "said", WIRE), outlet=outlet, published=f"2022-01-0{day}")
        for day, outlet in enumerate(("Wire", "Post", "Echo"), start=1)
    ]
    other = story("o.txt", Said("Cy Orr", "said", "the airport road is closed"), published="2022-01-05")
    with opened(tmp_path, *copies, other) as store:
        found = answer(store, "how many sources say the airport road is closed?")
        assert [(len(one.claims), one.outlets) for one in found.origins] == [
            (3, ("Wire", "Post", "Echo")),
            (1, ("Khovar",)),
        ]
        # All copies stand against one denial, told once.
        fill(store, story("n.txt", Said("Di Fox", "denied", WIRE, modality="denies"), published="2022-01-06"))
        link_by_words(store)
        denied = [one for one in find_conflicts(store, Question()) if one.second.speaker.name == "Di Fox"]
        assert {one.first.speaker.name for one in denied} <= {"Bo Ek", "Cy Orr"}
        assert len(denied) <= 2


def test_who_denies_it_is_not_counted_as_a_source(store: Store):
    fill(store, story("f.txt", Said("Ed Gray", "denied", "the airport road is closed", modality="denies")))
    found = answer(store, "how many sources say the airport road is closed?")
    assert "Ed Gray" not in {name for name, _ in told(found)}
    assert found.notes == (
        "Not counted: claims that say that it is not so, or deny it (1); `kg conflicts` shows both sides.",
        "Found by its words: read of each whether it says so.",
    )


def test_history_goes_speaker_by_speaker_and_marks_changes(store: Store):
    strands = find_history(store, find_claims(store, Question(Filter(about="road"))))
    assert [strand.speaker.name for strand in strands] == ["Ann Lee", "Bo Ek", "Cy Orr"]
    first, second = strands[0].steps
    assert (first.claim.document.published, first.changes) == ("2022-01-10", ())
    assert [earlier.id for _, earlier in second.changes] == [first.claim.id]


def test_difference_of_two_speakers(store: Store):
    found = find_difference(store, "Bo Ek", "Ann Lee", Question())
    assert [(one.first.speaker.name, one.second.speaker.name) for one in found.against] == [
        ("Ann Lee", "Bo Ek")
    ]
    assert (found.only_a, found.a, found.b) == ((), "Bo Ek", "Ann Lee")


def test_difference_of_two_outlets_narrowed(store: Store):
    found = find_difference(store, "Post", "Wire", Question(Filter(about="road")))
    assert len(found.against) == 1
    assert found.only_a == found.only_b == ()
    assert len(find_difference(store, "Post", "Wire", Question()).only_a) == 1  # bread


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [("Ann Lee", "Zork", "nothing known of 'Zork'"), ("Ann Lee", "Ann Lee", "have claims in common")],
)
def test_difference_needs_two_who_are_known(store: Store, a: str, b: str, message: str):
    with pytest.raises(QuestionError, match=message):
        find_difference(store, a, b, Question())
