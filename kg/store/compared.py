"""Listing all claims as they are compared, and what came of it: the origin of each, pairs judged before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, cast

from kg.model import Bound, Named, Period, Quantity, Span, Values
from kg.relate.stated import Stated
from kg.relate.timing import year_spoken_of
from kg.store.connection import Connection

LEAST_CONFIDENCE = 0.5  # below it a claim is as likely none: it takes no part, unless a person accepted it
_NOWHERE = Span(0, 0)  # where in its claim a value stands is not kept
_MOST_AROUND = 500  # characters before a content, and behind it, that its context takes in at most


def statements(connection: Connection) -> list[Stated]:
    """Return the claims to compare, in the order of their documents: those that stand and are likely ones."""
    via = _many(
        connection, "SELECT claim_id, id FROM claim_via JOIN meaning USING (referent_id) ORDER BY 1, position"
    )
    about = _many(
        connection,
        """SELECT claim_id, id FROM claim_about JOIN meaning USING (referent_id)
           UNION SELECT claim_id, entity_id FROM claim_concept
           UNION SELECT claim_id, entity_id FROM claim_concept
           UNION SELECT claim_id, entity_id FROM claim_inferred""",
    )  # fmt: skip
    values = _values(connection)
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


def _values(connection: Connection) -> dict[str, Values]:
    said: dict[str, Period] = {}
    holds: dict[str, list[Period]] = defaultdict(list)
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    for row in connection.execute("SELECT * FROM claim_period ORDER BY claim_id, role, position"):
        period = Period(row["text"], _NOWHERE, row["start"], row["end"])
        if row["role"] == "said":
            said[row["claim_id"]] = period
        else:
            holds[row["claim_id"]].append(period)
    for row in connection.execute("SELECT * FROM claim_quantity ORDER BY claim_id, position"):
        quantities[row["claim_id"]].append(
            Quantity(row["text"], _NOWHERE, row["low"], row["high"], cast("Bound", row["bound"]), row["unit"])
        )
    ids = {*said, *holds, *quantities}
    return {
        one: Values(said.get(one), tuple(holds.get(one, ())), tuple(quantities.get(one, ()))) for one in ids
    }


def origins(connection: Connection, page: str) -> dict[str, str]:
    """Return the earliest claim of the origin of each claim; `page` is a JSON list of claim ids."""
    sql = """SELECT claim_id, origin FROM origin
             WHERE origin IN (SELECT origin FROM origin WHERE claim_id IN (SELECT value FROM json_each(?)))
             ORDER BY origin, claim_id"""
    return {row["claim_id"]: row["origin"] for row in connection.execute(sql, [page])}


def judged(connection: Connection) -> dict[str, tuple[float, float, float]]:
    """Return what the entailment model said of pairs of texts, by the hash of model and pair."""
    rows = connection.execute("SELECT * FROM judged")
    return {row["pair"]: (row["entailment"], row["neutral"], row["contradiction"]) for row in rows}
