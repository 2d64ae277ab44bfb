"""A link as a person names it, "A:B" by the beginnings of its claims' ids; the decision that this makes."""

from collections.abc import Sequence
from dataclasses import replace

from kg.errors import DecisionError
from kg.model import Anchor, Decision, Filter, Link, Wanted
from kg.model.ids import SHORT_ID
from kg.resolve.rulings.lost_claims import claim_evidence
from kg.resolve.rulings.on_links import pair_of
from kg.resolve.rulings.standing import ON_LINKS
from kg.store.database import Store

BETWEEN = ":"
_VERBS = {"accept": "link", "reject": "unlink"}


def names_link(verb: str, arguments: Sequence[str]) -> bool:
    """Say whether the words of a decision are on a link."""
    return verb in ON_LINKS or (verb in _VERBS and bool(arguments) and BETWEEN in arguments[0])


def read_link(store: Store, draft: Decision) -> Decision:
    """Return a decision on a link with both claims' whole ids, its relation, and the words of both.

    Args:
        draft: "link" or "unlink" of two claims and a relation; "accept" or "reject" of "A:B", and of the
            relation where the two have several links.

    Raises:
        DecisionError: There is no such link, there are several, or both claims are one.
        StoreError: No claim answers to an id, or several do.
    """
    if draft.verb in _VERBS:
        ends, named = draft.arguments[0].split(BETWEEN, 1), draft.arguments[1:]
    else:
        ends, named = list(draft.arguments[:2]), draft.arguments[2:]
    a, b = (store.claims.get(end.strip()) for end in ends)
    if a.id == b.id:
        raise DecisionError(f"both are the claim {a.id[:SHORT_ID]}; a link joins two claims")
    if draft.verb in _VERBS:
        named = (_the_one_link(links_between(store, a.id, b.id), (a.id, b.id), named),)
    evidence: tuple[Anchor, ...] = (claim_evidence(a, 0), claim_evidence(b, 1))
    verb = _VERBS.get(draft.verb, draft.verb)
    return replace(draft, verb=verb, arguments=(a.id, b.id, *named), evidence=evidence)


def links_between(store: Store, a: str, b: str) -> list[Link]:
    """Return the links of two claims, the surest first."""
    found = store.links.list(Wanted(Filter(all=True, rejected=True), claims=[a, b]))
    return [link for link in found if pair_of(link.a, link.b) == pair_of(a, b)]


def _the_one_link(links: Sequence[Link], ends: tuple[str, str], named: Sequence[str]) -> str:
    known = [link.relation for link in links if not named or link.relation in named]
    if len(known) == 1:
        return known[0]
    what = BETWEEN.join(end[:SHORT_ID] for end in ends)
    if known:
        raise DecisionError(
            f"{what} are linked as {' and '.join(known)}; say which one: --relation {known[0]}"
        )
    of_it = f" as {named[0]}" if named else ""
    raise DecisionError(f"{what} are not linked{of_it}; `kg links` lists what is, `kg link` makes a link")
