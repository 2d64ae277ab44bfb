"""Claims: written with their document, listed by what is asked; a page costs ten statements, however long."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.language.en.saying.polarity import polarity_of
from kg.language.en.saying.statement import statement_of
from kg.model import (
    Attribution,
    Claim,
    Filter,
    Findings,
    Named,
    Polarity,
    Span,
    Spans,
    SpeaksFor,
    Values,
    Wanted,
    Words,
    claim_id,
)
from kg.model.filter import SHOWN_FROM
from kg.store.conditions import CONFIDENCE, count_of_claims, parameters, wanted_claims
from kg.store.connection import Connection, Noun
from kg.store.documents import NEWEST_FIRST, by_id, documents_of_claims, words_between
from kg.store.judgements.concepts import inferred
from kg.store.references import only
from kg.store.values import values_of_claims

_EVERYTHING = Wanted()
_PIECES = ("source", "cue", "content")  # roles whose words make the statement


class Claims(Noun):
    """What is said in documents, and by whom."""

    def get(self, reference: str) -> Claim:
        """Return the claim with this id or unique beginning of an id, rejected or not.

        Raises:
            StoreError: no claim answers to it, or several do.
        """
        sql = """SELECT id FROM claim WHERE :beginning <> '' AND id >= :beginning AND id < :beginning || '~'
                 ORDER BY id LIMIT 3"""
        with self._reading() as connection:
            identifier = only(connection.execute(sql, {"beginning": reference}), reference, "claim")
            (claim,) = _claims(connection, Wanted(Filter(rejected=True), claims=[identifier]))
        return claim

    def doubtful(self, limit: int) -> list[Claim]:
        """Return unruled claims by how likely they are shown wrongly or, which harms half, kept back so."""
        sql = """SELECT id FROM claim WHERE id NOT IN (SELECT claim_id FROM ruling) AND confidence >= 0.5
                 ORDER BY CASE WHEN confidence >= :floor THEN 1 - confidence ELSE confidence / 2 END DESC,
                          confidence, document_id, position LIMIT :limit"""
        with self._reading() as connection:
            ids = [str(row["id"]) for row in connection.execute(sql, {"limit": limit, "floor": SHOWN_FROM})]
            found = {claim.id: claim for claim in _claims(connection, Wanted(claims=ids))} if ids else {}
        return [found[identifier] for identifier in ids]

    def channels(self, claim_ids: Sequence[str]) -> dict[str, list[Named]]:
        """Return through whom each of these claims came, outermost first; of the others, nothing."""
        with self._reading() as connection:
            return _channels(connection, json.dumps(list(claim_ids)))

    def contents(self) -> list[tuple[str, str, frozenset[str]]]:
        """Return each claim with its content and the entities in it."""
        about: dict[str, set[str]] = defaultdict(set)
        sql = "SELECT claim_id, entity_id FROM claim_about JOIN identity USING (referent_id)"
        with self._reading() as connection:
            for row in connection.execute(sql):
                about[row["claim_id"]].add(row["entity_id"])
            rows = connection.execute("SELECT id, content FROM claim ORDER BY number")
            return [(row["id"], row["content"], frozenset(about.get(row["id"], ()))) for row in rows]

    def list(self, wanted: Wanted = _EVERYTHING) -> list[Claim]:
        """Return the wanted claims, newest published first, undated last, then in reading order."""
        with self._reading() as connection:
            return _claims(connection, by_id(connection, wanted))

    def count(self, wanted: Wanted) -> int:
        """Return how many claims are wanted, whatever the limit."""
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            (row,) = connection.execute(count_of_claims(wanted), parameters(wanted))
            return int(row["n"])


def _claims(connection: Connection, wanted: Wanted) -> list[Claim]:
    sql = f"""SELECT claim.*, {CONFIDENCE} AS judged, ruling.verb AS ruling {wanted_claims(wanted)}
              {NEWEST_FIRST}, claim.position LIMIT :limit"""
    rows = list(connection.execute(sql, parameters(wanted)))
    page = json.dumps([row["id"] for row in rows])
    spans = _spans(connection, page)
    documents = documents_of_claims(connection, page)
    speakers = _speakers(connection, page)
    via = _channels(connection, page)
    threads = _in_interviews(connection, [one for one in via if not spans[one, "via"]])
    about, implied = _subjects(connection, page), inferred(connection, page)
    values = values_of_claims(connection, page)
    pieces = {row["id"]: [span for role in _PIECES for span in spans[row["id"], role]] for row in rows}
    between = words_between(connection, page, pieces)
    voices: defaultdict[str, list[SpeaksFor]] = defaultdict(list)
    for voice in wanted.voices:
        voices[voice.referent].append(voice)
    claims = (
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
            speaks_for=tuple(voices.get(row["speaker_id"], ())),
            via_inferred=row["id"] in threads,
            polarity=_polarity(row),
            between=between[row["id"]],
        )
        for row in rows
    )
    return [replace(claim, statement=statement_of(claim)) for claim in claims]


def _polarity(row: Any) -> Polarity:
    negated = bool(row["negated"])
    told = {name: row[name] for name in ("cue", "content", "source")}
    return polarity_of(row["modality"], negated=negated, **told)


def _channels(connection: Connection, page: str) -> dict[str, list[Named]]:
    sql = """SELECT claim_id, id, name, type FROM claim_via JOIN meaning USING (referent_id)
             WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position"""
    return _named(connection, sql, page)


def _in_interviews(connection: Connection, unsaid: list[str]) -> set[str]:
    """Return which claims with a channel that no words tell are of a document where words tell others."""
    sql = """SELECT id FROM claim WHERE id IN (SELECT value FROM json_each(?))
             AND EXISTS (SELECT 1 FROM claim told JOIN claim_span ON claim_id = told.id
                         WHERE told.document_id = claim.document_id AND role = 'via')"""
    return {row["id"] for row in connection.execute(sql, [json.dumps(unsaid)])}


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


def write_claims(connection: Connection, findings: Findings) -> None:
    """Write each attribution, without whom it means; of two with the same words in one place, the first."""
    document, attributions = findings.document, findings.extraction.attributions
    ids = [claim_id(document.id, attribution) for attribution in attributions]
    written = set()
    for position, attribution in enumerate(attributions):
        identifier, within = ids[position], attribution.within
        if identifier in written:
            continue
        written.add(identifier)
        row = {
            "id": identifier,
            "document_id": document.id,
            "position": position,
            "within_id": None if within is None or ids[within] == identifier else ids[within],
            "folded": findings.folded[position],
        }
        connection.execute(_WRITE, row | _row(document.text, attribution))
        connection.executemany(_WRITE_SPAN, _span_rows(identifier, attribution))


def renew_folded(connection: Connection, findings: Findings) -> None:
    """Write anew the words of contents as they are searched, where they are other ones now."""
    ids = (claim_id(findings.document.id, one) for one in findings.extraction.attributions)
    connection.executemany(
        "UPDATE claim SET folded = :folded WHERE id = :id AND folded <> :folded",
        ({"id": one, "folded": folded} for one, folded in zip(ids, findings.folded, strict=True)),
    )


_WRITE = """INSERT INTO claim (id, document_id, position, kind, modality, negated, within_id, confidence,
                               source, cue, content, folded)
            VALUES (:id, :document_id, :position, :kind, :modality, :negated, :within_id, :confidence,
                    :source, :cue, :content, :folded)"""
_WRITE_SPAN = "INSERT INTO claim_span (claim_id, role, position, start, end) VALUES (?, ?, ?, ?, ?)"


def _row(text: str, attribution: Attribution) -> dict[str, Any]:
    return {
        "kind": attribution.kind,
        "modality": attribution.modality,
        "negated": attribution.negated,
        "confidence": attribution.confidence,
        "source": _cut(text, attribution.source),
        "cue": _cut(text, attribution.cue),
        "content": _cut(text, attribution.content),
    }


def _span_rows(identifier: str, attribution: Attribution) -> Iterator[tuple[str, str, int, int, int]]:
    roles: dict[str, Spans] = {
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "via": attribution.via,
        "speaker": (attribution.speaker,) if attribution.speaker else (),
    }
    for role, spans in roles.items():
        for position, (start, end) in enumerate(spans):
            yield identifier, role, position, start, end


def _cut(text: str, spans: Spans) -> str:
    return " … ".join(span.cut(text) for span in spans)


def attributions_in(connection: Connection, document: str) -> tuple[Attribution, ...]:
    """Return the claims of a document as they were found, in reading order."""
    sql = """SELECT claim_id, role, start, end FROM claim JOIN claim_span ON claim_id = claim.id
             WHERE document_id = ? ORDER BY claim_id, role, claim_span.position"""
    spans: defaultdict[tuple[str, str], Spans] = defaultdict(tuple)
    for row in connection.execute(sql, [document]):
        spans[row["claim_id"], row["role"]] += (Span(row["start"], row["end"]),)
    claims = list(_in_reading_order(connection, document))
    order = {row["id"]: at for at, row in enumerate(claims)}
    return tuple(
        Attribution(
            source=spans[row["id"], "source"],
            cue=spans[row["id"], "cue"],
            content=spans[row["id"], "content"],
            kind=row["kind"],
            modality=row["modality"],
            negated=bool(row["negated"]),
            via=spans[row["id"], "via"],
            within=order[row["within_id"]] if row["within_id"] else None,
            confidence=row["confidence"],
            speaker=next(iter(spans[row["id"], "speaker"]), None),
        )
        for row in claims
    )


def folded_in(connection: Connection, document: str) -> tuple[str, ...]:
    """Return the words of the contents of a document as they are searched, in reading order."""
    return tuple(row["folded"] for row in _in_reading_order(connection, document))


def _in_reading_order(connection: Connection, document: str) -> Iterable[Any]:
    return connection.execute("SELECT * FROM claim WHERE document_id = ? ORDER BY position", [document])
