"""Claims that go back to one origin → one statement: a wire text in nine outlets was said once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask import AnswerLine
from kg.model import Claim, Named, age_of
from kg.resolve.groups import Groups


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said once, with every claim that tells it, the earliest published first."""

    lines: tuple[AnswerLine, ...]

    @property
    def first(self) -> AnswerLine:
        return self.lines[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(line.claim for line in self.lines)

    @property
    def speaker(self) -> Named | None:
        """Return whom the earliest claim that names one names."""
        return next((claim.speaker for claim in self.claims if claim.speaker), None)

    @property
    def published(self) -> str | None:
        return self.first.claim.document.published


def make_statements(lines: Iterable[AnswerLine], origins: Groups[str]) -> list[Statement]:
    """Join the claims of one origin; return what was said in order of time, undated last.

    Args:
        origins: The ids of claims that go back to one.
    """
    groups: dict[str, list[AnswerLine]] = {}
    for line in sorted(lines, key=lambda line: order_of_time(line.claim)):
        groups.setdefault(origins.find(line.claim.id), []).append(line)
    return [Statement(tuple(_who_said_it_first(group))) for group in groups.values()]


def _who_said_it_first(lines: Sequence[AnswerLine]) -> list[AnswerLine]:
    """Put those who only pass on what another of the lines says behind it: TASS says that he said so."""
    outer = {line.claim.within for line in lines}
    return sorted(lines, key=lambda line: line.claim.id in outer)


def order_of_time(claim: Claim) -> tuple[str, str, int, str]:
    """Return what sorts claims by when they were published, then as they are read."""
    spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
    start = min((span.start for span in spans), default=0)
    return age_of(claim.document.published), claim.document.path, start, claim.id
