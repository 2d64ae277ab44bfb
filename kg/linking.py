"""How claims relate, computed again when documents or decisions have changed."""

from dataclasses import replace

from kg.compare.comparing import compare
from kg.compare.periods import find_periods
from kg.compare.quantities import find_quantities
from kg.compare.stated import Stated
from kg.model import Values
from kg.store import Store

MOST_AT_ONCE = 3_000  # claims of a store in which a decision is followed by comparing at once


def refresh_links(store: Store) -> None:
    """Compare all claims that no person rejected, and keep their links and origins."""
    with store.transaction():
        compared = compare([_with_values(stated) for stated in store.statements()])
        store.replace_links(compared.links)
        store.replace_origins(compared.origins)


def refresh_links_if_quick(store: Store) -> None:
    """Compare claims again after a decision, unless there are so many that a person would wait for it.

    Then they are compared at the next ingest.
    """
    if not store.links_are_current() and store.stats()["claims"] <= MOST_AT_ONCE:
        refresh_links(store)


def _with_values(stated: Stated) -> Stated:
    if stated.values != Values():
        return stated
    holds = find_periods(stated.content, published=stated.published)
    return replace(stated, values=Values(holds=holds, quantities=find_quantities(stated.content)))
