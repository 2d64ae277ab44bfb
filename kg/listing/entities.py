# ruff: noqa: S608 - put together from constants; see kg/listing/__init__.py
"""Listing entities, and finding them by their names."""

import json
from collections.abc import Sequence

from kg.lexicon.fold import fold_name
from kg.listing import Connection
from kg.listing.condition import all_of, claim_conditions, document_conditions, parameters, wanted_claims
from kg.model import EntityLine, EntityType, Filter, Named


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
    conditions = {
        "entity.listed": not unlisted,
        "entity.type IN (SELECT value FROM json_each(:types))": types,
        "entity.id IN (SELECT value FROM json_each(:ids))": ids,
        "entity.id IN (SELECT entity_id FROM name WHERE :name <> '' AND instr(key, :name))": name is not None,
        "claims_made + claims_about > 0": claim_conditions(wanted),
    }
    where = all_of([condition for condition, value in conditions.items() if value])
    sql = f"""
        WITH wanted AS (SELECT claim.id, claim.speaker_id {wanted_claims(wanted)}),
        seen AS (
            SELECT entity_id, count(DISTINCT referent.document_id) AS documents, count(position) AS mentions
            FROM identity JOIN referent ON referent.id = identity.referent_id
            LEFT JOIN mention ON mention.referent_id = referent.id
            WHERE referent.document_id IN (SELECT id FROM document {all_of(document_conditions(wanted))})
            GROUP BY entity_id
        ),
        made AS (
            SELECT entity_id, count(*) AS claims
            FROM wanted JOIN identity ON identity.referent_id = wanted.speaker_id GROUP BY entity_id
        ),
        subject AS (
            SELECT entity_id, count(DISTINCT wanted.id) AS claims
            FROM wanted JOIN claim_about ON claim_about.claim_id = wanted.id
            JOIN identity USING (referent_id) GROUP BY entity_id
        )
        SELECT entity.id, name, type, aliases, documents, seen.mentions,
               coalesce(made.claims, 0) AS claims_made, coalesce(subject.claims, 0) AS claims_about, why
        FROM entity JOIN seen ON seen.entity_id = entity.id
        LEFT JOIN made ON made.entity_id = entity.id LEFT JOIN subject ON subject.entity_id = entity.id
        {where} ORDER BY claims_made + claims_about DESC, casefold(name), entity.id LIMIT :limit
    """
    asked = {"types": json.dumps(list(types)), "ids": json.dumps(list(ids)), "name": fold_name(name or "")}
    return [
        EntityLine(
            **{**row, "aliases": tuple(json.loads(row["aliases"])), "why": tuple(json.loads(row["why"]))}
        )
        for row in connection.execute(sql, parameters(wanted) | asked)
    ]


def find_names(connection: Connection, key: str) -> list[Named]:
    """Return the entities of which this is a folded name or a concept's key, most mentioned first."""
    sql = """SELECT entity.id, entity.name, type FROM name JOIN entity ON entity.id = name.entity_id
             WHERE name.key = ? ORDER BY mentions DESC, entity.name, entity.id"""
    return [Named(**row) for row in connection.execute(sql, [key])]


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
