"""What is new in articles that came since a time: statements that nobody had told before, and how they stand.

A statement is new where no article that was held before tells its origin; one that an article only keeps when
its text changes is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.ask.answer import find_claims
from kg.ask.origins import order_of_time
from kg.ask.question import ask_for
from kg.errors import QuestionError
from kg.model import Claim, Filter, Link, Wanted
from kg.model.relations import AGAINST, CHANGED
from kg.store.articles.versions import version_claim
from kg.store.database import Store
from kg.values.quantities import agree

NewsKind = Literal["contradicts", "changed", "figure", "said"]
_MOST_OLDER = 200  # claims on one subject in which a figure is looked for


@dataclass(frozen=True, slots=True)
class News:
    """A new statement; of one that contradicts, changes or gives another figure, the claim before it.

    `same`: the one before is of the same speaker. `about`: on what, where that is known.
    """

    kind: NewsKind
    claim: Claim
    about: str | None = None
    before: Claim | None = None
    same: bool = False
    figure: str | None = None


def find_news(store: Store, since: str, about: Sequence[str] = ()) -> list[News]:
    """Return the new statements of articles that were read since a time, as `find_news_in` does.

    Args:
        since: ISO 8601, UTC, as far as it is given: a day or a moment.
        about: Names or words; only what is about any of them. None: all.
    """
    return find_news_in(store, store.documents.read_since(since), about)


def find_news_in(store: Store, documents: Iterable[str], about: Sequence[str] = ()) -> list[News]:
    """Return the new statements of some documents, beside all others, those that contradict in front."""
    new = set(documents)
    claims = _fresh(store, _wanted(store, new, about), new)
    found = [_news(store, claim, links, new) for claim, links in _with_links(store, claims)]
    rank = ("contradicts", "changed", "figure", "said")
    return sorted(found, key=lambda one: (rank.index(one.kind), order_of_time(one.claim)))


def _wanted(store: Store, documents: Iterable[str], about: Sequence[str]) -> list[Claim]:
    """Return the claims of some documents that are about any of these, as sure as is shown, each once."""
    found: dict[str, Claim] = {}
    for document in sorted(documents):
        filters = [Filter(document=document, about=x) for x in about] or [Filter(document=document)]
        for narrowed in filters:
            try:
                found.update((claim.id, claim) for claim in find_claims(store, ask_for("", narrowed)))
            except QuestionError:  # nothing is known of it yet
                continue
    return sorted(found.values(), key=order_of_time)


def _fresh(store: Store, claims: Sequence[Claim], new: set[str]) -> list[Claim]:
    """Return the earliest claim of each origin of which no earlier article tells."""
    own = {claim.id for claim in claims}
    origins = store.origins.of(sorted(own))
    elsewhere = {
        origins[one.id]
        for one in store.claims.list(Wanted(Filter(all=True), claims=sorted(origins.keys() - own)))
        if one.document.id not in new
    }
    fresh: dict[str, Claim] = {}
    for claim in claims:
        origin = origins.get(claim.id, claim.id)
        if origin not in elsewhere and not _was_held(store, claim):
            fresh.setdefault(origin, claim)
    return list(fresh.values())


def _was_held(store: Store, claim: Claim) -> bool:
    """Say whether an earlier text of its article has the claim in the same words."""
    words = version_claim(claim)[1:4]
    versions = store.versions.list(claim.document.path)
    return any(words == held[1:4] for version in versions for held in version.claims)


def _with_links(store: Store, claims: Sequence[Claim]) -> list[tuple[Claim, list[Link]]]:
    ids = sorted(claim.id for claim in claims)
    links = store.links.list(Wanted(claims=ids)) if ids else []
    return [(claim, [link for link in links if claim.id in (link.a, link.b)]) for claim in claims]


def _news(store: Store, claim: Claim, links: Sequence[Link], new: set[str]) -> News:
    about = claim.about[0].name if claim.about else None
    for relations, kind in ((AGAINST, "contradicts"), (CHANGED, "changed")):
        others = [link.b if link.a == claim.id else link.a for link in links if link.relation in relations]
        for before in store.claims.list(Wanted(claims=others)) if others else ():
            same = bool(claim.speaker and before.speaker and claim.speaker.id == before.speaker.id)
            return News("contradicts" if kind == "contradicts" else "changed", claim, about, before, same)
    return _figure(store, claim, new) or News("said", claim, about)


def _figure(store: Store, claim: Claim, new: set[str]) -> News | None:
    """Return that a claim gives a figure for what was counted otherwise before, if it does."""
    given = [one for one in claim.values.quantities if one.unit]
    if not given or not claim.about:
        return None
    wanted = Wanted(Filter(limit=_MOST_OLDER), about=[claim.about[0].id])
    older = [one for one in store.claims.list(wanted) if one.document.id not in new]
    for quantity in given:
        compared = [(one, agree(quantity, other)) for one in older for other in one.values.quantities]
        otherwise = [one for one, agrees in compared if agrees is False]
        if otherwise and not any(agrees for _, agrees in compared):
            return News("figure", claim, claim.about[0].name, otherwise[0], figure=quantity.text)
    return None
