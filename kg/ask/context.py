"""Where one claim stands: its document, the claims around and inside it, its speaker, its links."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Claim, Decision, Document, EntityLine, Filter, Link
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Context:
    document: Document
    outer: Sequence[Claim] = ()  # the reports it stands within, outermost first
    inner: Sequence[Claim] = ()  # the reports within it
    speaker: EntityLine | None = None
    links: Sequence[tuple[Link, Claim]] = ()  # with the claim at the other side
    retold: Sequence[Claim] = ()  # other claims of its origin, in other articles
    ruling: Decision | None = None  # by which a person accepted or rejected it


def find_context(store: Store, claim: Claim) -> Context:
    whole = Filter(document=claim.document.id, rejected=True)
    same_document = {one.id: one for one in store.claims.list(whole)}
    outer: list[Claim] = []
    within = claim.within
    while within is not None:
        outer.insert(0, same_document[within])
        within = same_document[within].within
    links = store.links.list(Filter(claims=[claim.id]))
    sides = {link: link.b if link.a == claim.id else link.a for link in links}
    others = (
        {other.id: other for other in store.claims.list(Filter(claims=list(sides.values())))} if sides else {}
    )
    mates = [one for one in store.origins.of([claim.id]) if one != claim.id]
    retold = store.claims.list(Filter(claims=mates)) if mates else []
    speaker = claim.speaker
    lines = store.entities.list(Filter(), ids=[speaker.id], unlisted=True) if speaker else []
    return Context(
        document=store.documents.get(claim.document.id),
        outer=outer,
        inner=[one for one in same_document.values() if one.within == claim.id and one.ruling != "reject"],
        speaker=lines[0] if lines else None,
        links=[(link, others[side]) for link, side in sides.items()],
        retold=[one for one in retold if one.document.id != claim.document.id],
        ruling=store.rulings.find(claim.id) if claim.ruling else None,
    )
