"""Texts of articles that other texts of the same articles replaced, with what was claimed in them."""

import json
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime

from kg.model import Claim, Document
from kg.model.claim import Version, VersionClaim
from kg.store.connection import Noun


class Versions(Noun):
    """What articles said before; it is never rewritten."""

    def replaced_by(self, document: Document) -> str | None:
        """Return the id of the document of the same path that has another text, if there is one."""
        sql = "SELECT id FROM document WHERE path = ? AND text <> ?"
        with self._reading() as connection:
            return next((row["id"] for row in connection.execute(sql, [document.path, document.text])), None)

    def keep(self, document_id: str, claims: Iterable[Claim]) -> None:
        """Keep a document as it is held, with its claims, before another text takes its place."""
        record = json.dumps([list(version_claim(claim)) for claim in claims], ensure_ascii=False)
        with self._writing() as connection:
            sql = "SELECT path, url, read_at, title, extractor, text FROM document WHERE id = ?"
            for row in connection.execute(sql, [document_id]):
                connection.execute(
                    """INSERT INTO version (path, url, document_id, read_at, replaced_at, title, extractor,
                                            text, claims)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    [row["path"], row["url"], document_id, row["read_at"],
                     datetime.now(UTC).isoformat(timespec="seconds"), row["title"], row["extractor"],
                     zlib.compress(row["text"].encode()), record],
                )  # fmt: skip

    def list(self, path: str) -> list[Version]:
        """Return the earlier versions of the document of this path, oldest first."""
        sql = "SELECT * FROM version WHERE path = ? ORDER BY number"
        with self._reading() as connection:
            return [
                Version(
                    row["document_id"], row["read_at"], row["replaced_at"], row["title"], row["extractor"],
                    zlib.decompress(row["text"]).decode(),
                    tuple(VersionClaim(*claim) for claim in json.loads(row["claims"])),
                )
                for row in connection.execute(sql, [path])
            ]  # fmt: skip

    def read_at(self, document_id: str) -> tuple[str, str]:
        """Return when a document was read, and by which extractor."""
        with self._reading() as connection:
            (row,) = connection.execute("SELECT read_at, extractor FROM document WHERE id = ?", [document_id])
        return row["read_at"], row["extractor"]


def version_claim(claim: Claim) -> VersionClaim:
    return VersionClaim(
        claim.speaker.name if claim.speaker else None,
        claim.source.text,
        claim.cue.text,
        claim.content.text,
        claim.modality,
        claim.polarity,
        claim.negated,
        claim.statement,
    )
