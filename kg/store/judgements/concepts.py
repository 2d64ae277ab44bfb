# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""How concepts stand to each other, and which claims speak of them in other words or without naming them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from kg.language.en.fold import concept_key
from kg.model import Broader, Entity, Inferred, Named, Subject
from kg.resolve.corpus.hierarchy import Concept, Phrase, phrase_of
from kg.store.connection import Connection, Noun


class Concepts(Noun):
    """The concepts of all documents, the narrower under the broader."""

    def replace(
        self,
        wider: Iterable[Entity],
        broader: Iterable[Broader],
        worded: Iterable[Subject],
        folded: Iterable[Concept] = (),
    ) -> None:
        """Write the place of concepts among each other and in claims, in place of what was held.

        Args:
            wider: Concepts that no document names as such; their aliases are the keys that find them, all.
            worded: Claims that name a concept in other words.
            folded: Concepts whose keys are to be remembered.
        """
        with self._writing() as connection:
            _write_all_wider(connection, {entity.id: entity for entity in wider})
            kinds = ((one.narrower, one.broader, one.why) for one in broader)
            _write_set(connection, "broader", ("narrower", "broader"), kinds)
            spoken = ((one.claim, one.entity, one.why) for one in worded)
            _write_set(connection, "claim_concept", ("claim_id", "entity_id"), spoken)
            connection.execute("DELETE FROM claim_inferred")
            connection.execute(_INFER)
            connection.executemany(
                """INSERT OR REPLACE INTO concept_form (entity_id, forms, keys, phrase)
                   SELECT id, json_insert(aliases, '$[#]', name), ?, ? FROM entity WHERE id = ?""",
                ((json.dumps(one.keys), json.dumps(one.phrase), one.id) for one in folded),
            )

    def wordings(self, keys: Collection[str]) -> tuple[dict[str, list[tuple[str, str]]], set[str]]:
        """Return where contents have words of concepts, as it was read, and of which claims it is overtaken.

        By claim: the keys found with their words, in order. Overtaken is it of claims that were not read
        yet, and where a key may stand that was not looked for then, or is none any more.
        """
        with self._reading() as connection:
            found: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for row in connection.execute(
                "SELECT claim_id, key, words FROM wording ORDER BY claim_id, position"
            ):
                found[row["claim_id"]].append((row["key"], row["words"]))
            sql = "SELECT id FROM claim WHERE id NOT IN (SELECT claim_id FROM worded)"
            overtaken = {str(row["id"]) for row in connection.execute(sql)}
            known = {row["key"] for row in connection.execute("SELECT key FROM worded_key")}
            for key in sorted(known.symmetric_difference(keys)) if known else ():
                sql = "SELECT id FROM claim WHERE number IN (SELECT rowid FROM content_fts(?))"
                words = " AND ".join(f'"{word}"' for word in key.split())
                overtaken |= {row["id"] for row in connection.execute(sql, [words])}
            return found, overtaken

    def note_wordings(self, keys: Collection[str], found: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Write for claims where their contents have words of concepts, looked for under these keys."""
        with self._writing() as connection:
            for table in ("wording", "worded"):
                connection.executemany(
                    f"DELETE FROM {table} WHERE claim_id = ?", ((claim,) for claim in found)
                )
            connection.executemany("INSERT INTO worded (claim_id) VALUES (?)", ((claim,) for claim in found))
            connection.executemany(
                "INSERT INTO wording (claim_id, position, key, words) VALUES (?, ?, ?, ?)",
                ((claim, at, *one) for claim, each in found.items() for at, one in enumerate(each)),
            )
            _write_set(connection, "worded_key", ("key",), ((key,) for key in keys))

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

    def list(self) -> tuple[list[Concept], list[Concept]]:
        """Return the concepts that documents name, and those among them whose keys are not remembered yet."""
        with self._reading() as connection:
            found = [(_concept(row), row["keys"] is None) for row in _concepts(connection)]
            return [one for one, _ in found], [one for one, is_new in found if is_new]


def _concepts(connection: Connection) -> list[Any]:
    """Return concepts that documents name, each with its forms and, where it has still these, their keys."""
    sql = """WITH formed AS (SELECT id, name, json_insert(aliases, '$[#]', name) AS forms FROM entity
                 WHERE type = 'CONCEPT' AND id NOT IN (SELECT entity_id FROM concept))
             SELECT id, name, formed.forms, keys, phrase FROM formed
             LEFT JOIN concept_form ON entity_id = id AND concept_form.forms = formed.forms ORDER BY id"""
    return list(connection.execute(sql))


def _concept(row: Any) -> Concept:
    if not row["keys"]:
        keys = {concept_key(form) for form in json.loads(row["forms"])} - {""}
        return Concept(row["id"], row["name"], tuple(sorted(keys)), phrase_of(row["name"]))
    phrase = json.loads(row["phrase"])
    return Concept(
        row["id"], row["name"], tuple(json.loads(row["keys"])), phrase and Phrase(*map(tuple, phrase))
    )


def _write_set(
    connection: Connection, table: str, key: Sequence[str], rows: Iterable[tuple[str, ...]]
) -> None:
    """Make a table hold these rows, of which the first columns are the key, writing what differs alone."""
    wanted = {row[: len(key)]: row for row in reversed(list(rows))}
    held = {tuple(row)[: len(key)]: tuple(row) for row in connection.execute(f"SELECT * FROM {table}")}
    gone = [one for one, row in held.items() if wanted.get(one) != row]
    where = " AND ".join(f"{column} = ?" for column in key)
    connection.executemany(f"DELETE FROM {table} WHERE {where}", gone)
    new = [row for one, row in wanted.items() if held.get(one) != row]
    if new:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(new[0]))})", new)


def _write_all_wider(connection: Connection, wider: Mapping[str, Entity]) -> None:
    """Make these the concepts that no document names; an entity that a document names now is none of them."""
    sql = "SELECT id, name FROM entity WHERE id IN (SELECT entity_id FROM concept)"
    held = {row["id"]: row["name"] for row in connection.execute(sql)}
    gone = [one for one, name in held.items() if one not in wider or wider[one].name != name]
    connection.executemany("DELETE FROM entity WHERE id = ?", ((one,) for one in gone))
    for one, entity in wider.items():
        if held.get(one) != entity.name:
            _write_wider(connection, entity)


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
