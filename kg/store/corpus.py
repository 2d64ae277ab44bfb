# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Listing what is judged over all documents: referents to resolve, links, decisions, counts."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.model import Decision, DecisionLine, Filter, Link, Referent
from kg.store.anchors import read_evidence
from kg.store.conditions import parameters, wanted_claims
from kg.store.connection import Connection


def referents(connection: Connection) -> list[Referent]:
    """Return what the mentions of each document mean, in order of id."""
    return _referents(connection, "SELECT id FROM referent")


def new_referents(connection: Connection) -> list[Referent]:
    """Return the referents that no entity has yet."""
    known = "SELECT 1 FROM identity WHERE referent_id = referent.id"
    return _referents(connection, f"SELECT id FROM referent WHERE NOT EXISTS ({known})")


def referents_found(connection: Connection, keys: Iterable[str]) -> list[Referent]:
    """Return all referents of the entities that are found under any of these keys of blocks."""
    return _referents(connection, _of_entities("block"), keys)


def referents_named(connection: Connection, keys: Iterable[str]) -> list[Referent]:
    """Return the referents that have any of these as their key, and all of entities of these names."""
    sql = (
        "SELECT referent.id FROM json_each(:keys) AS given CROSS JOIN referent ON referent.key = given.value"
    )
    return _referents(connection, f"{_of_entities('name')} UNION {sql}", keys)


def _of_entities(table: str) -> str:
    return f"""SELECT referent_id FROM json_each(:keys) AS given
               CROSS JOIN {table} ON {table}.key = given.value CROSS JOIN identity USING (entity_id)"""


def _referents(connection: Connection, ids: str, keys: Iterable[str] = ()) -> list[Referent]:
    """Return the referents of these ids, which may depend on `:keys`, in order of id."""
    wanted = f"WITH wanted (id) AS MATERIALIZED (SELECT DISTINCT * FROM ({ids}))"
    given = {"keys": json.dumps(list(keys))}
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    sql = f"{wanted} SELECT referent_id, position FROM wanted CROSS JOIN mention ON referent_id = wanted.id"
    for row in connection.execute(sql, given):
        mentions[row["referent_id"]].append(row["position"])
    sql = f"""{wanted} SELECT referent.id, document_id, name, type, key, forms, why, roles, generic
              FROM wanted CROSS JOIN referent USING (id) ORDER BY referent.id"""
    return [
        Referent(
            id=row["id"],
            document_id=row["document_id"],
            name=row["name"],
            type=row["type"],
            key=row["key"],
            forms=_words(row["forms"]),
            mentions=tuple(sorted(mentions[row["id"]])),
            why=_words(row["why"]),
            roles=_words(row["roles"]),
            generic=bool(row["generic"]),
        )
        for row in connection.execute(sql, given)
    ]


def referent_count(connection: Connection) -> int:
    (row,) = connection.execute("SELECT count(*) AS referents FROM referent")
    return int(row["referents"])


def vacated(connection: Connection) -> set[str] | None:
    """Return the keys of blocks under which something was found that is gone; None where none are known."""
    if list(connection.execute("SELECT 1 FROM pending WHERE judgement = 'blocks'")):
        return None
    return {row["key"] for row in connection.execute("SELECT key FROM vacated")}


def _words(array: str) -> tuple[str, ...]:
    return () if array == "[]" else tuple(json.loads(array))  # most are empty, and there are very many


def links(connection: Connection, wanted: Filter) -> list[Link]:
    """Return links of which at least one side is wanted, the surest first."""
    rejected = "SELECT claim_id FROM ruling WHERE verb = 'reject'"
    both_stand = "" if wanted.rejected else f"AND a NOT IN ({rejected}) AND b NOT IN ({rejected})"
    sql = f"""WITH wanted AS (SELECT claim.id {wanted_claims(wanted)})
              SELECT relation, a, b, score, why FROM link
              WHERE (a IN (SELECT id FROM wanted) OR b IN (SELECT id FROM wanted)) {both_stand}
              ORDER BY score DESC, a, b, relation LIMIT :limit"""
    return [Link(**row) for row in connection.execute(sql, parameters(wanted))]


def decisions(connection: Connection) -> list[Decision]:
    """Return what a person ruled, withdrawals too, oldest first."""
    sql = "SELECT * FROM decision ORDER BY at, id"
    return [_decision(row) for row in connection.execute(sql)]


def ruling_on(connection: Connection, claim_id: str) -> Decision | None:
    """Return the decision that accepts or rejects a claim, if there is one."""
    sql = "SELECT decision.* FROM ruling JOIN decision ON decision.id = decision_id WHERE claim_id = ?"
    return next((_decision(row) for row in connection.execute(sql, [claim_id])), None)


def _decision(row: Any) -> Decision:
    return Decision(
        id=row["id"],
        verb=row["verb"],
        arguments=tuple(json.loads(row["arguments"])),
        who=row["who"],
        when=row["at"],
        reason=row["reason"],
        evidence=read_evidence(json.loads(row["evidence"])),
    )


def outcomes(connection: Connection) -> list[DecisionLine]:
    """Return what a person ruled with what became of it, oldest first."""
    sql = "SELECT decision_id, state, why FROM outcome"
    judged = {row["decision_id"]: (row["state"], row["why"]) for row in connection.execute(sql)}
    return [DecisionLine(ruled, *judged.get(ruled.id, ("stands", ""))) for ruled in decisions(connection)]


def stats(connection: Connection) -> dict[str, int]:
    """Return how much there is of each kind; of entities, those that are listed."""
    sql = """WITH standing AS (
            SELECT * FROM claim WHERE id NOT IN (SELECT claim_id FROM ruling WHERE verb = 'reject')
        )
        SELECT
        (SELECT count(*) FROM document) AS documents,
        (SELECT count(DISTINCT casefold(outlet)) FROM document) AS outlets,
        (SELECT count(*) FROM mention) AS mentions,
        (SELECT count(*) FROM entity WHERE listed) AS entities,
        (SELECT count(*) FROM standing) AS claims,
        (SELECT count(*) FROM standing WHERE speaker_id IS NOT NULL) AS claims_with_speaker,
        (SELECT count(DISTINCT id) FROM meaning
         WHERE referent_id IN (SELECT speaker_id FROM standing)) AS speakers,
        (SELECT count(*) FROM ruling WHERE verb = 'reject') AS claims_rejected,
        (SELECT count(*) FROM link) AS links,
        (SELECT count(*) FROM decision) AS decisions"""
    (row,) = connection.execute(sql)
    return dict(row)
