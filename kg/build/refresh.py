"""refresh(): everything that is judged, computed anew from the evidence that the store holds.

It comes to the same as reading the articles again: evidence is whole, and nothing else is judged.
"""

from dataclasses import dataclass

from kg.build.copying import refresh_copies
from kg.build.identities import refresh_entities
from kg.build.ingest import file_of, read_in
from kg.build.links import refresh_links
from kg.build.redescribing import renew
from kg.build.regrouping import refresh_stories
from kg.build.tally import Tally
from kg.read import Failure
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What computing anew came to.

    `changed`: documents of which something is judged otherwise than before. `extracted`: those of an older
    kg that were read again, since it did not keep all that it found; `kept`: paths of those whose file is
    gone, or has another text now: they are resolved as they were. `coarser`: those that cannot be resolved
    as the others are, and why. `claims` and `entities`: how many the store now holds and lists.
    """

    documents: int
    changed: int
    extracted: int
    kept: tuple[str, ...]
    coarser: tuple[Failure, ...]
    claims: int
    entities: int


def refresh(store: Store) -> Refreshed:
    """Compute resolution, values, subjects, entities and links anew; a second time it changes nothing.

    Raises:
        ModelError: the language pipeline is missing, and there are documents of an older kg to read again.
        StoreError: the store cannot be written.
    """
    unwhole = store.documents.unwhole()
    if unwhole:
        files = {file_of(store.documents.get(identifier).path): None for identifier in unwhole}
        read_in(store, files, Tally(), only=frozenset(unwhole))
    kept = tuple(store.documents.get(identifier).path for identifier in store.documents.unwhole())
    ids = store.documents.ids()
    changed = sum(renew(store, store.evidence.get(identifier)) for identifier in ids)
    store.values.note_complete()
    refresh_entities(store, anew=True)
    refresh_copies(store, anew=True)
    refresh_stories(store, anew=True)
    refresh_links(store, anew=True)
    store.entity_counts.settle()
    stats = store.corpus.stats()
    return Refreshed(
        documents=len(ids),
        changed=changed,
        extracted=len(unwhole) - len(kept),
        kept=kept,
        coarser=tuple(Failure(one.path, one.why) for one in store.failures.list() if one.document_id),
        claims=stats["claims"],
        entities=stats["entities"],
    )
