# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Which articles hold a run of words, and which claims share words with a text, the nearest first."""

import json
from collections.abc import Sequence

from kg.model import Wanted
from kg.store.conditions import parameters, wanted_claims
from kg.store.connection import Noun
from kg.store.documents import NEWEST_FIRST, by_id


class Sharing(Noun):
    """Texts that have words in common with another one; none of them is any query's syntax."""

    def articles(self, runs: Sequence[Sequence[str]], *, whole: bool, limit: int) -> list[str]:
        """Return the ids of articles that hold runs of words, each in a row: all, or else any of them."""
        query = (" AND " if whole else " OR ").join(f'"{" ".join(run)}"' for run in runs if run)
        sql = """SELECT document_id FROM document_fts(:query) AS hit
                 JOIN document_number ON number = hit.rowid ORDER BY hit.rank, hit.rowid LIMIT :limit"""
        return self._ids(sql, query, limit=limit)

    def claims(self, words: Sequence[str], speakers: Sequence[str] = (), *, limit: int) -> list[str]:
        """Return the ids of claims whose content has some of these words; of some speakers where given."""
        theirs = "WHERE entity_id IN (SELECT value FROM json_each(:speakers))" if speakers else ""
        joined = "JOIN identity ON referent_id = speaker_id" if speakers else ""
        sql = f"""SELECT claim.id FROM content_fts(:query) AS hit JOIN claim ON claim.number = hit.rowid
                  {joined} {theirs} ORDER BY hit.rank, hit.rowid LIMIT :limit"""
        query = " OR ".join(f'"{word}"' for word in words)
        return self._ids(sql, query, limit=limit, speakers=json.dumps(list(speakers)))

    def wanted(self, wanted: Wanted) -> list[str]:
        """Return the ids of wanted claims, in the order of the store; to list them costs far more."""
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            sql = f"SELECT claim.id {wanted_claims(wanted)} {NEWEST_FIRST}, claim.position LIMIT :limit"
            return [str(row[0]) for row in connection.execute(sql, parameters(wanted))]

    def entities(self, referents: Sequence[str]) -> list[str]:
        """Return the ids of the entities that some referents are."""
        sql = """SELECT DISTINCT entity_id FROM identity
                 WHERE referent_id IN (SELECT value FROM json_each(?)) ORDER BY 1"""
        with self._reading() as connection:
            return [str(row[0]) for row in connection.execute(sql, [json.dumps(list(referents))])]

    def _ids(self, sql: str, query: str, **given: object) -> list[str]:
        if not query:
            return []
        with self._reading() as connection:
            return [str(row[0]) for row in connection.execute(sql, {"query": query} | given)]
