"""The steps of resolution stand in an order in which each finds what it needs."""

from typing import Any

import pytest

from kg.resolve.corpus import joints
from kg.resolve.document import resolution
from kg.resolve.steps import Step, run_steps

Steps = tuple[Step[Any], ...]


@pytest.mark.parametrize("steps", [resolution.STEPS, joints.STEPS])
def test_what_a_step_needs_an_earlier_one_gives(steps: Steps) -> None:
    given: set[str] = set()
    for step in steps:
        assert set(step.needs) <= given, step.gives
        assert step.gives not in given
        given.add(step.gives)


def test_a_document_is_resolved_in_this_order() -> None:
    assert [step.gives for step in resolution.STEPS] == [
        "names placed", "acronyms joined", "aliases joined", "parts joined",
        "short names joined", "described by role or name placed", "appositions placed",
        "aliases of descriptions joined", "descriptions of their own placed", "outlets joined",
        "roles of sources added", "pronouns placed",
        "author placed", "concepts placed", "descriptions left over placed",
    ]  # fmt: skip


def test_documents_are_joined_in_this_order() -> None:
    assert [step.gives for step in joints.STEPS] == [
        "equal names joined", "spellings of persons joined", "acronyms joined", "same words joined",
        "spellings of bodies joined", "peoples joined", "short names joined", "lone surnames joined",
    ]  # fmt: skip


def test_steps_run_one_after_the_other() -> None:
    done: list[str] = []
    run_steps((Step(lambda it: it.append("a"), "a"), Step(lambda it: it.append("b"), "b", ("a",))), done)
    assert done == ["a", "b"]
