"""What a person ruled that articles are: which decisions hold, and what documents are by them."""

from collections.abc import Iterable, MutableMapping
from datetime import datetime

from kg.errors import DecisionError
from kg.model import Decision, DecisionState
from kg.model.decision import DESCRIBED_FIELDS
from kg.resolve.rulings.lost_claims import HeldDocuments
from kg.resolve.rulings.standing import overruled_by

States = MutableMapping[str, tuple[DecisionState, str]]


def judge_on_documents(
    rulings: Iterable[Decision], documents: HeldDocuments, states: States
) -> dict[tuple[str, str], tuple[str | None, str]]:
    """Return what each field of a document is by a decision, and that one's id; of several, the latest holds.

    A document is found by its id, else by the path that it had.
    """
    latest: dict[tuple[str, str], Decision] = {}
    for ruling in rulings:
        reference, field, _ = ruling.arguments
        path = ruling.evidence[0].path if ruling.evidence else reference
        document = documents.find(reference, path)
        if document is None:
            states[ruling.id] = "sleeps", f"no article is held as {path}"
            continue
        if (document, field) in latest:
            states[latest[document, field].id] = "overruled", overruled_by(ruling)
        latest[document, field] = ruling
    return {key: (ruling.arguments[2] or None, ruling.id) for key, ruling in latest.items()}


def check_description(ruling: Decision) -> None:
    """Refuse a description of what no article has, or a date that is none.

    Raises:
        DecisionError: It cannot be understood.
    """
    _, field, value = ruling.arguments
    if field not in DESCRIBED_FIELDS:
        raise DecisionError(f"an article has no {field!r} to set; it has {', '.join(DESCRIBED_FIELDS)}")
    if field == "published" and value and not _is_day(value):
        raise DecisionError(f'{value!r} is no date; give a day as 2022-01-10, or "" for none')


def _is_day(value: str) -> bool:
    try:
        return len(value) >= len("2022-01-10") and value[4] == "-" and bool(datetime.fromisoformat(value))
    except ValueError:
        return False
