"""Who publishes and passes on: outlets by name, and which claims came through them."""

from kg.ask.named.name_meaning import find_entities
from kg.ask.named.suggestions import unknown
from kg.errors import QuestionError
from kg.language.en.fold import fold_name
from kg.model import Claim, Filter, Named, Wanted
from kg.store.database import Store


class Channel:
    """An outlet, or whoever else passes words on, by any of its names.

    Raises:
        QuestionError: Neither an entity nor an outlet has that name.
    """

    def __init__(self, store: Store, name: str) -> None:
        entities = find_entities(store, name)
        self._speakers = {named.id for named in entities}
        self._keys = {fold_name(name), *(fold_name(named.name) for named in entities)}
        if not entities and not self._keys & set(map(fold_name, _outlets(store))):
            raise unknown(name, store.names.list())

    def passes_on(self, claim: Claim) -> bool:
        """Tell whether a claim was published here, or came through here."""
        names = (claim.document.outlet, *claim.via)
        return any(fold_name(name) in self._keys for name in names if name)

    def reports(self, claim: Claim) -> bool:
        """Tell whether a claim is passed on or made here."""
        return self.passes_on(claim) or (claim.speaker is not None and claim.speaker.id in self._speakers)


def check_outlet(store: Store, outlet: str) -> None:
    """Raise a QuestionError that offers the nearest outlets if nothing was published by this one."""
    if store.documents.list(Wanted(Filter(outlet=outlet, limit=1))):
        return
    known = _outlets(store)
    if not known:
        raise QuestionError(f"nothing known of the outlet {outlet!r}; no document names its outlet")
    raise unknown(outlet, ((fold_name(name), Named(name, name, "ORG")) for name in known))


def _outlets(store: Store) -> list[str]:
    return sorted({line.outlet for line in store.documents.list() if line.outlet})
