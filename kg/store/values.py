# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""The dates and numbers in claims, and what claims are about by the words around them."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from kg.model import Findings, Implied, Period, Quantity, Resolution, Span, Values, claim_id
from kg.store.connection import Connection, Noun
from kg.store.corpus import settle

_UNKNOWN = (None, None)  # an older kg did not keep where a value stands
_PAGE = "WHERE claim_id IN (SELECT value FROM json_each(?))"


class ClaimValues(Noun):
    """The values of the claims of each document."""

    def replace(self, findings: Findings) -> None:
        """Write the values of a document's claims, and what they are about beside their names."""
        with self._writing() as connection:
            write_values(connection, findings)

    def claims_counting(self, units: Collection[str]) -> list[str]:
        """Return the ids of the claims with a number of one of these units."""
        sql = """SELECT DISTINCT claim_id FROM claim_quantity
                 WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY claim_id"""
        with self._reading() as connection:
            return [row["claim_id"] for row in connection.execute(sql, [json.dumps(sorted(units))])]

    def note_complete(self) -> None:
        """Note that the values of all claims are held."""
        with self._writing() as connection:
            settle(connection, "values")


def write_values(connection: Connection, findings: Findings) -> None:
    """Write the values of a document's claims and what they imply, in place of what was held of them."""
    ids = [claim_id(findings.document.id, one) for one in findings.extraction.attributions]
    for table in ("claim_period", "claim_quantity", "claim_implied"):
        connection.executemany(f"DELETE FROM {table} WHERE claim_id = ?", ((one,) for one in ids))
    _write_dates_and_numbers(connection, dict(zip(ids, findings.values, strict=True)))
    referents = findings.resolution.referents
    connection.executemany(
        "INSERT OR IGNORE INTO claim_implied (claim_id, referent_id, why) VALUES (?, ?, ?)",
        ((ids[one.attribution], referents[one.referent].id, one.why) for one in findings.implied),
    )


def _write_dates_and_numbers(connection: Connection, values: Mapping[str, Values]) -> None:
    connection.executemany(
        """INSERT INTO claim_period (claim_id, role, position, text, start, end, span_start, span_end)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (claim, role, position, period.text, period.start, period.end, *(period.span or _UNKNOWN))
            for claim, found in values.items()
            for role, periods in (("said", [found.said] if found.said else []), ("holds", found.holds))
            for position, period in enumerate(periods)
        ),
    )
    connection.executemany(
        """INSERT INTO claim_quantity (claim_id, position, text, low, high, bound, unit, span_start, span_end)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (claim, position, one.text, one.low, one.high, one.bound, one.unit, *(one.span or _UNKNOWN))
            for claim, found in values.items()
            for position, one in enumerate(found.quantities)
        ),
    )


def values_of_claims(connection: Connection, page: str | None = None) -> dict[str, Values]:
    """Return the dates and numbers of the claims that have any.

    Args:
        page: A JSON list of claim ids; None: of all claims.
    """
    which, given = ("", []) if page is None else (_PAGE, [page])
    said: dict[str, Period] = {}
    holds: dict[str, list[Period]] = defaultdict(list)
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    sql = f"SELECT * FROM claim_period {which} ORDER BY claim_id, role, position"
    for row in connection.execute(sql, given):
        period = Period(row["text"], _span(row), row["start"], row["end"])
        if row["role"] == "said":
            said[row["claim_id"]] = period
        else:
            holds[row["claim_id"]].append(period)
    sql = f"SELECT * FROM claim_quantity {which} ORDER BY claim_id, position"
    for row in connection.execute(sql, given):
        quantities[row["claim_id"]].append(
            Quantity(row["text"], _span(row), row["low"], row["high"], row["bound"], row["unit"])
        )
    return {
        claim: Values(said.get(claim), tuple(holds[claim]), tuple(quantities[claim]))
        for claim in {*said, *holds, *quantities}
    }


def _span(row: Any) -> Span | None:
    return None if row["span_start"] is None else Span(row["span_start"], row["span_end"])


def values_in(connection: Connection, document: str) -> tuple[Values, ...]:
    """Return the dates and numbers of the claims of a document, in reading order."""
    sql = "SELECT id FROM claim WHERE document_id = ? ORDER BY position"
    ids = [row["id"] for row in connection.execute(sql, [document])]
    found = values_of_claims(connection, json.dumps(ids))
    return tuple(found.get(one, Values()) for one in ids)


def implied_in(connection: Connection, resolution: Resolution) -> tuple[Implied, ...]:
    """Return what claims are about by the words around them, in reading order."""
    index = {referent.id: at for at, referent in enumerate(resolution.referents)}
    sql = "SELECT id FROM claim WHERE document_id = ? ORDER BY position"
    order = {row["id"]: at for at, row in enumerate(connection.execute(sql, [resolution.document_id]))}
    sql = """SELECT claim_id, referent_id, why FROM claim_implied
             WHERE claim_id IN (SELECT id FROM claim WHERE document_id = ?)"""
    rows = connection.execute(sql, [resolution.document_id])
    found = (Implied(order[row["claim_id"]], index[row["referent_id"]], row["why"]) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.attribution, one.referent)))
