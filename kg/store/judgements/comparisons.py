# ruff: noqa: S608 - put together from constants; see kg/store/connection.py
"""Claims as they are compared, and what came of it: links, the origin of each claim, what is remembered."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np

from kg.language.en.saying.polarity import polarity_of
from kg.model import Link, Named, Values, Wanted
from kg.model.filter import SHOWN_FROM
from kg.relate.comparing import Candidate, Mark, Memory, Pair, Sketch
from kg.relate.models.judge_text import surroundings
from kg.relate.stated import Stated
from kg.relate.tellings import Telling
from kg.relate.verdicts import Answer
from kg.store.conditions import parameters, unsure_sides, wanted_claims
from kg.store.connection import Connection, Noun
from kg.store.corpus import settle
from kg.store.documents import by_id
from kg.store.values import values_of_claims

_EVERYTHING = Wanted()
_COMPARED = """JOIN document ON document.id = claim.document_id
    LEFT JOIN story_document ON story_document.document_id = claim.document_id
    LEFT JOIN referent ON referent.id = claim.speaker_id
    LEFT JOIN identity ON identity.referent_id = referent.id LEFT JOIN entity ON entity.id = identity.entity_id
    LEFT JOIN ruling ON ruling.claim_id = claim.id
    WHERE ruling.verb IS NOT 'reject' AND (ruling.verb IS 'accept' OR confidence >= :least)"""
# As the view `meaning` has it, which SQLite would compute of all referents.
_SPEAKER = """coalesce(entity.id, referent.id) AS speaker, coalesce(entity.name, referent.name) AS name,
    coalesce(entity.type, referent.type) AS type, referent.roles"""
_VIA = "SELECT claim_id, id FROM claim_via JOIN meaning USING (referent_id)"


class Links(Noun):
    """How two claims relate."""

    def list(self, wanted: Wanted = _EVERYTHING, *, questions: bool = False) -> list[Link]:
        """Return links of which at least one side is wanted, the surest first.

        The other one is no less sure than the filter's floor, nor rejected.

        Args:
            questions: Also those that are not sure enough to be shown as fact.
        """
        with self._reading() as connection:
            wanted = by_id(connection, wanted)
            rejected = "SELECT claim_id FROM ruling WHERE verb = 'reject'"
            stand = f"AND a NOT IN ({rejected}) AND b NOT IN ({rejected})"
            both = "" if wanted.filter.rejected else stand
            sure = "" if questions else "AND sure"
            sql = f"""WITH wanted AS (SELECT claim.id {wanted_claims(wanted)})
                      SELECT relation, a, b, score, why, sure FROM link
                      WHERE (a IN (SELECT id FROM wanted) OR b IN (SELECT id FROM wanted)) {both} {sure}
                      {unsure_sides(wanted)}
                      ORDER BY score DESC, a, b, relation LIMIT :limit"""
            return [_link(row) for row in connection.execute(sql, parameters(wanted))]


class Origins(Noun):
    """Which claims are of one origin: one utterance, told once or retold."""

    def of(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Return all claims of the origins of these claims, each with the earliest of its origin."""
        sql = """SELECT claim_id, origin FROM origin WHERE origin IN
                     (SELECT origin FROM origin WHERE claim_id IN (SELECT value FROM json_each(?)))
                 ORDER BY origin, claim_id"""
        with self._reading() as connection:
            rows = connection.execute(sql, [json.dumps(list(claim_ids))])
            return {row["claim_id"]: row["origin"] for row in rows}


class Statements(Noun):
    """Claims as they are compared: those that stand, and are shown unless more is asked for."""

    def marks(self, reader: str) -> dict[str, Mark]:
        """Return for each claim, by its id, what is another one whenever it reads otherwise than before.

        Args:
            reader: By whom it is read: to another one all read otherwise.
        """
        sql = f"""SELECT claim.id, story_document.story_id, claim.modality, claim.negated, claim.kind, claim.within_id, claim.source,
                         document.title, document.outlet, document.published,
                         {_SPEAKER}
                  FROM claim {_COMPARED}"""
        with self._reading() as connection:
            via = _many(connection, f"{_VIA} ORDER BY 1, position")
            return {
                row["id"]: Mark(_digest([*tuple(row)[2:], *via.get(row["id"], ()), reader]), row["story_id"])
                for row in connection.execute(sql, {"least": SHOWN_FROM})
            }

    def list(self, ids: Sequence[str] | None = None) -> list[Stated]:
        """Return the claims to compare, in the order of their documents.

        Args:
            ids: Of those wanted; None: all.
        """
        with self._reading() as connection:
            return _statements(connection, None if ids is None else json.dumps(list(ids)))


class Compared(Noun):
    """What the last comparison left: what it remembers of claims and pairs, links and origins."""

    def get(self) -> Memory:
        """Return all of it."""
        with self._reading() as connection:
            return Memory(
                {row["claim_id"]: _sketch(row) for row in connection.execute("SELECT * FROM compared")},
                {_pair(row): Telling(**row) for row in connection.execute("SELECT * FROM telling")},
                {_pair(row): _candidate(row) for row in connection.execute("SELECT * FROM candidate")},
                {_pair(row): _link(row) for row in connection.execute("SELECT * FROM link")},
                {row["claim_id"]: row["origin"] for row in connection.execute("SELECT * FROM origin")},
            )

    def replace(self, before: Memory, found: Memory) -> None:
        """Write what a comparison has found in place of what is held; links are current then.

        Args:
            before: What is held: what has not changed since is not written.
        """
        with self._writing() as connection:
            settle(connection, "links")
            _write(connection, "compared", before.sketches, found.sketches, _sketch_row)
            _write(connection, "telling", before.tellings, found.tellings, lambda _, one: tuple(one))
            _write(connection, "candidate", before.candidates, found.candidates, _candidate_row)
            _write(connection, "link", before.links, found.links, lambda _, one: (
                one.relation, one.a, one.b, one.score, one.why, one.sure))  # fmt: skip
            _write(connection, "origin", before.origins, found.origins, lambda claim, origin: (claim, origin))


# --- what is remembered --------------------------------------------------------------------------------

_KEYS = {"compared": "claim_id", "origin": "claim_id"}  # other tables have pairs


def _write(connection: Connection, table: str, before: Mapping[Any, Any], found: Mapping[Any, Any], row_of: Any) -> None:
    """Write the difference between two states of a table."""
    gone = [key for key in before if key not in found]
    if table in _KEYS:
        connection.executemany(f"DELETE FROM {table} WHERE {_KEYS[table]} = ?", ((key,) for key in gone))
    else:
        changed = [key for key, value in found.items() if key in before and before[key] != value]
        both = ((*key, *reversed(key)) for key in (*gone, *changed))
        connection.executemany(f"DELETE FROM {table} WHERE a = ? AND b = ? OR a = ? AND b = ?", both)
    rows = [row_of(key, value) for key, value in found.items() if key not in before or before[key] != value]
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)


def _pair(row: Any) -> Pair:
    return min(row["a"], row["b"]), max(row["a"], row["b"])


def _link(row: Any) -> Link:
    return Link(row["relation"], row["a"], row["b"], row["score"], row["why"], bool(row["sure"]))


def _sketch(row: Any) -> Sketch:
    return Sketch(
        row["key"], row["document"], row["story"], row["age"], row["vector"],
        tuple(np.frombuffer(row["runs"], dtype="<u4").tolist()), bool(row["compared"]), row["root"], bool(row["stands"]),
    )  # fmt: skip


def _sketch_row(claim: str, one: Sketch) -> tuple[Any, ...]:
    runs = np.array(one.runs, dtype="<u4").tobytes()
    return (
        claim, one.key, one.document, one.story, one.age, one.vector, runs, one.compared, one.root, one.stands,
    )  # fmt: skip


def _candidate(row: Any) -> Candidate:
    answered = row["same"] is not None
    answer = Answer(row["same"], row["opposed"], row["compatible"], row["another"]) if answered else None
    return Candidate(row["likely"], bool(row["together"]), bool(row["asked"]), answer)


def _candidate_row(pair: Pair, one: Candidate) -> tuple[Any, ...]:
    return *pair, one.likely, one.together, one.asked, *(one.answer or (None,) * 4)


def _digest(parts: Sequence[object]) -> str:
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


# --- claims --------------------------------------------------------------------------------------------


def _statements(connection: Connection, page: str | None) -> list[Stated]:
    some = "" if page is None else "AND claim_id IN (SELECT value FROM json_each(:page))"
    via = _many(connection, f"{_VIA} WHERE TRUE {some} ORDER BY 1, position", page=page)
    values = values_of_claims(connection, page)
    spans = _spans(connection, f"SELECT claim_id, start, end FROM claim_span WHERE role = 'content' {some}", page)
    return [
        _stated(row, surroundings(text, spans.get(row["id"], [(0, 0)])), tuple(via.get(row["id"], ())), values)
        for row, text in _rows(connection, page)
    ]


def _stated(
    row: Any, around: tuple[str, str, str], via: tuple[str, ...], values: Mapping[str, Values]
) -> Stated:
    negated = bool(row["negated"])
    return Stated(
        id=row["id"], document=row["document_id"], content=row["content"], source=row["source"], cue=row["cue"],
        title=row["title"], outlet=row["outlet"], published=row["published"], story=row["story_id"],
        speaker=Named(row["speaker"], row["name"], row["type"]) if row["speaker"] else None,
        roles=tuple(json.loads(row["roles"] or "[]")), before=around[0], after=around[2],
        kind=row["kind"], modality=row["modality"],
        polarity=polarity_of(
            row["modality"], negated=negated, cue=row["cue"], content=row["content"], source=row["source"]
        ),
        via=via, within=row["within_id"], values=values.get(row["id"], Values()),
    )  # fmt: skip


def _rows(connection: Connection, page: str | None) -> Iterator[tuple[Any, str]]:
    """Yield claims with the text of their document."""
    claims = "claim" if page is None else "json_each(:page) AS given CROSS JOIN claim ON claim.id = given.value"
    sql = f"""SELECT claim.*, story_document.story_id, document.title, document.outlet, document.published,
                     {_SPEAKER}
              FROM {claims} {_COMPARED} ORDER BY claim.document_id, claim.position"""
    document, text = "", ""
    for row in connection.execute(sql, {"least": SHOWN_FROM, "page": page}):
        if row["document_id"] != document:
            document = row["document_id"]
            (read,) = connection.execute("SELECT text FROM document WHERE id = ?", [document])
            text = read["text"]
        yield row, text


def _spans(connection: Connection, sql: str, page: str | None) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(f"{sql} ORDER BY claim_id, position", {"page": page}):
        found[row["claim_id"]].append((row["start"], row["end"]))
    return found


def _many(connection: Connection, sql: str, page: str | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for claim, entity in cast("Iterable[tuple[str, str]]", connection.execute(sql, {"page": page})):
        found[claim].append(entity)
    return found
