# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""The mentions of a document, and where its text itself says that two of them are one."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from kg.model import Alias, Mention, Named, Span, Wanted
from kg.store.conditions import all_of, document_conditions, parameters
from kg.store.connection import Connection, Noun
from kg.store.documents import by_id

_FEATURES = [field.name for field in fields(Mention) if field.name not in ("span", "text", "type", "form")]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_EVERYTHING = Wanted()


class Mentions(Noun):
    """Where documents name something."""

    def appearances(self, wanted: Wanted = _EVERYTHING) -> list[tuple[str, str, int]]:
        """Return (document id, entity id, mentions) for the listed entities of the wanted documents."""
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            sql = f"""SELECT mention.document_id, meaning.id, count(*) AS mentions
                      FROM document JOIN mention ON mention.document_id = document.id
                      JOIN meaning USING (referent_id)
                      {all_of([*document_conditions(wanted), "meaning.listed"])}
                      GROUP BY mention.document_id, meaning.id ORDER BY mention.document_id, meaning.id"""
            rows = connection.execute(sql, parameters(wanted))
            return [(row["document_id"], row["id"], row["mentions"]) for row in rows]

    def list(self, document_id: str) -> list[tuple[Mention, Named | None]]:
        """Return the mentions of a document in reading order, each with the entity it means, if any."""
        # As the view `meaning` has it, which SQLite would compute whole for each document here.
        sql = """SELECT coalesce(entity.id, referent.id) AS id, coalesce(entity.name, referent.name) AS name,
                        coalesce(entity.type, referent.type) AS type
                 FROM mention LEFT JOIN referent ON referent.id = mention.referent_id
                 LEFT JOIN identity ON identity.referent_id = referent.id
                 LEFT JOIN entity ON entity.id = identity.entity_id
                 WHERE mention.document_id = ? ORDER BY position"""
        with self._reading() as connection:
            named = [Named(**row) if row["id"] else None for row in connection.execute(sql, [document_id])]
            return list(zip(mentions_in(connection, document_id), named, strict=True))


def write_mentions(connection: Connection, document: str, mentions: Iterable[Mention]) -> None:
    """Write the mentions of a document, without what they mean."""
    connection.executemany(
        """INSERT INTO mention (document_id, position, start, end, text, type, form, features)
           VALUES (:document_id, :position, :start, :end, :text, :type, :form, :features)""",
        (
            _row(mention) | {"document_id": document, "position": position}
            for position, mention in enumerate(mentions)
        ),
    )


def write_aliases(connection: Connection, document: str, aliases: Iterable[Alias]) -> None:
    """Write which mentions of a document are one by what its text says."""
    connection.executemany(
        "INSERT OR IGNORE INTO alias (document_id, first, second, why) VALUES (?, ?, ?, ?)",
        ((document, alias.first, alias.second, alias.why) for alias in aliases),
    )


def _row(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.type,
        "form": mention.form,
        "features": _json({field: getattr(mention, field) for field in _FEATURES}),
    }


def mentions_in(connection: Connection, document: str) -> tuple[Mention, ...]:
    """Return the mentions of a document in reading order."""
    sql = "SELECT start, end, text, type, form, features FROM mention WHERE document_id = ? ORDER BY position"
    return tuple(
        Mention(
            Span(row["start"], row["end"]), row["text"], row["type"], row["form"],
            **json.loads(row["features"]),
        )
        for row in connection.execute(sql, [document])
    )  # fmt: skip


def aliases_in(connection: Connection, document: str) -> tuple[Alias, ...]:
    """Return which mentions of a document are one by what its text says, in the order of finding it."""
    sql = "SELECT first, second, why FROM alias WHERE document_id = ? ORDER BY rowid"
    return tuple(Alias(**row) for row in connection.execute(sql, [document]))
