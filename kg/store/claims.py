"""Listing claims: a page of them costs nine statements, however long it is."""

import json
from collections import defaultdict

from kg.model import Claim, Filter, Named, Span, Values, Words
from kg.store.about import inferred, values_of_claims
from kg.store.conditions import CONFIDENCE, parameters, wanted_claims
from kg.store.connection import Connection
from kg.store.documents import NEWEST_FIRST, documents_of_claims, only


def claims(connection: Connection, wanted: Filter) -> list[Claim]:
    """Return the wanted claims, newest published first, undated last, then in reading order."""
    sql = f"""SELECT claim.*, {CONFIDENCE} AS judged, ruling.verb AS ruling {wanted_claims(wanted)}
              {NEWEST_FIRST}, claim.position LIMIT :limit"""
    rows = list(connection.execute(sql, parameters(wanted)))
    page = json.dumps([row["id"] for row in rows])
    spans = _spans(connection, page)
    documents = documents_of_claims(connection, page)
    speakers = _speakers(connection, page)
    via = channels(connection, page)
    about, implied = _subjects(connection, page), inferred(connection, page)
    values = values_of_claims(connection, page)
    return [
        Claim(
            id=row["id"],
            document=documents[row["document_id"]],
            speaker=speakers.get(row["id"]),
            source=Words(row["source"], tuple(spans[row["id"], "source"])),
            cue=Words(row["cue"], tuple(spans[row["id"], "cue"])),
            content=Words(row["content"], tuple(spans[row["id"], "content"])),
            kind=row["kind"],
            modality=row["modality"],
            negated=bool(row["negated"]),
            via=tuple(named.name for named in via.get(row["id"], ())),
            about=tuple(about.get(row["id"], ())),
            within=row["within_id"],
            confidence=row["judged"],
            ruling=row["ruling"],
            values=values.get(row["id"], Values()),
            inferred=tuple(implied.get(row["id"], ())),
        )
        for row in rows
    ]


def claim_id(connection: Connection, reference: str) -> str:
    """Return the claim id that this id, or unique beginning of one, stands for.

    Raises:
        StoreError: no claim answers to it, or several do.
    """
    sql = """SELECT id FROM claim WHERE :beginning <> '' AND id >= :beginning AND id < :beginning || '~'
             ORDER BY id LIMIT 3"""
    return only(connection.execute(sql, {"beginning": reference}), reference, "claim")


def doubtful(connection: Connection, limit: int) -> list[str]:
    """Return the ids of the claims that are least sure and that nobody ruled on, the least sure first."""
    sql = """SELECT id FROM claim WHERE id NOT IN (SELECT claim_id FROM ruling)
             ORDER BY confidence, document_id, position LIMIT ?"""
    return [str(row["id"]) for row in connection.execute(sql, [limit])]


def channels(connection: Connection, page: str) -> dict[str, list[Named]]:
    """Return through whom each claim came, outermost first; `page` is a JSON list of claim ids."""
    sql = """SELECT claim_id, id, name, type FROM claim_via JOIN meaning USING (referent_id)
             WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position"""
    return _named(connection, sql, page)


def _subjects(connection: Connection, page: str) -> dict[str, list[Named]]:
    """Return what each claim is about, by name; what is not listed as an entity is left out.

    In place of a concept that is not listed stand the nearest ones that are, of which it is a kind.
    """
    sql = """WITH page AS (SELECT value AS claim_id FROM json_each(?)),
             spoken AS (
                 SELECT claim_id, id, name, type, listed FROM page JOIN claim_about USING (claim_id)
                 JOIN meaning USING (referent_id)
                 UNION SELECT claim_id, id, name, type, listed OR id IN (SELECT entity_id FROM concept)
                 FROM page JOIN claim_concept USING (claim_id) JOIN entity ON entity.id = entity_id
             )
             SELECT claim_id, id, name, type FROM spoken WHERE listed
             UNION SELECT claim_id, wider.id, wider.name, wider.type FROM spoken
             JOIN broader ON narrower = spoken.id JOIN entity AS wider ON wider.id = broader
             WHERE NOT spoken.listed
               AND (wider.listed OR wider.id IN (SELECT entity_id FROM concept) AND instr(wider.name, ' '))
             ORDER BY 1, 3, 2"""
    return _named(connection, sql, page)


def _speakers(connection: Connection, page: str) -> dict[str, Named]:
    sql = """SELECT claim.id AS claim_id, meaning.id, name, type
             FROM claim JOIN meaning ON meaning.referent_id = claim.speaker_id
             WHERE claim.id IN (SELECT value FROM json_each(?))"""
    return {claim: speaker for claim, (speaker,) in _named(connection, sql, page).items()}


def _named(connection: Connection, sql: str, page: str) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        found[row["claim_id"]].append(Named(row["id"], row["name"], row["type"]))
    return found


def _spans(connection: Connection, page: str) -> dict[tuple[str, str], list[Span]]:
    sql = """SELECT claim_id, role, start, end FROM claim_span
             WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, role, position"""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        found[row["claim_id"], row["role"]].append(Span(row["start"], row["end"]))
    return found
