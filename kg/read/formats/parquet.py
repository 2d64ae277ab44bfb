"""A `.parquet` table: one article a row; read with pyarrow (extra `parquet`), some rows at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.failure import Failure, Found, Note, lack
from kg.read.formats.rows import Rows
from kg.read.raw import Raw

BATCH_ROWS = 64  # a row may hold a long article, and all of them are in memory at once
MAX_GROUP_BYTES = 1_000_000_000  # unpacked, as the file itself tells it


def read_parquet(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of each row, or why it has none, in order.

    A table without a text that nobody named but that lies in a folder is passed over with a note.

    Raises:
        DocumentError: It is no Parquet, or has no column with texts, or pyarrow is missing.
    """
    rows = Rows(raw, reading)
    with raw.open() as file:
        table = _open(file)
        missing = rows.lacks_text(table.schema_arrow.names)
        if missing and not raw.named:
            yield Note(raw.path, f"passed over: {missing}")
            return
        if missing:
            raise DocumentError(missing)
        for number, row in enumerate(_rows(table), start=1):
            try:
                yield rows.document(row)
            except DocumentError as error:
                yield Failure(f"{raw.path}:{number}", str(error))
    yield from rows.notes()


def _open(file: BinaryIO) -> Any:
    try:
        import pyarrow.parquet as parquet  # a tenth of a second and 170 MB, for these tables alone
    except ImportError as error:
        lack("pyarrow", "parquet", error)
    try:
        table = parquet.ParquetFile(file)
        groups = [table.metadata.row_group(index) for index in range(table.num_row_groups)]
        largest = max((group.total_byte_size for group in groups), default=0)
    except Exception as error:  # its own, OSError and ValueError, on what is damaged
        raise DocumentError(f"no Parquet that can be read ({_told(error)}); is it cut off?") from error
    if largest > MAX_GROUP_BYTES:
        raise DocumentError(
            f"{largest / 1e6:,.0f} MB in one group of rows are more than are read at once "
            f"({MAX_GROUP_BYTES / 1e6:,.0f} MB); write it with smaller groups of rows"
        )
    return table


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    number = 0
    try:
        for batch in table.iter_batches(batch_size=BATCH_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield row
    except Exception as error:
        raise DocumentError(
            f"damaged after row {number:,} ({_told(error)}); what follows is not read"
        ) from error


def _told(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
