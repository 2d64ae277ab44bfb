"""Descriptions within one document: "the Tajik president", "the bloc", "the ministry"."""

import re
from collections.abc import Collection, Iterator

from kg.language.en.fold import fold_words
from kg.language.en.gazetteer import find_country
from kg.language.word_lists import read_words
from kg.model import Mention
from kg.resolve.document.cluster_genders import gender_of
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.offices import role_words
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.parts import is_part

DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their|our)\b", re.IGNORECASE)
# Nobody known yet, or somebody's: whose "his lawyer" is takes more than the role of a lawyer.
OF_ANOTHER = re.compile(r"(?:a|an|another|one|some|his|her|its|their|my|our)\b", re.IGNORECASE)
SAME_BODY = {"panel": "committee"}  # what else a body may be called
BEFORE_APPOSITION = re.compile(r",?\s*(?:\w+\s+)?")
MAX_MENTIONS_TO_APPOSED_NAME = 4
MAX_SENTENCES_TO_NAME_WITH_WORD = 15
MAX_SENTENCES_TO_ROLE = 60
# A plural of these still is one body: "the Kazakh authorities".
OUTLETS = read_words("bodies/nouns_beside_outlets")
PAGES = frozenset("website site channel portal".split())  # "the CSTO website" is not the CSTO
TEXTS = read_words("nouns/document_nouns") | read_words("nouns/evidence_nouns")  # "a poll by the Post"
COLLECTIVES = read_words("bodies/nouns_of_collectives")


def place_descriptions(clusters: Clusters) -> None:
    """Place descriptions with the person or organisation that they mean, where roles or names tell."""
    for index, mention in enumerate(clusters.mentions):
        if mention.form != "description" or clusters.of(index):
            continue
        if found := _find_meant(clusters, index, mention):
            cluster, why = found
            clusters.add(index, cluster, why)


def place_other_descriptions(clusters: Clusters, left: Collection[int] = ()) -> None:
    """Place what nothing else has placed with descriptions of the same words, but for those left.

    Two that begin at one place and have one head are one: "aides" and "aides to the mayor".
    """
    own: dict[tuple[str, ...], Cluster] = {}
    begun: dict[tuple[int, str], Cluster] = {}
    for index, mention in enumerate(clusters.mentions):
        if mention.form != "description":
            continue
        begins = (mention.span.start, mention.head)
        placed = clusters.of(index)
        if placed is None and index not in left:
            words = (kind_of(mention.type), *fold_words(mention.text))
            known = own.get(words) if DEFINITE.match(mention.text) or has_country(mention.text) else None
            placed = own[words] = clusters.add(index, begun.get(begins) or known)
        if placed:
            begun.setdefault(begins, placed)


def place_appositions(clusters: Clusters, text: str) -> None:
    """Place a description behind a person's name that says what the person is: "Rao, a lawyer who"."""
    for index, mention in enumerate(clusters.mentions):
        if mention.form == "description" and mention.type in {"PERSON", "OTHER"} and not clusters.of(index):
            name = _apposed_name(clusters, index, text)
            if name is not None:
                why = f'apposition: "{clusters.mentions[name].text}, {mention.text}"'
                clusters.add(index, clusters.of(name), why)


def _apposed_name(clusters: Clusters, index: int, text: str) -> int | None:
    """Return the name just before a description whose title, as the parse has it, holds the description."""
    mention = clusters.mentions[index]
    for earlier in range(index - 1, max(-1, index - MAX_MENTIONS_TO_APPOSED_NAME), -1):
        name = clusters.mentions[earlier]
        between = text[name.span.end : mention.span.start]
        if name.form == "name" and clusters.of(earlier) and mention.text in (name.title or ""):
            return earlier if BEFORE_APPOSITION.fullmatch(between) else None
    return None


def is_generic(cluster: Cluster, clusters: Clusters) -> bool:
    """Tell whether a cluster has no name by which other documents could mean the same.

    "Tajik intelligence" and "the Kazakh authorities" are as good as names: a country and a body of it.
    """
    if cluster.named:
        return all(is_part(key) for key in cluster.keys)
    if cluster.concept:
        return False
    mention = clusters.mentions[cluster.members[0]]
    if cluster.kind != "BODY" or mention.type == "OTHER" or mention.head in TEXTS:
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
        outlet = any(OUTLETS & set(role.lower().split()[-1:]) for role in person.roles)
        if person.kind == "PERSON" and outlet and gender_of(person) is None:
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
    if not words or OF_ANOTHER.match(mention.text):
        return None
    for earlier, cluster in clusters.before(index):
        if mention.sentence - clusters.mentions[earlier].sentence > MAX_SENTENCES_TO_ROLE:
            break
        named = clusters.mentions[earlier].form == "name"
        if not named or cluster.kind != "PERSON" or _is_within(mention, clusters.mentions[earlier]):
            continue
        for role in cluster.roles:
            if words <= role_words([role]):
                return cluster, f'role: "{mention.text}" is "{max(cluster.keys, key=len)}", "{role}"'
    return None


def _find_body(clusters: Clusters, index: int, mention: Mention) -> tuple[Cluster, str] | None:
    """Find the nearest organisation before whose name or role has the word of a plain description.

    "The company" may be any that was named: without such a word it stays a description.
    """
    words = set(fold_words(mention.text))
    if len(words) != 1:
        return None
    (word,) = words
    for cluster in _bodies_before(clusters, index):
        name = max(cluster.keys, key=len)
        if any(_is_head_of(word, key) for key in cluster.keys):
            return cluster, f'"{mention.text}" is the nearest name with that word, "{name}"'
        if role := next((role for role in cluster.roles if fold_words(role)[-1:] == (word,)), None):
            return cluster, f'role: "{mention.text}" is "{name}", "{role}"'
    return None


def _bodies_before(clusters: Clusters, index: int) -> Iterator[Cluster]:
    """Yield the named bodies before a description, nearest first."""
    mention = clusters.mentions[index]
    for earlier, cluster in clusters.before(index):
        other = clusters.mentions[earlier]
        if mention.sentence - other.sentence > MAX_SENTENCES_TO_NAME_WITH_WORD:
            return
        named = other.form == "name" and cluster.kind == "BODY" and "NORP" not in cluster.types
        if named and not _is_within(mention, other):
            yield cluster


def _is_head_of(word: str, key: str) -> bool:
    """Tell whether a name of several words is that of a ...: "bank" of "world bank" and "bank of america"."""
    words = fold_words(key)
    return len(words) > 1 and bool({word, SAME_BODY.get(word)} & {words[0], words[-1]})


def _is_within(outer: Mention, inner: Mention) -> bool:
    return outer.span.overlaps(inner.span)
