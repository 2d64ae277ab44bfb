"""What becomes of the documents of one run, counted while it goes on and told at its end."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kg.language import language_of, name_of_language
from kg.model import DecisionLine
from kg.read import Failure, Note

Outcome = Literal["added", "changed", "unchanged", "duplicate", "failed"]
OnPhase = Callable[[str], None]  # called with "entities", "stories" or "links" when that begins
OnProgress = Callable[[str, Outcome], None]  # called with each document's path and what became of it


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the documents of one run, and what the store holds after it.

    `duplicates`: paths of articles that the store holds already, under another path. `claims` and
    `entities`: how many the store now holds and lists. `troubles`: decisions that conflict or apply to
    nothing. `coarser`: documents that are held, but of which less is known than could be, and why. `unread`:
    names of languages that kg does not read, and how many documents of the run are in each; they are kept,
    without claims. `notes`: what was passed over in files that were read.
    """

    added: int
    changed: int
    unchanged: int
    duplicates: tuple[str, ...]
    failed: tuple[Failure, ...]
    claims: int
    entities: int
    troubles: tuple[DecisionLine, ...] = ()
    coarser: tuple[Failure, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    notes: tuple[Note, ...] = ()


class Tally:
    """What became of each document so far.

    `read`: the files in which documents were found.
    """

    def __init__(self, on_progress: OnProgress | None = None) -> None:
        self._on_progress = on_progress
        self._counts: Counter[Outcome] = Counter()
        self._duplicates: list[str] = []
        self.failed: list[Failure] = []
        self.coarser: list[Failure] = []
        self.notes: list[Note] = []
        self.read: set[str] = set()
        self._unread: Counter[str] = Counter()

    def count(self, path: str, outcome: Outcome, language: str | None = None) -> None:
        self._counts[outcome] += 1
        if language and language_of(language) is None:
            self._unread[name_of_language(language)] += 1
        if outcome == "duplicate":
            self._duplicates.append(path)
        if self._on_progress:
            self._on_progress(path, outcome)

    def fail(self, failure: Failure) -> None:
        self.failed.append(failure)
        self.count(failure.path, "failed")

    def report(self, stats: dict[str, int]) -> Report:
        return Report(
            added=self._counts["added"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            duplicates=tuple(self._duplicates),
            failed=tuple(self.failed),
            claims=stats["claims"],
            entities=stats["entities"],
            coarser=tuple(self.coarser),
            notes=tuple(self.notes),
            unread=tuple(sorted(self._unread.items())),
        )
