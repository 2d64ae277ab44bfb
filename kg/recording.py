"""Writing the store: what was found in a document, and what is judged from all of it, as rows.

Each function takes a connection inside a transaction; `kg.store` begins and ends it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Literal

from kg.decisions.evidence import evidence_records
from kg.errors import DocumentError
from kg.lexicon.fold import concept_key, fold_name, fold_words
from kg.listing import Connection
from kg.model import (
    Attribution,
    Decision,
    DecisionLine,
    Document,
    Entity,
    Extraction,
    Link,
    Mention,
    Referent,
    Resolution,
    Spans,
    claim_id,
)

Standing = Literal["new", "changed", "unchanged", "duplicate"]

_FEATURES = [field.name for field in fields(Mention) if field.name not in ("span", "text", "type", "form")]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

# --- evidence ----------------------------------------------------------------------------------


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
    connection.execute("DELETE FROM document WHERE id = ? OR path = ?", [document.id, document.path])
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
    overtake_entities(connection)


def delete_document(connection: Connection, identifier: str) -> None:
    """Delete a document with its evidence, and the entities that nothing else speaks of."""
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


# --- judgements --------------------------------------------------------------------------------


def overtake_entities(connection: Connection) -> None:
    """Note that evidence or decisions have changed since the entities were computed."""
    connection.execute("INSERT OR IGNORE INTO pending VALUES ('entities')")


def write_entities(connection: Connection, entities: Sequence[Entity]) -> None:
    """Write entities, who is who and all folded names, in place of those that were held.

    Rows that stay as they are are left alone: after a small addition to a large store most do.
    """
    connection.execute("DELETE FROM pending WHERE judgement = 'entities'")
    mentions = {row["id"]: row["mentions"] for row in connection.execute("SELECT id, mentions FROM referent")}
    rows = {entity.id: _entity_row(entity, mentions) for entity in entities}
    sql = "SELECT id, name, type, aliases, why, mentions FROM entity"
    held = {row["id"]: tuple(row) for row in connection.execute(sql)}
    members = {referent: entity.id for entity in entities for referent in entity.referents}
    sql = "SELECT referent_id, entity_id FROM identity"
    held_members = {row["referent_id"]: row["entity_id"] for row in connection.execute(sql)}

    connection.executemany(
        "DELETE FROM identity WHERE referent_id = ?",
        ((one,) for one, entity in held_members.items() if members.get(one) != entity),
    )
    connection.executemany("DELETE FROM entity WHERE id = ?", ((gone,) for gone in held.keys() - rows.keys()))
    changed = [entity for entity in entities if held.get(entity.id) != rows[entity.id]]
    connection.executemany(_WRITE_ENTITY, (rows[entity.id] for entity in changed))
    connection.executemany("DELETE FROM name WHERE entity_id = ?", ((entity.id,) for entity in changed))
    connection.executemany(
        "INSERT INTO name VALUES (?, ?)", ((key, entity.id) for entity in changed for key in _keys(entity))
    )
    connection.executemany(
        "INSERT INTO identity VALUES (?, ?)",
        ((one, entity) for one, entity in members.items() if held_members.get(one) != entity),
    )


_WRITE_ENTITY = """INSERT INTO entity (id, name, type, aliases, why, mentions) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, aliases = excluded.aliases,
        why = excluded.why, mentions = excluded.mentions"""


def _entity_row(entity: Entity, mentions: Mapping[str, int]) -> tuple[str | int, ...]:
    count = sum(mentions.get(referent, 0) for referent in entity.referents)
    return entity.id, entity.name, entity.type, _json(entity.aliases), _json(entity.why), count


def _keys(entity: Entity) -> set[str]:
    forms = {entity.name, *entity.aliases}
    keys = {fold_name(form) for form in forms}
    if entity.type == "CONCEPT":
        keys |= {concept_key(form) for form in forms}
    return keys - {""}


def write_links(connection: Connection, links: Iterable[Link]) -> None:
    """Write links between claims, in place of those that were held."""
    connection.execute("DELETE FROM link")
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
        ((link.relation, link.a, link.b, link.score, link.why) for link in links),
    )


def write_decision(connection: Connection, decision: Decision) -> None:
    """Add a decision; one that is held already is left as it is."""
    _insert_decision(connection, decision)
    overtake_entities(connection)


def write_ruling(connection: Connection, claim_id: str, decision: Decision) -> None:
    """Add a decision on a claim, in place of an earlier one on it."""
    _insert_decision(connection, decision)
    why = f"by decision {decision.id[:8]} on {decision.when[:10]}: {decision.verb}"
    connection.execute(
        """UPDATE outcome SET state = 'overruled', why = ?
           WHERE decision_id IN (SELECT decision_id FROM ruling WHERE claim_id = ?)""",
        [why, claim_id],
    )
    connection.execute(
        "INSERT OR REPLACE INTO ruling VALUES (?, ?, ?)", [claim_id, decision.verb, decision.id]
    )
    connection.execute("INSERT OR REPLACE INTO outcome VALUES (?, 'stands', '')", [decision.id])


def _insert_decision(connection: Connection, decision: Decision) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO decision VALUES (:id, :verb, :arguments, :who, :at, :reason, :evidence)",
        {
            "id": decision.id,
            "verb": decision.verb,
            "arguments": _json(decision.arguments),
            "who": decision.who,
            "at": decision.when,
            "reason": decision.reason,
            "evidence": _json(evidence_records(decision.evidence)),
        },
    )


def write_outcomes(
    connection: Connection, lines: Iterable[DecisionLine], rulings: Mapping[str, Decision]
) -> None:
    """Write what became of each decision, and how which claims were ruled, in place of what was held."""
    connection.execute("DELETE FROM outcome")
    connection.execute("DELETE FROM ruling")
    connection.executemany(
        "INSERT INTO outcome VALUES (?, ?, ?)", ((line.decision.id, line.state, line.why) for line in lines)
    )
    connection.executemany(
        "INSERT INTO ruling VALUES (?, ?, ?)",
        ((claim, decision.verb, decision.id) for claim, decision in rulings.items()),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
