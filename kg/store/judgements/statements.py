# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Claims as they are compared."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from kg.language.en.saying.polarity import polarity_of
from kg.model import Named, Values
from kg.model.filter import SHOWN_FROM
from kg.relate.memory import Mark
from kg.relate.stated import Stated
from kg.relate.surroundings import surroundings
from kg.store.connection import Connection, Noun
from kg.store.values import values_of_claims

_COMPARED = """JOIN document ON document.id = claim.document_id
    LEFT JOIN story_document ON story_document.document_id = claim.document_id
    LEFT JOIN referent ON referent.id = claim.speaker_id
    LEFT JOIN identity ON identity.referent_id = referent.id
    LEFT JOIN entity ON entity.id = identity.entity_id
    LEFT JOIN ruling ON ruling.claim_id = claim.id
    WHERE ruling.verb IS NOT 'reject' AND (ruling.verb IS 'accept' OR confidence >= :least)"""
# As the view `meaning` has it, which SQLite would compute of all referents.
_SPEAKER = """coalesce(entity.id, referent.id) AS speaker, coalesce(entity.name, referent.name) AS name,
    coalesce(entity.type, referent.type) AS type, referent.roles"""
_VIA = "SELECT claim_id, id FROM claim_via JOIN meaning USING (referent_id)"


class Statements(Noun):
    """Claims as they are compared: those that stand, and are shown unless more is asked for."""

    def marks(self, reader: str) -> dict[str, Mark]:
        """Return for each claim, by its id, what is another one whenever it reads otherwise than before.

        Args:
            reader: By whom it is read: to another one all read otherwise.
        """
        sql = f"""SELECT claim.id, story_document.story_id, claim.modality, claim.negated, claim.kind,
                         claim.within_id, claim.source,
                         document.title, document.outlet, document.published,
                         {_SPEAKER}
                  FROM claim {_COMPARED}"""
        with self._reading() as connection:
            via = _many(connection, f"{_VIA} ORDER BY 1, position")
            return {
                row["id"]: Mark(_digest([*tuple(row)[2:], *via.get(row["id"], ()), reader]), row["story_id"])
                for row in connection.execute(sql, {"least": SHOWN_FROM})
            }

    def list(self, ids: Sequence[str] | None = None) -> list[Stated]:
        """Return the claims to compare, in the order of their documents.

        Args:
            ids: Of those wanted; None: all.
        """
        with self._reading() as connection:
            return _statements(connection, None if ids is None else json.dumps(list(ids)))


def _digest(parts: Sequence[object]) -> str:
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _statements(connection: Connection, page: str | None) -> list[Stated]:
    some = "" if page is None else "AND claim_id IN (SELECT value FROM json_each(:page))"
    via = _many(connection, f"{_VIA} WHERE TRUE {some} ORDER BY 1, position", page=page)
    values = values_of_claims(connection, page)
    spans = _spans(
        connection, f"SELECT claim_id, start, end FROM claim_span WHERE role = 'content' {some}", page
    )
    return [
        _stated(
            row, surroundings(text, spans.get(row["id"], [(0, 0)])), tuple(via.get(row["id"], ())), values
        )
        for row, text in _rows(connection, page)
    ]


def _stated(
    row: Any, around: tuple[str, str, str], via: tuple[str, ...], values: Mapping[str, Values]
) -> Stated:
    negated = bool(row["negated"])
    return Stated(
        id=row["id"], document=row["document_id"],
        content=row["content"], source=row["source"], cue=row["cue"],
        title=row["title"], outlet=row["outlet"], published=row["published"], story=row["story_id"],
        speaker=Named(row["speaker"], row["name"], row["type"]) if row["speaker"] else None,
        roles=tuple(json.loads(row["roles"] or "[]")), before=around[0], after=around[2],
        kind=row["kind"], modality=row["modality"],
        polarity=polarity_of(
            row["modality"], negated=negated, cue=row["cue"], content=row["content"], source=row["source"]
        ),
        via=via, within=row["within_id"], values=values.get(row["id"], Values()),
    )  # fmt: skip


def _rows(connection: Connection, page: str | None) -> Iterator[tuple[Any, str]]:
    """Yield claims with the text of their document."""
    claims = (
        "claim" if page is None else "json_each(:page) AS given CROSS JOIN claim ON claim.id = given.value"
    )
    sql = f"""SELECT claim.*, story_document.story_id, document.title, document.outlet, document.published,
                     {_SPEAKER}
              FROM {claims} {_COMPARED} ORDER BY claim.document_id, claim.position"""
    document, text = "", ""
    for row in connection.execute(sql, {"least": SHOWN_FROM, "page": page}):
        if row["document_id"] != document:
            document = row["document_id"]
            (read,) = connection.execute("SELECT text FROM document WHERE id = ?", [document])
            text = read["text"]
        yield row, text


def _spans(connection: Connection, sql: str, page: str | None) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(f"{sql} ORDER BY claim_id, position", {"page": page}):
        found[row["claim_id"]].append((row["start"], row["end"]))
    return found


def _many(connection: Connection, sql: str, page: str | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim, entity in cast("Iterable[tuple[str, str]]", connection.execute(sql, {"page": page})):
        found[claim].append(entity)
    return found
