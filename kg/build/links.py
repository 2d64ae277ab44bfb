"""How claims relate, computed again where documents or decisions have changed."""

import logging

from kg.build.beside_writers import judge_beside_writers
from kg.build.copying import refresh_copies
from kg.build.regrouping import refresh_stories
from kg.build.ruled_links import apply_link_rulings
from kg.build.subjects import refresh_subjects, refresh_values
from kg.build.tally import OnPhase
from kg.errors import ModelError
from kg.relate.comparing import Judge, compare_again
from kg.relate.judging import ask_judge, name_of_judge
from kg.store.database import Store
from kg.store.judgements.compared import RowChanges, row_changes

_log = logging.getLogger(__name__)


def refresh_links(store: Store, *, anew: bool = False) -> None:
    """Compare the claims that have changed with all that stand, and keep links and origins.

    Args:
        anew: Compare all claims, because all was resolved again; what the judge said is remembered.
    """
    if store.pending.values():
        refresh_values(store)
    refresh_subjects(store)
    judge, reader = _judge()

    def find() -> list[RowChanges]:
        before = store.compared.get()
        marks = store.statements.marks(reader)
        return row_changes(before, compare_again(before, marks, store.statements.list, judge, anew=anew))

    def write(changes: list[RowChanges]) -> None:
        store.compared.replace(changes)
        apply_link_rulings(store)

    judge_beside_writers(store, find, write)


def refresh_what_follows(store: Store, *, on_phase: OnPhase | None = None) -> None:
    """Group articles, compare claims and count entities again, where something has overtaken them."""
    if store.pending.stories():
        if on_phase:
            on_phase("stories")
        refresh_copies(store)
        refresh_stories(store)
    if store.pending.links():
        if on_phase:
            on_phase("links")
        refresh_links(store)
    store.entity_counts.settle()


def _judge() -> tuple[Judge | None, str]:
    """Return the judge, and its name: what another one said is not remembered."""
    try:
        return ask_judge(), name_of_judge()
    except ModelError as error:
        _log.warning("claims are compared by their words alone: %s", error)
        return None, ""
