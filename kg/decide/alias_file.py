"""A person's own file of other names: CSV, TSV or JSON lines → rows of names that mean one."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from kg.errors import DecisionError

_HEADINGS = frozenset({"name", "canonical", "entity"})  # of a first column: then the row is a heading


def read_aliases(text: str, name: str) -> list[tuple[str, ...]]:
    """Return rows of two names or more, the first the one to list; repeated rows once.

    A row is `name,alias,alias...` with commas or tabs, or as JSON `["name", "alias"]` or
    `{"name": "...", "aliases": ["...", ...]}`. Empty rows, and one of headings, are passed over.

    Args:
        name: What the file is called, for the message of an error.

    Raises:
        DecisionError: a row has fewer than two names, or is no JSON that is understood.
    """
    rows = dict.fromkeys(
        _json_rows(text, name) if text.lstrip()[:1] in ("[", "{") else _table_rows(text, name)
    )
    return list(rows)


def _table_rows(text: str, name: str) -> Iterator[tuple[str, ...]]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    try:
        for cells in reader:
            names = _names(cells)
            if not names or (reader.line_num == 1 and names[0].casefold() in _HEADINGS):
                continue
            yield _checked(names, f"{name}, line {reader.line_num}")
    except csv.Error as error:
        raise DecisionError(f"{name}, line {reader.line_num}: no row of names ({error})") from error


def _json_rows(text: str, name: str) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            row = json.loads(line)
            if isinstance(row, dict):
                others = row["aliases"] if "aliases" in row else row["alias"]
                row = [row["name"], *([others] if isinstance(others, str) else others)]
            if not isinstance(row, list) or not all(isinstance(cell, str) for cell in row):
                raise TypeError("no list of names")
        except (ValueError, KeyError, TypeError) as error:
            raise DecisionError(
                f'{place}: neither ["name", "alias"] nor {{"name": "...", "aliases": ["..."]}}'
            ) from error
        yield _checked(_names(row), place)


def _names(cells: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for cell in cells if (name := " ".join(cell.split()))))


def _checked(names: list[str], place: str) -> tuple[str, ...]:
    if len(names) < 2:
        raise DecisionError(f"{place}: give a name and at least one other name for it")
    return tuple(names)
