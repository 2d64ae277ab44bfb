"""How what is shown relates to what else was said: pairs that contradict, groups that agree."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.ask import AnswerLine
from kg.ask.counted.independence import Witness, count, weigh
from kg.ask.origins import Origin, group_by_origin, order_of_time
from kg.model import Filter, Link, Relation, Wanted
from kg.model.relations import AGAIN
from kg.resolve.groups import Groups
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Relating:
    """Origins in order of time that agree, contradict or follow each other, and why, in words."""

    origins: tuple[Origin, ...]
    why: tuple[str, ...]
    score: float = 1.0  # how likely the surest of their links is right
    witnesses: tuple[Witness, ...] = ()  # of a group that agrees: its origins, and which of them count


class Related:
    """The links of some claims that are shown, among them and to claims that are not.

    A claim that is not shown but repeats one that is does not make that one twice as said.
    """

    def __init__(self, store: Store, shown: Sequence[AnswerLine], *, rejected: bool) -> None:
        self._store = store
        self._shown = {line.claim.id for line in shown}
        links = _links(store, self._shown, rejected=rejected)
        others = {side for link in links for side in (link.a, link.b)} - self._shown
        links += [
            link
            for link in _links(store, others, rejected=rejected)
            if link not in links and {link.a, link.b} <= self._shown | others
        ]
        self._links = links
        repeats = [(link.a, link.b) for link in links if link.relation in AGAIN]
        self.joined: Groups[str] = Groups()
        for a, b in (*repeats, *store.origins.of(sorted(self._shown | others)).items()):
            self.joined.join(a, b)
        claims = store.claims.list(Wanted(Filter(rejected=True), claims=sorted(others))) if others else []
        lines = [*shown, *(AnswerLine(claim, claim.content.text) for claim in claims)]
        self._by_claim: dict[str, Origin] = {}
        for origin in group_by_origin(lines, self.joined.find):
            known = tuple(line for line in origin.lines if line.claim.id in self._shown)
            kept = Origin(known) if known else origin
            self._by_claim |= {claim.id: kept for claim in origin.claims}

    def pairs(self, relations: Collection[Relation]) -> list[Relating]:
        """Return each pair of origins once, the earlier one first; the surest pair comes first."""
        found: dict[tuple[str, str], Relating] = {}
        for a, b, link in self._between(relations):
            pair = _in_time(a, b)
            key = (_key(pair[0]), _key(pair[1]))
            known = found.get(key, Relating(pair, (), 0.0))
            why = tuple(dict.fromkeys((*known.why, link.why)))
            found[key] = Relating(pair, why, max(known.score, link.score))
        return list(found.values())

    def groups(self, relations: Collection[Relation]) -> list[Relating]:
        """Return the origins that such links join, the largest group first."""
        between = list(self._between(relations))
        home: Groups[str] = Groups()
        for a, b, _ in between:
            home.join(_key(a), _key(b))
        members: dict[str, dict[str, Origin]] = {}
        reasons: dict[str, dict[str, None]] = {}
        sure: dict[str, float] = {}
        for a, b, link in between:
            group = home.find(_key(a))
            members.setdefault(group, {}).update({_key(a): a, _key(b): b})
            reasons.setdefault(group, {})[link.why] = None
            sure[group] = max(sure.get(group, 0.0), link.score)
        groups = []
        for key, found in members.items():
            origins = _in_time(*found.values())
            witnesses = tuple(weigh(self._store, origins))
            groups.append(Relating(origins, tuple(reasons[key]), sure[key], witnesses))
        return sorted(groups, key=lambda group: (-count(group.witnesses), -len(group.origins)))

    def _between(self, relations: Collection[Relation]) -> Iterator[tuple[Origin, Origin, Link]]:
        for link in self._links:
            if link.relation in relations and {link.a, link.b} & self._shown:
                a, b = self._by_claim[link.a], self._by_claim[link.b]
                if a != b:
                    yield a, b, link


def _links(store: Store, claims: set[str], *, rejected: bool) -> list[Link]:
    return store.links.list(Wanted(Filter(rejected=rejected), claims=sorted(claims))) if claims else []


def _in_time(*origins: Origin) -> tuple[Origin, ...]:
    return tuple(sorted(origins, key=lambda origin: order_of_time(origin.first)))


def _key(origin: Origin) -> str:
    return origin.first.id
