"""Descriptions within one document: "the Tajik president", "the bloc", "the ministry"."""

import re

from kg.lexicon.fold import fold_words
from kg.lexicon.gazetteer import find_country
from kg.model import Mention
from kg.resolve.clusters import Cluster, Clusters, kind_of

DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their|our)\b", re.IGNORECASE)
# These words describe any organisation; other words ("ministry", "court") need a name that has them.
ANY_BODY = frozenset(
    "organization bloc alliance coalition group movement body agency company firm outlet union".split()
)
MAX_SENTENCES_TO_NAME_WITH_WORD = 15
MAX_SENTENCES_TO_ANY_NAME = 4
# A plural of these still is one body: "the Kazakh authorities".
COLLECTIVES = frozenset("authority force intelligence government ministry military army troop media".split())


def place_descriptions(clusters: Clusters) -> None:
    """Place every description: with the person or organisation it means, else with its own kind."""
    own: dict[tuple[str, ...], Cluster] = {}
    for index, mention in enumerate(clusters.mentions):
        if mention.form != "description" or clusters.of(index):
            continue
        found = _find_meant(clusters, index, mention)
        if found:
            cluster, why = found
            clusters.add(index, cluster, why)
            continue
        words = (kind_of(mention.type), *fold_words(mention.text))
        known = own.get(words) if DEFINITE.match(mention.text) or has_country(mention.text) else None
        own[words] = clusters.add(index, known)


def place_concepts(clusters: Clusters) -> None:
    """Place every concept with those of the same words in any order."""
    known: dict[frozenset[str], Cluster] = {}
    for index, mention in enumerate(clusters.mentions):
        if mention.form == "concept":
            words = frozenset(fold_words(mention.text))
            known[words] = clusters.add(index, known.get(words))


def is_generic(cluster: Cluster, clusters: Clusters) -> bool:
    """Tell whether a cluster has no name by which other documents could mean the same.

    "Tajik intelligence" and "the Kazakh authorities" are as good as names: a country and a body of it.
    """
    if cluster.named or cluster.concept:
        return False
    mention = clusters.mentions[cluster.members[0]]
    if cluster.kind != "BODY" or not has_country(mention.text):
        return True
    return mention.number == "plural" and not COLLECTIVES & set(fold_words(mention.head))


def has_country(words: str) -> bool:
    """Tell whether a country or a demonym stands in some words."""
    return any(find_country(word) for word in re.findall(r"[\w.'’]+", re.sub(r"^The\b", "the", words)))


def _find_meant(clusters: Clusters, index: int, mention: Mention) -> tuple[Cluster, str] | None:
    if mention.number == "plural" and mention.head:
        return None
    if kind_of(mention.type) == "PERSON":
        return _find_person_by_role(clusters, index, mention)
    if kind_of(mention.type) == "BODY" and DEFINITE.match(mention.text):
        return _find_body(clusters, index, mention)
    return None


def _find_person_by_role(clusters: Clusters, index: int, mention: Mention) -> tuple[Cluster, str] | None:
    """Find the nearest person before whose title or role has all words of a description."""
    words = set(fold_words(mention.text))
    if not words or re.match(r"(?:a|an|another|one|some)\b", mention.text, re.IGNORECASE):
        return None
    for earlier, cluster in clusters.before(index):
        named = clusters.mentions[earlier].form == "name"
        if not named or cluster.kind != "PERSON" or _is_within(mention, clusters.mentions[earlier]):
            continue
        for role in cluster.roles:
            if words <= set(fold_words(role)):
                return cluster, f'role: "{mention.text}" is "{max(cluster.keys, key=len)}", "{role}"'
    return None


def _find_body(clusters: Clusters, index: int, mention: Mention) -> tuple[Cluster, str] | None:
    """Find the nearest organisation before that a plain description may mean: one whose name has its word first."""
    words = set(fold_words(mention.text))
    if len(words) != 1:
        return None
    (word,) = words
    near: Cluster | None = None
    for earlier, cluster in clusters.before(index):
        other = clusters.mentions[earlier]
        distance = mention.sentence - other.sentence
        if distance > MAX_SENTENCES_TO_NAME_WITH_WORD:
            break
        if (
            other.form != "name"
            or cluster.kind != "BODY"
            or "NORP" in cluster.types
            or _is_within(mention, other)
        ):
            continue
        if any(word in fold_words(key) for key in cluster.keys):
            return (
                cluster,
                f'"{mention.text}" is the nearest name with that word, "{max(cluster.keys, key=len)}"',
            )
        if near is None and distance <= MAX_SENTENCES_TO_ANY_NAME and cluster.type in {"ORG", "GROUP"}:
            near = cluster
    if near and word in ANY_BODY:
        return near, f'"{mention.text}" is the nearest organisation before, "{max(near.keys, key=len)}"'
    return None


def _is_within(outer: Mention, inner: Mention) -> bool:
    return outer.span.overlaps(inner.span)
