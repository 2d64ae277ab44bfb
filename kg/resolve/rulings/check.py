"""Whether a decision can be understood at all."""

from kg.errors import DecisionError
from kg.model import Decision
from kg.resolve.rulings.standing import ATTRIBUTE as ATTRIBUTE
from kg.resolve.rulings.standing import ON_CLAIMS as ON_CLAIMS
from kg.resolve.rulings.standing import check_decision

ON_IDS = ON_CLAIMS - {ATTRIBUTE} | {"withdraw"}  # verbs whose one argument is an id


def check(ruling: Decision) -> None:
    """Refuse a decision that cannot be understood.

    Raises:
        DecisionError: its verb is unknown, it has too few or too many arguments, or its type is none.
    """
    if ruling.verb == ATTRIBUTE:
        if len(ruling.arguments) != 2:
            raise DecisionError(f"decision {ruling.id}: {ruling.verb} needs the id of a claim and a name")
    elif ruling.verb not in ON_IDS:
        check_decision(ruling)
    elif len(ruling.arguments) != 1:
        raise DecisionError(f"decision {ruling.id}: {ruling.verb} needs one id")
