"""Where claims stand: one with what is around and inside it, or all of an article, with their links."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim, Decision, Document, EntityLine, Filter, Link, Wanted
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Context:
    document: Document
    outer: Sequence[Claim] = ()  # the reports it stands within, outermost first
    inner: Sequence[Claim] = ()  # the reports within it
    speaker: EntityLine | None = None
    links: Sequence[tuple[Link, Claim]] = ()  # with the claim at the other side
    retold: Sequence[Claim] = ()  # other claims of its origin, in other articles
    decision: Decision | None = None  # by which a person accepted or rejected it


def find_context(store: Store, claim: Claim) -> Context:
    whole = Wanted(Filter(document=claim.document.id, all=True, rejected=True))
    same_document = {one.id: one for one in store.claims.list(whole)}
    outer: list[Claim] = []
    within = claim.within
    while within is not None:
        outer.insert(0, same_document[within])
        within = same_document[within].within
    links = store.links.list(Wanted(Filter(all=True), claims=[claim.id]))
    sides = {link: link.b if link.a == claim.id else link.a for link in links}
    others = (
        {other.id: other for other in store.claims.list(Wanted(claims=list(sides.values())))} if sides else {}
    )
    mates = [one for one in store.origins.of([claim.id]) if one != claim.id]
    retold = store.claims.list(Wanted(claims=mates)) if mates else []
    speaker = claim.speaker
    lines = store.entities.list(Wanted(), ids=[speaker.id], unlisted=True) if speaker else []
    return Context(
        document=store.documents.get(claim.document.id),
        outer=outer,
        inner=[one for one in same_document.values() if one.within == claim.id and one.ruling != "reject"],
        speaker=lines[0] if lines else None,
        links=[(link, others[side]) for link, side in sides.items()],
        retold=[one for one in retold if one.document.id != claim.document.id],
        decision=store.rulings.find(claim.id) if claim.ruling else None,
    )


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article as it is read.

    `related`: of a claim, by its id, its links, the surest first, each with the claim at the other side.
    """

    document: Document
    claims: Sequence[Claim]
    related: Mapping[str, Sequence[tuple[Link, Claim]]]


def find_article(store: Store, reference: str, *, less_sure: bool = False) -> WholeArticle:
    """Return the article with this id, unique beginning of an id, or path.

    Args:
        less_sure: With the less sure claims as well.

    Raises:
        StoreError: no document answers to it, or several do.
    """
    with store.transaction(writing=False):  # one state of the store
        found = store.documents.get(reference)
        claims = store.claims.list(Wanted(Filter(document=found.id, all=less_sure)))
        return WholeArticle(found, claims, _related(store, claims))


def _related(store: Store, claims: Sequence[Claim]) -> dict[str, list[tuple[Link, Claim]]]:
    mine = {claim.id: claim for claim in claims}
    links = store.links.list(Wanted(claims=sorted(mine)))
    missing = {side for link in links for side in (link.a, link.b)} - mine.keys()
    known = mine | {claim.id: claim for claim in store.claims.list(Wanted(claims=sorted(missing)))}
    related: defaultdict[str, list[tuple[Link, Claim]]] = defaultdict(list)
    for link in links:
        for side, other in ((link.a, link.b), (link.b, link.a)):
            if side in mine and other in known:
                related[side].append((link, known[other]))
    return dict(related)
