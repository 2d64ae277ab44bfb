"""A document with all that was found in it: written as one, and read back whole."""

import json
from dataclasses import replace

from kg.errors import DocumentError
from kg.model import Document, Extraction, Resolution
from kg.store.claims import attributions_in, resolution_in, write_claims
from kg.store.connection import Connection, Noun
from kg.store.documents import Standing, document_standing, write_document
from kg.store.mentions import aliases_in, mentions_in, write_aliases, write_mentions
from kg.store.referent import referents_in, write_referents
from kg.store.values import compute_values, write_values


class Evidence(Noun):
    """Documents with what was found in them; it is never rewritten but with its document."""

    def put(self, document: Document, extraction: Extraction, resolution: Resolution) -> Standing:
        """Write a document with all that was found in it, in one transaction.

        What is held under its path gives way to it, with its claims; what is held unchanged, or as the
        same article under another path, is left alone. The return value says which it was.
        """
        with self._writing() as connection:
            standing = document_standing(connection, document, extraction.extractor)
            if standing in ("new", "changed"):
                _write(connection, document, extraction, resolution)
        return standing

    def add(self, document: Document, extraction: Extraction, resolution: Resolution) -> bool:
        """Write a document of another store beside what is held; return False where it is held already.

        Where another document has its path, it gets a path of its own.

        Raises:
            DocumentError: what it names bears the ids of what another document names.
        """
        with self._writing() as connection:
            if list(connection.execute("SELECT 1 FROM document WHERE id = ?", [document.id])):
                return False
            ids = json.dumps([referent.id for referent in resolution.referents])
            taken = "SELECT 1 FROM referent WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1"
            if list(connection.execute(taken, [ids])):
                raise DocumentError(
                    f"{document.path}: what it names has the ids of what another document names"
                )
            path = document.path
            while list(connection.execute("SELECT 1 FROM document WHERE path = ?", [path])):
                path = f"{path} ({document.id[:8]})"
            _write(connection, replace(document, path=path), extraction, resolution)
        return True

    def get(self, document_id: str) -> tuple[Extraction, Resolution]:
        """Return what was found in the document of this id, and what it means.

        Of an attribution the places of its channels and the mention that names its source are not held;
        whom they mean is in the resolution.
        """
        with self._reading() as connection:
            (row,) = connection.execute("SELECT extractor FROM document WHERE id = ?", [document_id])
            referents = referents_in(connection, document_id)
            extraction = Extraction(
                document_id,
                mentions_in(connection, document_id),
                aliases_in(connection, document_id),
                attributions_in(connection, document_id),
                row["extractor"],
            )
            return extraction, resolution_in(connection, document_id, referents)


def _write(
    connection: Connection, document: Document, extraction: Extraction, resolution: Resolution
) -> None:
    write_document(connection, document, extraction.extractor)
    write_referents(connection, resolution.referents)
    meant = {index: referent.id for referent in resolution.referents for index in referent.mentions}
    write_mentions(connection, document.id, extraction.mentions, meant)
    write_aliases(connection, document.id, extraction.aliases)
    write_claims(connection, document, extraction, resolution)
    write_values(connection, compute_values(document, extraction, resolution))
