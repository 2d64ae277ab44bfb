"""Who "I" is outside all quotations: the author of the article, where the document says who that is."""

import re
from collections.abc import Sequence

from kg.language.en.fold import fold_name
from kg.language.word_lists import read_words
from kg.model import Attribution, Document
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.source_mentions import innermost_around
from kg.resolve.names.persons import compare_surely

FIRST_PERSON_SINGULAR = read_words("grammar/first_person_singular")
NO_PERSON = re.compile(
    r"\b(?:staff|news|press|agency|editors?|desk|team|reporter|wire|post|times)\b", re.IGNORECASE
)
BYLINE = re.compile(r"^\s*by\s+", re.IGNORECASE)
SEVERAL = re.compile(r",|;|&|\band\b", re.IGNORECASE)
MAX_NAME_WORDS = 4


def place_author(
    clusters: Clusters,
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[int | None],
) -> None:
    """Place each "I" that is in nobody else's words with the author.

    Args:
        sources: the mention that each attribution's source is about.
    """
    author = person_of(document.author)
    if author is None:
        return
    around = innermost_around(clusters.mentions, attributions)
    told = {
        index for index, attribution in around.items() if not _is_first_person(clusters, sources[attribution])
    }
    pronouns = [
        index
        for index, mention in enumerate(clusters.mentions)
        if _is_first_person(clusters, index)
        and not mention.quoted
        and index not in told
        and clusters.of(index) is None
    ]
    cluster = _named(clusters, author)
    for index in pronouns:
        if cluster is None:
            cluster = Cluster(keys={fold_name(author)}, author=author)
            cluster.types["PERSON"] += 1
        clusters.add(index, cluster, f'"I" of the author, "{author}"')


def person_of(author: str | None) -> str | None:
    """Return the person that a document names as its author; None for none, for several and for bodies.

    >>> person_of("Katie Zezima"), person_of("Sean Sullivan, Sari Horwitz"), person_of("Breitbart News")
    ('Katie Zezima', None, None)
    """
    if author is None or SEVERAL.search(author) or NO_PERSON.search(author):
        return None
    author = BYLINE.sub("", author)
    words = author.split()
    fits = 1 < len(words) <= MAX_NAME_WORDS and words[0][:1].isupper() and words[-1][:1].isupper()
    if not fits:
        return None
    return author.title() if author.isupper() else author


def _named(clusters: Clusters, author: str) -> Cluster | None:
    for _, cluster in clusters.names():
        full = [key for key in sorted(cluster.keys) if " " in key]
        if cluster.is_full_person and any(compare_surely(author, key).match for key in full):
            return cluster
    return None


def _is_first_person(clusters: Clusters, mention: int | None) -> bool:
    if mention is None:
        return False
    described = clusters.mentions[mention]
    return described.form == "pronoun" and described.text.lower() in FIRST_PERSON_SINGULAR
