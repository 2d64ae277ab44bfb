# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Entities as a listing shows them: in how many documents, by how many claims, about how many."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Wanted
from kg.store.conditions import (
    RULED,
    all_of,
    claim_conditions,
    document_conditions,
    parameters,
    standing_conditions,
)
from kg.store.connection import Connection, Noun

_EVERYTHING = Wanted()


def listing(wanted: Wanted, conditions: Sequence[str], *, in_kinds: bool) -> str:
    """Return the SELECT of entities that meet these conditions, counted in wanted documents and claims.

    Args:
        in_kinds: What is said of the kinds of a concept is said of it.
    """
    chosen = "entity_id IN (SELECT id FROM chosen)"
    documents, claims = document_conditions(wanted), claim_conditions(wanted)
    standing = standing_conditions(wanted)
    member, spoken = ("member", "spoken") if in_kinds else ("identity", _SPOKEN_BY_NAME)
    return f"""
        WITH RECURSIVE chosen AS MATERIALIZED (
            SELECT id FROM entity {all_of(conditions)}
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
            FROM {spoken} JOIN claim ON claim.id = {"spoken" if in_kinds else "claim_about"}.claim_id
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


def kept_listing(wanted: Wanted, conditions: Sequence[str]) -> str:
    """Return the same SELECT, where nothing narrows documents and claims, from counts that are kept."""
    kept = "entity_count CROSS JOIN entity ON entity.id = entity_id"  # in the order of its index
    enough = f"""made + about >= coalesce((SELECT made + about FROM {kept} {all_of(conditions)}
                                           ORDER BY made + about DESC LIMIT 1 OFFSET :limit - 1), 0)"""
    which = [*conditions, *([] if wanted.filter.limit is None else [enough])]
    return f"""
        SELECT entity.id, name, type, aliases, documents, entity_count.mentions,
               made AS claims_made, about AS claims_about, why
        FROM {kept} {all_of(which)}
        ORDER BY made + about DESC, casefold(name), entity.id LIMIT :limit
    """


def are_kept(connection: Connection, wanted: Wanted) -> bool:
    """Say whether what is wanted is counted already: nothing narrows it, and no count is overtaken."""
    asked = replace(wanted, filter=replace(wanted.filter, limit=None), speakers=tuple(wanted.speakers))
    return asked == _EVERYTHING and not list(connection.execute("SELECT 1 FROM uncounted LIMIT 1"))


class EntityCounts(Noun):
    """How many documents and claims each entity has, kept for listings that nothing narrows."""

    def settle(self) -> None:
        """Count again whatever was overtaken."""
        which = "SELECT entity_id FROM uncounted"
        counted = listing(_EVERYTHING, [f"id IN ({which})"], in_kinds=False)
        with self._writing() as connection:
            if are_kept(connection, _EVERYTHING):
                return
            connection.execute(f"DELETE FROM entity_count WHERE entity_id IN ({which})")
            connection.execute(
                f"""INSERT INTO entity_count (entity_id, documents, mentions, made, about, said)
                    SELECT id, documents, mentions, claims_made, claims_about, (
                        SELECT count(*) FROM identity JOIN claim ON claim.speaker_id = referent_id
                        WHERE entity_id = counted.id AND claim.id NOT IN (
                            SELECT claim_id FROM ruling WHERE verb = 'reject'))
                    FROM ({counted}) AS counted""",
                parameters(_EVERYTHING),
            )
            connection.execute("DELETE FROM uncounted")


_SPOKEN_BY_NAME = "identity CROSS JOIN claim_about USING (referent_id)"


_KINDS = f"""
        below (entity_id, id) AS (
            SELECT entity_id, entity_id FROM concept WHERE entity_id IN (SELECT id FROM chosen)
            UNION SELECT below.entity_id, narrower FROM below JOIN broader ON broader = below.id
        ),
        member AS (
            SELECT entity_id, referent_id FROM identity WHERE entity_id IN (SELECT id FROM chosen)
            UNION SELECT below.entity_id, referent_id
            FROM below CROSS JOIN identity ON identity.entity_id = below.id
        ),
        spoken AS (
            SELECT entity_id, claim_id FROM {_SPOKEN_BY_NAME.replace("identity", "member")}
            UNION SELECT below.entity_id, claim_id
            FROM below CROSS JOIN claim_concept ON claim_concept.entity_id = below.id
            UNION SELECT entity_id, claim_id FROM claim_concept WHERE entity_id IN (SELECT id FROM chosen)
        ),"""
