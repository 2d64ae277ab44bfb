"""The formats by their names: export(store, format, path, wanted, around=...).

| format  | is                                                                   | read by               |
|---------|----------------------------------------------------------------------|-----------------------|
| graphml | the graph of `kg.graph.network`                                      | Gephi, yEd, igraph    |
| gexf    | the same, with the day from which each node and edge is there        | Gephi's timeline      |
| csv     | tables, in a folder or a .zip                                        | spreadsheets, pandas  |
| jsonld  | schema.org Claim, PROV-O, the exact words as Web Annotation selectors | RDF tools            |
| ftm     | FollowTheMoney entities, one a line                                  | Aleph, OpenAleph      |
| jsonl   | our own, without loss                                                | `kg import`           |
| obsidian | notes that link to each other, in a folder                          | Obsidian, any editor  |
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from kg.graph.selection import Around, select
from kg.model import Wanted
from kg.present.export.ftm import ftm_lines
from kg.present.export.gephi import gexf_chunks, graphml_chunks
from kg.present.export.jsonl import jsonl_lines
from kg.present.export.jsonld import jsonld_chunks
from kg.present.export.tables import write_tables
from kg.present.export.vault import write_vault
from kg.present.writing import write_whole
from kg.store.database import Store

Format = Literal["graphml", "gexf", "csv", "jsonld", "ftm", "jsonl", "obsidian"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(store: Store, format: Format, path: Path, wanted: Wanted, *, around: Around | None = None) -> Path:
    """Write the wanted part of the store to `path`, whole or not at all; return it as an absolute path.

    Args:
        path: A file; of "csv" a folder, or a file that ends in .zip; of "obsidian" a folder.
        around: Only claims that X makes or passes on, or that are about X.

    Raises:
        ExchangeError: It cannot be written there.
    """
    with store.transaction(writing=False):  # one state of the store
        if format == "csv":
            return write_tables(store, select(store, wanted, around=around), path)
        if format == "obsidian":
            return write_vault(store, select(store, wanted, around=around), path)
        return write_whole(path, export_chunks(store, format, wanted, around=around))


def export_chunks(
    store: Store, format: Format, wanted: Wanted, *, around: Around | None = None
) -> Iterator[bytes]:
    """Yield the file of any format that is one file, piece by piece: neither "csv" nor "obsidian"."""
    with store.transaction(writing=False):
        if format in ("graphml", "gexf"):
            from kg.graph.network import (
                build_graph,  # with it comes networkx, which the others need not wait for
            )

            write = graphml_chunks if format == "graphml" else gexf_chunks
            yield from write(build_graph(store, wanted, around=around))
            return
        part = select(store, wanted, around=around)
        if format == "jsonld":
            yield from jsonld_chunks(store, part)
        else:
            lines = ftm_lines(store, part) if format == "ftm" else jsonl_lines(store, part.documents)
            yield from (f"{line}\n".encode("utf-8", "backslashreplace") for line in lines)
