"""A `.csv` or `.tsv` table with a header: one article a row; what parts its columns is seen in the header."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.decode import check_is_text, encoding_of
from kg.read.failure import Failure, Found, Note
from kg.read.formats.rows import MAX_ROW_BYTES, Rows
from kg.read.raw import Raw

SAMPLE_BYTES = 1_000_000
DELIMITERS = ",;\t|"


def read_csv(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of each row, or why it has none, in order; empty rows are passed over.

    A table without a text that nobody named but that lies in a folder is passed over with a note.

    Raises:
        DocumentError: It is no table, or has no column with texts. The message has no path.
    """
    rows = Rows(raw, reading)
    with raw.open() as file:
        encoding = _encoding(file)
        # What is no letter in that encoding stays visible as "\ufffd", rather than stop the table.
        with io.TextIOWrapper(file, encoding, errors="replace", newline="") as text:
            yield from _table(raw, rows, _lines(text))
    yield from rows.notes()


def _table(raw: Raw, rows: Rows, lines: Iterator[str]) -> Iterator[Found]:
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter))
    lack = rows.lacks_text(header)
    if lack and raw.named:
        raise DocumentError(lack)
    if lack:
        yield Note(raw.path, f"passed over: {lack}")
        return
    yield from _documents(raw, rows, header, csv.reader(lines, delimiter=delimiter))


def _documents(raw: Raw, rows: Rows, header: list[str], table: Iterator[list[str]]) -> Iterator[Found]:
    csv.field_size_limit(MAX_ROW_BYTES)
    number = 1
    while True:
        number += 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            raise DocumentError(
                f"row {number} cannot be read ({error}); is a quotation mark left open? The rest is not read"
            ) from error
        if not any(cell.strip() for cell in cells):
            continue
        try:
            if len(cells) > len(header):
                raise DocumentError(
                    f"{len(cells)} cells under {len(header)} columns; put quotation marks around the text"
                )
            row = {name: cell or None for name, cell in zip(header, cells, strict=False)}
            yield rows.document(row)
        except DocumentError as error:
            yield Failure(f"{raw.path}:{number}", str(error))


def _encoding(file: BinaryIO) -> str:
    sample = file.read(SAMPLE_BYTES)
    if not sample.strip():
        raise DocumentError("the file is empty; was it saved?")
    check_is_text(sample)
    if len(sample) == SAMPLE_BYTES:  # not to be cut within a letter
        sample = sample[: sample.rfind(b"\n") + 1] or sample[:-4]
    file.seek(0)
    return encoding_of(sample)


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    while line := file.readline(MAX_ROW_BYTES):
        if len(line) >= MAX_ROW_BYTES:
            raise DocumentError(
                f"more than {MAX_ROW_BYTES / 1e6:,.0f} MB in one line; is it a table? The rest is not read"
            )
        yield line
