"""Reading back what was found in one document, as `kg.store.recording` wrote it."""

import json
from collections import defaultdict
from typing import Any

from kg.model import Alias, Attribution, Extraction, Mention, Named, Referent, Resolution, Span, Spans
from kg.store.connection import Connection


def found_in(connection: Connection, document: str) -> tuple[Extraction, Resolution]:
    """Return what was found in the document of this id, and what it means.

    Of an attribution the places of its channels and the mention that names its source are not held;
    whom they mean is in the resolution.
    """
    (row,) = connection.execute("SELECT extractor FROM document WHERE id = ?", [document])
    mentions, referents = _mentions(connection, document), _referents(connection, document)
    index = {referent.id: at for at, referent in enumerate(referents)}
    claims = list(connection.execute(_CLAIMS, [document]))
    via, about = _indices(connection, _VIA, document, index), _indices(connection, _ABOUT, document, index)
    joint = _indices(connection, _JOINT, document, index)
    extraction = Extraction(
        document, mentions, _aliases(connection, document), _attributions(connection, document, claims),
        row["extractor"],
    )  # fmt: skip
    speakers = tuple(index[row["speaker_id"]] if row["speaker_id"] else None for row in claims)
    return extraction, Resolution(
        document, referents, speakers,
        via=tuple(via[row["id"]] for row in claims),
        about=tuple(tuple(sorted(about[row["id"]])) for row in claims),
        joint=tuple(tuple(sorted(joint[row["id"]])) for row in claims),
    )  # fmt: skip


def meant(connection: Connection, document: str) -> list[tuple[Mention, Named | None]]:
    """Return the mentions of a document in reading order, each with the entity it means, if any."""
    # As the view `meaning` has it, which SQLite would compute whole for each document here.
    sql = """SELECT coalesce(entity.id, referent.id) AS id, coalesce(entity.name, referent.name) AS name,
                    coalesce(entity.type, referent.type) AS type
             FROM mention LEFT JOIN referent ON referent.id = mention.referent_id
             LEFT JOIN identity ON identity.referent_id = referent.id
             LEFT JOIN entity ON entity.id = identity.entity_id
             WHERE mention.document_id = ? ORDER BY position"""
    named = [Named(**row) if row["id"] else None for row in connection.execute(sql, [document])]
    return list(zip(_mentions(connection, document), named, strict=True))


_CLAIMS = "SELECT * FROM claim WHERE document_id = ? ORDER BY position"
_VIA = """SELECT claim_id, referent_id FROM claim JOIN claim_via ON claim_id = claim.id
          WHERE document_id = ? ORDER BY claim_id, claim_via.position"""
_ABOUT = """SELECT claim_id, referent_id FROM claim JOIN claim_about ON claim_id = claim.id
            WHERE document_id = ?"""
_JOINT = """SELECT claim_id, referent_id FROM claim JOIN claim_joint ON claim_id = claim.id
            WHERE document_id = ?"""


def _mentions(connection: Connection, document: str) -> tuple[Mention, ...]:
    sql = "SELECT start, end, text, type, form, features FROM mention WHERE document_id = ? ORDER BY position"
    return tuple(
        Mention(
            Span(row["start"], row["end"]), row["text"], row["type"], row["form"],
            **json.loads(row["features"]),
        )
        for row in connection.execute(sql, [document])
    )  # fmt: skip


def _aliases(connection: Connection, document: str) -> tuple[Alias, ...]:
    sql = "SELECT first, second, why FROM alias WHERE document_id = ? ORDER BY first, second"
    return tuple(Alias(**row) for row in connection.execute(sql, [document]))


def _referents(connection: Connection, document: str) -> tuple[Referent, ...]:
    """Return the referents in the order in which they were written."""
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    sql = "SELECT referent_id, position FROM mention WHERE document_id = ? ORDER BY position"
    for row in connection.execute(sql, [document]):
        mentions[row["referent_id"]].append(row["position"])
    return tuple(
        Referent(
            id=row["id"],
            document_id=document,
            name=row["name"],
            type=row["type"],
            key=row["key"],
            forms=tuple(json.loads(row["forms"])),
            mentions=tuple(mentions[row["id"]]),
            why=tuple(json.loads(row["why"])),
            roles=tuple(json.loads(row["roles"])),
            generic=bool(row["generic"]),
        )
        for row in connection.execute(
            "SELECT * FROM referent WHERE document_id = ? ORDER BY rowid", [document]
        )
    )


def _attributions(connection: Connection, document: str, claims: list[Any]) -> tuple[Attribution, ...]:
    sql = """SELECT claim_id, role, start, end FROM claim JOIN claim_span ON claim_id = claim.id
             WHERE document_id = ? ORDER BY claim_id, role, claim_span.position"""
    spans: defaultdict[tuple[str, str], Spans] = defaultdict(tuple)
    for row in connection.execute(sql, [document]):
        spans[row["claim_id"], row["role"]] += (Span(row["start"], row["end"]),)
    order = {row["id"]: at for at, row in enumerate(claims)}
    return tuple(
        Attribution(
            source=spans[row["id"], "source"],
            cue=spans[row["id"], "cue"],
            content=spans[row["id"], "content"],
            kind=row["kind"],
            modality=row["modality"],
            negated=bool(row["negated"]),
            within=order[row["within_id"]] if row["within_id"] else None,
            confidence=row["confidence"],
        )
        for row in claims
    )


def _indices(
    connection: Connection, sql: str, document: str, index: dict[str, int]
) -> defaultdict[str, tuple[int, ...]]:
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for row in connection.execute(sql, [document]):
        found[row["claim_id"]] += (index[row["referent_id"]],)
    return found
