# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""What the mentions of each document mean, before it is judged who is who; what is told of an entity."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kg.language.en.fold import fold_name
from kg.model import Called, Fact, Findings, Joint, Named, Referent, Resolution, claim_id
from kg.store.connection import Connection, Noun
from kg.store.corpus import vacate
from kg.store.documents import documents_by_id

_CALLED = """referent.id AS referent, entity_id AS entity, document_id AS document, published,
             coalesce(outlet, title, document.path) AS "where" """
_WHO_IS_WHO = """referent JOIN identity ON referent_id = referent.id
                 JOIN document ON document.id = document_id"""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Referents(Noun):
    """What mentions mean, each within its own document; lists are in order of id."""

    def count(self) -> int:
        """Return how many there are."""
        with self._reading() as connection:
            (row,) = connection.execute("SELECT count(*) AS referents FROM referent")
        return int(row["referents"])

    def new(self) -> list[Referent]:
        """Return the referents that no entity has yet."""
        known = "SELECT 1 FROM identity WHERE referent_id = referent.id"
        with self._reading() as connection:
            return _referents(connection, f"SELECT id FROM referent WHERE NOT EXISTS ({known})")

    def found_under(self, keys: Iterable[str]) -> set[str]:
        """Return the ids of the entities that are found under any of these keys of blocks."""
        sql = """SELECT DISTINCT entity_id FROM json_each(?) AS given
                 CROSS JOIN block ON block.key = given.value"""
        with self._reading() as connection:
            return {row["entity_id"] for row in connection.execute(sql, [json.dumps(list(keys))])}

    def of_entities(self, entities: Iterable[str]) -> list[Referent]:
        """Return all referents of some entities."""
        sql = """SELECT referent_id FROM json_each(:keys) AS given
                 CROSS JOIN identity ON entity_id = given.value"""
        with self._reading() as connection:
            return _referents(connection, sql, entities)

    def named(self, keys: Iterable[str]) -> list[Referent]:
        """Return the referents that have any of these as their key, and all of entities of these names."""
        sql = """SELECT referent.id FROM json_each(:keys) AS given
                 CROSS JOIN referent ON referent.key = given.value"""
        with self._reading() as connection:
            return _referents(connection, f"{_NAMED} UNION {sql}", keys)

    def countries(self, documents: Iterable[str]) -> list[Referent]:
        """Return the referents of these documents that are countries or other such places."""
        sql = """SELECT referent.id FROM json_each(:keys) AS given
                 CROSS JOIN referent ON document_id = given.value WHERE referent.type = 'GPE'"""
        with self._reading() as connection:
            return _referents(connection, sql, documents)

    def facts(self, entity: str) -> list[Fact]:
        """Return what each document tells of the entity of this id, newest published first."""
        with self._reading() as connection:
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

    def roles(self) -> list[tuple[str, Named, int]]:
        """Return the roles that documents give entities, each with how many documents do."""
        with self._reading() as connection:
            sql = """SELECT role.value AS role, entity.id, entity.name, entity.type,
                            count(DISTINCT document_id) AS documents
                     FROM referent JOIN json_each(referent.roles) AS role
                     JOIN identity ON identity.referent_id = referent.id JOIN entity ON entity.id = entity_id
                     WHERE referent.roles <> '[]'
                     GROUP BY entity.id, role.value ORDER BY entity.id, role.value"""
            return [
                (row["role"], Named(row["id"], row["name"], row["type"]), row["documents"])
                for row in connection.execute(sql)
            ]

    def called(self) -> list[Called]:
        """Return the roles that documents give entities, and how they name those who say something."""
        sql = f"""SELECT {_CALLED}, role.value AS words FROM {_WHO_IS_WHO}
                  JOIN json_each(referent.roles) AS role WHERE referent.roles <> '[]'
                  UNION ALL SELECT {_CALLED}, referent.name AS words FROM {_WHO_IS_WHO}
                  WHERE referent.type <> 'CONCEPT' AND referent.id IN (SELECT speaker_id FROM claim)
                  ORDER BY 1, words"""
        return self._called(sql, {})

    def appearances(self, entities: Iterable[str]) -> list[Called]:
        """Return where these entities are met, and named how, in order of the referents' ids."""
        sql = f"""SELECT {_CALLED}, referent.name AS words FROM json_each(:ids) AS given
                  JOIN identity ON entity_id = given.value JOIN referent ON referent.id = referent_id
                  JOIN document ON document.id = document_id ORDER BY 1"""
        return self._called(sql, {"ids": json.dumps(list(entities))})

    def _called(self, sql: str, given: dict[str, str]) -> list[Called]:
        with self._reading() as connection:
            return [Called(**row) for row in connection.execute(sql, given)]

    def vague(self, entity_ids: Sequence[str]) -> set[str]:
        """Return those of some entities that may be anyone, wherever they are named: "officials"."""
        sql = """SELECT entity_id FROM identity JOIN referent ON referent.id = referent_id
                 WHERE entity_id IN (SELECT value FROM json_each(?))
                 GROUP BY entity_id HAVING min(generic) = 1"""
        with self._reading() as connection:
            return {row["entity_id"] for row in connection.execute(sql, [json.dumps(list(entity_ids))])}

    def joints(self) -> list[Joint]:
        """Return the names that referents of one entity have beside its own, one line a folded name."""
        with self._reading() as connection:
            sql = """WITH several AS (
                         SELECT entity_id FROM identity JOIN referent ON referent.id = referent_id
                         WHERE NOT generic GROUP BY entity_id HAVING count(DISTINCT key) > 1
                     )
                     SELECT entity.id, entity.name, entity.type, entity.why, min(referent.name) AS form, key,
                            json_group_array(referent.id) AS referents
                     FROM several JOIN entity ON entity.id = several.entity_id
                     JOIN identity ON identity.entity_id = entity.id
                     JOIN referent ON referent.id = referent_id
                     WHERE entity.type <> 'CONCEPT' GROUP BY entity.id, key
                     ORDER BY entity.name, entity.id, form"""
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

    def list(self) -> list[Referent]:
        """Return what the mentions of each document mean."""
        with self._reading() as connection:
            return _referents(connection, "SELECT id FROM referent")


def write_resolution(connection: Connection, findings: Findings) -> None:
    """Write what the mentions and claims of a document mean, which have no meaning yet."""
    document, resolution = findings.document.id, findings.resolution
    connection.executemany(_WRITE, [_row(referent) for referent in resolution.referents])
    connection.executemany(
        "UPDATE mention SET referent_id = ? WHERE document_id = ? AND position = ?",
        ((one.id, document, position) for one in resolution.referents for position in one.mentions),
    )
    ids = [referent.id for referent in resolution.referents]
    positions: dict[str, int] = {}
    for position, attribution in enumerate(findings.extraction.attributions):
        positions.setdefault(claim_id(document, attribution), position)
    for claim, position in positions.items():
        speaker = resolution.speakers[position]
        if speaker is not None:
            connection.execute("UPDATE claim SET speaker_id = ? WHERE id = ?", [ids[speaker], claim])
        via = enumerate(resolution.via[position])
        joint = resolution.joint[position] if resolution.joint else ()
        connection.executemany(_WRITE_VIA, ((claim, order, ids[one]) for order, one in via))
        connection.executemany(_WRITE_JOINT, ((claim, ids[one]) for one in joint))
        connection.executemany(_WRITE_ABOUT, ((claim, ids[one]) for one in resolution.about[position]))


def remove_resolution(connection: Connection, document: str) -> None:
    """Remove what the mentions and claims of a document mean, and leave them without a meaning.

    Entities that nothing else speaks of stay until it is judged again who is who.
    """
    vacate(connection, "document.id = :id", {"id": document})
    connection.execute("UPDATE mention SET referent_id = NULL WHERE document_id = ?", [document])
    connection.execute("UPDATE claim SET speaker_id = NULL WHERE document_id = ?", [document])
    in_document = "SELECT id FROM claim WHERE document_id = ?"
    connection.execute(f"DELETE FROM attributed WHERE claim_id IN ({in_document})", [document])
    connection.execute("DELETE FROM referent WHERE document_id = ?", [document])


_WRITE = """INSERT INTO referent (id, document_id, name, type, key, forms, why, roles, generic, mentions,
                                  language)
    VALUES (:id, :document_id, :name, :type, :key, :forms, :why, :roles, :generic, :mentions, :language)"""
_WRITE_VIA = "INSERT INTO claim_via (claim_id, position, referent_id) VALUES (?, ?, ?)"
_WRITE_JOINT = "INSERT OR IGNORE INTO claim_joint (claim_id, referent_id) VALUES (?, ?)"
_WRITE_ABOUT = "INSERT OR IGNORE INTO claim_about (claim_id, referent_id) VALUES (?, ?)"


def _row(referent: Referent) -> dict[str, Any]:
    return {
        "id": referent.id,
        "document_id": referent.document_id,
        "name": referent.name,
        "type": referent.type,
        "key": referent.key,
        "forms": _json(referent.forms),
        "why": _json(referent.why),
        "roles": _json(referent.roles),
        "generic": referent.generic,
        "mentions": len(referent.mentions),
        "language": referent.language,
    }


def referents_in(connection: Connection, document: str) -> tuple[Referent, ...]:
    """Return what the mentions of a document mean, in the order in which it was written."""
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    sql = "SELECT referent_id, position FROM mention WHERE document_id = ? ORDER BY position"
    for row in connection.execute(sql, [document]):
        mentions[row["referent_id"]].append(row["position"])
    sql = "SELECT * FROM referent WHERE document_id = ? ORDER BY rowid"
    return tuple(_referent(row, mentions[row["id"]]) for row in connection.execute(sql, [document]))


def resolution_in(connection: Connection, document: str) -> Resolution:
    """Return what the mentions and claims of a document mean, referents in the order of finding them."""
    referents = referents_in(connection, document)
    index = {referent.id: at for at, referent in enumerate(referents)}
    sql = """SELECT id, iif(attributed.claim_id IS NULL, speaker_id, read_as) AS speaker_id
             FROM claim LEFT JOIN attributed ON attributed.claim_id = claim.id
             WHERE document_id = ? ORDER BY position"""
    claims = list(connection.execute(sql, [document]))
    via, about, joint = (_indices(connection, sql, document, index) for sql in (_VIA, _ABOUT, _JOINT))
    return Resolution(
        document,
        referents,
        tuple(index[row["speaker_id"]] if row["speaker_id"] else None for row in claims),
        via=tuple(via[row["id"]] for row in claims),
        about=tuple(tuple(sorted(about[row["id"]])) for row in claims),
        joint=tuple(tuple(sorted(joint[row["id"]])) for row in claims),
    )


_VIA = """SELECT claim_id, referent_id FROM claim JOIN claim_via ON claim_id = claim.id
          WHERE document_id = ? ORDER BY claim_id, claim_via.position"""
_ABOUT = """SELECT claim_id, referent_id FROM claim JOIN claim_about ON claim_id = claim.id
            WHERE document_id = ?"""
_JOINT = """SELECT claim_id, referent_id FROM claim JOIN claim_joint ON claim_id = claim.id
            WHERE document_id = ?"""


def _indices(
    connection: Connection, sql: str, document: str, index: dict[str, int]
) -> defaultdict[str, tuple[int, ...]]:
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for row in connection.execute(sql, [document]):
        found[row["claim_id"]] += (index[row["referent_id"]],)
    return found


_NAMED = """SELECT referent_id FROM json_each(:keys) AS given
    CROSS JOIN name ON name.key = given.value CROSS JOIN identity USING (entity_id)"""


def _referents(connection: Connection, ids: str, keys: Iterable[str] = ()) -> list[Referent]:
    """Return the referents of these ids, which may depend on `:keys`, in order of id."""
    wanted = f"WITH wanted (id) AS MATERIALIZED (SELECT DISTINCT * FROM ({ids}))"
    given = {"keys": json.dumps(list(keys))}
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    sql = f"{wanted} SELECT referent_id, position FROM wanted CROSS JOIN mention ON referent_id = wanted.id"
    for row in connection.execute(sql, given):
        mentions[row["referent_id"]].append(row["position"])
    sql = f"""{wanted} SELECT referent.id, document_id, name, type, key, forms, why, roles, generic, language
              FROM wanted CROSS JOIN referent USING (id) ORDER BY referent.id"""
    return [_referent(row, sorted(mentions[row["id"]])) for row in connection.execute(sql, given)]


def _referent(row: Any, mentions: Iterable[int]) -> Referent:
    return Referent(
        id=row["id"],
        document_id=row["document_id"],
        name=row["name"],
        type=row["type"],
        key=row["key"],
        forms=_words(row["forms"]),
        mentions=tuple(mentions),
        why=_words(row["why"]),
        roles=_words(row["roles"]),
        generic=bool(row["generic"]),
        language=row["language"],
    )


def _words(array: str) -> tuple[str, ...]:
    return () if array == "[]" else tuple(json.loads(array))  # most are empty, and there are very many
