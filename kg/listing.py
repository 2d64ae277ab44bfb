"""Reading the store: from a Filter to documents, claims, entities and links.

Each function takes an open connection and returns things of `kg.model`, in an order that is the same
on every run. A page of claims costs six statements, however long it is.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from kg.errors import StoreError
from kg.lexicon.fold import fold_name, fold_words
from kg.model import (
    Claim,
    Decision,
    Document,
    DocumentLine,
    EntityLine,
    EntityType,
    Filter,
    Link,
    Named,
    Referent,
    Span,
    Spans,
    Words,
)


class Connection(Protocol):
    """What reading and recording ask of a database connection; its rows are read by column name."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Iterable[Any]: ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> object: ...


# What follows the name of a table is put together from the constant pieces below; what a person asks
# for travels as parameters only, under these names.
def _parameters(wanted: Filter) -> dict[str, Any]:
    return {
        "speakers": json.dumps(list(wanted.speakers)),
        "about": json.dumps(list(wanted.about)),
        "claims": json.dumps(list(wanted.claims)),
        "words": None if wanted.words is None else _full_text_query(wanted.words),
        "outlet": None if wanted.outlet is None else wanted.outlet.casefold(),
        "since": wanted.since,
        "until": wanted.until,
        "modality": wanted.modality,
        "document": wanted.document,
        "min_confidence": wanted.min_confidence,
        "limit": -1 if wanted.limit is None else wanted.limit,
    }


def _document_conditions(wanted: Filter) -> list[str]:
    """Return what must hold of `document`; a date is compared as far as it is given."""
    conditions = {
        "document.id = :document": wanted.document,
        "casefold(document.outlet) = :outlet": wanted.outlet,
        "substr(document.published, 1, length(:since)) >= :since": wanted.since,
        "substr(document.published, 1, length(:until)) <= :until": wanted.until,
    }
    return [condition for condition, value in conditions.items() if value is not None]


def _claim_conditions(wanted: Filter) -> list[str]:
    """Return what must hold of `claim`."""
    conditions = {
        """claim.speaker_id IN (SELECT referent_id FROM identity
            WHERE entity_id IN (SELECT value FROM json_each(:speakers)))""": wanted.speakers,
        """claim.id IN (SELECT claim_id FROM claim_about JOIN identity USING (referent_id)
            WHERE entity_id IN (SELECT value FROM json_each(:about)))""": wanted.about,
        "claim.id IN (SELECT value FROM json_each(:claims))": wanted.claims,
        """claim.number IN (SELECT rowid FROM content_fts WHERE content_fts MATCH :words)
        """: wanted.words is not None,
        "claim.modality = :modality": wanted.modality,
        "claim.confidence >= :min_confidence": wanted.min_confidence,
    }
    return [condition for condition, value in conditions.items() if value]


def _all_of(conditions: Sequence[str]) -> str:
    return "WHERE " + " AND ".join(conditions) if conditions else ""


def _wanted_claims(wanted: Filter) -> str:
    conditions = _document_conditions(wanted) + _claim_conditions(wanted)
    return f"FROM claim JOIN document ON document.id = claim.document_id {_all_of(conditions)}"


def _full_text_query(words: str) -> str:
    """Return an FTS5 query for contents that hold all these words, as written or folded.

    Each word is quoted, so that nothing a person types is an operator. A name of several words may
    fold to something that none of its words folds to ("United States"): then its folded form will do.
    """
    typed = [word for word in re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", words)]
    telling = [word for word in typed if fold_words(word)] or typed
    each = " AND ".join(_either(_quoted(word), fold_words(word)) for word in telling)
    return _either(each, fold_words(words)) if telling else '""'


def _either(query: str, folded: Sequence[str]) -> str:
    if not folded:
        return query
    return f"(({query}) OR folded : ({' AND '.join(map(_quoted, folded))}))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


# --- documents ---------------------------------------------------------------------------------

_DOCUMENT_LINE = """SELECT document.id, document.path, document.title, document.outlet,
    document.published, document.author, document.extractor,
    (SELECT count(*) FROM claim WHERE claim.document_id = document.id) AS claims
FROM document"""
_NEWEST_FIRST = "ORDER BY document.published DESC, document.path"


def documents(connection: Connection, wanted: Filter) -> list[DocumentLine]:
    """Return the wanted documents; where a claim is asked for, those that hold such a claim."""
    where = _document_conditions(wanted)
    if _claim_conditions(wanted):
        where.append(f"document.id IN (SELECT claim.document_id {_wanted_claims(wanted)})")
    sql = f"{_DOCUMENT_LINE} {_all_of(where)} {_NEWEST_FIRST} LIMIT :limit"
    return [DocumentLine(**row) for row in connection.execute(sql, _parameters(wanted))]


def document(connection: Connection, reference: str) -> Document:
    """Return the document with this id, unique beginning of an id, or path."""
    sql = """SELECT id, path, text, body, title, outlet, author, published, url, credit, language
             FROM document WHERE id = ?"""
    (row,) = connection.execute(sql, [document_id(connection, reference)])
    return Document(**{**row, "body": _spans(row["body"])})


def document_id(connection: Connection, reference: str) -> str:
    """Return the id that this id, unique beginning of an id, or path stands for.

    Raises:
        StoreError: no document answers to it, or several do.
    """
    for row in connection.execute("SELECT id FROM document WHERE path = ?", [reference]):
        return str(row["id"])
    sql = "SELECT id FROM document WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 3"
    return _only(connection.execute(sql, [reference]), reference, "document")


def _only(rows: Iterable[Any], reference: str, kind: str) -> str:
    found = [row["id"] for row in rows]
    if not found:
        raise StoreError(f"{reference}: no such {kind}; `kg {kind}s` lists them")
    if len(found) > 1:
        raise StoreError(
            f"{reference}: begins the id of several {kind}s ({', '.join(found)}, ...); give more of it"
        )
    return str(found[0])


def _spans(text: str) -> Spans:
    return tuple(Span(start, end) for start, end in json.loads(text))


# --- claims ------------------------------------------------------------------------------------


def claims(connection: Connection, wanted: Filter) -> list[Claim]:
    """Return the wanted claims, newest published first, undated last, then in reading order."""
    sql = f"SELECT claim.* {_wanted_claims(wanted)} {_NEWEST_FIRST}, claim.position LIMIT :limit"
    rows = list(connection.execute(sql, _parameters(wanted)))
    page = json.dumps([row["id"] for row in rows])
    words = _words(connection, page)
    lines = _lines(connection, page)
    speakers = _speakers(connection, page)
    via = channels(connection, page)
    about = _subjects(connection, page)
    return [
        Claim(
            id=row["id"],
            document=lines[row["document_id"]],
            speaker=speakers.get(row["id"]),
            source=Words(row["source"], tuple(words[row["id"], "source"])),
            cue=Words(row["cue"], tuple(words[row["id"], "cue"])),
            content=Words(row["content"], tuple(words[row["id"], "content"])),
            kind=row["kind"],
            modality=row["modality"],
            negated=bool(row["negated"]),
            via=tuple(named.name for named in via.get(row["id"], ())),
            about=tuple(about.get(row["id"], ())),
            within=row["within_id"],
            confidence=row["confidence"],
        )
        for row in rows
    ]


def claim_id(connection: Connection, reference: str) -> str:
    """Return the claim id that this id, or unique beginning of one, stands for."""
    sql = "SELECT id FROM claim WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT 3"
    return _only(connection.execute(sql, [reference]), reference, "claim")


def channels(connection: Connection, page: str) -> dict[str, list[Named]]:
    """Return through whom each claim came, outermost first; `page` is a JSON list of claim ids."""
    return _named_of_claims(
        connection,
        """SELECT claim_id, meaning.* FROM claim_via JOIN meaning USING (referent_id)
           WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position""",
        page,
    )


def _subjects(connection: Connection, page: str) -> dict[str, list[Named]]:
    """Return what each claim is about, in order of name; a concept met only once is left out."""
    return _named_of_claims(
        connection,
        """SELECT DISTINCT claim_id, meaning.id, name, type FROM claim_about JOIN meaning USING (referent_id)
           WHERE claim_id IN (SELECT value FROM json_each(?)) AND listed ORDER BY claim_id, name, meaning.id""",
        page,
    )


def _speakers(connection: Connection, page: str) -> dict[str, Named]:
    found = _named_of_claims(
        connection,
        """SELECT claim.id AS claim_id, meaning.id, name, type
           FROM claim JOIN meaning ON meaning.referent_id = claim.speaker_id
           WHERE claim.id IN (SELECT value FROM json_each(?))""",
        page,
    )
    return {claim: named for claim, (named,) in found.items()}


def _named_of_claims(connection: Connection, sql: str, page: str) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        found[row["claim_id"]].append(_named(row))
    return found


def _named(row: Any) -> Named:
    return Named(row["id"], row["name"], row["type"])


def _words(connection: Connection, page: str) -> dict[tuple[str, str], list[Span]]:
    sql = """SELECT claim_id, role, start, end FROM claim_span
             WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, role, position"""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in connection.execute(sql, [page]):
        found[row["claim_id"], row["role"]].append(Span(row["start"], row["end"]))
    return found


def _lines(connection: Connection, page: str) -> dict[str, DocumentLine]:
    sql = f"""{_DOCUMENT_LINE} WHERE document.id IN
              (SELECT document_id FROM claim WHERE claim.id IN (SELECT value FROM json_each(?)))"""
    return {row["id"]: DocumentLine(**row) for row in connection.execute(sql, [page])}


# --- entities ----------------------------------------------------------------------------------


def entities(
    connection: Connection,
    wanted: Filter,
    *,
    types: Sequence[EntityType] = (),
    name: str | None = None,
    ids: Sequence[str] = (),
    unlisted: bool = False,
) -> list[EntityLine]:
    """Return entities met in the wanted documents, those of most claims first, then by name.

    Counts are of the wanted documents and claims only; where a claim is asked for, an entity that
    neither makes one nor is its subject is left out.

    Args:
        name: Folded, it stands somewhere in one of the entity's names.
        unlisted: Concepts met only once in the whole corpus as well.
    """
    where = {
        "entity.listed": not unlisted,
        "entity.type IN (SELECT value FROM json_each(:types))": types,
        "entity.id IN (SELECT value FROM json_each(:ids))": ids,
        "EXISTS (SELECT 1 FROM name WHERE entity_id = entity.id AND instr(key, :name))": name,
        "claims_made + claims_about > 0": _claim_conditions(wanted),
    }
    sql = f"""
        WITH wanted AS (SELECT claim.id, claim.speaker_id {_wanted_claims(wanted)}),
        seen AS (
            SELECT entity_id, count(DISTINCT referent.document_id) AS documents, count(position) AS mentions
            FROM identity JOIN referent ON referent.id = identity.referent_id
            LEFT JOIN mention ON mention.referent_id = referent.id
            WHERE referent.document_id IN (SELECT id FROM document {_all_of(_document_conditions(wanted))})
            GROUP BY entity_id
        ),
        made AS (
            SELECT entity_id, count(*) AS n
            FROM wanted JOIN identity ON identity.referent_id = wanted.speaker_id GROUP BY entity_id
        ),
        subject AS (
            SELECT entity_id, count(DISTINCT wanted.id) AS n
            FROM wanted JOIN claim_about ON claim_about.claim_id = wanted.id
            JOIN identity USING (referent_id) GROUP BY entity_id
        )
        SELECT entity.id, name, type, aliases, documents, seen.mentions,
               coalesce(made.n, 0) AS claims_made, coalesce(subject.n, 0) AS claims_about, why
        FROM entity JOIN seen ON seen.entity_id = entity.id
        LEFT JOIN made ON made.entity_id = entity.id LEFT JOIN subject ON subject.entity_id = entity.id
        {_all_of([condition for condition, value in where.items() if value])}
        ORDER BY claims_made + claims_about DESC, name, entity.id LIMIT :limit
    """
    parameters = _parameters(wanted) | {
        "types": json.dumps(list(types)),
        "ids": json.dumps(list(ids)),
        "name": fold_name(name or ""),
    }
    return [
        EntityLine(
            **{**row, "aliases": tuple(json.loads(row["aliases"])), "why": tuple(json.loads(row["why"]))}
        )
        for row in connection.execute(sql, parameters)
    ]


def named(connection: Connection, key: str) -> list[Named]:
    """Return the entities of which this is a folded name or a concept's key, most mentioned first."""
    sql = """SELECT entity.id, name, type FROM name JOIN entity ON entity.id = name.entity_id
             WHERE name.key = ? ORDER BY mentions DESC, name, entity.id"""
    return [_named(row) for row in connection.execute(sql, [key])]


def names(connection: Connection) -> list[tuple[str, Named]]:
    """Return every folded name with its entity, in order of the folded name."""
    sql = """SELECT name.key, entity.id, entity.name, type
             FROM name JOIN entity ON entity.id = name.entity_id ORDER BY name.key, entity.id"""
    return [(row["key"], _named(row)) for row in connection.execute(sql)]


def appearances(connection: Connection, wanted: Filter) -> list[tuple[str, str, int]]:
    """Return (document id, entity id, mentions) for the listed entities of the wanted documents."""
    sql = f"""SELECT mention.document_id, meaning.id, count(*) AS mentions
              FROM mention JOIN meaning USING (referent_id) JOIN document ON document.id = mention.document_id
              {_all_of([*_document_conditions(wanted), "meaning.listed"])}
              GROUP BY mention.document_id, meaning.id ORDER BY mention.document_id, meaning.id"""
    return [tuple(row) for row in connection.execute(sql, _parameters(wanted))]


def referents(connection: Connection) -> list[Referent]:
    """Return what the mentions of each document mean, in order of id."""
    sql = """SELECT id, document_id, name, type, key, forms, why, roles, generic,
                    (SELECT json_group_array(position) FROM mention WHERE referent_id = referent.id) AS mentions
             FROM referent ORDER BY id"""
    return [
        Referent(
            id=row["id"],
            document_id=row["document_id"],
            name=row["name"],
            type=row["type"],
            key=row["key"],
            forms=tuple(json.loads(row["forms"])),
            mentions=tuple(sorted(json.loads(row["mentions"]))),
            why=tuple(json.loads(row["why"])),
            roles=tuple(json.loads(row["roles"])),
            generic=bool(row["generic"]),
        )
        for row in connection.execute(sql)
    ]


# --- links, decisions, counts --------------------------------------------------------------------


def links(connection: Connection, wanted: Filter) -> list[Link]:
    """Return links of which one side at least is wanted, the surest first."""
    sql = f"""WITH wanted AS (SELECT claim.id {_wanted_claims(wanted)})
              SELECT relation, a, b, score, why FROM link
              WHERE a IN (SELECT id FROM wanted) OR b IN (SELECT id FROM wanted)
              ORDER BY score DESC, a, b, relation LIMIT :limit"""
    return [Link(**row) for row in connection.execute(sql, _parameters(wanted))]


def decisions(connection: Connection) -> list[Decision]:
    """Return what a person ruled, withdrawals too, oldest first."""
    sql = "SELECT id, verb, arguments, who, at, reason FROM decision ORDER BY at, id"
    return [
        Decision(
            row["id"], row["verb"], tuple(json.loads(row["arguments"])), row["who"], row["at"], row["reason"]
        )
        for row in connection.execute(sql)
    ]


def stats(connection: Connection) -> dict[str, int]:
    """Return how much of each kind there is; only listed entities count."""
    sql = """SELECT
        (SELECT count(*) FROM document) AS documents,
        (SELECT count(DISTINCT casefold(outlet)) FROM document) AS outlets,
        (SELECT count(*) FROM mention) AS mentions,
        (SELECT count(*) FROM entity WHERE listed) AS entities,
        (SELECT count(*) FROM claim) AS claims,
        (SELECT count(*) FROM claim WHERE speaker_id IS NOT NULL) AS claims_with_speaker,
        (SELECT count(DISTINCT meaning.id) FROM claim JOIN meaning ON referent_id = speaker_id) AS speakers,
        (SELECT count(*) FROM link) AS links,
        (SELECT count(*) FROM decision) AS decisions"""
    (row,) = connection.execute(sql)
    return dict(row)
