"""How far a long command is, on stderr: phases, rate, time left, failures; nothing where nobody looks on."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.build.tally import Outcome

PHASES = {
    "read": "reading articles",
    "entities": "who is who",
    "stories": "grouping into stories",
    "links": "comparing claims",
}


class Shown:
    """What is told of a run while it goes on; counts what is kept even where nothing is shown."""

    def __init__(self, bar: "Progress | None" = None, total: int | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self.phase = "read"
        self._bar = bar
        self._task: TaskID | None = bar.add_task(PHASES["read"], total=total, failed="") if bar else None

    @property
    def kept(self) -> int:
        return self.counts["added"] + self.counts["changed"]

    def document(self, path: str, outcome: "Outcome") -> None:
        self.counts[outcome] += 1
        if self._bar and self._task is not None:
            failed = f"{self.counts['failed']:,} failed" if self.counts["failed"] else ""
            self._bar.update(self._task, advance=1, failed=failed)

    def begin(self, phase: str) -> None:
        self.phase = phase
        if self._bar and self._task is not None:
            self._bar.stop_task(self._task)
            self._task = self._bar.add_task(PHASES.get(phase, phase), total=None, failed="")


@contextmanager
def shown(total: int | None = None) -> Iterator[Shown]:
    """Show on a terminal how far a run is.

    Args:
        total: How many documents there will be, where that is known.
    """
    if not sys.stderr.isatty():
        yield Shown()
        return
    from rich.console import Console  # 60 ms that only a terminal needs
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )  # fmt: skip

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}", style="red"), TimeElapsedColumn(), TextColumn("left:"),
        TimeRemainingColumn(), console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with bar:
        yield Shown(bar, total)
