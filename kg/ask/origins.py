"""How many independent sources say something: claims by origin, whatever number of articles tell each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.sides import WITH
from kg.model import Claim, Wanted, age_of
from kg.relate.words.statement_words import is_negative
from kg.store.database import Store

_FLIPPED = frozenset({"denies", "opposes"})
_UNSAID = frozenset({"asks", "declines"})


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance: the claims that tell it, the earliest first."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return who published it, in order of time; a document without an outlet is not counted."""
        return tuple(dict.fromkeys(one.document.outlet for one in self.claims if one.document.outlet))


def group_by_origin(store: Store, claims: Iterable[Claim]) -> list[Origin]:
    """Return the origins of some claims, the one told in most documents first."""
    wanted = list(claims)
    origin = store.origins.of([claim.id for claim in wanted])
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in wanted:
        groups[origin.get(claim.id, claim.id)].append(claim)
    found = [Origin(tuple(sorted(group, key=_age))) for group in groups.values()]
    return sorted(found, key=lambda one: (-_documents(one), _age(one.first)))


def saying_so(words: str, claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Return the claims that say that something is so, and those whose words say that it is not."""
    asked = is_negative(words)
    so: list[Claim] = []
    not_so: list[Claim] = []
    for claim in claims:
        if claim.modality not in _UNSAID and not claim.negated:
            denied = is_negative(claim.content.text) ^ (claim.modality in _FLIPPED)
            (so if denied == asked else not_so).append(claim)
    return so, not_so


def with_what_agrees(store: Store, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims together with those that are linked to them as saying the same in other words."""
    if not claims:
        return []
    held = {claim.id for claim in claims}
    links = store.links.list(Wanted(claims=sorted(held)))
    more = {side for link in links if link.relation in WITH for side in (link.a, link.b)}
    return [*claims, *store.claims.list(Wanted(claims=sorted(more - held)))] if more - held else list(claims)


def _documents(origin: Origin) -> int:
    return len({claim.document.id for claim in origin.claims})


def _age(claim: Claim) -> tuple[str, str]:
    return age_of(claim.document.published), claim.id
