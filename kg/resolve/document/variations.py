"""Descriptions that work like pronouns: news calls again by them whom or what it has just named.

"Trump ... the New York businessman", "The agency issued a memo ... The memo said".
"""

import re
from collections.abc import Sequence

from kg.language.word_lists import read_words
from kg.model import Mention
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.offices import SINGLING, VARIATIONS

FORMER = re.compile(r"the former (?!.*s and )", re.IGNORECASE)  # "the former first lady and senator" is one
POINTING = re.compile(r"(?:the|this)\b", re.IGNORECASE)
WORDS_BEFORE_NOUN = r"(?:[\w.'’-]+\s){0,4}"
# By whom a text was issued: an outlet or other body for these, for the others whoever spoke last.
PUBLISHED = frozenset("article story piece".split())
ISSUED = read_words("nouns/issued_texts")
MAX_SENTENCES_TO_ISSUER = 2
MAX_SENTENCES_TO_PUBLISHER = 40


def find_variations(mentions: Sequence[Mention], sources: set[int], text: str) -> set[int]:
    """Return the descriptions, of sources and subjects, by which a person named just before may be meant.

    Not those that the text has introduced as somebody of their own: "a businessman ... the businessman".
    """
    varying = {
        index: mention
        for index, mention in enumerate(mentions)
        if _may_vary(mention) and (index in sources or mention.role == "subject")
    }
    introduced = {noun: _introduction(noun, text) for noun in {mention.head for mention in varying.values()}}
    return {index for index, mention in varying.items() if mention.span.start < introduced[mention.head]}


def _may_vary(mention: Mention) -> bool:
    return (
        mention.form == "description"
        and (mention.number == "singular" or FORMER.match(mention.text) is not None)
        and POINTING.match(mention.text) is not None
        and SINGLING.isdisjoint(mention.text.lower().split())
        and not VARIATIONS.isdisjoint((mention.head, mention.text.lower().split()[-1]))
    )


def find_issued(mentions: Sequence[Mention], sources: set[int]) -> set[int]:
    """Return the sources that are the words of somebody: "the statement", "the article"."""
    return {
        index
        for index in sorted(sources)
        if mentions[index].form == "description"
        and mentions[index].head in ISSUED
        and POINTING.match(mentions[index].text)
        and len(mentions[index].text.split()) == 2  # a determiner and the noun
    }


def issuer_of(clusters: Clusters, index: int, sources: set[int]) -> Cluster | None:
    """Return who issued what a source is: an article the only body quoted so far, a statement who spoke last.

    Where nobody has in the sentence before, and several in that before it, none.
    """
    mention = clusters.mentions[index]
    published = mention.head in PUBLISHED
    reach = MAX_SENTENCES_TO_PUBLISHER if published else MAX_SENTENCES_TO_ISSUER
    found: Cluster | None = None
    found_at = 0
    for earlier, cluster in clusters.before(index):
        distance = mention.sentence - clusters.mentions[earlier].sentence
        if distance > reach or (found and found_at <= 1 and not published):
            break
        if earlier in sources and (cluster.type == "ORG" or not published):
            if found not in {None, cluster}:
                return None
            found, found_at = cluster, distance
    return found if found and found.named else None


def _introduction(noun: str, text: str) -> int:
    """Return where a text first speaks of "a" + noun, or its length."""
    pattern = rf"\b(?:a|an|another|one)\s{WORDS_BEFORE_NOUN}{re.escape(noun)}\b"
    found = re.search(pattern, text, re.IGNORECASE)
    return found.start() if found else len(text)
