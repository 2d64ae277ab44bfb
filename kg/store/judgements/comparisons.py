"""What came of comparing claims: links, and the origin of each claim."""

import json
from collections.abc import Collection, Mapping, Sequence

from kg.model import Link, Relation, Told, Wanted, age_of
from kg.model.relations import AGAIN
from kg.store.conditions import parameters, wanted_links
from kg.store.connection import Noun
from kg.store.documents import by_id

_EVERYTHING = Wanted()


class Links(Noun):
    """How two claims relate."""

    def list(self, wanted: Wanted = _EVERYTHING, *, relations: Collection[Relation] = ()) -> list[Link]:
        """Return links of which at least one side is wanted, the surest first; of these relations, if any.

        The other one is no less sure than the filter's floor, nor rejected. What a person ruled stands.
        Those that are no fact but a question are among them where all is asked for.
        """
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            return [
                Link(**{**row, "sure": bool(row["sure"])})
                for row in connection.execute(wanted_links(wanted, relations), parameters(wanted))
            ]


class Origins(Noun):
    """Which claims are of one origin: one utterance, told once or retold."""

    def of(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Return all claims of the origins of these claims, each with the earliest of its origin."""
        sql = """WITH asked AS (SELECT value AS id FROM json_each(?)),
                 first AS (SELECT origin FROM origin_ruling WHERE claim_id IN (SELECT id FROM asked)
                           UNION SELECT origin FROM origin WHERE claim_id IN (SELECT id FROM asked)
                                 AND claim_id NOT IN (SELECT claim_id FROM origin_ruling))
                 SELECT claim_id, origin FROM origin_ruling WHERE origin IN (SELECT origin FROM first)
                 UNION ALL SELECT claim_id, origin FROM origin WHERE origin IN (SELECT origin FROM first)
                           AND claim_id NOT IN (SELECT claim_id FROM origin_ruling)
                 ORDER BY origin, claim_id"""
        with self._reading() as connection:
            rows = connection.execute(sql, [json.dumps(list(claim_ids))])
            return {row["claim_id"]: row["origin"] for row in rows}

    def overrule(self, origins: Mapping[str, str]) -> None:
        """Write of claims the origin that a person's rulings give them, in place of what is held."""
        with self._writing() as connection:
            connection.execute("DELETE FROM origin_ruling")
            connection.executemany(
                "INSERT INTO origin_ruling (claim_id, origin) VALUES (?, ?)", origins.items()
            )

    def ruled_on(self) -> tuple[list[Told], list[tuple[str, str]]]:
        """Return all claims of the origins that rulings on links touch, and the links by which they repeat.

        The origins are those that comparing found, whatever was ruled.
        """
        told = """WITH ruled AS (SELECT a AS id FROM link_ruling UNION SELECT b FROM link_ruling),
                  reached AS (SELECT id FROM ruled UNION SELECT claim_id FROM origin WHERE origin IN
                                  (SELECT origin FROM origin WHERE claim_id IN (SELECT id FROM ruled)))
                  SELECT claim.id AS claim, coalesce(origin.origin, claim.id) AS origin,
                         claim.document_id AS document, document.published
                  FROM reached JOIN claim ON claim.id = reached.id
                  JOIN document ON document.id = claim.document_id
                  LEFT JOIN origin ON origin.claim_id = claim.id ORDER BY claim.id"""
        repeats = """SELECT a, b FROM link WHERE sure AND relation IN (SELECT value FROM json_each(:again))
                     AND a IN (SELECT value FROM json_each(:claims)) ORDER BY a, b"""
        with self._reading() as connection:
            found = [
                Told(row["claim"], row["origin"], row["document"], age_of(row["published"]))
                for row in connection.execute(told)
            ]
            given = {"again": json.dumps(AGAIN), "claims": json.dumps([one.claim for one in found])}
            return found, [(row["a"], row["b"]) for row in connection.execute(repeats, given)]
