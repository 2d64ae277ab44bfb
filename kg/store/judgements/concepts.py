# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""How concepts stand to each other, and which claims speak of them in other words or without naming them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.language.en.fold import concept_key
from kg.model import Broader, Entity, Inferred, Named, Subject
from kg.store.connection import Connection, Noun


class Concepts(Noun):
    """The concepts of all documents, the narrower under the broader."""

    def replace(self, wider: Iterable[Entity], broader: Iterable[Broader], worded: Iterable[Subject]) -> None:
        """Write the place of concepts among each other and in claims, in place of what was held.

        Args:
            wider: Concepts that no document names as such; their aliases are the keys that find them, all.
            worded: Claims that name a concept in other words.
        """
        with self._writing() as connection:
            for table in ("broader", "claim_concept", "claim_inferred"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM entity WHERE id IN (SELECT entity_id FROM concept)")
            for entity in wider:
                _write_wider(connection, entity)
            connection.executemany(
                "INSERT OR IGNORE INTO broader (narrower, broader, why) VALUES (?, ?, ?)",
                ((one.narrower, one.broader, one.why) for one in broader),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO claim_concept (claim_id, entity_id, why) VALUES (?, ?, ?)",
                ((one.claim, one.entity, one.why) for one in worded),
            )
            connection.execute(_INFER)

    def broader(self, entity: str) -> list[Broader]:
        """Return what the entity of this id is a kind of, and what is a kind of it."""
        sql = "SELECT * FROM broader WHERE ? IN (narrower, broader) ORDER BY broader, narrower"
        with self._reading() as connection:
            return [Broader(**row) for row in connection.execute(sql, [entity])]

    def kinds(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the ids of entities with those of all that are kinds of them."""
        sql = """WITH RECURSIVE asked (id) AS (
                     SELECT value FROM json_each(?)
                     UNION SELECT narrower FROM broader JOIN asked ON broader = asked.id
                 ) SELECT id FROM asked"""
        with self._reading() as connection:
            return frozenset(row["id"] for row in connection.execute(sql, [json.dumps(list(entities))]))

    def list(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the concepts that documents name, each with its id, name and folded wordings."""
        sql = """SELECT id, name, aliases FROM entity
                 WHERE type = 'CONCEPT' AND id NOT IN (SELECT entity_id FROM concept) ORDER BY id"""
        with self._reading() as connection:
            return [
                (row["id"], row["name"], tuple(sorted({concept_key(form) for form in _forms(row)} - {""})))
                for row in connection.execute(sql)
            ]


def _forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *json.loads(row["aliases"])]


def _write_wider(connection: Connection, entity: Entity) -> None:
    connection.execute(
        """INSERT OR IGNORE INTO entity (id, name, type, aliases, why, mentions)
           VALUES (?, ?, ?, '[]', '[]', 0)""",
        [entity.id, entity.name, entity.type],
    )
    connection.execute("INSERT OR IGNORE INTO concept (entity_id) VALUES (?)", [entity.id])
    connection.executemany(
        "INSERT OR IGNORE INTO name (key, entity_id) VALUES (?, ?)",
        ((key, entity.id) for key in entity.aliases),
    )


_INFER = """INSERT OR IGNORE INTO claim_inferred (claim_id, entity_id, why)
    SELECT claim_id, entity_id, why FROM claim_implied JOIN identity USING (referent_id)
    WHERE NOT EXISTS (SELECT 1 FROM claim_concept
                      WHERE claim_concept.claim_id = claim_implied.claim_id
                        AND claim_concept.entity_id = identity.entity_id)"""


def inferred(connection: Connection, page: str) -> dict[str, list[Inferred]]:
    """Return what claims are about though they do not name it; `page` is a JSON list of claim ids."""
    sql = """SELECT claim_id, id, name, type, claim_inferred.why FROM claim_inferred
              JOIN entity ON entity.id = entity_id
              WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, casefold(name), id"""
    found: dict[str, list[Inferred]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        named = Named(row["id"], row["name"], row["type"])
        found[row["claim_id"]].append(Inferred(named, row["why"]))
    return found


def kin(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], list[Named]]:
    """Return what entities are kinds of, and what their kinds are, by id and "broader" or "narrower"."""
    found: dict[tuple[str, str], list[Named]] = {}
    for own, other in (("narrower", "broader"), ("broader", "narrower")):
        sql = f"""SELECT {own} AS own, id, name, type FROM broader JOIN entity ON id = {other}
                  WHERE {own} IN (SELECT value FROM json_each(?)) ORDER BY casefold(name), id"""
        for row in connection.execute(sql, [json.dumps(list(ids))]):
            found.setdefault((row["own"], other), []).append(Named(row["id"], row["name"], row["type"]))
    return found
