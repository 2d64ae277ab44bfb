"""`kg relate`: pairs of statements from a file, and how they relate as a machine and a person read it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import QuestionError
from kg.present.terminal.plain import harmless
from kg.relate.texts import TextVerdict, relate

SIDES = ("a", "b")


def relate_record(verdict: TextVerdict) -> dict[str, Any]:
    return {"label": verdict.label, "p": [round(p, 4) for p in verdict.p], "why": verdict.why}


def relate_line(verdict: TextVerdict) -> str:
    return harmless(f"{verdict.label} ({max(verdict.p):.2f}): {verdict.why}")


def relate_pairs(lines: Iterable[str]) -> Iterator[TextVerdict | str]:
    """Yield how the two statements of each line `{"a": ..., "b": ...}` relate; empty lines are passed over.

    A line that cannot be judged yields what is wrong with it, with its number; the rest goes on.

    Raises:
        QuestionError: the file is not UTF-8.
    """
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _judge(number, line)
    except UnicodeDecodeError as error:
        raise QuestionError(f"line {number + 1} or soon after it: not UTF-8; save it as UTF-8") from error


def _judge(number: int, line: str) -> TextVerdict | str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"line {number}: no JSON: {error}"
    if not isinstance(row, dict):
        return f'line {number}: not an object; a line must be {{"a": "...", "b": "..."}}'
    for side in SIDES:
        if not isinstance(row.get(side), str):
            return f'line {number}: "{side}" is {"missing" if side not in row else "not a text"}'
    try:
        return relate(row["a"], row["b"])
    except QuestionError as error:
        return f"line {number}: {error}"
