"""Judging takes long, writing what was judged does not: other programs may write while it is judged."""

from collections.abc import Callable
from typing import TypeVar

from kg.store.database import Store

TRIES = 3  # that others may spoil; then they are held off
JudgedT = TypeVar("JudgedT")


def judge_beside_writers(
    store: Store, judge: Callable[[], JudgedT], write: Callable[[JudgedT], None]
) -> JudgedT:
    """Judge from one state of the store, then write if it is still in that state, else judge again.

    Within a transaction that writes already it is judged there.
    """
    for _ in range(TRIES):
        with store.transaction(writing=False):
            before = store.corpus.version()
            judged = judge()
        with store.transaction():
            if store.corpus.version() == before:
                write(judged)
                return judged
    with store.transaction():
        judged = judge()
        write(judged)
    return judged
