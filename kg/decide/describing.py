"""What a person says that articles are: dates, outlets, titles, authors, addresses; of one or in a table."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.decide.ruling import record, write
from kg.errors import DecisionError, StoreError
from kg.model import Decision
from kg.model.decision import DESCRIBED_FIELDS
from kg.store.database import Store

_DOCUMENT_COLUMNS = ("id", "path", "document")
_COLUMNS = {"date": "published", **{field: field for field in DESCRIBED_FIELDS}}


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """What a table of descriptions came to: decisions made, rows that say what is held, and what failed."""

    made: tuple[Decision, ...]
    known: int
    failed: tuple[str, ...]  # in words, with the line
    unused: tuple[str, ...]  # columns that say nothing of articles


def describe(
    store: Store, reference: str, fields: Mapping[str, str], *, who: str, reason: str | None = None
) -> list[Decision]:
    """Record what an article is, field by field; what is held so already is left out.

    Raises:
        StoreError: no article answers to it, or several do.
        DecisionError: a field or a date is none.
    """
    with store.transaction():
        return record(store, list(_drafts(store, reference, fields, who=who, reason=reason)))


def describe_from(store: Store, path: Path, *, who: str, reason: str | None = None) -> DescribedTable:
    """Record what the rows of a CSV file say of articles; an empty cell says nothing.

    Raises:
        DecisionError: it has no column that names an article, or none that says anything of one.
    """
    rows, header = _read(path)
    named = [column for column in header if column in _DOCUMENT_COLUMNS]
    used = {column: _COLUMNS[column] for column in header if column in _COLUMNS}
    if not named or not used:
        lacks = "names an article (id or path)" if not named else f"is one of {', '.join(_COLUMNS)}"
        raise DecisionError(f"{path}: no column {lacks}")
    made: list[Decision] = []
    failed: list[str] = []
    known = 0
    with store.transaction():
        for number, row in rows:
            fields = {field: row[column] for column, field in used.items() if row.get(column)}
            try:
                reference = _held(store, path, [row[column] for column in named if row.get(column)])
                drafts = list(_drafts(store, reference, fields, who=who, reason=reason))
            except (DecisionError, StoreError) as error:
                failed.append(f"{path}, line {number}: {error}")
                continue
            known += not drafts
            made += drafts
        record(store, made)
    return DescribedTable(
        tuple(made), known, tuple(failed), tuple(one for one in header if one not in {*named, *used})
    )


def _drafts(
    store: Store, reference: str, fields: Mapping[str, str], *, who: str, reason: str | None
) -> Iterator[Decision]:
    document = store.documents.get(reference)
    for field, value in fields.items():
        if field in DESCRIBED_FIELDS and (getattr(document, field) or "") == value:
            continue
        yield write(store, "describe", (document.id, field, value), who=who, reason=reason)


def _held(store: Store, table: Path, references: Iterable[str]) -> str:
    """Return the id of the article that a row names: by id, or by path, also one beside the table."""
    wanted = list(references)
    if not wanted:
        raise DecisionError("it names no article")
    missing: StoreError | None = None
    for reference in (*wanted, *(str(table.parent / one) for one in wanted)):
        try:
            return store.documents.get(reference).id
        except StoreError as error:
            missing = missing or error
    assert missing
    raise missing


def _read(path: Path) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, restkey="")
            rows = [
                (
                    table.line_num,
                    {key.strip().casefold(): (value or "").strip() for key, value in row.items() if key},
                )
                for row in table
            ]
            return rows, [name.strip().casefold() for name in table.fieldnames or ()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DecisionError(f"{path}: cannot be read as a CSV file in UTF-8 ({error})") from error
