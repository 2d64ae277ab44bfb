"""Groups of referents → entities: their names, types, aliases and ids."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias, cast

from kg.lexicon.fold import concept_key, fold_name
from kg.lexicon.gazetteer import country_of, place_type
from kg.model import Entity, EntityType, Referent, digest
from kg.resolve.acronyms import is_acronym
from kg.resolve.clusters import kind_of
from kg.resolve.rulings import Rulings

Group: TypeAlias = tuple[list[str], list[str]]  # ids of referents, reasons of their joints


def write_entities(referents: list[Referent], groups: Iterable[Group], rulings: Rulings) -> list[Entity]:
    """Return one entity a group, sorted by name and id.

    An id is made of the folded name and the type; of several entities with both the same, those but
    the first by document have their smallest referent in it, too.
    """
    by_id = {referent.id: referent for referent in referents}
    drafts = [
        _write_entity(sorted((by_id[member] for member in members), key=_order), reasons, rulings)
        for members, reasons in groups
    ]
    drafts.sort(key=lambda draft: min(_order(by_id[member]) for member in draft.referents))
    taken: set[str] = set()
    entities = []
    for draft in drafts:
        name = draft.id  # not an id yet: the key that it is made of
        chosen = digest(name, draft.type)
        if chosen in taken:
            chosen = digest(name, draft.type, min(draft.referents))
        taken.add(chosen)
        entities.append(Entity(chosen, draft.name, draft.type, draft.aliases, draft.referents, draft.why))
    return sorted(entities, key=lambda entity: (entity.name, entity.id))


def _order(referent: Referent) -> tuple[bool, str, str]:
    return referent.generic, referent.document_id, referent.id


def _write_entity(referents: list[Referent], reasons: list[str], rulings: Rulings) -> Entity:
    kind = _type_of(referents)
    name = _name_of(referents, kind)
    forms = Counter(form for referent in referents for form in referent.forms)
    keys = _all_keys([name, *forms]) if rulings.on_entities else set()
    members = [referent.id for referent in referents] if rulings.on_entities else []
    aliases = [form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0]))]
    aliases += rulings.aliases_of(keys)
    return Entity(
        id=referents[0].key if kind == "CONCEPT" or referents[0].generic else fold_name(name),
        name=rulings.name_of(keys, members) or name,
        type=cast(EntityType, rulings.type_of(keys, members) or kind),
        aliases=tuple(dict.fromkeys(aliases)),
        referents=tuple(sorted(referent.id for referent in referents)),
        why=tuple(dict.fromkeys([*reasons, *(why for referent in referents for why in referent.why)])),
    )


def _all_keys(forms: Iterable[str]) -> set[str]:
    return {key for form in forms for key in (fold_name(form), concept_key(form))}


def _type_of(referents: list[Referent]) -> EntityType:
    """Return the type that most mentions have; the gazetteer has the last word on what is no person."""
    votes: Counter[EntityType] = Counter()
    for referent in referents:
        votes[referent.type] += max(len(referent.mentions), 1)
    kind = min(votes, key=lambda kind: (-votes[kind], kind))
    if kind_of(kind) in {"PERSON", "CONCEPT"} or kind == "NORP":
        return kind
    name = _name_of(referents, kind)
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
