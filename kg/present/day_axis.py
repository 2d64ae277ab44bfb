"""A timeline as a picture: an axis of days, a lane for each speaker, a dot for each claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.ask.history import Strand
from kg.model import Claim
from kg.model.document import published_day

WIDTH, LEFT, RIGHT = 1000, 190, 20  # of the picture's own units
LANE, TOP = 26, 30
MOST_LANES = 14
_STEPS = (1, 2, 7, 14, 31, 61, 92, 183, 365, 730, 1826, 3652)  # days between two marks of the axis
_MOST_MARKS = 9


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    claim: Claim
    changes: bool  # it says otherwise than its speaker did before


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn; `left_out` lanes have fewer dated claims than those that are shown."""

    height: int
    lanes: tuple[tuple[str, float], ...]  # speakers, with where their lane runs
    marks: tuple[tuple[str, float], ...]  # days, with where they stand
    dots: tuple[Dot, ...]
    left_out: int
    undated: int


def day_axis(strands: Sequence[Strand], nobody: str) -> Axis | None:
    """Return the picture of what each speaker said when; None where fewer than two days are known."""
    dated = [
        (
            strand,
            [(day, step) for step in strand.steps if (day := published_day(step.claim.document.published))],
        )
        for strand in strands
    ]
    undated = sum(len(strand.steps) - len(steps) for strand, steps in dated)
    days = [day for _, steps in dated for day, _ in steps]
    if len(set(days)) < 2:
        return None
    shown = sorted((one for one in dated if one[1]), key=lambda one: -len(one[1]))[:MOST_LANES]
    shown.sort(key=lambda one: one[1][0][0])
    first, last = min(days), max(days)
    lanes = []
    dots = []
    for number, (strand, steps) in enumerate(shown):
        y = TOP + LANE * (number + 0.5)
        speaker = strand.steps[0].claim.speaker
        lanes.append((speaker.name if speaker else nobody, y))
        dots += [Dot(_place(day, first, last), y, step.claim, bool(step.changes)) for day, step in steps]
    return Axis(
        height=TOP + LANE * len(shown) + 10, lanes=tuple(lanes), marks=_marks(first, last), dots=tuple(dots),
        left_out=sum(bool(steps) for _, steps in dated) - len(shown), undated=undated,
    )  # fmt: skip


def _day_of(claim: Claim) -> date | None:
    return published_day(claim.document.published)


def _place(day: date, first: date, last: date) -> float:
    share = (day - first).days / (last - first).days
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _marks(first: date, last: date) -> tuple[tuple[str, float], ...]:
    """Return the days that stand at the axis, in steps that can be read."""
    whole = (last - first).days
    step = next((one for one in _STEPS if whole / one <= _MOST_MARKS), _STEPS[-1])
    days = [first + timedelta(days=at) for at in range(0, whole + 1, step)]
    return tuple((day.isoformat(), _place(day, first, last)) for day in days)
