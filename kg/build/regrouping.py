"""Which documents tell of one event, computed again when documents have changed."""

from kg.build.beside_writers import judge_beside_writers
from kg.store.database import Store
from kg.stories.grouping import find_stories


def refresh_stories(store: Store) -> None:
    """Group all documents into stories."""
    judge_beside_writers(store, lambda: find_stories(store.stories.reported()), store.stories.replace)
