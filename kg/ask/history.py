"""What was said about X over time, speaker by speaker, and where it changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.ask.sides import in_time
from kg.model import Claim, Link, Named, Wanted, age_of
from kg.model.relations import CHANGED
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Step:
    """A claim, and the earlier ones that it changes, with the link that says how."""

    claim: Claim
    changes: tuple[tuple[Link, Claim], ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """What one speaker said, oldest first, undated last; None where nobody is named."""

    speaker: Named | None
    steps: tuple[Step, ...]


def find_history(store: Store, claims: Sequence[Claim]) -> list[Strand]:
    """Return some claims speaker by speaker, who spoke first in front, with what changed."""
    changes = _changes(store, claims)
    strands: dict[str | None, list[Step]] = defaultdict(list)
    for claim in sorted(claims, key=_age):
        speaker = claim.speaker.id if claim.speaker else None
        strands[speaker].append(Step(claim, tuple(changes.get(claim.id, ()))))
    unnamed = strands.pop(None, [])
    found = [Strand(steps[0].claim.speaker, tuple(steps)) for steps in strands.values()]
    return [*found, Strand(None, tuple(unnamed))] if unnamed else found


def _changes(store: Store, claims: Sequence[Claim]) -> dict[str, list[tuple[Link, Claim]]]:
    """Return of each later claim what it changes, by links that say so, whoever said the earlier one."""
    ids = [claim.id for claim in claims]
    links = store.links.list(Wanted(claims=ids)) if ids else []
    links = [link for link in links if link.relation in CHANGED]
    sides = sorted({side for link in links for side in (link.a, link.b)})
    known = {claim.id: claim for claim in store.claims.list(Wanted(claims=sides))} if sides else {}
    found: dict[str, list[tuple[Link, Claim]]] = defaultdict(list)
    for link in links:
        if link.a in known and link.b in known:
            earlier, later = in_time(known[link.a], known[link.b])
            found[later.id].append((link, earlier))
    return found


def _age(claim: Claim) -> str:
    return age_of(claim.document.published)
