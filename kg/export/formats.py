"""The formats by their names: export(store, format, path, filter, around=...).

| format  | is                                                                   | read by               |
|---------|----------------------------------------------------------------------|-----------------------|
| graphml | the graph of `kg.graph`                                              | Gephi, yEd, igraph    |
| gexf    | the same, with the day from which each node and edge is there        | Gephi's timeline      |
| csv     | tables, in a folder or a .zip                                        | spreadsheets, pandas  |
| jsonld  | schema.org Claim, PROV-O, the exact words as Web Annotation selectors | RDF tools            |
| ftm     | FollowTheMoney entities, one a line                                  | Aleph, OpenAleph      |
| jsonl   | our own, without loss                                                | `kg import`           |
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from kg.export.jsonl import jsonl_lines
from kg.export.writing import write_whole
from kg.model import Filter
from kg.selection import select
from kg.store import Store

Format = Literal["jsonl"]
FORMATS: tuple[Format, ...] = ("jsonl",)


def export(store: Store, format: Format, path: Path, filter: Filter, *, around: Sequence[str] = ()) -> Path:
    """Write the wanted part of the store to `path`, whole or not at all; return it as an absolute path.

    Args:
        around: Entity ids. Only claims that one of them makes, is the subject of, or passed on.

    Raises:
        ExchangeError: It cannot be written there.
    """
    return write_whole(path, export_chunks(store, format, filter, around=around))


def export_chunks(
    store: Store, format: Format, filter: Filter, *, around: Sequence[str] = ()
) -> Iterator[bytes]:
    """Yield the file of any format but csv, piece by piece."""
    part = select(store, filter, around=around)
    for line in jsonl_lines(store, part.documents, part.links):
        yield f"{line}\n".encode()
