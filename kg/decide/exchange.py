"""Decisions as a file to share and to keep under version control: one JSON object a line, oldest first."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import DecisionError
from kg.model import Decision
from kg.resolve.rulings.check import check
from kg.store.decisions import evidence_records, read_evidence

_FOREIGN = "not a decision as `kg decisions export` writes it"


def export_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield a line for each decision; a decision's line is the same in every export of it."""
    for decision in sorted(decisions, key=lambda it: (it.when, it.id)):
        yield json.dumps(decision_record(decision), ensure_ascii=False)


def decision_record(decision: Decision) -> dict[str, Any]:
    """Return what JSON can hold of a decision."""
    return {
        "id": decision.id,
        "when": decision.when,
        "who": decision.who,
        "verb": decision.verb,
        "arguments": list(decision.arguments),
        "reason": decision.reason,
        "evidence": evidence_records(decision.evidence),
    }


def import_lines(lines: Iterable[str], name: str) -> list[Decision]:
    """Return the decisions of a file; blank lines are passed over.

    Args:
        name: What the file is called, for the message of an error.

    Raises:
        DecisionError: a line is no decision, or one that cannot be understood.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decision = read_decision(json.loads(line))
        except ValueError as error:
            raise DecisionError(f"{name}, line {number}: {_FOREIGN}") from error
        except DecisionError as error:
            raise DecisionError(f"{name}, line {number}: {error}") from error
        found.append(decision)
    return found


def read_decision(record: Any) -> Decision:
    """Return the decision that `decision_record` wrote.

    Raises:
        DecisionError: it is none, or one that cannot be understood.
    """
    try:
        decision = _read(record)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DecisionError(_FOREIGN) from error
    check(decision)
    return decision


def _read(record: Any) -> Decision:
    arguments, reason = record["arguments"], record.get("reason")
    if not isinstance(arguments, list) or not all(isinstance(name, str) for name in arguments):
        raise ValueError("arguments are no list of names")
    fixed = {key: record[key] for key in ("id", "verb", "who", "when")}
    if not all(isinstance(value, str) and value for value in fixed.values()):
        raise ValueError("not all of id, verb, who and when")
    return Decision(
        arguments=tuple(arguments),
        reason=None if reason is None else str(reason),
        evidence=read_evidence(record.get("evidence", [])),
        **fixed,
    )
