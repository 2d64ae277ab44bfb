"""Who is who, computed again: of what documents and decisions have touched since the last time, or of all.

It comes to the same entities either way: `kg.resolve.corpus.blocks` says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.build.beside_writers import judge_beside_writers
from kg.build.redescribing import refresh_descriptions
from kg.build.ruled_links import keep_link_rulings
from kg.language.en.fold import concept_key, fold_name
from kg.model import Decision, DecisionLine, Entity, LinkRuling, Referent
from kg.resolve.corpus.blocks import blocks_of, gather
from kg.resolve.corpus.homes import find_homes, is_of_a_country
from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.rulings.outcomes import judge, settle
from kg.resolve.rulings.standing import NOT_ON_ENTITIES, ON_SPEAKERS
from kg.store.database import Store

MOST = 0.3  # of all referents: where so many are touched, going from block to block costs more than it saves


class _Judged(NamedTuple):
    """Who is who, as it was judged from one state of the store."""

    entities: list[Entity]
    keys: dict[str, set[str]]
    blocks: Mapping[str, Iterable[str]]
    instead_of: list[str] | None
    outcomes: list[DecisionLine]
    rulings: Mapping[str, Decision]
    speakers: Mapping[str, tuple[str, str]]
    links: Sequence[LinkRuling]


def refresh_entities(store: Store, *, anew: bool = False) -> list[DecisionLine]:
    """Compute who is who where documents or decisions have changed; return what became of each decision.

    What articles are by decisions comes first: it decides whom they mean.

    Args:
        anew: Compute everything, for the sake of comparison, or because all was resolved again.
    """
    refresh_descriptions(store)

    def write(judged: _Judged) -> None:
        store.entities.replace(
            judged.entities, keys=judged.keys, blocks=judged.blocks, instead_of=judged.instead_of
        )
        store.outcomes.replace(judged.outcomes, judged.rulings, judged.speakers)
        keep_link_rulings(store, judged.links)

    return judge_beside_writers(store, lambda: _judge(store, anew=anew), write).outcomes


def keys_of(entities: Iterable[Entity]) -> dict[str, set[str]]:
    """Return the folded names under which each entity is found, by its id."""
    return {entity.id: _keys(entity) for entity in entities}


def _judge(store: Store, *, anew: bool) -> _Judged:
    decisions = store.decisions.list()
    touched = None if anew else _touched(store, decisions)
    referents = list(store.referents.list()) if touched is None else touched
    judged = judge(decisions, referents, store)
    homes = None if touched is None else _homes(store, touched)
    entities = list(resolve_corpus(referents, judged.applying, homes=homes))
    ids = None if touched is None else [referent.id for referent in referents]
    outcomes = settle(judged, entities)
    return _Judged(
        entities,
        keys_of(entities),
        blocks_of(referents),
        ids,
        outcomes,
        rulings=judged.rulings,
        speakers=judged.speakers,
        links=judged.links,
    )


def _homes(store: Store, referents: Iterable[Referent]) -> dict[str, str]:
    """Return the country that each document is about of which some name may be any country's."""
    documents = {one.document_id for one in referents if is_of_a_country(one.key)}
    return find_homes(store.referents.countries(documents)) if documents else {}


def _keys(entity: Entity) -> set[str]:
    forms = {entity.name, *entity.aliases}
    keys = {fold_name(form) for form in forms}
    if entity.type == "CONCEPT":
        keys |= {concept_key(form) for form in forms}
    return keys - {""}


def _touched(store: Store, decisions: Iterable[Decision]) -> list[Referent] | None:
    """Return the referents to resolve again, None for all: what decisions name is always among them."""
    vacated = store.pending.vacated()
    if vacated is None:
        return None
    new = store.referents.new()
    if len(new) > MOST * store.referents.count():
        return None
    fetched: set[str] = set()

    def fetch(keys: set[str]) -> list[Referent]:
        entities = store.referents.found_under(keys) - fetched
        fetched.update(entities)
        return store.referents.of_entities(entities)

    return gather([*new, *store.referents.named(_named(decisions))], vacated, fetch)


def _named(decisions: Iterable[Decision]) -> set[str]:
    """Return the folded names in decisions, withdrawn ones too: what they joined is to be parted."""
    names = {
        name
        for decision in decisions
        if decision.verb not in NOT_ON_ENTITIES or decision.verb in ON_SPEAKERS
        for name in (*decision.arguments, *(place.form or "" for place in decision.evidence))
    }
    return {key for name in names for key in (fold_name(name), concept_key(name))} - {""}
