# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Claims as they are compared, and what came of it: links, the origin of each claim, pairs judged before."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from kg.model import Link, Named, Told, Values, Wanted, age_of
from kg.model.relations import AGAIN
from kg.relate.stated import Stated
from kg.relate.timing import year_spoken_of
from kg.store.conditions import STANDING_LINKS, parameters, unsure_sides, wanted_claims
from kg.store.connection import Connection, Noun
from kg.store.corpus import settle
from kg.store.documents import by_id
from kg.store.values import values_of_claims

# What is less sure takes no part, unless a person accepted it. Of 720 that were read .83 are surer, .98 of
# the claims among them (`training/claimhood.py`).
LEAST_CONFIDENCE = 0.15
_MOST_AROUND = 500  # characters before a content, and behind it, that its context takes in at most
_EVERYTHING = Wanted()


class Links(Noun):
    """How two claims relate."""

    def replace(self, links: Iterable[Link]) -> None:
        """Write the links between claims, in place of those held; they are current then."""
        with self._writing() as connection:
            settle(connection, "links")
            connection.execute("DELETE FROM link")
            connection.executemany(
                "INSERT INTO link (relation, a, b, score, why) VALUES (?, ?, ?, ?, ?)",
                ((link.relation, link.a, link.b, link.score, link.why) for link in links),
            )

    def list(self, wanted: Wanted = _EVERYTHING) -> list[Link]:
        """Return links of which at least one side is wanted, the surest first.

        The other one is no less sure than the filter's floor, nor rejected. What a person ruled stands.
        """
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            rejected = "SELECT claim_id FROM ruling WHERE verb = 'reject'"
            stand = f"AND a NOT IN ({rejected}) AND b NOT IN ({rejected})"
            both = "" if wanted.filter.rejected else stand
            sql = f"""WITH wanted AS (SELECT claim.id {wanted_claims(wanted)}), {STANDING_LINKS}
                      SELECT relation, a, b, score, why FROM standing
                      WHERE TRUE {both} {unsure_sides(wanted)}
                      ORDER BY score DESC, a, b, relation LIMIT :limit"""
            return [Link(**row) for row in connection.execute(sql, parameters(wanted))]


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

    def replace(self, origins: Mapping[str, str]) -> None:
        """Write of each claim, by its id, the earliest claim of its origin, in place of what is held."""
        with self._writing() as connection:
            connection.execute("DELETE FROM origin")
            connection.executemany("INSERT INTO origin (claim_id, origin) VALUES (?, ?)", origins.items())

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
        repeats = """SELECT a, b FROM link WHERE relation IN (SELECT value FROM json_each(:again))
                     AND a IN (SELECT value FROM json_each(:claims)) ORDER BY a, b"""
        with self._reading() as connection:
            found = [
                Told(row["claim"], row["origin"], row["document"], age_of(row["published"]))
                for row in connection.execute(told)
            ]
            given = {"again": json.dumps(AGAIN), "claims": json.dumps([one.claim for one in found])}
            return found, [(row["a"], row["b"]) for row in connection.execute(repeats, given)]


class Judged(Noun):
    """What the entailment model said of pairs of texts, by the hash of model and pair."""

    def all(self) -> dict[str, tuple[float, float, float]]:
        """Return the probabilities of entailment, neutral and contradiction of each pair."""
        with self._reading() as connection:
            rows = connection.execute("SELECT * FROM judged")
            return {row["pair"]: (row["entailment"], row["neutral"], row["contradiction"]) for row in rows}

    def replace(self, judged: Mapping[str, tuple[float, float, float]]) -> None:
        """Write what the model said, in place of what is held."""
        with self._writing() as connection:
            connection.execute("DELETE FROM judged")
            connection.executemany(
                "INSERT INTO judged (pair, entailment, neutral, contradiction) VALUES (?, ?, ?, ?)",
                ((pair, *said) for pair, said in judged.items()),
            )


class Statements(Noun):
    """Claims as they are compared."""

    def list(self) -> list[Stated]:
        """Return the claims to compare, in the order of their documents: those that stand and are likely."""
        with self._reading() as connection:
            return _statements(connection)


def _statements(connection: Connection) -> list[Stated]:
    via = _many(
        connection, "SELECT claim_id, id FROM claim_via JOIN meaning USING (referent_id) ORDER BY 1, position"
    )
    about = _many(
        connection,
        """SELECT claim_id, id FROM claim_about JOIN meaning USING (referent_id)
           UNION SELECT claim_id, entity_id FROM claim_concept
           UNION SELECT claim_id, entity_id FROM claim_inferred""",
    )  # fmt: skip
    values = values_of_claims(connection)
    places = _places(connection)
    found = []
    for row, text, around in _rows(connection):
        start, end = places.get(row["id"], (0, 0))
        speaker = Named(row["speaker"], row["name"], row["type"]) if row["speaker"] else None
        found.append(
            Stated(
                id=row["id"], document=row["document_id"], content=row["content"], outlet=row["outlet"],
                published=row["published"], speaker=speaker, context=_paragraph(text, start, end),
                kind=row["kind"], modality=row["modality"], negated=bool(row["negated"]),
                about=frozenset(about.get(row["id"], ())), via=tuple(via.get(row["id"], ())),
                within=row["within_id"], values=values.get(row["id"], Values()), around=around,
            )
        )  # fmt: skip
    return found


def _rows(connection: Connection) -> Iterator[tuple[Any, str, str | None]]:
    """Yield claims with the text of their document and, where that has no date, the year it speaks of."""
    sql = """SELECT claim.*, document.outlet, document.published,
                    meaning.id AS speaker, meaning.name, meaning.type
             FROM claim JOIN document ON document.id = claim.document_id
             LEFT JOIN meaning ON meaning.referent_id = claim.speaker_id
             LEFT JOIN ruling ON ruling.claim_id = claim.id
             WHERE ruling.verb IS NOT 'reject' AND (ruling.verb IS 'accept' OR confidence >= :least)
             ORDER BY claim.document_id, claim.position"""
    document, text, around = "", "", None
    for row in connection.execute(sql, {"least": LEAST_CONFIDENCE}):
        if row["document_id"] != document:
            document = row["document_id"]
            (read,) = connection.execute("SELECT text FROM document WHERE id = ?", [document])
            text = read["text"]
            around = None if row["published"] else year_spoken_of(text)
        yield row, text, around


def _paragraph(text: str, start: int, end: int) -> str:
    first = max(text.rfind("\n", 0, start) + 1, start - _MOST_AROUND)
    last = text.find("\n", end)
    return text[first : min(len(text) if last < 0 else last, end + _MOST_AROUND)]


def _places(connection: Connection) -> dict[str, tuple[int, int]]:
    sql = """SELECT claim_id, min(start) AS start, max("end") AS "end" FROM claim_span
             WHERE role = 'content' GROUP BY claim_id"""
    return {row["claim_id"]: (row["start"], row["end"]) for row in connection.execute(sql)}


def _many(connection: Connection, sql: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim, entity in cast("Iterable[tuple[str, str]]", connection.execute(sql)):
        found[claim].append(entity)
    return found
