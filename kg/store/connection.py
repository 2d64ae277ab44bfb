"""Reading the store: from a Filter to documents, claims, entities and links.

Each function takes an open connection and returns things of `kg.model`, in an order that is the same
on every run. Where SQL is put together, it is from constant pieces; what a person asks for travels as
parameters only.
"""

from collections.abc import Iterable
from typing import Any, Protocol


class Connection(Protocol):
    """What reading and recording ask of a database connection; its rows are read by column name."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Iterable[Any]: ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> object: ...
