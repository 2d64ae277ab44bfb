"""A graph as one page to look at.

telling_part(graph) → Part (what is drawn, and in words what is not) → write_page(part, path, store=...)

A server sends the same page with `render_page(part, store=..., served=Served(...))`, and answers the
addresses in `Served` with `page_data(part_around(store, key), store=...)`.
"""

from kg.graph.part import MAX_NODES, Part, linked_part, part_around, telling_part
from kg.present.page.page_data import page_data
from kg.present.page.render import Served, render_page, write_page

__all__ = [
    "MAX_NODES",
    "Part",
    "Served",
    "linked_part",
    "page_data",
    "part_around",
    "render_page",
    "telling_part",
    "write_page",
]
