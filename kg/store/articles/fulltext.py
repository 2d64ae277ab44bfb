# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""The words of articles: which articles hold what was typed, and where in them it stands."""

import json
import re
import secrets

from kg.model import Span, TextHit, Wanted
from kg.store.articles.typed_words import full_text_query
from kg.store.conditions import document_conditions, parameters
from kg.store.connection import Noun
from kg.store.documents import by_id, documents_by_id

_EVERYTHING = Wanted()
_FOUND = "FROM document_fts(:typed) AS hit"
_THEIRS = """JOIN document_number ON document_number.number = hit.rowid
             JOIN document ON document.id = document_number.document_id"""


class FullText(Noun):
    """Titles and whole texts of articles, as they are searched; kept in step with them by the store itself.

    `typed` is what a person typed; see `typed_words`. Of what is wanted, only what narrows documents counts.
    """

    def count(self, typed: str, wanted: Wanted = _EVERYTHING) -> int:
        """Return in how many articles what was typed stands, whatever the limit."""
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            where = document_conditions(wanted)
            sql = f"SELECT count(*) AS n {_FOUND} {_THEIRS if where else ''} {_and(where)}"
            (row,) = connection.execute(sql, parameters(wanted) | {"typed": full_text_query(typed)})
        return int(row["n"])

    def list(self, typed: str, wanted: Wanted = _EVERYTHING) -> list[TextHit]:
        """Return the articles that hold what was typed, those that tell most of it first."""
        on, off = f"<{secrets.token_hex(8)}>", f"</{secrets.token_hex(8)}>"  # no text can hold them by design
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            where = document_conditions(wanted)
            given = parameters(wanted) | {"typed": full_text_query(typed), "on": on, "off": off}
            sql = f"""WITH best AS MATERIALIZED (
                          SELECT hit.rowid AS number, hit.rank AS far {_FOUND} {_THEIRS if where else ""}
                          {_and(where)} ORDER BY hit.rank, hit.rowid LIMIT :limit
                      )
                      SELECT document_id, document.text, document.body,
                             (SELECT highlight(document_fts, 1, :on, :off) FROM document_fts(:typed)
                              WHERE document_fts.rowid = best.number) AS marked
                      FROM best JOIN document_number USING (number)
                      JOIN document ON document.id = document_id ORDER BY far, number"""
            rows = list(connection.execute(sql, given))
            lines = documents_by_id(connection, [row["document_id"] for row in rows])
        return [
            TextHit(
                document=lines[row["document_id"]],
                text=row["text"],
                body=tuple(Span(start, end) for start, end in json.loads(row["body"])),
                marks=_marks(row["marked"], on, off),
            )
            for row in rows
        ]


def _and(where: list[str]) -> str:
    return f"WHERE {' AND '.join(where)}" if where else ""


def _marks(marked: str, on: str, off: str) -> tuple[Span, ...]:
    """Return where in a text what is marked in it stands."""
    spans: list[Span] = []
    at, start = 0, 0
    for piece in re.split(f"({re.escape(on)}|{re.escape(off)})", marked):
        if piece == on:
            start = at
        elif piece == off:
            spans.append(Span(start, at))
        else:
            at += len(piece)
    return tuple(spans)
