"""What can be counted of an open store: owners of outlets, figures, sides for and against."""

from kg.ask.counted.carriers import owners
from kg.store.database import Store


class Counting:
    """An open database, to be counted in; part of `kg.KnowledgeGraph`."""

    _store: Store

    def owners(self, outlet: str | None = None) -> dict[str, str]:
        """Return who owns each outlet that documents or decisions name, or the given one, as far as is known.

        An outlet of which no owner is known stands for itself.
        """
        return owners(self._store, outlet)
