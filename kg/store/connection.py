"""What all nouns of the store have: a connection, and a transaction for each call.

Each file of this folder writes and reads one noun: its class has what others call, bound to an open
store; its functions take a connection inside a transaction that was begun already. What is read are things
of `kg.model`, in an order that is the same on every run. Where SQL is put together (S608), it is from
constant pieces; what a person asks for travels as parameters only.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Connection(Protocol):
    """What writing and reading ask of a database connection; its rows are read by column name."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Iterable[Any]: ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> object: ...


class Transactions(Protocol):
    """What a noun asks of the store: to do all that is done inside as one; may be nested."""

    def transaction(self, *, writing: bool = True) -> AbstractContextManager[Connection]: ...


class Noun:
    """One noun of an open store; each call is a transaction, or part of the one that was begun already.

    Where a class has a method `list`, it stands last: below it the name would not be the type any more.
    """

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._store.transaction(writing=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._store.transaction()
