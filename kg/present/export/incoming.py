"""Reading back what `kg export jsonl` wrote: take_in(store, path), wholly or not at all.

Documents and decisions are added to what a store holds; nothing that it holds is changed. So two stores are
made one by importing the one into the other, and a second import adds nothing.
"""

import json
import pickle
import tempfile
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from kg.build.ingest import bring_up_to_date
from kg.build.one_document import finish
from kg.decide.exchange import read_decision
from kg.errors import ExchangeError, KGError
from kg.model import Decision, DecisionLine, Document, Extraction, Findings, Resolution, Trouble
from kg.present.export.jsonl import COUNTED, FORMAT, VERSION
from kg.present.export.shapes import from_plain
from kg.present.export.sound import check_found
from kg.store.database import Store

MAX_HELD_BYTES = 64 * 2**20  # of what was read and not yet written: beyond it goes to a temporary file
MAX_LINE_BYTES = 64 * 2**20  # the longest article is far below, with all that is found in it
WHOLE_SINCE = 2  # the first format with the places of channels and of the mention that names a source
_FOREIGN = "not a file that `kg export jsonl` wrote"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What an import came to. `troubles`: new decisions that do not hold here."""

    documents: int
    documents_known: int
    decisions: int
    decisions_known: int
    troubles: tuple[DecisionLine, ...] = ()


def check_header(path: Path) -> None:
    """Check the first line of a file, before a store is made for it.

    Raises:
        ExchangeError: It cannot be opened, is none of ours, or a newer kg's.
    """
    with _opened(path) as file:
        _header(file, path)


def take_in(store: Store, path: Path) -> ImportedFile:
    """Add what a file has to a store, and judge anew who is who and how claims relate.

    A document whose path another one has here gets a path of its own.

    Raises:
        ExchangeError: A line is none of ours, or the file is cut off; then nothing is added.
    """
    tally: Counter[str] = Counter()
    with tempfile.SpooledTemporaryFile(MAX_HELD_BYTES) as ready:
        lines = _make_ready(path, ready)
        with store.transaction():
            held = {decision.id for decision in store.decisions.list()}
            for _ in range(lines):
                number, what = pickle.load(ready)
                with _numbered(path, number):
                    tally[_add(store, what)] += 1
    bring_up_to_date(store)
    troubles = tuple(line for line in store.outcomes.list() if _is_new_trouble(line, held))
    return ImportedFile(
        tally["documents"], tally["documents known"], tally["decisions"], tally["decisions known"], troubles
    )


def _make_ready(path: Path, ready: IO[bytes]) -> int:
    """Check every line and compute what follows from it, before anything is written; return how many."""
    lines = 0
    with _opened(path) as file:
        version, announced = _header(file, path)
        for number, record in _records(file, path, announced):
            with _numbered(path, number):
                is_document = record.pop("kind") == "document"
                what = _findings(record, version) if is_document else read_decision(record)
            pickle.dump((number, what), ready)
            lines += 1
    ready.seek(0)
    return lines


def _add(store: Store, what: Findings | Decision) -> str:
    """Add what one line has; return what it was, for the tally."""
    if isinstance(what, Findings):
        return "documents" if store.evidence.add(what) else "documents known"
    return "decisions" if store.decisions.add(what) else "decisions known"


def _is_new_trouble(line: DecisionLine, held: Container[str]) -> bool:
    return line.decision.id not in held and line.state in ("conflicts", "sleeps")


def _findings(record: Mapping[str, Any], version: int) -> Findings:
    """Return what a line has of a document, with what follows from it."""
    document = from_plain(Document, record.get("document"))
    extraction = from_plain(Extraction, record.get("extraction"))
    resolution = from_plain(Resolution, record.get("resolution"))
    check_found(document, extraction, resolution)
    trouble = from_plain(Trouble, record["trouble"]) if "trouble" in record else None
    whole = version >= WHOLE_SINCE and record.get("whole") is not False
    return finish(document, extraction, resolution, trouble=trouble, whole=whole)


# --- lines -----------------------------------------------------------------------------------------


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be read ({error.strerror})") from error


def _header(file: BinaryIO, path: Path) -> tuple[int, dict[str, int]]:
    """Return the format, and how many lines of each kind follow."""
    try:
        record = _record(file.readline(MAX_LINE_BYTES))
    except ValueError as error:
        raise ExchangeError(f"{path}: {_FOREIGN}") from error
    version = record.get("version")
    if record.get("format") != FORMAT or type(version) is not int:
        raise ExchangeError(f"{path}: {_FOREIGN}")
    if version > VERSION:
        raise ExchangeError(
            f"{path}: written by a newer kg (format {version}, this one knows {VERSION}); upgrade kg"
        )
    counts = {kind: count for kind in COUNTED if type(count := record.get(kind)) is int}
    if len(counts) < len(COUNTED):
        raise ExchangeError(f"{path}: {_FOREIGN}")
    return version, counts


def _records(
    file: BinaryIO, path: Path, announced: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each line after the first with its number, and check that all that is announced comes."""
    seen: Counter[str] = Counter()
    number = 1
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        with _numbered(path, number):
            if len(line) > MAX_LINE_BYTES:
                raise ValueError(f"longer than {MAX_LINE_BYTES >> 20} MB")
            record = _record(line)
            if record.get("kind") not in announced:
                raise ValueError(f"of no kind that kg knows: {str(record.get('kind'))[:40]!r}")
        seen[record["kind"]] += 1
        yield number, record
    for kind, count in announced.items():
        if seen[kind] != count:
            raise ExchangeError(
                f"{path}: has {seen[kind]} of {count} {kind}s; it was cut off, export it again"
            )


@contextmanager
def _numbered(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except (ValueError, KGError) as error:
        raise ExchangeError(f"{path}, line {number}: {error}") from error


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise ValueError("cut off, or not JSON") from error
    if not isinstance(record, dict):
        raise ValueError("not an object")
    return record
