"""Who stands behind an outlet: its owner, as a person ruled or as kg ships it, and the wires it carries."""

import re
from collections.abc import Iterable
from functools import cache

from kg.language.en.fold import fold_name
from kg.language.word_lists import read_table, read_words
from kg.model import Claim
from kg.resolve.rulings.standing import ON_OUTLETS
from kg.store.database import Store

_PIECES = re.compile(r"[,;()&|]| and | with | via ")


class Carriers:
    """The owners of outlets, and which wires articles carry."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._owners = shipped_owners() | {
            fold_name(one): owner for one, owner in ruled_owners(store).items()
        }

    def owner(self, outlet: str) -> str:
        """Return who owns an outlet; where that is not known, it stands for itself."""
        return self._owners.get(fold_name(outlet), outlet)

    def is_known(self, outlet: str) -> bool:
        """Say whether an owner of that outlet is known, or it is a wire."""
        return fold_name(outlet) in self._owners or wire_of(outlet) is not None

    def wires(self, claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
        """Return by the id of each document of some claims the wires that it, or a claim's chain, names."""
        found: dict[str, set[str]] = {}
        for claim in claims:
            names = [*claim.via, claim.document.outlet or ""]
            found.setdefault(claim.document.id, set()).update(filter(None, map(wire_of, names)))
        for document, credit in self._store.documents.credits(sorted(found)).items():
            pieces = (piece for text in credit for piece in _PIECES.split(text))
            found[document].update(filter(None, map(wire_of, pieces)))
        return {document: frozenset(wires) for document, wires in found.items()}


def ruled_owners(store: Store) -> dict[str, str]:
    """Return the owners of outlets by decisions that stand, as they were typed."""
    return {
        line.decision.arguments[0]: line.decision.arguments[1]
        for line in store.outcomes.list()
        if line.decision.verb in ON_OUTLETS and line.state == "stands"
    }


def owners(store: Store, outlet: str | None = None) -> dict[str, str]:
    """Return who owns each outlet that documents or decisions name, or the given one; else itself."""
    carriers = Carriers(store)
    named = {line.outlet for line in store.documents.list() if line.outlet} | ruled_owners(store).keys()
    return {one: carriers.owner(one) for one in ([outlet] if outlet else sorted(named, key=str.casefold))}


@cache
def shipped_owners() -> dict[str, str]:
    """Return the owners of outlets that kg ships, by the folded name of the outlet."""
    return {fold_name(outlet): owner for outlet, owner in read_table("names/outlet_owners").items()}


def wire_of(name: str) -> str | None:
    """Return how the wire service of a name signs; None where it is none."""
    short = re.sub(r"^the ", "", name.strip().casefold())
    return short if short in read_words("names/wires") else _in_full().get(fold_name(name))


@cache
def _in_full() -> dict[str, str]:
    return {fold_name(name): sign for name, sign in read_table("names/wires_in_full").items()}
