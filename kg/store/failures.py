"""What failed of files and documents, and why; kept until it is tried again and does not fail."""

from collections.abc import Collection
from datetime import UTC, datetime

from kg.model import FailureLine, Findings, Trouble
from kg.store.connection import Connection, Noun

_WRITE = """INSERT INTO failure (path, document_id, stage, why, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET document_id = excluded.document_id, stage = excluded.stage,
        why = excluded.why, at = excluded.at"""


class Failures(Noun):
    """Files that could not be read, and documents of which less is known than could be."""

    def put(self, path: str, trouble: Trouble) -> None:
        """Remember that a file or row could not be read; what is told of a document of its path stays."""
        with self._writing() as connection:
            sql = f"{_WRITE} WHERE failure.document_id IS NULL"
            connection.execute(sql, [path, None, trouble.stage, trouble.why, _now()])

    def remove(self, paths: Collection[str]) -> None:
        """Forget these files and rows: they have been read."""
        with self._writing() as connection:
            sql = "DELETE FROM failure WHERE path = ? AND document_id IS NULL"
            connection.executemany(sql, ((path,) for path in paths))

    def list(self) -> list[FailureLine]:
        """Return what failed, in order of path."""
        sql = "SELECT path, document_id, stage, why, at FROM failure ORDER BY path"
        with self._reading() as connection:
            return [FailureLine(**row) for row in connection.execute(sql)]


def write_trouble(connection: Connection, findings: Findings) -> None:
    """Write what went wrong with a document, in place of what did before; mostly nothing."""
    document, trouble = findings.document, findings.trouble
    connection.execute("DELETE FROM failure WHERE document_id = ?", [document.id])
    if trouble:
        connection.execute(_WRITE, [document.path, document.id, trouble.stage, trouble.why, _now()])
    else:
        connection.execute("DELETE FROM failure WHERE path = ?", [document.path])


def trouble_of(connection: Connection, document_id: str) -> Trouble | None:
    """Return what went wrong with a document, if anything did."""
    sql = "SELECT stage, why FROM failure WHERE document_id = ?"
    return next((Trouble(**row) for row in connection.execute(sql, [document_id])), None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
