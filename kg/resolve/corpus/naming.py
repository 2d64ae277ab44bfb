"""Groups of referents → entities: their names, types, aliases and ids."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, cast

from kg.language.en.fold import concept_key, fold_name
from kg.language.en.gazetteer import country_of, place_type
from kg.model import Entity, EntityType, Referent, digest
from kg.resolve.names.acronyms import is_acronym, stands_for
from kg.resolve.names.bodies import is_body
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.known import KnownName, known_name
from kg.resolve.rulings.standing import Rulings

LEAST_SHARE = 0.05  # of the documents, that use a full name for it to be listed before a short one
MENDED = frozenset({"GPE", "LOC", "OTHER", "WORK"})  # taken for these, a name of a body's words is a body

Group: TypeAlias = tuple[list[str], list[str]]  # ids of referents, reasons of their joints


class _Draft(NamedTuple):
    """An entity without its id, and what the id is made of."""

    entity: Entity
    key: str
    kind: str
    generic: bool


def write_entities(
    referents: list[Referent], groups: Iterable[Group], rulings: Rulings, kinds: Mapping[str, str]
) -> list[Entity]:
    """Return one entity a group, sorted by name and id.

    An id stays as documents come, as far as it can: it is made of the shortest full name, not of the name
    most used, and of no ruling. Of several entities with the same such name, those but the first
    have their smallest referent in it, too, and so have generic ones ("analysts").

    Args:
        kinds: What all documents together show a referent to be, by id; generic ones may be missing.
    """
    by_id = {referent.id: referent for referent in referents}
    drafts = [
        _draft(sorted((by_id[member] for member in members), key=_order), reasons, rulings, kinds)
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


def _draft(
    referents: list[Referent], reasons: list[str], rulings: Rulings, kinds: Mapping[str, str]
) -> _Draft:
    kind = _type_of(referents, kinds)
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


def _type_of(referents: list[Referent], kinds: Mapping[str, str]) -> EntityType:
    """Return the type that most mentions have; lists have the last word on what is no person."""
    votes: Counter[EntityType] = Counter()
    for referent in referents:
        person = kinds.get(referent.id, referent.type) == "PERSON"
        if person or referent.type != "PERSON":
            votes["PERSON" if person else referent.type] += max(len(referent.mentions), 1)
    votes = votes or Counter(referent.type for referent in referents)
    kind = min(votes, key=lambda kind: (-votes[kind], kind))
    if kind_of(kind) in {"PERSON", "CONCEPT"}:
        return kind
    known = _known_of(referents)
    if known and kind != "NORP":
        return known.type
    name = _name_of(referents, kind)
    if (kind == "NORP" or kind in MENDED) and not referents[0].generic and is_body(name):
        return "ORG"
    return kind if kind == "NORP" else place_type(name) or kind


def _name_of(referents: list[Referent], kind: EntityType) -> str:
    """Return a country's own name, else the name most documents use: a full one before a short one.

    A full name that hardly any document uses is none to list by ("City of Brotherly Love"), unless it says
    what the acronym that they use stands for. Of two spellings used alike, the one whose last word more
    documents use by itself, too.
    """
    country = country_of(referents[0].name)
    if country and kind == "GPE":
        return country
    uses = Counter(referent.name for referent in referents)
    words = Counter(word for referent in referents for word in {form.split()[-1] for form in referent.forms})
    full = _full_names(referents, uses, kind)
    return min(
        uses,
        key=lambda name: (
            name not in full,
            is_acronym(name),
            name.isupper(),
            -uses[name],
            -words[name.split()[-1]],
            -len(name),
            name,
        ),
    )


def _full_names(referents: list[Referent], uses: Counter[str], kind: EntityType) -> set[str]:
    """Return the names of several words by which a thing may be listed."""
    if kind == "CONCEPT":
        return set(uses)
    several = {name for name in uses if " " in name and name[:1].isupper()}
    if kind == "PERSON" or len(uses) == len(several):
        return several
    acronyms = {fold_name(form) for referent in referents for form in referent.forms if is_acronym(form)}
    known = _known_of(referents)
    return {
        name
        for name in several
        if uses[name] >= LEAST_SHARE * len(referents)
        or (known and known.name == name)
        or any(stands_for(acronym, fold_name(name)) for acronym in acronyms)
    }
