"""Reports within reports, and rivals for one cue."""

import pytest
from parses import part_of, said_in

from kg.extract.ranges import Range
from kg.extract.reading import Finding
from kg.extract.rules.nesting import holders_of, outer_of
from kg.model.filter import SHOWN_FROM


def finding(cue: int, *content: tuple[int, int]) -> Finding:
    return Finding((), (Range(cue, cue + 1),), tuple(Range(*piece) for piece in content), "clause")


def test_report_within_a_report_knows_its_outer_one() -> None:
    sentence = "Rao claimed that the minister had told him that the port would close."
    assert said_in(sentence) == [
        ("Rao", "claimed", "that the minister had told him that the port would close"),
        ("the minister", "had told", "that the port would close"),
    ]
    assert [attribution.within for attribution in part_of(sentence).attributions] == [None, 0]


def test_fronted_report_within_a_report_knows_its_outer_one() -> None:
    sentence = "The critics said the plan was foolish, Rao said."
    assert [said.source for said in said_in(sentence)] == ["Rao", "The critics"]
    assert [attribution.within for attribution in part_of(sentence).attributions] == [None, 0]


@pytest.mark.parametrize(
    "sentence", ["Rao said that we promised to leave.", "Rao said that you know the port is safe."]
)
def test_own_promises_and_thoughts_of_the_hearer_within_a_report_are_not_told(sentence: str) -> None:
    assert len(said_in(sentence)) == 1


def test_thought_within_a_report_is_told() -> None:
    said = said_in("The statement says that Rao thinks the port is safe.")
    assert said[1] == ("Rao", "thinks", "the port is safe")


def test_own_thought_within_ones_words_is_kept_but_not_shown() -> None:
    outer, inner = part_of("Rao said: “I think the port is safe.”").attributions
    assert inner.within == 0
    assert inner.confidence < SHOWN_FROM <= outer.confidence


def test_shortest_content_is_the_outer_one() -> None:
    findings = [finding(0, (1, 20)), finding(2, (3, 10)), finding(4, (5, 8))]
    assert holders_of(findings) == [[], [0], [0, 1]]
    assert outer_of(findings) == [None, 0, 1]


def test_findings_that_hold_each_other_are_in_neither() -> None:
    assert outer_of([finding(0, (2, 6)), finding(3, (0, 2))]) == [None, None]


def test_content_beside_a_cue_does_not_hold_it() -> None:
    assert outer_of([finding(0, (1, 3)), finding(3, (4, 6))]) == [None, None]
