"""A `.jsonl` table: one article a line, a JSON object each."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.failure import Failure, Found
from kg.read.formats.rows import MAX_ROW_BYTES, Rows
from kg.read.raw import Raw


def read_json_lines(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of each row, or why it has none, in order; empty lines are passed over."""
    rows, empty = Rows(raw, reading), True
    with raw.open() as file:
        for number, line in enumerate(_lines(file), start=1):
            if line is not None and not line.strip():
                continue
            empty = False
            try:
                yield rows.document(_parse(line))
            except DocumentError as error:
                yield Failure(f"{raw.path}:{number}", str(error))
    if empty:
        raise DocumentError("the file is empty; was it saved?")
    yield from rows.notes()


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a table; None for one that is too long to be an article's row."""
    while line := file.readline(MAX_ROW_BYTES):
        if len(line) < MAX_ROW_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_ROW_BYTES)
        yield None


def _parse(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise DocumentError(
            f"more than {MAX_ROW_BYTES / 1e6:,.0f} MB in one row; split it into one row an article"
        )
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DocumentError(f"not UTF-8 at byte {error.start}; save the table again as UTF-8") from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"not valid JSON at column {error.colno} ({error.msg}); mend or remove this row"
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 100,000 brackets
        raise DocumentError("JSON too large or too deep to read; mend or remove this row") from error
    if not isinstance(row, dict):
        raise DocumentError('not an object; each row must be {"id": ..., "text": ...}')
    return row
