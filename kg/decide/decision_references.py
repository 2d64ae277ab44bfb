"""A decision by the beginning of its id, as a person types it."""

from kg.errors import DecisionError
from kg.store.database import Store


def read_decision_id(store: Store, reference: str) -> str:
    """Return the id of the one decision that begins so and is not withdrawn.

    Raises:
        DecisionError: None does, or several do, or it is withdrawn already.
    """
    lines = [line for line in store.outcomes.list() if line.decision.id.startswith(reference)]
    if len(lines) != 1:
        which = "several decisions begin" if lines else "no decision begins"
        raise DecisionError(f"{which} with {reference!r}; `kg decisions` lists them")
    if lines[0].state == "withdrawn":
        raise DecisionError(f"decision {lines[0].decision.id} is withdrawn already")
    return lines[0].decision.id
