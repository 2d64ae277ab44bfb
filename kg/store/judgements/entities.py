# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Entities: who is who in all documents, and the folded names under which each is found."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.language.en.fold import fold_name
from kg.model import Bearer, Entity, EntityLine, EntityType, Named, Wanted
from kg.store.conditions import parameters
from kg.store.connection import Connection, Noun
from kg.store.corpus import write_blocks
from kg.store.documents import by_id
from kg.store.judgements.concepts import kin
from kg.store.judgements.entity_listing import are_kept, kept_listing, listing

_EVERYTHING = Wanted()
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Entities(Noun):
    """What mentions are judged to mean."""

    def replace(
        self,
        entities: Iterable[Entity],
        *,
        keys: Mapping[str, Iterable[str]],
        blocks: Mapping[str, Iterable[str]] | None = None,
        instead_of: Collection[str] | None = None,
    ) -> None:
        """Write the entities, who is who and every folded name, in place of those held.

        Rows that stay as they are are left alone: after a small addition to a large store most do.

        Args:
            keys: By the id of an entity, the folded names under which it is found.
            blocks: By the id of a referent, the keys under which it is found; without them the next time
                everything is to be resolved anew.
            instead_of: Only what these referents were held to be gives way; without it, everything.
        """
        written = list(entities)
        members = {referent: entity.id for entity in written for referent in entity.referents}
        with self._writing() as connection:
            held, held_members = _held(connection, instead_of)
            mentions = _mentions(connection, members)
            rows = {entity.id: _row(entity, mentions) for entity in written}
            left = ((one,) for one, entity in held_members.items() if members.get(one) != entity)
            connection.executemany("DELETE FROM identity WHERE referent_id = ?", left)
            gone = ((identifier,) for identifier in held.keys() - rows.keys())
            connection.executemany("DELETE FROM entity WHERE id = ?", gone)
            changed = [entity for entity in written if held.get(entity.id) != rows[entity.id]]
            connection.executemany(_WRITE, (rows[entity.id] for entity in changed))
            named = ((entity.id,) for entity in changed)  # by a document now
            connection.executemany("DELETE FROM concept WHERE entity_id = ?", named)
            _write_names(connection, changed, keys)
            connection.executemany(
                "INSERT INTO identity (referent_id, entity_id) VALUES (?, ?)",
                ((one, entity) for one, entity in members.items() if held_members.get(one) != entity),
            )
            write_blocks(connection, written, blocks)

    def find_by_id(self, beginning: str) -> list[Named]:
        """Return the entities whose id begins so, most mentioned first."""
        sql = """SELECT id, name, type FROM entity WHERE id >= :beginning AND id < :beginning || '~'
                 ORDER BY mentions DESC, name, id"""
        with self._reading() as connection:
            return [Named(**row) for row in connection.execute(sql, {"beginning": beginning})]

    def list(
        self,
        wanted: Wanted = _EVERYTHING,
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
            name: Folded, it stands somewhere in one of the entity's folded names; mere signs are in none.
            unlisted: Concepts met only once in the whole corpus as well.
        """
        which = {
            "listed": not unlisted,
            "type IN (SELECT value FROM json_each(:types))": types,
            "id IN (SELECT value FROM json_each(:ids))": ids,
            "id IN (SELECT entity_id FROM name WHERE :name <> '' AND instr(key, :name))": name is not None,
        }
        chosen = [condition for condition, asked in which.items() if asked]
        given = {
            "types": json.dumps(list(types)),
            "ids": json.dumps(list(ids)),
            "name": fold_name(name or ""),
        }
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            found = kin(connection, ids) if ids else {}
            kept = not _in_kinds(connection, given["ids"]) and are_kept(connection, wanted)
            sql = kept_listing(wanted, chosen) if kept else listing(wanted, chosen, in_kinds=bool(ids))
            return [
                EntityLine(
                    **{
                        **row,
                        "aliases": tuple(json.loads(row["aliases"])),
                        "why": tuple(json.loads(row["why"])),
                    },
                    kind_of=tuple(found.get((row["id"], "broader"), ())),
                    kinds=tuple(found.get((row["id"], "narrower"), ())),
                )
                for row in connection.execute(sql, parameters(wanted) | given)
            ]


class Names(Noun):
    """The folded names of entities, and each concept's key."""

    def find(self, key: str, *, language: str | None = None) -> list[Named]:
        """Return the entities of which this is a folded name or a concept's key, most mentioned first.

        Args:
            language: What the key was folded as, ISO 639-1; None: any, as of a question.
        """
        sql = """SELECT id, name, type FROM entity WHERE id IN (
                     SELECT entity_id FROM name WHERE key = :key AND coalesce(language = :language, true))
                 ORDER BY mentions DESC, name, id"""
        with self._reading() as connection:
            return [Named(**row) for row in connection.execute(sql, {"key": key, "language": language})]

    def bearers(self, key: str) -> list[Bearer]:
        """Return who has this as a folded name or as surname, those of most documents first, then by name.

        A single word alone is looked for as a surname, of persons.
        """
        found = f"""SELECT entity_id AS id, 1 AS exact FROM name WHERE key = :key
                    UNION SELECT entity_id, 0 FROM name CROSS JOIN entity ON entity.id = entity_id
                    WHERE {_LAST_WORD} = :surname AND instr(key, ' ') AND type = 'PERSON'"""
        return self._weighed(found, {"key": key, "surname": key if key and " " not in key else None})

    def weigh(self, ids: Iterable[str]) -> list[Bearer]:
        """Return these entities as bearers of some longer name, in the same order."""
        found = "SELECT value AS id, 0 AS exact FROM json_each(:ids)"
        return self._weighed(found, {"ids": json.dumps(list(ids))})

    def _weighed(self, found: str, given: Mapping[str, str | None]) -> list[Bearer]:
        sql = f"""WITH bearer AS (SELECT id, max(exact) AS exact FROM ({found}) GROUP BY id)
                  SELECT entity.id, entity.name, entity.type, exact,
                         coalesce(min(generic), 0) AS described,
                         count(DISTINCT document_id) AS documents
                  FROM bearer JOIN entity USING (id) LEFT JOIN identity ON entity_id = entity.id
                  LEFT JOIN referent ON referent.id = referent_id
                  GROUP BY entity.id ORDER BY documents DESC, entity.name, entity.id"""
        with self._reading() as connection:
            return [
                Bearer(
                    Named(row["id"], row["name"], row["type"]),
                    row["documents"],
                    exact=bool(row["exact"]),
                    described=bool(row["described"]),
                )
                for row in connection.execute(sql, dict(given))
            ]

    def list(self) -> list[tuple[str, Named]]:
        """Return every folded name with its entity, in order of the folded name, most mentioned first."""
        sql = """SELECT DISTINCT name.key, entity.id, entity.name, type
                 FROM name JOIN entity ON entity.id = name.entity_id
                 ORDER BY name.key, mentions DESC, entity.id"""
        with self._reading() as connection:
            rows = connection.execute(sql)
            return [(row["key"], Named(row["id"], row["name"], row["type"])) for row in rows]


def _in_kinds(connection: Connection, ids: str) -> bool:
    """Say whether a concept is among them: of it is said what is said of its kinds."""
    sql = "SELECT 1 FROM entity WHERE id IN (SELECT value FROM json_each(?)) AND type = 'CONCEPT' LIMIT 1"
    return bool(list(connection.execute(sql, [ids])))


# As in the index `name_surname`.
_LAST_WORD = "substr(key, length(rtrim(key, replace(key, ' ', ''))) + 1)"


def _held(
    connection: Connection, referents: Collection[str] | None
) -> tuple[dict[str, tuple[object, ...]], dict[str, str]]:
    """Return the rows of the entities to replace, those that have lost all referents too, and who is who.

    Concepts that no document names are not among them: they are made of the others (`kg.build.subjects`).
    """
    wanted = "SELECT id FROM entity EXCEPT SELECT entity_id FROM concept"
    if referents is not None:
        wanted = """SELECT DISTINCT entity_id FROM json_each(:referents) AS given
                    CROSS JOIN identity ON referent_id = given.value
                    UNION SELECT id FROM (SELECT id FROM entity EXCEPT SELECT entity_id FROM identity
                                          EXCEPT SELECT entity_id FROM concept)"""
    wanted = f"WITH wanted (id) AS MATERIALIZED ({wanted})"
    given = {"referents": _json(list(referents or ()))}
    sql = f"""{wanted} SELECT id, name, type, aliases, why, mentions
              FROM wanted CROSS JOIN entity USING (id)"""
    rows = {row["id"]: tuple(row) for row in connection.execute(sql, given)}
    sql = f"{wanted} SELECT referent_id, entity_id FROM wanted CROSS JOIN identity ON entity_id = wanted.id"
    return rows, {row["referent_id"]: row["entity_id"] for row in connection.execute(sql, given)}


def _mentions(connection: Connection, referents: Iterable[str]) -> dict[str, int]:
    sql = """SELECT referent.id, mentions FROM json_each(?) AS given
             CROSS JOIN referent ON referent.id = given.value"""
    return {row["id"]: row["mentions"] for row in connection.execute(sql, [_json(list(referents))])}


_WRITE = """INSERT INTO entity (id, name, type, aliases, why, mentions) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, aliases = excluded.aliases,
        why = excluded.why, mentions = excluded.mentions"""


def _row(entity: Entity, mentions: Mapping[str, int]) -> tuple[str | int, ...]:
    count = sum(mentions.get(referent, 0) for referent in entity.referents)
    return entity.id, entity.name, entity.type, _json(entity.aliases), _json(entity.why), count


def _write_names(
    connection: Connection, entities: Iterable[Entity], keys: Mapping[str, Iterable[str]]
) -> None:
    """Write the keys of entities, each in every language in which a document has the entity."""
    sql = """INSERT INTO name (key, language, entity_id)
             SELECT given.value, language, :entity FROM json_each(:keys) AS given CROSS JOIN
                 (SELECT DISTINCT language FROM json_each(:referents) AS member
                  JOIN referent ON referent.id = member.value)"""
    for entity in entities:
        connection.execute("DELETE FROM name WHERE entity_id = ?", [entity.id])
        given = {"keys": _json(sorted(set(keys[entity.id]))), "referents": _json(entity.referents)}
        connection.execute(sql, given | {"entity": entity.id})
