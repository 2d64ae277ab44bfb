"""Which articles are one text in several outlets."""

import json
from collections.abc import Iterable, Sequence

from kg.store.connection import Noun

MOST_CANDIDATES = 50  # texts that share most bands with a new one


class Copies(Noun):
    """Of which text each article is a copy, kept up with them."""

    def new(self) -> list[str]:
        """Return the ids of the documents of which it is not known yet, in the order they were read."""
        sql = """SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM copied)
                 ORDER BY read_at, id"""
        with self._reading() as connection:
            return [str(row["id"]) for row in connection.execute(sql)]

    def candidates(self, bands: Sequence[int]) -> list[str]:
        """Return the ids of documents whose texts may be the one with these bands, the likeliest first."""
        sql = """SELECT document_id FROM json_each(?) AS given CROSS JOIN copy_band ON band = given.value
                 GROUP BY document_id ORDER BY count(*) DESC, document_id LIMIT ?"""
        with self._reading() as connection:
            rows = connection.execute(sql, [json.dumps(list(bands)), MOST_CANDIDATES])
            return [str(row["document_id"]) for row in rows]

    def add(self, document_id: str, text_of: str, bands: Iterable[int]) -> None:
        """Note of which text a document is a copy; of one that is none, the bands by which it is found."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO copied (document_id, text_of) VALUES (?, ?)", [document_id, text_of]
            )
            if text_of == document_id:
                connection.executemany(
                    "INSERT OR IGNORE INTO copy_band (band, document_id) VALUES (?, ?)",
                    ((band, document_id) for band in bands),
                )

    def texts(self, document_ids: Sequence[str] | None = None) -> dict[str, str]:
        """Return which text documents are of, by their ids: those that share one with another, and no others.

        Args:
            document_ids: Of those wanted; None: all.
        """
        some = "" if document_ids is None else "AND document_id IN (SELECT value FROM json_each(:ids))"
        sql = f"""SELECT document_id, text_of FROM copied WHERE text_of IN
                  (SELECT text_of FROM copied GROUP BY text_of HAVING count(*) > 1) {some}
                  ORDER BY text_of, document_id"""  # noqa: S608 - constants
        with self._reading() as connection:
            rows = connection.execute(sql, {"ids": json.dumps(list(document_ids or ()))})
            return {row["document_id"]: row["text_of"] for row in rows}

    def clear(self) -> None:
        """Forget all: every text is compared again."""
        with self._writing() as connection:
            connection.execute("DELETE FROM copy_band")
            connection.execute("DELETE FROM copied")
