"""The wanted part of a store, as the graph and the exports take it: select(store, wanted, around=...)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ask import Question, find_claims, find_entities, find_said_for
from kg.model import EVERYTHING, Claim, DocumentLine, EntityLine, Filter, Link, Named, Wanted
from kg.store.database import Store

_EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Selection:
    """Claims with all that they touch; each kind in the order of its listing, the same on every run.

    `channels`: through whom each claim came, by its id, outermost first. `named`: every entity that speaks,
    passes on or is spoken of, by its id. `links`: those of which both sides are selected. `appearances`:
    (document id, entity id, number of mentions), also of entities that no claim names. `origins`: of each
    claim that was compared, the earliest claim of its origin.
    """

    documents: Sequence[DocumentLine]
    claims: Sequence[Claim]
    channels: Mapping[str, Sequence[Named]]
    named: Mapping[str, Named]
    entities: Sequence[EntityLine]
    links: Sequence[Link]
    appearances: Sequence[tuple[str, str, int]]
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What a part lies around: X as entities, by their ids, and the claims about X, by theirs.

    In it are the claims about X, as an answer to "who said what about X" has them, those that X itself
    makes or passes on, and those that others make for it.
    """

    entities: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()


def find_around(store: Store, x: str, filter: Filter = EVERYTHING) -> Around:
    """Return what X is, and what is said about it as far as a filter wants it.

    Raises:
        QuestionError: Nothing is known of X.
    """
    asked = Question(replace(filter, about=x, limit=None))
    meant = find_entities(store, x)
    claims = [*find_claims(store, asked), *find_said_for(store, meant, filter)]
    return Around(frozenset(named.id for named in meant), frozenset(claim.id for claim in claims))


def select(store: Store, wanted: Wanted = _EVERYTHING, *, around: Around | None = None) -> Selection:
    """Return the wanted claims with their documents, speakers, subjects, channels and links.

    Unless particular claims are asked for, documents without claims and entities that are only
    mentioned are in it too.

    Args:
        around: Only claims that X makes or passes on, or that are about X.
    """
    with store.transaction(writing=False):  # one state of the store
        claims = store.claims.list(_without_limit(wanted) if around else wanted)
        channels = store.claims.channels([claim.id for claim in claims])
        if around:
            claims = _claims_around(claims, channels, around)[: wanted.filter.limit]
        part = around is not None or _asks_for_claims(wanted)
        documents = _documents_of(claims) if part else store.documents.list(wanted)
        appearances = store.mentions.appearances(wanted)
        rejected = Filter(rejected=wanted.filter.rejected)
        named = _named(claims, channels)
        ids = named.keys() if part else {*named, *(entity for _, entity, _ in appearances)}
        entities = store.entities.list(ids=sorted(ids), unlisted=True) if ids else []
        chosen = {claim.id for claim in claims}
        links = store.links.list(Wanted(rejected, claims=sorted(chosen))) if claims else []
        origins = store.origins.of(sorted(chosen)) if chosen else {}
    inside = [link for link in links if link.a in chosen and link.b in chosen]
    return Selection(documents, claims, channels, named, entities, inside, appearances, origins)


def _asks_for_claims(wanted: Wanted) -> bool:
    """Say whether a filter asks for some claims of a document and not for all of them."""
    named = (wanted.speakers, wanted.about, wanted.words, wanted.filter.modality, wanted.filter.limit)
    return any(named) or wanted.claims is not None or bool(wanted.filter.min_confidence)


def _without_limit(wanted: Wanted) -> Wanted:
    return replace(wanted, filter=replace(wanted.filter, limit=None))


def _claims_around(
    claims: list[Claim], channels: Mapping[str, Sequence[Named]], around: Around
) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.id in around.claims
        or (claim.speaker and claim.speaker.id in around.entities)
        or any(channel.id in around.entities for channel in channels.get(claim.id, ()))
    ]


def _documents_of(claims: Iterable[Claim]) -> list[DocumentLine]:
    return list({claim.document.id: claim.document for claim in claims}.values())


def _named(claims: Iterable[Claim], channels: Mapping[str, Sequence[Named]]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for claim in claims:
        speakers = [claim.speaker] if claim.speaker else []
        for named in (*speakers, *claim.about, *channels.get(claim.id, ())):
            found[named.id] = named
    return found
