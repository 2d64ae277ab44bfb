# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""The dates and numbers in claims, and what claims are about by the words around them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Document, Extraction, Period, Quantity, Resolution, Span, Subject, Values, claim_id
from kg.store.connection import Connection, Noun

_NOWHERE = Span(0, 0)  # where in its claim a value stands is not kept
_PAGE = "WHERE claim_id IN (SELECT value FROM json_each(?))"


class ClaimValues(Noun):
    """The values of the claims of each document."""

    def replace(self, document: Document, extraction: Extraction, resolution: Resolution) -> None:
        """Compute anew the values of a document's claims, and what they are about beside their names."""
        with self._writing() as connection:
            write_values(connection, compute_values(document, extraction, resolution))


@dataclass(frozen=True, slots=True)
class Computed:
    """What is computed of the claims of a document."""

    values: Mapping[str, Values]  # by the id of the claim
    implied: tuple[Subject, ...]  # what claims are about by the words around them: ids of referents


def compute_values(document: Document, extraction: Extraction, resolution: Resolution) -> Computed:
    """Read the values in a document's claims, and what the words around them say that they are about."""
    from kg.resolve.document.implied import find_implied
    from kg.values.claim_values import values_of  # reading a store needs neither

    ids = [claim_id(document.id, attribution) for attribution in extraction.attributions]
    values = {
        identifier: values_of(document, attribution)
        for identifier, attribution in zip(ids, extraction.attributions, strict=True)
    }
    implied = (
        Subject(ids[one.attribution], resolution.referents[one.referent].id, one.why)
        for one in find_implied(document, extraction, resolution)
    )
    return Computed(values, tuple(implied))


def write_values(connection: Connection, computed: Computed) -> None:
    """Write what was computed of some claims, in place of what was held of them."""
    for table in ("claim_period", "claim_quantity", "claim_implied"):
        connection.executemany(f"DELETE FROM {table} WHERE claim_id = ?", ((one,) for one in computed.values))
    _write_dates_and_numbers(connection, computed.values)
    connection.executemany(
        "INSERT OR IGNORE INTO claim_implied (claim_id, referent_id, why) VALUES (?, ?, ?)",
        ((one.claim, one.entity, one.why) for one in computed.implied),
    )


def _write_dates_and_numbers(connection: Connection, values: Mapping[str, Values]) -> None:
    connection.executemany(
        "INSERT INTO claim_period (claim_id, role, position, text, start, end) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (claim, role, position, period.text, period.start, period.end)
            for claim, found in values.items()
            for role, periods in (("said", [found.said] if found.said else []), ("holds", found.holds))
            for position, period in enumerate(periods)
        ),
    )
    connection.executemany(
        """INSERT INTO claim_quantity (claim_id, position, text, low, high, bound, unit)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (
            (claim, position, one.text, one.low, one.high, one.bound, one.unit)
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
        period = Period(row["text"], _NOWHERE, row["start"], row["end"])
        if row["role"] == "said":
            said[row["claim_id"]] = period
        else:
            holds[row["claim_id"]].append(period)
    sql = f"SELECT * FROM claim_quantity {which} ORDER BY claim_id, position"
    for row in connection.execute(sql, given):
        quantities[row["claim_id"]].append(
            Quantity(row["text"], _NOWHERE, row["low"], row["high"], row["bound"], row["unit"])
        )
    return {
        claim: Values(said.get(claim), tuple(holds[claim]), tuple(quantities[claim]))
        for claim in {*said, *holds, *quantities}
    }
