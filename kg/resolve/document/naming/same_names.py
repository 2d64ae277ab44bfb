"""Names within one document: equal names, surnames, spellings, acronyms, and what the text itself equates."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import find_country, place_type, region_of
from kg.language.en.genders import gender_of_given_name
from kg.model import Alias
from kg.resolve.document.clusters import Cluster, Clusters, key_of, type_of
from kg.resolve.document.naming.bearers import Surnames
from kg.resolve.names.acronyms import is_acronym, nearly_stands_for, stands_for
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.parts import is_part
from kg.resolve.names.persons import PARTICLES, compare_surely, name_words
from kg.resolve.names.spelling import consonants

BETWEEN_NAME_AND_ACRONYM = re.compile(r"[\s,]*[(\[]\s*[\"'“”‘’]?\s*")


def place_names(clusters: Clusters) -> None:
    """Place every name: one cluster for equal names of a kind, surnames with the person they are of."""
    names = [index for index, mention in enumerate(clusters.mentions) if mention.form == "name"]
    known: dict[tuple[str, str], Cluster] = {}
    late = []
    surnames = {
        name_words(clusters.mentions[index].text)[-1:]
        for index in names
        if clusters.mentions[index].type == "PERSON" and " " in clusters.mentions[index].text
    }
    for index in names:
        mention = clusters.mentions[index]
        key = fold_name(mention.text)
        acts = mention.role == "subject" and (key,) in surnames  # "Jordan said", though it is a country too
        if " " not in key and (acts or _may_be_surname(mention.text)):
            late.append(index)
            continue
        slot = (key_of(mention), "PERSON" if kind_of(type_of(mention)) == "PERSON" else "")
        known[slot] = clusters.add(index, known.get(slot))
    _join_spellings_of_persons(clusters)
    _join_shortened(clusters)
    _place_single_words(clusters, late)


def join_aliases(clusters: Clusters, aliases: Iterable[Alias]) -> None:
    """Join what the text equates: apposition, parenthesis, "also known as"."""
    for alias in aliases:
        first, second = clusters.of(alias.first), clusters.of(alias.second)
        if first and second and _may_be_one(clusters, first, second, alias.why):
            clusters.join(first, second, alias.why)
        elif first or second:
            placed, other = (first, alias.second) if first else (second, alias.first)
            described = clusters.mentions[other]
            if placed and described.form == "description" and kind_of(described.type) == placed.kind:
                clusters.add(other, placed, alias.why)
                _add_role(placed, described.text)


def join_acronyms(clusters: Clusters, text: str) -> None:
    """Join acronyms with what they stand for: defined in parentheses, else by initials."""
    _join_defined(clusters, text)
    long_names = defaultdict(list)
    for cluster in clusters.all():
        for key in sorted(cluster.keys):
            if cluster.kind == "BODY" and " " in key:
                long_names[key[0]].append((key, cluster))
    for index, cluster in list(clusters.names()):
        name = clusters.mentions[index].text
        if cluster.kind != "BODY" or not is_acronym(name) or any(" " in key for key in cluster.keys):
            continue
        _join_by_initials(clusters, cluster, long_names[fold_name(name)[:1]])


def join_parts(clusters: Clusters) -> None:
    """Join a part without its whole with the nearest that has it: "Russian Foreign Ministry"."""
    for index, cluster in list(clusters.names()):
        if not all(is_part(key) for key in cluster.keys):
            continue
        (part, *_) = sorted(cluster.keys)
        for _, other in clusters.before(index):
            longer = [key for key in sorted(other.keys) if part in key and not is_part(key)]
            if (
                longer
                and other.kind == "BODY"
                and (longer[0].endswith(f" {part}") or longer[0].startswith(f"{part} of"))
            ):
                clusters.join(other, cluster, f'"{part}" is the nearest of that name, "{longer[0]}"')
                break


def _may_be_surname(name: str) -> bool:
    """Tell whether a single word may be a person's surname, whatever type was given to it."""
    return not (find_country(name) or region_of(name) or place_type(name) or is_acronym(name))


def _join_spellings_of_persons(clusters: Clusters) -> None:
    """Join full names of persons that are two transliterations, or differ by a middle name."""
    by_surname = defaultdict(list)
    for cluster in clusters.all():
        for key in sorted(cluster.keys):
            if cluster.kind == "PERSON" and " " in key:
                by_surname[consonants(key.split()[-1])].append((key, cluster))
    for same in by_surname.values():
        for position, (key, cluster) in enumerate(same):
            for other_key, other in same[:position]:
                verdict = compare_surely(other_key, key)
                if verdict.sure and clusters.of(cluster.members[0]) is not clusters.of(other.members[0]):
                    _join_members(clusters, other, cluster, verdict.why)


def _join_shortened(clusters: Clusters) -> None:
    """Join a person's name of several words with the only longer one that begins or ends with it.

    Names go on behind the part that is used ("Prince Faisal bin Farhan", "Claudia Sheinbaum Pardo"), or it
    is their end ("Al Nahyan"); but "James Rao" need not be "John James Rao".
    """
    longer: defaultdict[str, dict[int, Cluster]] = defaultdict(dict)
    persons = [(cluster, key) for cluster in clusters.all() for key in sorted(cluster.keys)]
    persons = [(cluster, key) for cluster, key in persons if cluster.kind == "PERSON" and " " in key]
    for cluster, key in persons:
        words = key.split()
        endings = [words[start:] for start in range(1, len(words) - 1) if not _is_given_name(words[start])]
        for part in [*(words[:length] for length in range(2, len(words))), *endings]:
            longer[" ".join(part)][id(cluster)] = cluster
    for cluster, key in persons:
        others = [other for other in longer.get(key, {}).values() if other is not cluster]
        if len(others) == 1:
            full = max(others[0].keys, key=len)
            _join_members(clusters, others[0], cluster, f'part of one longer name only: "{key}" of "{full}"')


def _is_given_name(word: str) -> bool:
    return word not in PARTICLES and gender_of_given_name(word) is not None


def _join_members(clusters: Clusters, first: Cluster, second: Cluster, why: str) -> None:
    """Join the clusters that two clusters' mentions are in by now."""
    one, two = clusters.of(first.members[0]), clusters.of(second.members[0])
    if one and two:
        clusters.join(one, two, why)


def _place_single_words(clusters: Clusters, mentions: list[int]) -> None:
    """Place names of one word: with the person whose surname it is, else with what has the same name."""
    surnames = Surnames(clusters)
    known: dict[tuple[str, str], Cluster] = {}
    for index in mentions:
        mention = clusters.mentions[index]
        key = fold_name(mention.text)
        person = kind_of(mention.type) == "PERSON"
        if owner := surnames.owner(index, key, person=person):
            why = f'surname: "{key}" of "{max(owner.keys, key=len)}"'
            clusters.add(index, owner, why, type="PERSON")
            continue
        if person and (owner := surnames.owner_of_given_name(key)):
            clusters.add(index, owner, f'given name: "{key}" of "{max(owner.keys, key=len)}"', type="PERSON")
            continue
        if (person or mention.role == "subject") and (owner := surnames.owner_of_word(key)):
            clusters.add(index, owner, f'"{key}" of "{max(owner.keys, key=len)}"', type="PERSON")
            continue
        slot = (key, "PERSON" if person else "")
        if person and slot in known and {known[slot].gender, mention.gender} == {"male", "female"}:
            slot = (key, str(mention.gender))  # "Mr. Rao" and "Mrs. Rao"
        known[slot] = clusters.add(index, known.get(slot))
    _join_lone_types(clusters, known)


def _join_lone_types(clusters: Clusters, known: dict[tuple[str, str], Cluster]) -> None:
    """Join a word taken for a person here and for something else there: the type seen more often is right."""
    for (key, kind), cluster in known.items():
        other = known.get((key, "PERSON" if not kind else ""))
        if kind and other and clusters.of(other.members[0]) is not cluster:
            clusters.join(cluster, other, f'same name: "{key}"')


def _may_be_one(clusters: Clusters, first: Cluster, second: Cluster, why: str) -> bool:
    """Tell whether two clusters agree in kind, and are not two persons that a parse put side by side."""
    if first.kind != second.kind:
        return False
    if first.kind != "PERSON" or not why.startswith("apposition"):
        return True
    return not (first.is_full_person and second.is_full_person)


def _add_role(cluster: Cluster, words: str) -> None:
    role = re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", words, flags=re.IGNORECASE)
    if role not in cluster.roles:
        cluster.roles.append(role)


def _join_defined(clusters: Clusters, text: str) -> None:
    """Join a name with the acronym that stands in parentheses straight behind it, misspelt or not."""
    names = list(clusters.names())
    for (index, _), (next_index, _) in pairwise(names):
        long, short = clusters.mentions[index], clusters.mentions[next_index]
        if not BETWEEN_NAME_AND_ACRONYM.fullmatch(text[long.span.end : short.span.start]):
            continue
        if not is_acronym(short.text) or "PERSON" in {kind_of(type_of(long)), kind_of(type_of(short))}:
            continue
        keys = fold_name(short.text), fold_name(long.text)
        if nearly_stands_for(*keys):
            first, second = clusters.of(index), clusters.of(next_index)
            if first and second:
                slip = "" if stands_for(*keys) else ", misspelt"
                clusters.join(
                    first, second, f'acronym defined in the text{slip}: "{long.text} ({short.text})"'
                )


def _join_by_initials(clusters: Clusters, cluster: Cluster, long_names: list[tuple[str, Cluster]]) -> None:
    """Join an acronym that the text does not define with the one name whose initials it is."""
    acronym = min(cluster.keys)
    meant = [(key, other) for key, other in long_names if stands_for(acronym, key)]
    if len({id(clusters.of(other.members[0])) for _, other in meant}) == 1:
        _join_members(
            clusters, meant[0][1], cluster, f'"{acronym.upper()}" is made of the initials of "{meant[0][0]}"'
        )
