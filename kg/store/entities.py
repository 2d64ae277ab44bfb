# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Listing entities, and finding them by their names."""

import json
from collections.abc import Sequence

from kg.language.en.fold import fold_name
from kg.model import EntityLine, EntityType, Fact, Filter, Joint, Named
from kg.store.conditions import (
    RULED,
    all_of,
    claim_conditions,
    document_conditions,
    parameters,
    rejection_conditions,
)
from kg.store.connection import Connection
from kg.store.documents import documents_by_id


def entities(
    connection: Connection,
    wanted: Filter,
    *,
    types: Sequence[EntityType] = (),
    name: str | None = None,
    ids: Sequence[str] = (),
    unlisted: bool = False,
) -> list[EntityLine]:
    """Return entities met in the wanted documents, those of most claims first, then by name.

    Counts are of wanted documents and claims only. Where claims are asked for, an entity that neither
    makes one nor is its subject is left out.

    Args:
        name: Folded, it stands somewhere in one of the entity's folded names; nothing but signs is in none.
        unlisted: Concepts met only once in the whole corpus as well.
    """
    which = {
        "listed": not unlisted,
        "type IN (SELECT value FROM json_each(:types))": types,
        "id IN (SELECT value FROM json_each(:ids))": ids,
        "id IN (SELECT entity_id FROM name WHERE :name <> '' AND instr(key, :name))": name is not None,
    }
    chosen = "entity_id IN (SELECT id FROM chosen)"
    documents, claims = document_conditions(wanted), claim_conditions(wanted)
    standing = rejection_conditions(wanted)
    member, spoken = ("member", "spoken") if ids else ("identity", _SPOKEN_BY_NAME)
    sql = f"""
        WITH RECURSIVE chosen AS MATERIALIZED (
            SELECT id FROM entity {all_of([condition for condition, asked in which.items() if asked])}
        ),
        {_KINDS}
        seen AS (
            SELECT entity_id, count(DISTINCT document_id) AS documents, sum(mentions) AS mentions
            FROM {member} JOIN referent ON referent.id = referent_id
            JOIN document ON document.id = document_id {all_of([chosen, *documents])}
            GROUP BY entity_id
        ),
        made AS (
            SELECT entity_id, count(*) AS claims
            FROM identity JOIN claim ON claim.speaker_id = referent_id {RULED}
            JOIN document ON document.id = document_id {all_of([chosen, *documents, *claims, *standing])}
            GROUP BY entity_id
        ),
        subject AS (
            SELECT entity_id, count(DISTINCT claim.id) AS claims
            FROM {spoken} JOIN claim ON claim.id = {"spoken" if ids else "claim_about"}.claim_id
            {RULED} JOIN document ON document.id = document_id
            {all_of([chosen, *documents, *claims, *standing])}
            GROUP BY entity_id
        )
        SELECT entity.id, name, type, aliases, documents, seen.mentions,
               coalesce(made.claims, 0) AS claims_made, coalesce(subject.claims, 0) AS claims_about, why
        FROM seen JOIN entity ON entity.id = seen.entity_id
        LEFT JOIN made ON made.entity_id = entity.id LEFT JOIN subject ON subject.entity_id = entity.id
        {all_of(["claims_made + claims_about > 0"] if claims else [])}
        ORDER BY claims_made + claims_about DESC, casefold(name), entity.id LIMIT :limit
    """
    kin = _kin(connection, ids) if ids else {}
    asked = {"types": json.dumps(list(types)), "ids": json.dumps(list(ids)), "name": fold_name(name or "")}
    return [
        EntityLine(
            **{**row, "aliases": tuple(json.loads(row["aliases"])), "why": tuple(json.loads(row["why"]))},
            kind_of=tuple(kin.get((row["id"], "broader"), ())),
            kinds=tuple(kin.get((row["id"], "narrower"), ())),
        )
        for row in connection.execute(sql, parameters(wanted) | asked)
    ]


_SPOKEN_BY_NAME = "identity JOIN claim_about USING (referent_id)"
# Of entities that are asked for by id: a concept that no document names as such is met in its kinds.
_KINDS = f"""
        below (entity_id, id) AS (
            SELECT entity_id, entity_id FROM concept WHERE entity_id IN (SELECT id FROM chosen)
            UNION SELECT below.entity_id, narrower FROM below JOIN broader ON broader = below.id
        ),
        member AS (
            SELECT entity_id, referent_id FROM identity WHERE entity_id IN (SELECT id FROM chosen)
            UNION SELECT below.entity_id, referent_id
            FROM below JOIN identity ON identity.entity_id = below.id
        ),
        spoken AS (
            SELECT entity_id, claim_id FROM {_SPOKEN_BY_NAME.replace("identity", "member")}
            UNION SELECT below.entity_id, claim_id
            FROM below JOIN claim_concept ON claim_concept.entity_id = below.id
            UNION SELECT entity_id, claim_id FROM claim_concept WHERE entity_id IN (SELECT id FROM chosen)
        ),"""


def _kin(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], list[Named]]:
    """Return what entities are kinds of, and what their kinds are, by id and "broader" or "narrower"."""
    found: dict[tuple[str, str], list[Named]] = {}
    for own, other in (("narrower", "broader"), ("broader", "narrower")):
        sql = f"""SELECT {own} AS own, id, name, type FROM broader JOIN entity ON id = {other}
                  WHERE {own} IN (SELECT value FROM json_each(?)) ORDER BY casefold(name), id"""
        for row in connection.execute(sql, [json.dumps(list(ids))]):
            found.setdefault((row["own"], other), []).append(Named(row["id"], row["name"], row["type"]))
    return found


def facts(connection: Connection, entity: str) -> list[Fact]:
    """Return what each document tells of an entity, newest published first."""
    sql = """SELECT referent.id, document_id, forms, roles, why
             FROM identity JOIN referent ON referent.id = referent_id
             JOIN document ON document.id = document_id
             WHERE entity_id = ? ORDER BY published DESC, path, referent.id"""
    rows = list(connection.execute(sql, [entity]))
    lines = documents_by_id(connection, [row["document_id"] for row in rows])
    return [
        Fact(
            document=lines[row["document_id"]],
            forms=tuple(json.loads(row["forms"])),
            roles=tuple(json.loads(row["roles"])),
            why=tuple(json.loads(row["why"])),
            referent=row["id"],
        )
        for row in rows
    ]


def roles(connection: Connection) -> list[tuple[str, Named, int]]:
    """Return the roles that documents give entities, each with how many documents do."""
    sql = """SELECT role.value AS role, entity.id, entity.name, entity.type,
                    count(DISTINCT document_id) AS documents
             FROM referent JOIN json_each(referent.roles) AS role
             JOIN identity ON identity.referent_id = referent.id JOIN entity ON entity.id = entity_id
             WHERE referent.roles <> '[]' GROUP BY entity.id, role.value ORDER BY entity.id, role.value"""
    return [
        (row["role"], Named(row["id"], row["name"], row["type"]), row["documents"])
        for row in connection.execute(sql)
    ]


def joints(connection: Connection) -> list[Joint]:
    """Return the names that referents of one entity have beside its own, one line a folded name."""
    sql = """WITH several AS (
                 SELECT entity_id FROM identity JOIN referent ON referent.id = referent_id
                 WHERE NOT generic GROUP BY entity_id HAVING count(DISTINCT key) > 1
             )
             SELECT entity.id, entity.name, entity.type, entity.why, min(referent.name) AS form, key,
                    json_group_array(referent.id) AS referents
             FROM several JOIN entity ON entity.id = several.entity_id
             JOIN identity ON identity.entity_id = entity.id JOIN referent ON referent.id = referent_id
             WHERE entity.type <> 'CONCEPT' GROUP BY entity.id, key ORDER BY entity.name, entity.id, form"""
    return [
        Joint(
            entity=Named(row["id"], row["name"], row["type"]),
            form=row["form"],
            referents=tuple(sorted(json.loads(row["referents"]))),
            why=tuple(json.loads(row["why"])),
        )
        for row in connection.execute(sql)
        if row["key"] != fold_name(row["name"])
    ]


def find_names(connection: Connection, key: str) -> list[Named]:
    """Return the entities of which this is a folded name or a concept's key, most mentioned first."""
    sql = """SELECT entity.id, entity.name, type FROM name JOIN entity ON entity.id = name.entity_id
             WHERE name.key = ? ORDER BY mentions DESC, entity.name, entity.id"""
    return [Named(**row) for row in connection.execute(sql, [key])]


def find_ids(connection: Connection, beginning: str) -> list[Named]:
    """Return the entities whose id begins so, most mentioned first."""
    sql = """SELECT id, name, type FROM entity WHERE id >= :beginning AND id < :beginning || '~'
             ORDER BY mentions DESC, name, id"""
    return [Named(**row) for row in connection.execute(sql, {"beginning": beginning})]


def names(connection: Connection) -> list[tuple[str, Named]]:
    """Return every folded name with its entity, in order of the folded name."""
    sql = """SELECT name.key, entity.id, entity.name, type
             FROM name JOIN entity ON entity.id = name.entity_id ORDER BY name.key, entity.id"""
    return [(row["key"], Named(row["id"], row["name"], row["type"])) for row in connection.execute(sql)]


def appearances(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """Return (document id, entity id, mentions) for the listed entities of the wanted documents."""
    sql = f"""SELECT mention.document_id, meaning.id, count(*) AS mentions
              FROM document JOIN mention ON mention.document_id = document.id JOIN meaning USING (referent_id)
              {all_of([*document_conditions(wanted), "meaning.listed"])}
              GROUP BY mention.document_id, meaning.id ORDER BY mention.document_id, meaning.id"""
    rows = connection.execute(sql, parameters(wanted))
    return [(row["document_id"], row["id"], row["mentions"]) for row in rows]
