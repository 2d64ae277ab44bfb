"""Groups of referents → entities: their names, types, aliases and ids."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, cast

from kg.language.en.fold import concept_key, fold_name
from kg.language.en.gazetteer import country_of, place_type
from kg.model import Entity, EntityType, Referent, digest
from kg.resolve.names.acronyms import is_acronym
from kg.resolve.names.bodies import is_body
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.known import KnownName, known_name
from kg.resolve.rulings.standing import Rulings

MENDED = frozenset({"GPE", "LOC", "OTHER", "WORK"})  # taken for these, a name of a body's words is a body

Group: TypeAlias = tuple[list[str], list[str]]  # ids of referents, reasons of their joints


class _Draft(NamedTuple):
    """An entity without its id, and what the id is made of."""

    entity: Entity
    key: str
    kind: str
    generic: bool


def write_entities(referents: list[Referent], groups: Iterable[Group], rulings: Rulings) -> list[Entity]:
    """Return one entity a group, sorted by name and id.

    An id stays as documents come, as far as it can: it is made of the shortest full name, not of the name
    most used, and of no ruling. Of several entities with the same such name, those but the first
    have their smallest referent in it, too, and so have generic ones ("analysts").
    """
    by_id = {referent.id: referent for referent in referents}
    drafts = [
        _draft(sorted((by_id[member] for member in members), key=_order), reasons, rulings)
        for members, reasons in groups
    ]
    drafts.sort(key=lambda draft: min(_order(by_id[member]) for member in draft.entity.referents))
    taken: set[str] = set()
    entities = []
    for draft in drafts:
        chosen = digest(draft.key, draft.kind)
        if chosen in taken or draft.generic:
            chosen = digest(draft.key, draft.kind, min(draft.entity.referents))
        taken.add(chosen)
        entities.append(replace(draft.entity, id=chosen))
    return sorted(entities, key=lambda entity: (entity.name, entity.id))


def _order(referent: Referent) -> tuple[bool, str, str]:
    return referent.generic, referent.document_id, referent.id


def _draft(referents: list[Referent], reasons: list[str], rulings: Rulings) -> _Draft:
    kind = _type_of(referents)
    entity = _write_entity(referents, reasons, rulings, kind)
    coarse = kind_of(kind)
    return _Draft(
        entity,
        _id_key(referents, kind),
        "BODY" if coarse == "PLACE" else coarse,  # the two are easily taken for each other
        referents[0].generic,
    )


def _id_key(referents: list[Referent], kind: EntityType) -> str:
    """Return the folded name that an id is made of: always the same of a country or what is well known."""
    known = _known_of(referents)
    if known and kind_of(kind) != "PERSON":
        return known.key
    country = country_of(referents[0].name) if kind == "GPE" else None
    if country:
        return fold_name(country)
    keys = {referent.key for referent in referents if not is_acronym(referent.name)}
    full = [key for key in keys if " " in key]
    return min(full or keys or {referent.key for referent in referents}, key=lambda key: (len(key), key))


def _known_of(referents: list[Referent]) -> KnownName | None:
    """Return the generally known thing that is meant: by its long name, or where there is but an acronym."""
    long = {referent.key for referent in referents if not is_acronym(referent.name)}
    keys = long or {referent.key for referent in referents}
    found = {known for key in keys if (known := known_name(key))}
    return found.pop() if len(found) == 1 else None


def _write_entity(
    referents: list[Referent], reasons: list[str], rulings: Rulings, kind: EntityType
) -> Entity:
    name = _name_of(referents, kind)
    forms = Counter(form for referent in referents for form in referent.forms)
    keys = _all_keys([name, *forms], kind) if rulings.on_entities else set()
    members = [referent.id for referent in referents] if rulings.on_entities else []
    aliases = [form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0]))]
    aliases += rulings.aliases_of(keys, members)
    return Entity(
        id="",
        name=rulings.name_of(keys, members) or name,
        type=cast(EntityType, rulings.type_of(keys, members) or kind),
        aliases=tuple(dict.fromkeys(aliases)),
        referents=tuple(sorted(referent.id for referent in referents)),
        why=tuple(dict.fromkeys([*reasons, *(why for referent in referents for why in referent.why)])),
    )


def _all_keys(forms: Sequence[str], kind: EntityType) -> set[str]:
    """Return the keys by which the store finds an entity, too."""
    return {*map(fold_name, forms), *(map(concept_key, forms) if kind == "CONCEPT" else ())}


def _type_of(referents: list[Referent]) -> EntityType:
    """Return the type that most mentions have; lists have the last word on what is no person."""
    votes: Counter[EntityType] = Counter()
    for referent in referents:
        votes[referent.type] += max(len(referent.mentions), 1)
    kind = min(votes, key=lambda kind: (-votes[kind], kind))
    if kind_of(kind) in {"PERSON", "CONCEPT"} or kind == "NORP":
        return kind
    known = _known_of(referents)
    if known:
        return known.type
    name = _name_of(referents, kind)
    if kind in MENDED and not referents[0].generic and is_body(name):
        return "ORG"
    return place_type(name) or kind


def _name_of(referents: list[Referent], kind: EntityType) -> str:
    """Return a country's own name, else the name most documents use: a full one before an acronym.

    Of two spellings used alike, the one whose last word more documents use by itself, too.
    """
    country = country_of(referents[0].name)
    if country and kind == "GPE":
        return country
    uses = Counter(referent.name for referent in referents)
    words = Counter(word for referent in referents for word in {form.split()[-1] for form in referent.forms})
    several_words = kind != "CONCEPT"
    return min(
        uses,
        key=lambda name: (
            several_words and " " not in name,
            is_acronym(name),
            name.isupper(),
            -uses[name],
            -words[name.split()[-1]],
            -len(name),
            name,
        ),
    )
