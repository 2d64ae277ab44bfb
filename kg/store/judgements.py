# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Writing the store: what is judged from all documents, and what a person decided, as rows.

Each function takes a connection inside a transaction; `kg.store.database` begins and ends it.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.language.en.fold import concept_key, fold_name
from kg.model import Decision, DecisionLine, Entity, Link
from kg.store.anchors import evidence_records
from kg.store.connection import Connection

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def overtake_entities(connection: Connection) -> None:
    """Note that evidence or decisions have changed since the entities were computed, and claims compared."""
    connection.execute("INSERT OR IGNORE INTO pending VALUES ('entities'), ('links')")


def overtake_links(connection: Connection) -> None:
    """Note that claims are to be compared again, though everybody is who he was."""
    connection.execute("INSERT OR IGNORE INTO pending VALUES ('links')")


def write_entities(
    connection: Connection,
    entities: Sequence[Entity],
    *,
    blocks: Mapping[str, Iterable[str]] | None = None,
    instead_of: Collection[str] | None = None,
) -> None:
    """Write entities, who is who and all folded names, in place of those that were held.

    Rows that stay as they are are left alone: after a small addition to a large store most do.

    Args:
        blocks: By the id of a referent, the keys under which it is found; without them the next time
            everything is to be resolved anew.
        instead_of: Only what these referents were held to be gives way; without it, everything.
    """
    held, held_members = _held(connection, instead_of)
    members = {referent: entity.id for entity in entities for referent in entity.referents}
    mentions = _mentions(connection, members)
    rows = {entity.id: _entity_row(entity, mentions) for entity in entities}
    connection.executemany(
        "DELETE FROM identity WHERE referent_id = ?",
        ((one,) for one, entity in held_members.items() if members.get(one) != entity),
    )
    connection.executemany("DELETE FROM entity WHERE id = ?", ((gone,) for gone in held.keys() - rows.keys()))
    changed = [entity for entity in entities if held.get(entity.id) != rows[entity.id]]
    connection.executemany(_WRITE_ENTITY, (rows[entity.id] for entity in changed))
    connection.executemany("DELETE FROM name WHERE entity_id = ?", ((entity.id,) for entity in changed))
    connection.executemany(
        "INSERT INTO name VALUES (?, ?)", ((key, entity.id) for entity in changed for key in _keys(entity))
    )
    connection.executemany(
        "INSERT INTO identity VALUES (?, ?)",
        ((one, entity) for one, entity in members.items() if held_members.get(one) != entity),
    )
    _write_blocks(connection, entities, blocks)


def _held(
    connection: Connection, referents: Collection[str] | None
) -> tuple[dict[str, tuple[object, ...]], dict[str, str]]:
    """Return the rows of the entities to replace, those that have lost all referents too, and who is who."""
    wanted = "SELECT id FROM entity"
    if referents is not None:
        wanted = """SELECT DISTINCT entity_id FROM json_each(:referents) AS given
                    CROSS JOIN identity ON referent_id = given.value
                    UNION SELECT id FROM (SELECT id FROM entity EXCEPT SELECT entity_id FROM identity)"""
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


def _write_blocks(
    connection: Connection, entities: Iterable[Entity], blocks: Mapping[str, Iterable[str]] | None
) -> None:
    """Write under which keys entities are found, and that nothing is left to resolve."""
    connection.execute("DELETE FROM pending WHERE judgement IN ('entities', 'blocks')")
    connection.execute("DELETE FROM vacated")
    if blocks is None:
        connection.execute("INSERT INTO pending VALUES ('blocks')")
        return
    for entity in entities:
        sql = "SELECT key FROM block WHERE entity_id = ?"
        held = {row["key"] for row in connection.execute(sql, [entity.id])}
        keys = {key for referent in entity.referents for key in blocks[referent]}
        connection.executemany(
            "DELETE FROM block WHERE key = ? AND entity_id = ?", ((key, entity.id) for key in held - keys)
        )
        connection.executemany("INSERT INTO block VALUES (?, ?)", ((key, entity.id) for key in keys - held))


def vacate(connection: Connection, documents: str, given: Mapping[str, str]) -> None:
    """Note under which keys that is found which these documents are about to take along.

    Args:
        documents: A condition on the table of documents, with parameters `given`.
    """
    connection.execute(
        f"""INSERT OR IGNORE INTO vacated
            SELECT key FROM block WHERE entity_id IN (
                SELECT entity_id FROM identity JOIN referent ON referent.id = referent_id
                JOIN document ON document.id = document_id WHERE {documents})""",
        given,
    )


_WRITE_ENTITY = """INSERT INTO entity (id, name, type, aliases, why, mentions) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, aliases = excluded.aliases,
        why = excluded.why, mentions = excluded.mentions"""


def _entity_row(entity: Entity, mentions: Mapping[str, int]) -> tuple[str | int, ...]:
    count = sum(mentions.get(referent, 0) for referent in entity.referents)
    return entity.id, entity.name, entity.type, _json(entity.aliases), _json(entity.why), count


def _keys(entity: Entity) -> set[str]:
    forms = {entity.name, *entity.aliases}
    keys = {fold_name(form) for form in forms}
    if entity.type == "CONCEPT":
        keys |= {concept_key(form) for form in forms}
    return keys - {""}


def write_links(connection: Connection, links: Iterable[Link]) -> None:
    """Write links between claims, in place of those that were held; the claims are compared then."""
    connection.execute("DELETE FROM pending WHERE judgement = 'links'")
    connection.execute("DELETE FROM link")
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
        ((link.relation, link.a, link.b, link.score, link.why) for link in links),
    )


def write_origins(connection: Connection, origins: Mapping[str, str]) -> None:
    """Write of each claim the earliest one of its origin, in place of what was held."""
    connection.execute("DELETE FROM origin")
    connection.executemany("INSERT INTO origin VALUES (?, ?)", origins.items())


def write_judged(connection: Connection, judged: Mapping[str, tuple[float, float, float]]) -> None:
    """Write what the entailment model said of pairs, in place of what was held."""
    connection.execute("DELETE FROM judged")
    connection.executemany(
        "INSERT INTO judged VALUES (?, ?, ?, ?)", ((pair, *said) for pair, said in judged.items())
    )


def write_decision(connection: Connection, decision: Decision) -> bool:
    """Add a decision and return True; one that is held already is left as it is."""
    if list(connection.execute("SELECT 1 FROM decision WHERE id = ?", [decision.id])):
        return False
    _insert_decision(connection, decision)
    overtake_entities(connection)
    return True


def write_ruling(connection: Connection, claim_id: str, decision: Decision) -> None:
    """Add a decision on a claim, in place of an earlier one on it."""
    _insert_decision(connection, decision)
    why = f"by decision {decision.id[:8]} on {decision.when[:10]}: {decision.verb}"
    connection.execute(
        """UPDATE outcome SET state = 'overruled', why = ?
           WHERE decision_id IN (SELECT decision_id FROM ruling WHERE claim_id = ?)""",
        [why, claim_id],
    )
    connection.execute(
        "INSERT OR REPLACE INTO ruling VALUES (?, ?, ?)", [claim_id, decision.verb, decision.id]
    )
    connection.execute("INSERT OR REPLACE INTO outcome VALUES (?, 'stands', '')", [decision.id])
    overtake_links(connection)


def _insert_decision(connection: Connection, decision: Decision) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO decision VALUES (:id, :verb, :arguments, :who, :at, :reason, :evidence)",
        {
            "id": decision.id,
            "verb": decision.verb,
            "arguments": _json(decision.arguments),
            "who": decision.who,
            "at": decision.when,
            "reason": decision.reason,
            "evidence": _json(evidence_records(decision.evidence)),
        },
    )


def write_outcomes(
    connection: Connection, lines: Iterable[DecisionLine], rulings: Mapping[str, Decision]
) -> None:
    """Write what became of each decision, and how which claims were ruled, in place of what was held."""
    connection.execute("DELETE FROM outcome")
    connection.execute("DELETE FROM ruling")
    connection.executemany(
        "INSERT INTO outcome VALUES (?, ?, ?)", ((line.decision.id, line.state, line.why) for line in lines)
    )
    connection.executemany(
        "INSERT INTO ruling VALUES (?, ?, ?)",
        ((claim, decision.verb, decision.id) for claim, decision in rulings.items()),
    )
