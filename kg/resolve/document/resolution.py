"""One document's mentions → what they mean, and who each of its sources is. Pure: no parse, no database.

`STEPS` is the order in which that is found out; `referents.py` writes down what came of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Document, Extraction, Resolution
from kg.resolve.document.authors import place_author
from kg.resolve.document.border_concepts import place_concepts
from kg.resolve.document.clusters import Cluster, Clusters
from kg.resolve.document.descriptions import (
    join_outlets,
    place_appositions,
    place_descriptions,
    place_other_descriptions,
)
from kg.resolve.document.naming.same_names import join_acronyms, join_aliases, join_parts, place_names
from kg.resolve.document.naming.short_names import join_short_names
from kg.resolve.document.pronouns import PronounResolver
from kg.resolve.document.referents import write_resolution
from kg.resolve.document.source_mentions import add_role_from_source, innermost_around, speaker_of
from kg.resolve.document.variations import find_issued, find_variations
from kg.resolve.names.parts import with_wholes
from kg.resolve.steps import Step, run_steps


@dataclass(frozen=True, slots=True)
class Working:
    """A document that is being resolved: what was read from it, and the clusters, which alone change."""

    document: Document
    extraction: Extraction
    clusters: Clusters
    sources: tuple[int | None, ...]  # by attribution, the mention that its source is about
    variations: frozenset[int]  # descriptions by which a person named just before may be meant
    issued: frozenset[int]  # sources that are somebody's words: "the statement"

    @property
    def text(self) -> str:
        return self.document.text


def resolve_document(document: Document, extraction: Extraction) -> Resolution:
    """Say what a document's mentions mean, who its sources and channels are, and what its contents are about.

    A source that nothing settles (a pronoun without a fitting name before it) has no speaker.
    """
    working = _begin(document, extraction)
    run_steps(STEPS, working)
    return write_resolution(document, extraction, working.clusters, working.sources)


def _begin(document: Document, extraction: Extraction) -> Working:
    mentions, text = extraction.mentions, document.text
    sources = tuple(speaker_of(attribution, mentions, text) for attribution in extraction.attributions)
    spoken = {source for source in sources if source is not None}
    return Working(
        document,
        extraction,
        Clusters(with_wholes(mentions, text)),
        sources,
        variations=frozenset(find_variations(mentions, spoken, text)),
        issued=frozenset(find_issued(mentions, spoken)),
    )


def _add_roles_from_sources(working: Working) -> None:
    for attribution, source in zip(working.extraction.attributions, working.sources, strict=True):
        add_role_from_source(working.clusters, source, attribution.source, working.text)


def _place_pronouns(working: Working) -> None:
    attributions = working.extraction.attributions
    PronounResolver(working.clusters, attributions, working.sources, working.variations).place_pronouns()


def _speakers_around(working: Working) -> Mapping[int, Cluster]:
    """Return for each mention in somebody's words who that is."""
    extraction, clusters = working.extraction, working.clusters
    around = innermost_around(extraction.mentions, extraction.attributions)
    speakers = {mention: clusters.of(working.sources[attribution]) for mention, attribution in around.items()}
    return {mention: speaker for mention, speaker in speakers.items() if speaker}


# Names first, as all else is told by them; pronouns late, as they may mean whatever was described.
STEPS: tuple[Step[Working], ...] = (
    Step(lambda it: place_names(it.clusters), "names placed"),
    Step(lambda it: join_acronyms(it.clusters, it.text), "acronyms joined", ("names placed",)),
    Step(lambda it: join_aliases(it.clusters, it.extraction.aliases), "aliases joined", ("names placed",)),
    Step(
        lambda it: join_parts(it.clusters),
        "parts joined",
        ("names placed", "acronyms joined", "aliases joined"),
    ),
    Step(lambda it: join_short_names(it.clusters), "short names joined", ("acronyms joined", "parts joined")),
    Step(
        lambda it: place_descriptions(it.clusters),
        "described by role or name placed",
        ("acronyms joined", "aliases joined", "parts joined"),
    ),
    Step(
        lambda it: place_appositions(it.clusters, it.text),
        "appositions placed",
        ("names placed", "described by role or name placed"),
    ),
    Step(
        lambda it: join_aliases(it.clusters, it.extraction.aliases),
        "aliases of descriptions joined",
        ("described by role or name placed", "appositions placed"),
    ),
    Step(
        lambda it: place_other_descriptions(it.clusters, left=it.variations | it.issued),
        "descriptions of their own placed",
        ("appositions placed", "aliases of descriptions joined"),
    ),
    Step(
        lambda it: join_outlets(it.clusters, it.text), "outlets joined", ("descriptions of their own placed",)
    ),
    Step(
        _add_roles_from_sources,
        "roles of sources added",
        ("descriptions of their own placed", "outlets joined"),
    ),
    Step(_place_pronouns, "pronouns placed", ("outlets joined", "roles of sources added")),
    Step(
        lambda it: place_author(it.clusters, it.document, it.extraction.attributions, it.sources),
        "author placed",
        ("pronouns placed",),
    ),
    Step(
        lambda it: place_concepts(it.clusters, _speakers_around(it), it.text),
        "concepts placed",
        ("names placed", "pronouns placed", "author placed"),
    ),
    Step(
        lambda it: place_other_descriptions(it.clusters),
        "descriptions left over placed",
        ("pronouns placed", "descriptions of their own placed"),
    ),
)
