"""Descriptions within one document: "the Tajik president", "the bloc", "the ministry"."""

import re
from collections import Counter

from kg.lexicon.fold import fold_words
from kg.lexicon.gazetteer import find_country
from kg.model import Mention
from kg.resolve.clusters import Cluster, Clusters, kind_of
from kg.resolve.parts import is_part

DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their|our)\b", re.IGNORECASE)
# These words describe any organisation; other words ("ministry", "court") need a name that has them.
ANY_BODY = frozenset(
    "organization bloc alliance coalition group movement body agency company firm outlet union".split()
)
MAX_SENTENCES_TO_NAME_WITH_WORD = 15
MAX_SENTENCES_TO_ROLE = 60
MAX_SENTENCES_TO_ANY_NAME = 6
# A plural of these still is one body: "the Kazakh authorities".
OUTLETS = frozenset(
    """agency newspaper daily weekly magazine website site channel network outlet broadcaster station tabloid
    publication portal""".split()
)
PAGES = frozenset("website site channel portal".split())  # "the CSTO website" is not the CSTO
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
    if cluster.named:
        return all(is_part(key) for key in cluster.keys)
    if cluster.concept:
        return False
    mention = clusters.mentions[cluster.members[0]]
    if cluster.kind != "BODY" or mention.type == "OTHER":
        return True
    if not has_country(mention.text) and not _names_within(clusters, cluster.members[0]):
        return True
    return mention.number == "plural" and not COLLECTIVES & set(fold_words(mention.head))


def has_country(words: str) -> bool:
    """Tell whether a country or a demonym stands in some words."""
    return any(find_country(word) for word in re.findall(r"[\w.'’]+", re.sub(r"^The\b", "the", words)))


def join_outlets(clusters: Clusters, text: str) -> None:
    """Join an outlet's name with the noun that says what it is: "the news agency TASS", "Khovar agency".

    The noun knows better than the name what is named: no person.
    """
    for person in clusters.all():
        if person.kind == "PERSON" and any(OUTLETS & set(role.lower().split()[-1:]) for role in person.roles):
            person.types["ORG"] += 1 + len(person.members)
    for index, mention in enumerate(clusters.mentions):
        cluster = clusters.of(index)
        if mention.form != "description" or mention.head not in OUTLETS or not cluster or cluster.named:
            continue
        behind = [later for later in (index + 1, index + 2) if _stands_behind(clusters, mention, later, text)]
        within = [
            name
            for name in _names_within(clusters, index)
            if _is_name_and_noun(mention, clusters.mentions[name])
        ]
        for name in [*behind, *within][:1]:
            named = clusters.of(name)
            if named and not named.is_full_person:
                named.types["ORG"] += len(named.members)
                clusters.join(
                    named, cluster, f'"{clusters.mentions[name].text}" is said to be "{mention.text}"'
                )


def _stands_behind(clusters: Clusters, mention: Mention, later: int, text: str) -> bool:
    if later >= len(clusters.mentions) or clusters.mentions[later].form != "name":
        return False
    return text[mention.span.end : clusters.mentions[later].span.start] == " "


def _is_name_and_noun(mention: Mention, name: Mention) -> bool:
    """Tell whether a description is a name with its noun and no more: "Khovar agency"."""
    rest = mention.text.replace(name.text, "", 1)
    return name.type != "NORP" and mention.head not in PAGES and set(fold_words(rest)) == {mention.head}


def _names_within(clusters: Clusters, index: int) -> list[int]:
    """Return the names, demonyms and the like aside, that stand within a description."""
    outer = clusters.mentions[index].span
    near = range(max(0, index - 3), min(len(clusters.mentions), index + 12))
    return [
        other
        for other in near
        if clusters.mentions[other].form == "name"
        and outer.covers(clusters.mentions[other].span)
        and clusters.mentions[other].type != "NORP"
    ]


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
        if mention.sentence - clusters.mentions[earlier].sentence > MAX_SENTENCES_TO_ROLE:
            break
        named = clusters.mentions[earlier].form == "name"
        if not named or cluster.kind != "PERSON" or _is_within(mention, clusters.mentions[earlier]):
            continue
        for role in cluster.roles:
            if words <= set(fold_words(role)):
                return cluster, f'role: "{mention.text}" is "{max(cluster.keys, key=len)}", "{role}"'
    return None


def _find_body(clusters: Clusters, index: int, mention: Mention) -> tuple[Cluster, str] | None:
    """Find the organisation before that a plain description may mean, best one whose name has its word."""
    words = set(fold_words(mention.text))
    if len(words) != 1:
        return None
    (word,) = words
    near: Counter[int] = Counter()
    clusters_near: dict[int, Cluster] = {}
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
        if distance <= MAX_SENTENCES_TO_ANY_NAME and cluster.type in {"ORG", "GROUP"}:
            near[id(cluster)] += 1
            clusters_near[id(cluster)] = cluster
    if near and word in ANY_BODY:
        cluster = clusters_near[near.most_common(1)[0][0]]  # of equals, the nearest
        return (
            cluster,
            f'"{mention.text}" is the organisation named most just before, "{max(cluster.keys, key=len)}"',
        )
    return None


def _is_within(outer: Mention, inner: Mention) -> bool:
    return outer.span.overlaps(inner.span)
