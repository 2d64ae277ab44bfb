"""kg: who said what about whom, from news articles, in one file that can be asked.

>>> import kg
>>> with kg.open("kg.db", create=True) as graph:  # doctest: +SKIP
...     graph.ingest("articles/")
...     graph.ask("who said what about the border?").claims
"""

from typing import Any

from kg.api import KnowledgeGraph, open
from kg.errors import KGError

__all__ = ["KGError", "KnowledgeGraph", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # 15 ms that no question needs

        return version("kg")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
