"""Links and origins put into a store by hand, and judges that answer what a test wants."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from kg.build.links import refresh_links
from kg.model import Link
from kg.relate.memory import Judgement
from kg.relate.propositions import Proposition
from kg.store.database import Store
from kg.store.judgements.compared import row_changes

SAME = Judgement(0.97, 0.01, 0.01, 0.01)
OPPOSED = Judgement(0.01, 0.97, 0.01, 0.01)
ANOTHER = Judgement(0.01, 0.01, 0.02, 0.96)
LEAST_COMMON = 3  # words

Ask = Callable[[Sequence[tuple[Proposition, Proposition]]], list[Judgement]]


def put_links(store: Store, links: Iterable[Link]) -> None:
    """Make these the links that are held."""
    before = store.compared.get()
    held = {(min(link.a, link.b), max(link.a, link.b)): link for link in links}
    store.compared.replace(row_changes(before, replace(before, links=held)))


def put_origins(store: Store, origins: Mapping[str, str]) -> None:
    """Make these the origins that are held, by the ids of claims."""
    before = store.compared.get()
    store.compared.replace(row_changes(before, replace(before, origins=dict(origins))))


def answering(answer_of: Callable[[str, str], Judgement]) -> Ask:
    """Return a judge that answers by the contents of two claims, in whatever order."""

    def ask(pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Judgement]:
        return [answer_of(*sorted((a.stated.content, b.stated.content))) for a, b in pairs]

    return ask


def by_words(first: str, second: str) -> Judgement:
    """Judgement as plain words tell: open against closed is opposed; three words in common are the same."""
    one, other = (set(re.findall("[a-z]+", text.lower())) for text in (first, second))
    if len(one & other) < LEAST_COMMON:
        return ANOTHER
    return OPPOSED if {"open", "closed"} <= one ^ other else SAME


def link_by_words(store: Store) -> None:
    """Compare the claims of a store as plain words tell: what the judge says changes with its weights."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.build.links._judge", lambda: (answering(by_words), "by words"))
        refresh_links(store)
