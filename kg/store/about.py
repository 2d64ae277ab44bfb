# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Listing what claims are about beyond their own names, their values, and the place of concepts."""

import json
from collections import defaultdict
from collections.abc import Iterator

from kg.language.en.fold import concept_key
from kg.model import Broader, Inferred, Named, Period, Quantity, Span, Values
from kg.store.connection import Connection

_NOWHERE = Span(0, 0)  # where in its claim a value stands is not kept
_PAGE = "claim_id IN (SELECT value FROM json_each(?))"


def values_of_claims(connection: Connection, page: str) -> dict[str, Values]:
    """Return the dates and numbers of claims, of those that have any; `page` is a JSON list of claim ids."""
    said: dict[str, Period] = {}
    holds: dict[str, list[Period]] = defaultdict(list)
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    sql = f"SELECT * FROM claim_period WHERE {_PAGE} ORDER BY claim_id, role, position"
    for row in connection.execute(sql, [page]):
        period = Period(row["text"], _NOWHERE, row["start"], row["end"])
        if row["role"] == "said":
            said[row["claim_id"]] = period
        else:
            holds[row["claim_id"]].append(period)
    sql = f"SELECT * FROM claim_quantity WHERE {_PAGE} ORDER BY claim_id, position"
    for row in connection.execute(sql, [page]):
        quantities[row["claim_id"]].append(
            Quantity(row["text"], _NOWHERE, row["low"], row["high"], row["bound"], row["unit"])
        )
    return {
        claim: Values(said.get(claim), tuple(holds[claim]), tuple(quantities[claim]))
        for claim in {*said, *holds, *quantities}
    }


def inferred(connection: Connection, page: str) -> dict[str, list[Inferred]]:
    """Return what claims are about though they do not name it; `page` is a JSON list of claim ids."""
    sql = f"""SELECT claim_id, id, name, type, claim_inferred.why FROM claim_inferred
              JOIN entity ON entity.id = entity_id WHERE {_PAGE} ORDER BY claim_id, casefold(name), id"""
    found: dict[str, list[Inferred]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        named = Named(row["id"], row["name"], row["type"])
        found[row["claim_id"]].append(Inferred(named, row["why"]))
    return found


def concepts(connection: Connection) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the concepts that documents name, each with its id, name and folded wordings."""
    sql = """SELECT id, name, aliases FROM entity
             WHERE type = 'CONCEPT' AND id NOT IN (SELECT entity_id FROM concept) ORDER BY id"""
    return [
        (row["id"], row["name"], tuple(sorted({concept_key(form) for form in _forms(row)} - {""})))
        for row in connection.execute(sql)
    ]


def _forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *json.loads(row["aliases"])]


def contents(connection: Connection) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield each claim with its content and the entities in it."""
    about: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(
        "SELECT claim_id, entity_id FROM claim_about JOIN identity USING (referent_id)"
    ):
        about[row["claim_id"]].add(row["entity_id"])
    for row in connection.execute("SELECT id, content FROM claim ORDER BY number"):
        yield row["id"], row["content"], frozenset(about.get(row["id"], ()))


def broader(connection: Connection, entity: str) -> list[Broader]:
    """Return what an entity is a kind of, and what is a kind of it."""
    sql = "SELECT * FROM broader WHERE ? IN (narrower, broader) ORDER BY broader, narrower"
    return [Broader(**row) for row in connection.execute(sql, [entity])]


def kinds(connection: Connection, entities: str) -> frozenset[str]:
    """Return the ids of entities and of all that are kinds of them; `entities` is a JSON list of ids."""
    sql = """WITH RECURSIVE asked (id) AS (
                 SELECT value FROM json_each(?)
                 UNION SELECT narrower FROM broader JOIN asked ON broader = asked.id
             ) SELECT id FROM asked"""
    return frozenset(row["id"] for row in connection.execute(sql, [entities]))
