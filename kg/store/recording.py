"""Writing the store: what was found in a document, as rows.

Each function takes a connection inside a transaction; `kg.store.database` begins and ends it.
"""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, Literal

from kg.errors import DocumentError
from kg.language.en.fold import fold_words
from kg.model import Attribution, Document, Extraction, Mention, Referent, Resolution, Spans, claim_id
from kg.store.connection import Connection
from kg.store.judgements import overtake_entities, vacate
from kg.store.valuing import write_document_values

Standing = Literal["new", "changed", "unchanged", "duplicate"]

_FEATURES = [field.name for field in fields(Mention) if field.name not in ("span", "text", "type", "form")]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def standing(connection: Connection, document: Document, extractor: str) -> Standing:
    """Say how a document that was just read stands to what is held.

    "changed": its path held another text, or it was described otherwise, or another extractor read it.
    "duplicate": the same article is held under another path.
    """
    sql = "SELECT * FROM document WHERE id = :id OR path = :path"
    read = _document_row(document, extractor)
    held = [{column: row[column] for column in read} for row in connection.execute(sql, read)]
    if not held:
        return "new"
    if len(held) > 1 or held[0]["id"] != document.id or held[0]["extractor"] != extractor:
        return "changed"
    if held[0]["path"] != document.path:
        return "duplicate"
    return "unchanged" if held[0] == read else "changed"


def write_document(
    connection: Connection, document: Document, extraction: Extraction, resolution: Resolution
) -> None:
    """Write a document with all that was found in it, in place of what its id or path held."""
    place = {"id": document.id, "path": document.path}
    vacate(connection, "document.id = :id OR path = :path", place)
    connection.execute("DELETE FROM document WHERE id = :id OR path = :path", place)
    row = _document_row(document, extraction.extractor) | {"read_at": _now()}
    connection.execute(
        """INSERT INTO document VALUES (:id, :path, :title, :outlet, :author, :published, :url, :credit,
                                        :language, :text, :body, :extractor, :read_at)""",
        row,
    )
    connection.executemany(
        """INSERT INTO referent VALUES (:id, :document_id, :name, :type, :key, :forms, :why, :roles, :generic,
                                        :mentions)""",
        [_referent_row(referent) for referent in resolution.referents],
    )
    meant = {index: referent.id for referent in resolution.referents for index in referent.mentions}
    connection.executemany(
        """INSERT INTO mention VALUES (:document_id, :position, :start, :end, :text, :type, :form,
                                       :referent_id, :features)""",
        (
            _mention_row(mention)
            | {"document_id": document.id, "position": position, "referent_id": meant.get(position)}
            for position, mention in enumerate(extraction.mentions)
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)",
        ((document.id, alias.first, alias.second, alias.why) for alias in extraction.aliases),
    )
    _write_claims(connection, document, extraction, resolution)
    write_document_values(connection, document, extraction, resolution)
    overtake_entities(connection)


def add_document(
    connection: Connection, document: Document, extraction: Extraction, resolution: Resolution
) -> bool:
    """Write a document beside what is held, unless it is held already; return whether it was written.

    Where another document has its path, it gets a path of its own.

    Raises:
        DocumentError: what it names bears the ids of what another document names.
    """
    if list(connection.execute("SELECT 1 FROM document WHERE id = ?", [document.id])):
        return False
    ids = _json([referent.id for referent in resolution.referents])
    taken = "SELECT 1 FROM referent WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1"
    if list(connection.execute(taken, [ids])):
        raise DocumentError(f"{document.path}: what it names has the ids of what another document names")
    path = document.path
    while list(connection.execute("SELECT 1 FROM document WHERE path = ?", [path])):
        path = f"{path} ({document.id[:8]})"
    write_document(connection, replace(document, path=path), extraction, resolution)
    return True


def delete_document(connection: Connection, identifier: str) -> None:
    """Delete a document with its evidence, and the entities that nothing else speaks of."""
    vacate(connection, "document.id = :id", {"id": identifier})
    connection.execute("DELETE FROM document WHERE id = ?", [identifier])
    connection.execute("DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM identity)")
    overtake_entities(connection)


def _document_row(document: Document, extractor: str) -> dict[str, Any]:
    columns = ("id", "path", "title", "outlet", "author", "published", "url", "credit", "language", "text")
    row = {column: getattr(document, column) for column in columns}
    try:
        "".join(value for value in row.values() if value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError("half a character (a lone surrogate) in it; mend its encoding") from error
    return row | {"body": _json(document.body), "extractor": extractor}


def _referent_row(referent: Referent) -> dict[str, Any]:
    return {
        "id": referent.id,
        "document_id": referent.document_id,
        "name": referent.name,
        "type": referent.type,
        "key": referent.key,
        "forms": _json(referent.forms),
        "why": _json(referent.why),
        "roles": _json(referent.roles),
        "generic": referent.generic,
        "mentions": len(referent.mentions),
    }


def _mention_row(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.type,
        "form": mention.form,
        "features": _json({field: getattr(mention, field) for field in _FEATURES}),
    }


def _write_claims(
    connection: Connection, document: Document, extraction: Extraction, resolution: Resolution
) -> None:
    """Write each attribution once; of two with the same words in the same place, the first."""
    ids = [claim_id(document.id, attribution) for attribution in extraction.attributions]
    referents = [referent.id for referent in resolution.referents]
    written = set()
    for position, attribution in enumerate(extraction.attributions):
        identifier, speaker, within = ids[position], resolution.speakers[position], attribution.within
        if identifier in written:
            continue
        written.add(identifier)
        row = _claim_row(document.text, attribution) | {
            "id": identifier,
            "document_id": document.id,
            "position": position,
            "speaker_id": None if speaker is None else referents[speaker],
            "within_id": None if within is None or ids[within] == identifier else ids[within],
        }
        connection.execute(
            """INSERT INTO claim VALUES (NULL, :id, :document_id, :position, :speaker_id, :kind, :modality,
                                         :negated, :within_id, :confidence, :source, :cue, :content,
                                         :folded)""",
            row,
        )
        connection.executemany(
            "INSERT INTO claim_span VALUES (?, ?, ?, ?, ?)", _span_rows(identifier, attribution)
        )
        connection.executemany(
            "INSERT INTO claim_via VALUES (?, ?, ?)",
            ((identifier, order, referents[one]) for order, one in enumerate(resolution.via[position])),
        )
        together = resolution.joint[position] if resolution.joint else ()
        connection.executemany(
            "INSERT OR IGNORE INTO claim_joint VALUES (?, ?)",
            ((identifier, referents[one]) for one in together),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO claim_about VALUES (?, ?)",
            ((identifier, referents[one]) for one in resolution.about[position]),
        )


def _claim_row(text: str, attribution: Attribution) -> dict[str, Any]:
    content = _cut(text, attribution.content)
    return {
        "kind": attribution.kind,
        "modality": attribution.modality,
        "negated": attribution.negated,
        "confidence": attribution.confidence,
        "source": _cut(text, attribution.source),
        "cue": _cut(text, attribution.cue),
        "content": content,
        "folded": " ".join(fold_words(content)),
    }


def _span_rows(identifier: str, attribution: Attribution) -> Iterator[tuple[str, str, int, int, int]]:
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    for role, spans in roles.items():
        for position, (start, end) in enumerate(spans):
            yield identifier, role, position, start, end


def _cut(text: str, spans: Spans) -> str:
    return " … ".join(span.cut(text) for span in spans)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
