"""Which articles are one text, found out of those that came; each is compared with few others."""

from functools import lru_cache

from kg.store.database import Store
from kg.stories.one_text import bands_of, is_one_text, runs_of

_MOST_KEPT = 500  # texts in memory


def refresh_copies(store: Store, *, anew: bool = False) -> None:
    """Find of new articles whether they are the text of one that is held.

    It is compared with the first article of each text alone, so that a text in a thousand outlets costs no
    more than in two.

    Args:
        anew: Of all articles.
    """
    with store.transaction():
        if anew:
            store.copies.clear()
        read = lru_cache(_MOST_KEPT)(lambda document: runs_of(store.documents.get(document)))
        for document in store.copies.new():
            runs = read(document)
            bands = bands_of(runs)
            likely = store.copies.candidates(bands) if bands else []
            text = next((other for other in likely if is_one_text(runs, read(other))), document)
            store.copies.add(document, text, bands)
