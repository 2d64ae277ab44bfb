"""A document with all that was found in it: written as one, read back whole, and renewed as one."""

import json
from dataclasses import replace

from kg.errors import DocumentError
from kg.model import Extraction, Findings
from kg.store.claims import attributions_in, folded_in, renew_folded, write_claims
from kg.store.connection import Connection, Noun
from kg.store.corpus import forget_reported, overtake
from kg.store.documents import Standing, document_in, document_standing, write_document
from kg.store.failures import trouble_of, write_trouble
from kg.store.mentions import aliases_in, mentions_in, write_aliases, write_mentions
from kg.store.referent import remove_resolution, resolution_in, write_resolution
from kg.store.values import implied_in, values_in, write_values


class Evidence(Noun):
    """Documents with what was found in them; it is never rewritten but with its document."""

    def put(self, findings: Findings) -> Standing:
        """Write a document with all that was found in it, in one transaction.

        What is held under its path gives way to it, with its claims; what is held unchanged, or as the
        same article under another path, is left alone. The return value says which it was.
        """
        with self._writing() as connection:
            standing = document_standing(connection, findings.document, findings.extraction.extractor)
            if standing == "unfinished":
                trouble = findings.trouble
                same = trouble is not None and trouble == trouble_of(connection, findings.document.id)
                standing = "unchanged" if same else "changed"
            if standing in ("new", "changed"):
                _write(connection, findings)
        return standing

    def add(self, findings: Findings) -> bool:
        """Write a document of another store beside what is held; return False where it is held already.

        Where another document has its path, it gets a path of its own.

        Raises:
            DocumentError: what it names bears the ids of what another document names.
        """
        document = findings.document
        with self._writing() as connection:
            if list(connection.execute("SELECT 1 FROM document WHERE id = ?", [document.id])):
                return False
            ids = json.dumps([referent.id for referent in findings.resolution.referents])
            taken = "SELECT 1 FROM referent WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1"
            if list(connection.execute(taken, [ids])):
                raise DocumentError(
                    f"{document.path}: what it names has the ids of what another document names"
                )
            path = document.path
            while list(connection.execute("SELECT 1 FROM document WHERE path = ?", [path])):
                path = f"{path} ({document.id[:8]})"
            _write(connection, replace(findings, document=replace(document, path=path)))
        return True

    def renew(self, findings: Findings) -> bool:
        """Write what was computed anew of a document that is held, in one transaction.

        What was found in it stays as it is. Return False where nothing that is held changes, or where it
        gave way to something else meanwhile.
        """
        identifier = findings.document.id
        with self._writing() as connection:
            if not list(connection.execute("SELECT 1 FROM document WHERE id = ?", [identifier])):
                return False
            held = _read(connection, identifier)
            if held == findings or held.extraction != findings.extraction:
                return False
            if held.resolution != findings.resolution:
                remove_resolution(connection, identifier)
                forget_reported(connection, identifier)
                write_resolution(connection, findings)
            renew_folded(connection, findings)
            write_values(connection, findings)
            write_trouble(connection, findings)
            overtake(connection, "entities", "stories", "links")
        return True

    def get(self, document_id: str) -> Findings:
        """Return the document of this id with what was found in it, as it was written."""
        with self._reading() as connection:
            return _read(connection, document_id)


def _write(connection: Connection, findings: Findings) -> None:
    document, extraction = findings.document, findings.extraction
    write_document(connection, document, extraction.extractor, whole=findings.whole)
    write_mentions(connection, document.id, extraction.mentions)
    write_aliases(connection, document.id, extraction.aliases)
    write_claims(connection, findings)
    write_resolution(connection, findings)
    write_values(connection, findings)
    write_trouble(connection, findings)


def _read(connection: Connection, document_id: str) -> Findings:
    sql = "SELECT extractor, whole FROM document WHERE id = ?"
    (row,) = connection.execute(sql, [document_id])
    extraction = Extraction(
        document_id,
        mentions_in(connection, document_id),
        aliases_in(connection, document_id),
        attributions_in(connection, document_id),
        row["extractor"],
    )
    resolution = resolution_in(connection, document_id)
    return Findings(
        document=document_in(connection, document_id),
        extraction=extraction,
        resolution=resolution,
        values=values_in(connection, document_id),
        folded=folded_in(connection, document_id),
        implied=implied_in(connection, resolution),
        trouble=trouble_of(connection, document_id),
        whole=bool(row["whole"]),
    )
