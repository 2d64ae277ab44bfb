# ruff: noqa: S608 - put together from constants; see kg/listing/__init__.py
"""Listing what is judged over all documents: referents to resolve, links, decisions, counts."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.decisions.evidence import read_evidence
from kg.listing import Connection
from kg.listing.condition import parameters, wanted_claims
from kg.model import Decision, DecisionLine, Filter, Link, Referent


def referents(connection: Connection) -> list[Referent]:
    """Return what the mentions of each document mean, in order of id."""
    return _referents(connection, "", "[]")


def new_referents(connection: Connection) -> list[Referent]:
    """Return the referents that no entity has yet."""
    return _referents(connection, "WHERE id NOT IN (SELECT referent_id FROM identity)", "[]")


def referents_found(connection: Connection, keys: Iterable[str]) -> list[Referent]:
    """Return all referents of the entities that are found under any of these keys of blocks."""
    condition = """WHERE id IN (
        SELECT referent_id FROM identity WHERE entity_id IN (
            SELECT entity_id FROM block WHERE key IN (SELECT value FROM json_each(:these))))"""
    return _referents(connection, condition, json.dumps(list(keys)))


def referents_named(connection: Connection, keys: Iterable[str]) -> list[Referent]:
    """Return the referents that have any of these as their key, and all of entities of these names."""
    condition = """WHERE key IN (SELECT value FROM json_each(:these)) OR id IN (
        SELECT referent_id FROM identity WHERE entity_id IN (
            SELECT entity_id FROM name WHERE name.key IN (SELECT value FROM json_each(:these))))"""
    return _referents(connection, condition, json.dumps(list(keys)))


def _referents(connection: Connection, condition: str, these: str) -> list[Referent]:
    given = {"these": these}
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    within = f"AND referent_id IN (SELECT id FROM referent {condition})" if condition else ""
    sql = f"SELECT referent_id, position FROM mention WHERE referent_id IS NOT NULL {within}"
    for row in connection.execute(sql, given):
        mentions[row["referent_id"]].append(row["position"])
    sql = f"""SELECT id, document_id, name, type, key, forms, why, roles, generic
              FROM referent {condition} ORDER BY id"""
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
