"""What a person ruled on links, kept and applied; nothing is compared again for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Decision, Filter, LinkRuling, Wanted
from kg.model.relations import AGAIN
from kg.resolve.rulings.on_links import rule_origins
from kg.resolve.rulings.outcomes import is_apart, judge_apart
from kg.store.database import Store

_ALL = Filter(all=True, rejected=True)


def keep_link_rulings(store: Store, rulings: Sequence[LinkRuling]) -> None:
    """Write what holds of links, in place of what is held, and apply it."""
    store.link_rulings.replace(rulings)
    apply_link_rulings(store)


def apply_link_rulings(store: Store) -> None:
    """Part or join origins as a person ruled on their links, and let a ruling hold for every telling of both.

    To be called when links and origins were written.
    """
    rulings = store.link_rulings.list()
    store.origins.overrule(rule_origins(*store.origins.ruled_on(), rulings) if rulings else {})
    store.link_rulings.retell(one for ruling in rulings for one in _retold(store, ruling))


def _retold(store: Store, ruling: LinkRuling) -> Iterator[LinkRuling]:
    """Yield what a ruling comes to for the links between other tellings of its two utterances."""
    if ruling.relation in AGAIN:
        return
    a, b = ({one, *store.origins.of([one])} for one in (ruling.a, ruling.b))
    for link in store.links.list(Wanted(_ALL, claims=sorted(a))):
        dismissed = (link.relation == ruling.relation) == (ruling.verb == "unlink")
        if dismissed and link.relation not in AGAIN and ({link.a, link.b} & b) - a:
            yield replace(
                ruling, verb="unlink", relation=link.relation, a=min(link.a, link.b), b=max(link.a, link.b)
            )


def refresh_rulings_apart(store: Store) -> None:
    """Judge anew the decisions on links and outlets, and no others: entities and claims stay as they are."""
    with store.transaction():
        lines, links = judge_apart(store.decisions.list(), store)
        store.outcomes.put(lines)
        keep_link_rulings(store, links)


def is_ruled_apart(store: Store, decision: Decision) -> bool:
    """Say whether a decision is on links or outlets; the others are read only where it withdraws one."""
    return is_apart(decision, store.decisions.list() if decision.verb == "withdraw" else ())
