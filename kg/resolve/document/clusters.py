"""What the mentions of one document are taken for so far: clusters that grow, and why they grew."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import find_country, place_type, region_of
from kg.model import EntityType, Mention
from kg.resolve.names.kinds import kind_of


def type_of(mention: Mention) -> EntityType:
    """Return a mention's type, the gazetteer having the last word on countries, demonyms and cities."""
    if mention.form != "name":
        return mention.type
    country = find_country(mention.text)
    if country:
        return "NORP" if country.people else "GPE"
    if region_of(mention.text):
        return "LOC"
    return place_type(mention.text) or mention.type


def key_of(mention: Mention) -> str:
    """Return the key that names of one thing share; a demonym has the key of its country."""
    country = find_country(mention.text)
    if mention.form == "name" and country and not country.people:
        return fold_name(country.name)
    return region_of(mention.text) or fold_name(mention.text)


@dataclass(eq=False)
class Cluster:
    """Mentions of one document taken for one thing. Grows; compared by identity."""

    keys: set[str] = field(default_factory=set)  # folded names, not descriptions
    members: list[int] = field(default_factory=list)
    types: Counter[EntityType] = field(default_factory=Counter)
    why: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    concept: bool = False
    words: frozenset[str] = frozenset()  # of a concept: those that make it
    author: str | None = None  # who wrote the article, where only "I" mentions them

    @property
    def named(self) -> bool:
        return bool(self.keys)

    @property
    def type(self) -> EntityType:
        """The most frequent type of its mentions; of equals the first by the alphabet."""
        return min(self.types, key=lambda kind: (-self.types[kind], kind))

    @property
    def kind(self) -> str:
        return kind_of(self.type)

    @property
    def is_full_person(self) -> bool:
        return self.kind == "PERSON" and any(" " in key for key in self.keys)


class Clusters:
    """The clusters of one document, by mention. Live: joining two changes what `of` says for both."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._of: dict[int, Cluster] = {}

    def of(self, mention: int | None) -> Cluster | None:
        """Return the cluster of a mention; None for one not placed yet, and for no mention."""
        return None if mention is None else self._of.get(mention)

    def all(self) -> list[Cluster]:
        """Return every cluster once, in order of first mention."""
        return list(dict.fromkeys(self._of[mention] for mention in sorted(self._of)))

    def add(
        self, mention: int, cluster: Cluster | None = None, why: str = "", *, type: EntityType | None = None
    ) -> Cluster:
        """Place a mention in a cluster, or in a new one.

        Args:
            type: What it is by its cluster, where its own type may be wrong ("Jordan" of "Jim Jordan").
        """
        cluster = cluster or Cluster()
        described = self.mentions[mention]
        insort(cluster.members, mention)
        if described.form == "name":
            cluster.keys.add(key_of(described))
        if described.form in {"name", "concept"} or not cluster.types:
            cluster.types[type or type_of(described)] += 1
        cluster.concept = cluster.concept or described.form == "concept"
        cluster.gender = cluster.gender or described.gender
        if described.title and described.title not in cluster.roles:
            cluster.roles.append(described.title)
        if why and why not in cluster.why:
            cluster.why.append(why)
        self._of[mention] = cluster
        return cluster

    def join(self, first: Cluster, second: Cluster, why: str) -> Cluster:
        """Make two clusters one. Types of descriptions count only where there is no name."""
        if first is second:
            return first
        kept, gone = (first, second) if min(first.members) < min(second.members) else (second, first)
        named = [cluster for cluster in (first, second) if cluster.named] or [kept]
        kept.types = sum((cluster.types for cluster in named), Counter())
        kept.keys |= gone.keys
        kept.words = kept.words or gone.words
        kept.members = sorted(kept.members + gone.members)
        kept.why = list(dict.fromkeys([*kept.why, *gone.why, why]))
        kept.roles = list(dict.fromkeys([*kept.roles, *gone.roles]))
        kept.gender = kept.gender or gone.gender
        for mention in gone.members:
            self._of[mention] = kept
        return kept

    def before(self, mention: int) -> Iterator[tuple[int, Cluster]]:
        """Yield placed mentions before one, nearest first, with their clusters."""
        for earlier in range(mention - 1, -1, -1):
            cluster = self._of.get(earlier)
            if cluster:
                yield earlier, cluster

    def names(self) -> Iterator[tuple[int, Cluster]]:
        """Yield the placed mentions that are names, in reading order."""
        for mention in sorted(self._of):
            if self.mentions[mention].form == "name":
                yield mention, self._of[mention]
