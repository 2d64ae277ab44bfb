"""`kg same`: pairs of names from a table, and what became of each as a machine reads it."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import QuestionError
from kg.resolve.names.schemas import compare_as
from kg.resolve.names.verdict import Verdict

NAMES = ("name1", "name2")


def same_record(verdict: Verdict) -> dict[str, Any]:
    return {"match": verdict.match, "score": round(verdict.score, 4), "why": verdict.why}


def same_pairs(lines: Iterable[str]) -> Iterator[Verdict | str]:
    """Yield what each row of a CSV with the columns name1, name2 and, if it has one, schema comes to.

    A row that cannot be judged yields what is wrong with it, with its line; the rest goes on.

    Raises:
        QuestionError: a column is missing.
    """
    rows = csv.DictReader(lines)
    try:
        missing = [name for name in NAMES if name not in (rows.fieldnames or ())]
        if missing:
            raise QuestionError(
                f"no column {' and no '.join(missing)}; the first line must be: name1,name2,schema"
            )
        yield from map(_judge, _rows(rows))
    except UnicodeDecodeError as error:
        raise QuestionError(
            f"line {rows.line_num + 1} or soon after it: not UTF-8; save the table as UTF-8"
        ) from error


def _rows(rows: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]] | str]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield f"line {rows.line_num}: {error}"
            continue
        if row is None:
            return
        yield rows.line_num, row


def _judge(numbered: tuple[int, dict[str, str]] | str) -> Verdict | str:
    if isinstance(numbered, str):
        return numbered
    line, row = numbered
    first, second = (row[name] for name in NAMES)
    if None in row:
        return f"line {line}: more fields than columns; quote a name that has a comma"
    if not first or not second:
        return f"line {line}: no {NAMES[0] if not first else NAMES[1]}"
    try:
        return compare_as(first, second, row.get("schema") or "")
    except QuestionError as error:
        return f"line {line}: {error}"
