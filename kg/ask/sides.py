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
    limit: int | None = None,
) -> list[Sides]:
    """Return the links of these relations that some claims have, the surest first.

    What one origin says against another is told once, though several articles tell it.

    Args:
        claims: At least one side is one of them; None for all.
        between: Where given, the other side is one of these.
        questions: Also links that are not sure enough to be shown as fact.
        limit: How many, at most.
    """
    ids = None if claims is None else {claim.id for claim in claims}
    others = None if between is None else {claim.id for claim in between}
    all_of = Filter(all=questions)
    wanted = Wanted(all_of) if ids is None else Wanted(all_of, claims=sorted(ids))
    links = store.links.list(wanted, relations=relations) if ids != set() else []
    if ids is not None and others is not None:
        links = [link for link in links if _joins(link, ids, others)]
    return _paired(store, _told_once(store, _ranked(store, links))[:limit])


def _joins(link: Link, ids: Collection[str], others: Collection[str]) -> bool:
    return (link.a in ids and link.b in others) or (link.b in ids and link.a in others)


def _ranked(store: Store, links: Sequence[Link]) -> list[Link]:
    """Return the surest first, then the one that was told earliest."""
    days = store.documents.days_of_claims(sorted({side for link in links for side in (link.a, link.b)}))

    def rank(link: Link) -> tuple[float, str, str]:
        first, second = days[link.a], days[link.b]
        if first and second and second < first:
            first, second = second, first
        return -link.score, age_of(first), age_of(second)

    return sorted(links, key=rank)


def _told_once(store: Store, found: Sequence[Link]) -> list[Link]:
    """Keep the first link between two origins; repetition within one origin is kept whole."""
    origin = store.origins.of([side for link in found for side in (link.a, link.b)])
    kept: dict[object, Link] = {}
    for link in found:
        ends = frozenset(origin.get(side, side) for side in (link.a, link.b))
        kept.setdefault((link.relation, ends) if len(ends) > 1 else link, link)
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
