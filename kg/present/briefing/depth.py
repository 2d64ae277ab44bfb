"""How much of a briefing is shown: at each depth, so much of each part; what is left out is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from kg.ask.origins import Origin, order_of_time
from kg.present.briefing.related import Relating

Depth = Literal["short", "normal", "full"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Room:
    """At most so many of each part; None: all. `told`: footnotes of one origin."""

    disputes: int | None = None
    changes: int | None = None
    voices: int | None = None
    each: int | None = None  # utterances of one speaker
    agreements: int | None = None
    unattributed: int | None = None
    own: int | None = None
    near: int | None = None
    told: int | None = None


# At "normal" a briefing on whatever is printed on about a dozen sheets at most, at "short" on three.
ROOMS: dict[Depth, Room] = {
    "short": Room(disputes=4, changes=2, voices=5, each=1, agreements=2, unattributed=0, own=3, near=0,
                  told=2),
    "normal": Room(disputes=8, changes=4, voices=10, each=3, agreements=6, unattributed=3, own=8, near=3,
                   told=4),
    "full": Room(),
}  # fmt: skip


def first_of(parts: Sequence[Part], most: int | None) -> tuple[Part, ...]:
    return tuple(parts if most is None else parts[:most])


def weightiest(
    parts: Sequence[Part], most: int | None, weight: Callable[[Part], tuple[int, ...]]
) -> tuple[Part, ...]:
    """Return the parts of most weight, in the order in which they were given."""
    if most is None or len(parts) <= most:
        return tuple(parts)
    ranked = sorted(range(len(parts)), key=lambda at: weight(parts[at]), reverse=True)
    return tuple(parts[at] for at in sorted(ranked[:most]))


def of_each_first(parts: Sequence[Part], kind: Callable[[Part], object]) -> list[Part]:
    """Return the first part of each kind, then all others, each in the order given."""
    seen: dict[object, Part] = {}
    for part in parts:
        seen.setdefault(kind(part), part)
    first = list(seen.values())
    return [*first, *(part for part in parts if not any(part is one for one in first))]


class Weights:
    """How much an utterance tells: do others dispute or bear it out, in how many articles does it stand?"""

    def __init__(self, related: Sequence[Relating]) -> None:
        self._linked = {origin.first.id for one in related for origin in one.origins}

    def of(self, origin: Origin) -> tuple[int, ...]:
        return (origin.first.id in self._linked, documents_of(origin), _certainty(origin))

    def total(self, origins: Sequence[Origin]) -> tuple[int, ...]:
        linked = sum(origin.first.id in self._linked for origin in origins)
        return (linked, sum(map(documents_of, origins)), len(origins))


def documents_of(origin: Origin) -> int:
    return len({claim.document.id for claim in origin.claims})


def _certainty(origin: Origin) -> int:
    return round(origin.first.confidence * 100)


def cut_origin(origin: Origin, most: int | None) -> Origin:
    """Return an origin with its first claims, one of each outlet before a second one of any."""
    if most is None or len(origin.lines) <= most:
        return origin
    outlets: set[str | None] = set()
    fresh = [line for line in origin.lines[1:] if not _seen(outlets, line.claim.document.outlet)]
    rest = [line for line in origin.lines[1:] if line not in fresh]
    kept = [origin.lines[0], *(*fresh, *rest)[: most - 1]]
    return Origin((kept[0], *sorted(kept[1:], key=lambda line: order_of_time(line.claim))))


def _seen(outlets: set[str | None], outlet: str | None) -> bool:
    known = outlet in outlets
    outlets.add(outlet)
    return known
