# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""What holds of all documents together: how much there is, and what is to be judged again."""

from collections.abc import Iterable, Mapping

from kg.model import Entity
from kg.store.conditions import COUNT_OF_LINKS
from kg.store.connection import Connection, Noun


class Corpus(Noun):
    """All that is held, in numbers."""

    def stats(self) -> dict[str, int]:
        """Return how much there is of each kind; of entities, those that are listed."""
        with self._reading() as connection:
            (row,) = connection.execute(_STATS)
        return dict(row)

    def version(self) -> int:
        """Return a number that is another one whenever another connection has written."""
        with self._reading() as connection:
            (row,) = connection.execute("PRAGMA data_version")
        return int(row["data_version"])


class Pending(Noun):
    """Judgements that evidence or decisions have overtaken: they are to be computed again."""

    def entities(self) -> bool:
        """Say whether evidence or a decision came or went since the entities were computed."""
        return self._holds("entities")

    def stories(self) -> bool:
        """Say whether documents came, went or were resolved anew since they were grouped."""
        return self._holds("stories")

    def links(self) -> bool:
        """Say whether evidence or a decision came or went since claims were compared."""
        return self._holds("links")

    def values(self) -> bool:
        """Say whether there are claims of which no values are held yet."""
        return self._holds("values")

    def vacated(self) -> set[str] | None:
        """Return the keys of blocks under which something was found that is gone; None: none are known."""
        with self._reading() as connection:
            if self._holds("blocks"):
                return None
            return {row["key"] for row in connection.execute("SELECT key FROM vacated")}

    def _holds(self, judgement: str) -> bool:
        with self._reading() as connection:
            sql = "SELECT 1 FROM pending WHERE judgement = ?"
            return bool(list(connection.execute(sql, [judgement])))


def overtake(connection: Connection, *judgements: str) -> None:
    """Note that what these were computed from has changed since."""
    sql = "INSERT OR IGNORE INTO pending (judgement) VALUES (?)"
    connection.executemany(sql, ((judgement,) for judgement in judgements))


def settle(connection: Connection, *judgements: str) -> None:
    """Note that these are computed."""
    sql = "DELETE FROM pending WHERE judgement = ?"
    connection.executemany(sql, ((judgement,) for judgement in judgements))


def forget_reported(connection: Connection, document: str) -> None:
    """Forget a document as it is grouped into stories: what it names, or when it came out, has changed."""
    connection.execute("DELETE FROM reported WHERE document_id = ?", [document])


def write_blocks(
    connection: Connection, entities: Iterable[Entity], blocks: Mapping[str, Iterable[str]] | None
) -> None:
    """Write under which keys entities are found, and that nothing is left to resolve."""
    settle(connection, "entities", "blocks")
    connection.execute("DELETE FROM vacated")
    if blocks is None:
        overtake(connection, "blocks")
        return
    for entity in entities:
        sql = "SELECT key FROM block WHERE entity_id = ?"
        held = {row["key"] for row in connection.execute(sql, [entity.id])}
        keys = {key for referent in entity.referents for key in blocks[referent]}
        connection.executemany(
            "DELETE FROM block WHERE key = ? AND entity_id = ?", ((key, entity.id) for key in held - keys)
        )
        connection.executemany(
            "INSERT INTO block (key, entity_id) VALUES (?, ?)", ((key, entity.id) for key in keys - held)
        )


def vacate(connection: Connection, documents: str, given: Mapping[str, str]) -> None:
    """Note under which keys that is found which these documents are about to take along.

    Args:
        documents: A condition on the table of documents, with parameters `given`.
    """
    connection.execute(
        f"""INSERT OR IGNORE INTO vacated (key)
            SELECT key FROM block WHERE entity_id IN (
                SELECT entity_id FROM identity JOIN referent ON referent.id = referent_id
                JOIN document ON document.id = document_id WHERE {documents})""",
        given,
    )


# Each count goes through an index alone; rejected claims are few.
_REJECTED = "SELECT claim_id FROM ruling WHERE verb = 'reject'"
_STATS = f"""SELECT
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(DISTINCT casefold(outlet)) FROM (SELECT DISTINCT outlet FROM document)) AS outlets,
    (SELECT count(*) FROM mention) AS mentions,
    (SELECT count(*) FROM entity WHERE listed) AS entities,
    (SELECT count(*) FROM claim) - (SELECT count(*) FROM claim WHERE id IN ({_REJECTED})) AS claims,
    (SELECT count(*) FROM claim WHERE speaker_id IS NOT NULL)
        - (SELECT count(*) FROM claim WHERE speaker_id IS NOT NULL AND id IN ({_REJECTED}))
        AS claims_with_speaker,
    CASE WHEN EXISTS (SELECT 1 FROM uncounted) THEN
        (SELECT count(DISTINCT id) FROM meaning WHERE referent_id IN
            (SELECT speaker_id FROM claim WHERE id NOT IN ({_REJECTED})))
        ELSE (SELECT count(*) FROM entity_count WHERE said > 0) END AS speakers,
    (SELECT count(*) FROM ({_REJECTED})) AS claims_rejected,
    ({COUNT_OF_LINKS}) AS links,
    (SELECT count(*) FROM decision) AS decisions"""
