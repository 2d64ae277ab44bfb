"""Two linked claims as a reader weighs them: both sides, which was first, and why they are linked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.model import Claim, Filter, Link, Relation, Wanted, age_of
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Sides:
    """A link with its two claims; `first` was published no later than `second`, as far as is known."""

    link: Link
    first: Claim
    second: Claim


def find_sides(
    store: Store,
    claims: Iterable[Claim] | None,
    relations: Collection[Relation],
    *,
    between: Iterable[Claim] | None = None,
    questions: bool = False,
) -> list[Sides]:
    """Return the links of these relations that some claims have, the surest first.

    What one origin says against another is told once, though several articles tell it.

    Args:
        claims: At least one side is one of them; None for all.
        between: Where given, the other side is one of these.
        questions: Also links that are not sure enough to be shown as fact.
    """
    ids = None if claims is None else {claim.id for claim in claims}
    others = None if between is None else {claim.id for claim in between}
    all_of = Filter(all=questions)
    wanted = Wanted(all_of) if ids is None else Wanted(all_of, claims=sorted(ids))
    links = [link for link in store.links.list(wanted) if link.relation in relations] if ids != set() else []
    if ids is not None and others is not None:
        links = [link for link in links if _joins(link, ids, others)]
    return _told_once(store, sorted(_paired(store, links), key=_rank))


def _joins(link: Link, ids: Collection[str], others: Collection[str]) -> bool:
    return (link.a in ids and link.b in others) or (link.b in ids and link.a in others)


def _rank(sides: Sides) -> tuple[float, str, str]:
    """The surest first, then the one that was told earliest."""
    first, second = (age_of(claim.document.published) for claim in (sides.first, sides.second))
    return -sides.link.score, first, second


def _told_once(store: Store, found: Sequence[Sides]) -> list[Sides]:
    """Keep the first link between two origins; repetition within one origin is kept whole."""
    origin = store.origins.of([claim.id for sides in found for claim in (sides.first, sides.second)])
    kept: dict[object, Sides] = {}
    for sides in found:
        ends = frozenset(origin.get(claim.id, claim.id) for claim in (sides.first, sides.second))
        kept.setdefault((sides.link.relation, ends) if len(ends) > 1 else sides.link, sides)
    return list(kept.values())


def _paired(store: Store, links: Sequence[Link]) -> list[Sides]:
    wanted = sorted({side for link in links for side in (link.a, link.b)})
    claims = {claim.id: claim for claim in store.claims.list(Wanted(claims=wanted))} if wanted else {}
    return [
        Sides(link, *in_time(claims[link.a], claims[link.b]))
        for link in links
        if link.a in claims and link.b in claims
    ]


def in_time(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """Return two claims, the one that was published first in front; as they are where that is not known."""
    if a.document.published and b.document.published and b.document.published < a.document.published:
        return b, a
    return a, b
