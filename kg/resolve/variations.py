"""Descriptions that work like pronouns: news calls again by them whom or what it has just named.

"Trump ... the New York businessman", "The agency issued a memo ... The memo said".
"""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.resolve.clusters import Cluster, Clusters
from kg.resolve.roles import VARIATIONS

POINTING = re.compile(r"(?:the|this)\b", re.IGNORECASE)
WORDS_BEFORE_NOUN = r"(?:[\w.'’-]+\s){0,4}"
# By whom a text was issued: an outlet or other body for these, for the others whoever spoke last.
PUBLISHED = frozenset("article story piece report".split())
ISSUED = PUBLISHED | frozenset("statement memo letter communique release".split())
MAX_SENTENCES_TO_ISSUER = 3
MAX_SENTENCES_TO_PUBLISHER = 40


def find_variations(mentions: Sequence[Mention], text: str) -> set[int]:
    """Return the descriptions by which a person named just before may be meant.

    Not those that the text has introduced as somebody of their own: "a businessman ... the businessman".
    """
    return {
        index
        for index, mention in enumerate(mentions)
        if mention.form == "description"
        and mention.number == "singular"
        and mention.head in VARIATIONS
        and POINTING.match(mention.text)
        and not _is_introduced(mention, text)
    }


def find_issued(mentions: Sequence[Mention], sources: set[int]) -> set[int]:
    """Return the sources that are the words of somebody: "the statement", "the article"."""
    return {
        index
        for index in sources
        if mentions[index].form == "description"
        and mentions[index].head in ISSUED
        and POINTING.match(mentions[index].text)
        and len(mentions[index].text.split()) == 2  # a determiner and the noun
    }


def issuer_of(clusters: Clusters, index: int, sources: set[int]) -> Cluster | None:
    """Return who issued what a source is: the last body, or for a statement the last source, named before."""
    mention = clusters.mentions[index]
    published = mention.head in PUBLISHED
    reach = MAX_SENTENCES_TO_PUBLISHER if published else MAX_SENTENCES_TO_ISSUER
    for earlier, cluster in clusters.before(index):
        if mention.sentence - clusters.mentions[earlier].sentence > reach:
            return None
        if earlier in sources and cluster.named and (cluster.type == "ORG" or not published):
            return cluster
    return None


def _is_introduced(mention: Mention, text: str) -> bool:
    noun = re.escape(mention.head)
    introduced = re.compile(rf"\b(?:a|an|another|one)\s{WORDS_BEFORE_NOUN}{noun}\b", re.IGNORECASE)
    return introduced.search(text, 0, mention.span.start) is not None
