"""Whatever can be drawn of an open store and written from it for other programs.

What is slow to import (networkx, pyvis) is imported by the method that needs it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ask import ask_for, find_entities, find_wanted, require_entities
from kg.model import Filter, Wanted
from kg.store.database import Store

if TYPE_CHECKING:
    from kg.graph.measures import Measures
    from kg.graph.network import MultiDiGraph, Step
    from kg.graph.part import Part
    from kg.graph.selection import Around
    from kg.present.export import Format
    from kg.present.page import Served
    from kg.present.page.inline import Drawing

ALL = Filter()


class Drawer:
    """An open database, to be looked at and exported; its heir `Reader` also asks it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- looking

    def graph(self, x: str | None = None, filter: Filter = ALL) -> "MultiDiGraph":
        """Return the store, or the wanted part of it, as a networkx graph.

        Args:
            x: Only claims that it makes or passes on or that are about it.
        """
        from kg.graph.network import build_graph

        return build_graph(self._store, self._wanted(filter), around=self._around(x, filter))

    def part(
        self, x: str | None = None, filter: Filter = ALL, *, max_nodes: int = 1500, links: bool = False
    ) -> "Part":
        """Return what `view` draws of the graph, or of the part around X, and what it leaves out.

        Args:
            max_nodes: Of what is larger, the most telling part.
            links: Only claims that contradict, corroborate, repeat or otherwise relate to another one,
                and these others.
        """
        from kg.graph.part import drawn_part

        graph = self.graph(x, filter)
        around = [f"entity:{named.id}" for named in find_entities(self._store, x)] if x else []
        return drawn_part(self._store, graph, most=max_nodes, links=links, around=around)

    def part_around(self, node: str) -> "Part":
        """Return what surrounds a node of the graph, "KIND:ID"."""
        from kg.graph.part import part_around

        return part_around(self._store, node)

    def page(self, part: "Part", *, title: str = "Who said what", served: "Served | None" = None) -> str:
        """Return a part of the graph as a page that opens without a network, or one for a server."""
        from kg.present.page import render_page

        return render_page(part, store=self._store, title=title, served=served)

    def page_data(self, part: "Part") -> dict[str, Any]:
        """Return what a page that is open already takes in of a part."""
        from kg.present.page import page_data

        return page_data(part, self._store)

    def view(
        self,
        path: str | Path = "graph.html",
        x: str | None = None,
        filter: Filter = ALL,
        *,
        part: "Part | None" = None,
    ) -> Path:
        """Write the page of a part, or of the part that `part` gives for X; return its path."""
        from kg.present.page import write_page

        title = f"Who said what around {x}" if x else "Who said what"
        return write_page(part or self.part(x, filter), path, store=self._store, title=title)

    def draw(self, x: str | None = None, filter: Filter = ALL, *, part: "Part | None" = None) -> "Drawing":
        """Return what `view` writes as an object that a notebook shows inline, without a network."""
        from kg.present.page.inline import Drawing

        return Drawing(self.page(part or self.part(x, filter)))

    def measures(self, x: str | None = None, filter: Filter = ALL, *, limit: int = 10) -> "Measures":
        """Return who is cited most, who joins outlets and who agrees with whom, counted by origins.

        Args:
            x: Only claims that it makes or passes on or that are about it.
            limit: At most so many of each.
        """
        from kg.graph.measures import measure

        return measure(self.graph(x, filter), limit=limit)

    def path(self, a: str, b: str) -> "list[Step]":
        """Return the shortest way from one entity to another through what was said, with labels for nodes."""
        from kg.graph.network import find_labelled_path

        start, end = (f"entity:{require_entities(self._store, name)[0].id}" for name in (a, b))
        return find_labelled_path(self.graph(), start, end)

    # --- exchanging

    def export(self, format: "Format", path: str | Path, x: str | None = None, filter: Filter = ALL) -> Path:
        """Write the store, or the part around X, for another program; return the path.

        Args:
            format: "graphml", "gexf", "csv" (a folder or a .zip), "jsonld", "ftm", "jsonl" or "obsidian"
                (a folder).
        Raises:
            ExchangeError: It cannot be written there.
        """
        from kg.present.export import export

        wanted = self._wanted(filter)
        return export(self._store, format, Path(path), wanted, around=self._around(x, filter))

    def export_chunks(self, format: "Format", x: str | None = None, filter: Filter = ALL) -> Iterator[bytes]:
        """Yield what `export` would write, piece by piece, in any format that is one file."""
        from kg.present.export import export_chunks

        return export_chunks(self._store, format, self._wanted(filter), around=self._around(x, filter))

    def _around(self, x: str | None, filter: Filter) -> "Around | None":
        from kg.graph.selection import find_around

        return find_around(self._store, x, filter) if x else None

    def _wanted(self, filter: Filter) -> Wanted:
        return find_wanted(self._store, ask_for("", filter))
