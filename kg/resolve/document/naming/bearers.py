"""Whose surname, or given name, a name of one word is, where persons of a document bear it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from kg.language.en.genders import gender_of_given_name
from kg.resolve.document.cluster_genders import gender_of
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.offices import KIN, OFFICES, role_words
from kg.resolve.names.persons import HONOURS, PARTICLES, name_words
from kg.resolve.names.spelling import consonants, same_word


class Surnames:
    """The surnames of one document, asked in reading order.

    A surname belongs to who alone was introduced when it was first used by itself: "Ted Cruz ... Cruz ...
    his wife, Heidi Cruz, ... Cruz". Else to who was named in full most often before, then last.
    """

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._borne: defaultdict[str, list[tuple[str, Cluster]]] = defaultdict(list)
        self._given: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._within: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._settled: dict[str, Cluster] = {}
        self._full: defaultdict[int, list[int]] = defaultdict(list)
        for index, cluster in clusters.names():
            if cluster.is_full_person and len(name_words(clusters.mentions[index].text)) > 1:
                self._full[id(cluster)].append(index)
        for cluster in clusters.all():
            if cluster.is_full_person:
                full = [name_words(key) for key in sorted(cluster.keys) if " " in key]
                for word in sorted({words[-1] for words in full}):
                    self._borne[consonants(word)].append((word, cluster))
                for word in sorted({words[0] for words in full if gender_of_given_name(words[0])}):
                    self._given[word].append(cluster)
                for word in sorted({word for words in full for word in words[:-1] if _may_stand_alone(word)}):
                    self._within[word].append(cluster)
        self._all_surnames = {word for borne in self._borne.values() for word, _ in borne}

    def owner(self, mention: int, key: str, *, person: bool) -> Cluster | None:
        """Return the person whose surname a mention is.

        Args:
            key: The mention's folded name.
            person: It was taken for a person's name; then other spellings of a surname count as well.
        """
        bearers = [
            cluster
            for word, cluster in self._borne[consonants(key)]
            if word == key or (person and same_word(word, key))
        ]
        bearers = [
            cluster for cluster in self._of_gender(mention, bearers) if self._may_hold(mention, cluster)
        ]
        before = [cluster for cluster in bearers if min(cluster.members) < mention]
        if len(before) == 1:
            return self._settled.setdefault(key, before[0])
        if self._settled.get(key) in before:
            return self._settled[key]
        if before:
            return max(before, key=lambda cluster: self._prominence(cluster, mention))
        return min(bearers, key=lambda cluster: min(cluster.members), default=None)

    def owner_of_given_name(self, key: str) -> Cluster | None:
        """Return the one person whose given name a folded word is, where it is nobody's surname."""
        bearers = self._given[key]
        return bearers[0] if len(bearers) == 1 and key not in self._all_surnames else None

    def owner_of_word(self, key: str) -> Cluster | None:
        """Return the one person of whose full name a folded word is a part, but no given name.

        Not all surnames come last: "Wang Yi ... Wang", "Claudia Sheinbaum Pardo ... Sheinbaum".
        """
        bearers = self._within[key]
        return bearers[0] if len(bearers) == 1 and key not in self._all_surnames else None

    def _of_gender(self, mention: int, bearers: Sequence[Cluster]) -> list[Cluster]:
        """Return those whom "Mr" or "Mrs" before a surname may mean."""
        gender = self._clusters.mentions[mention].gender
        return [cluster for cluster in bearers if gender is None or gender_of(cluster) in {None, gender}]

    def _may_hold(self, mention: int, bearer: Cluster) -> bool:
        """Tell whether an office before a surname may be the bearer's: not a president's wife's or son's."""
        held = role_words([self._clusters.mentions[mention].title or ""]) & OFFICES
        roles = role_words(bearer.roles)
        return not held or bool(held & roles) or roles.isdisjoint(KIN)

    def _prominence(self, cluster: Cluster, mention: int) -> tuple[int, int]:
        full = self._full[id(cluster)]
        before = bisect_left(full, mention)
        return before, full[before - 1] if before else -1


def _may_stand_alone(word: str) -> bool:
    return len(word) > 1 and word not in PARTICLES | HONOURS and gender_of_given_name(word) is None
