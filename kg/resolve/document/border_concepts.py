"""Concepts within one document: each by its words in any order; a border by the two countries that have it.

Whose border "the border with Afghanistan" is: the country's that is spoken of, or that speaks.
"""

import re
from collections.abc import Mapping, Sequence

from kg.language.en.borders import are_neighbours, country_of_government
from kg.language.en.fold import fold_words
from kg.language.en.gazetteer import country_of
from kg.language.word_lists import read_words
from kg.resolve.document.clusters import Cluster, Clusters

BORDERS = frozenset({"border", "frontier", "borderland", "boundary"})
# A border of two countries is the same border with these words.
MORE_WORDS = read_words("places/words_beside_border")
WITH = re.compile(r"\bwith\b", re.IGNORECASE)
POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\s+$", re.IGNORECASE)

Words = frozenset[str]


def concept_words(text: str) -> Words:
    """Return the folded words of a concept; of a border between two countries no more than that it is one.

    >>> sorted(concept_words("the Afghan border area with Tajikistan"))
    ['afghanistan', 'border', 'tajikistan']
    """
    words = frozenset(fold_words(text))
    if BORDERS & words and len(_countries_in(words)) == 2:
        return frozenset(words - MORE_WORDS - BORDERS | {"border"})
    return words


def place_concepts(clusters: Clusters, speakers: Mapping[int, Cluster], text: str) -> None:
    """Place every concept with those of the same words.

    Args:
        speakers: By mention, who speaks in the words around it.
        text: The document's.
    """
    known: dict[Words, Cluster] = {}
    for index, mention in enumerate(clusters.mentions):
        if mention.form == "concept":
            words, why = border_in_full(clusters, index, speakers, text) or (concept_words(mention.text), "")
            cluster = known[words] = clusters.add(index, known.get(words), why)
            cluster.words = words


def concept_name(words: Words, forms: Sequence[str]) -> str:
    """Return the first form that says all; of a border that no form names in full, the two countries."""
    full = [form for form in forms if words <= frozenset(fold_words(form))]
    return full[0] if full else "-".join(_countries_in(words)) + " border"


def border_in_full(
    clusters: Clusters, mention: int, speakers: Mapping[int, Cluster], text: str
) -> tuple[Words, str] | None:
    """Return the words of a border "with" one country, the other one with them, and why it is that one's.

    None for what is no such border, or where no country that is a neighbour of the one is told of: by "its",
    as who does something in the sentence, or as who says so.

    Args:
        speakers: By mention, who speaks in the words around it.
        text: The document's.
    """
    described = clusters.mentions[mention]
    words = frozenset(fold_words(described.text))
    there = _countries_in(words)
    if not BORDERS & words or len(there) != 1 or not WITH.search(described.text):
        return None
    owned = POSSESSIVE.search(text, 0, described.span.start)
    subjects = [
        cluster
        for earlier, cluster in clusters.before(mention)
        if clusters.mentions[earlier].sentence == described.sentence
        and (owned.start() <= clusters.mentions[earlier].span.start if owned else _acts(clusters, earlier))
    ]
    speaker = speakers.get(mention)
    for cluster in [*subjects, *([speaker] if speaker and not owned else [])]:
        country = _country_of(cluster, clusters)
        if country and are_neighbours(country, *there):
            how = "said by" if cluster is speaker and not owned else "of"
            why = f'"{described.text}" is that of {country}, {how} "{_name_of(cluster, clusters)}"'
            return concept_words(f"{described.text} {country}"), why
    return None


def _acts(clusters: Clusters, mention: int) -> bool:
    return clusters.mentions[mention].role == "subject"


def _countries_in(words: Words) -> list[str]:
    named = (country_of(word.replace("-", " ").title()) for word in words)
    return sorted(country for country in named if country)


def _country_of(cluster: Cluster, clusters: Clusters) -> str | None:
    """Return the one country that is meant, whose government is, or that stands in a name or role."""
    for name in sorted(cluster.keys):
        if country := country_of_government(name.title()):
            return country
    described = [clusters.mentions[cluster.members[0]].text] if not cluster.named else []
    for words in [*sorted(cluster.keys, key=len, reverse=True), *cluster.roles, *described]:
        countries = _countries_in(frozenset(fold_words(words.title() if words.islower() else words)))
        if len(countries) == 1:
            return countries[0]
    return None


def _name_of(cluster: Cluster, clusters: Clusters) -> str:
    names = [clusters.mentions[index] for index in cluster.members]
    return max((one.text for one in names if one.form == "name"), key=len, default=names[0].text)
