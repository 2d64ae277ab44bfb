"""Whether a decision can be understood at all."""

from typing import get_args

from kg.errors import DecisionError
from kg.model import Decision, Relation
from kg.resolve.rulings.on_documents import check_description
from kg.resolve.rulings.standing import ON_CLAIMS as ON_CLAIMS
from kg.resolve.rulings.standing import ON_DOCUMENTS, ON_LINKS, ON_OUTLETS, ON_SPEAKERS, check_decision

ON_IDS = ON_CLAIMS | {"withdraw"}  # verbs whose one argument is an id


def check(ruling: Decision) -> None:
    """Refuse a decision that cannot be understood.

    Raises:
        DecisionError: its verb is unknown, it has too few or too many arguments, or its type or relation is
            none.
    """
    if ruling.verb in ON_IDS:
        _check_count(ruling, 1, "one id")
    elif ruling.verb in ON_SPEAKERS:
        _check_count(ruling, 2, "the id of a claim and a name")
    elif ruling.verb in ON_LINKS:
        _check_count(ruling, 3, "two ids of claims and a relation")
        if ruling.arguments[2] not in get_args(Relation):
            known = ", ".join(get_args(Relation))
            raise DecisionError(
                f"decision {ruling.id}: no relation {ruling.arguments[2]!r}; they are {known}"
            )
    elif ruling.verb in ON_OUTLETS:
        _check_count(ruling, 2, "an outlet and its owner")
    elif ruling.verb in ON_DOCUMENTS:
        _check_count(ruling, 3, "a document, one of its fields and what that is")
        check_description(ruling)
    else:
        check_decision(ruling)


def _check_count(ruling: Decision, needed: int, what: str) -> None:
    if len(ruling.arguments) != needed:
        raise DecisionError(f"decision {ruling.id}: {ruling.verb} needs {what}")
