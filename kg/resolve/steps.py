"""Steps of resolution whose order matters: each says what it needs to be done before, and what it does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """One step; `needs` are what earlier steps of the same list give, in the same words."""

    run: Callable[[State], None]
    gives: str
    needs: tuple[str, ...] = ()


def run_steps(steps: Iterable[Step[State]], state: State) -> None:
    """Run steps in their order on what they all change."""
    for step in steps:
        step.run(state)
