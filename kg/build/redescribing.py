"""Articles become what a person ruled that they are; what follows from it is computed again."""

import logging

from kg.build.beside_writers import judge_beside_writers
from kg.build.one_document import complete, finish, told
from kg.errors import StoreError
from kg.model import Findings
from kg.resolve.rulings.outcomes import judge_descriptions
from kg.store.articles.described import Ruled
from kg.store.database import Store

_log = logging.getLogger(__name__)


def refresh_descriptions(store: Store) -> None:
    """Let articles be what decisions say; those that are something else now are resolved again with it.

    Who wrote an article, and when, decides whom it means and which days its claims tell.
    """

    def write(ruled: Ruled) -> None:
        for identifier in store.descriptions.replace(ruled):
            renew(store, store.evidence.get(identifier))

    judge_beside_writers(store, lambda: judge_descriptions(store.decisions.list(), store.documents), write)


def renew(store: Store, held: Findings) -> bool:
    """Resolve a document again; return whether anything came out otherwise."""
    if held.trouble and held.trouble.stage == "extract":
        return False  # there is nothing to resolve; `kg ingest --retry` extracts it again
    if held.whole:
        found = complete(held.document, held.extraction)
    else:
        found = finish(held.document, held.extraction, held.resolution, trouble=held.trouble, whole=False)
    try:
        return store.evidence.renew(found)
    except StoreError:
        raise
    except Exception as error:  # it stays as it is
        _log.warning("%s: left as it is, the store refused it (%s)", held.document.path, told(error))
        return False
