"""A graph as one page to look at: write_page(graph, path)."""

from kg.view.page import render_page, write_page

__all__ = ["render_page", "write_page"]
