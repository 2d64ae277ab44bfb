"""What a person ruled, what became of it, and which claims it rules on; the evidence of decisions as JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import Anchor, Decision, DecisionLine, LinkRuling, Span, Words
from kg.store.connection import Connection, Noun
from kg.store.corpus import overtake

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Decisions(Noun):
    """What a person ruled; it is never rewritten."""

    def add(self, decision: Decision, *, overtakes: bool = True) -> bool:
        """Add a decision; return False where it is held already.

        Args:
            overtakes: Entities and links are to be computed again.
        """
        with self._writing() as connection:
            if list(connection.execute("SELECT 1 FROM decision WHERE id = ?", [decision.id])):
                return False
            _write(connection, decision)
            if overtakes:
                overtake(connection, "entities", "links")
        return True

    def list(self) -> list[Decision]:
        """Return what a person ruled, withdrawals too, oldest first."""
        with self._reading() as connection:
            return _read_all(connection)


class Rulings(Noun):
    """Which decision accepts or rejects a claim."""

    def find(self, claim_id: str) -> Decision | None:
        """Return the decision that accepts or rejects a claim, if there is one."""
        sql = "SELECT decision.* FROM ruling JOIN decision ON decision.id = decision_id WHERE claim_id = ?"
        with self._reading() as connection:
            return next((_read(row) for row in connection.execute(sql, [claim_id])), None)

    def put(self, claim_id: str, decision: Decision) -> None:
        """Add a decision that accepts or rejects a claim, in place of an earlier one on it.

        Claims are to be compared again; who is who is not.
        """
        why = f"by decision {decision.id[:8]} on {decision.when[:10]}: {decision.verb}"
        with self._writing() as connection:
            _write(connection, decision)
            connection.execute(
                """UPDATE outcome SET state = 'overruled', why = ?
                   WHERE decision_id IN (SELECT decision_id FROM ruling WHERE claim_id = ?)""",
                [why, claim_id],
            )
            connection.execute(
                "INSERT OR REPLACE INTO ruling (claim_id, verb, decision_id) VALUES (?, ?, ?)",
                [claim_id, decision.verb, decision.id],
            )
            connection.execute(
                "INSERT OR REPLACE INTO outcome (decision_id, state, why) VALUES (?, 'stands', '')",
                [decision.id],
            )
            overtake(connection, "links")


class Outcomes(Noun):
    """What became of each decision when entities were computed last."""

    def replace(
        self,
        lines: Iterable[DecisionLine],
        rulings: Mapping[str, Decision],
        speakers: Mapping[str, tuple[str, str]],
    ) -> None:
        """Write what became of each decision and which claims they rule on, in place of what is held.

        Args:
            rulings: By the id of a claim, the decision that accepts or rejects it.
            speakers: By the id of a claim, the referent who says it by a decision, and the decision's id.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM outcome")
            connection.execute("DELETE FROM ruling")
            connection.executemany(
                "INSERT INTO outcome (decision_id, state, why) VALUES (?, ?, ?)",
                ((line.decision.id, line.state, line.why) for line in lines),
            )
            connection.executemany(
                "INSERT INTO ruling (claim_id, verb, decision_id) VALUES (?, ?, ?)",
                ((claim, decision.verb, decision.id) for claim, decision in rulings.items()),
            )
            _attribute(connection, speakers)

    def put(self, lines: Iterable[DecisionLine]) -> None:
        """Write what became of some decisions; of the others, what is held stays."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO outcome (decision_id, state, why) VALUES (?, ?, ?)",
                ((line.decision.id, line.state, line.why) for line in lines),
            )

    def list(self) -> list[DecisionLine]:
        """Return what a person ruled with what became of it, oldest first."""
        with self._reading() as connection:
            sql = "SELECT decision_id, state, why FROM outcome"
            judged = {row["decision_id"]: (row["state"], row["why"]) for row in connection.execute(sql)}
            return [DecisionLine(one, *judged.get(one.id, ("stands", ""))) for one in _read_all(connection)]


def _attribute(connection: Connection, speakers: Mapping[str, tuple[str, str]]) -> None:
    """Give claims the speakers that a person ruled, and all others the ones that resolution found."""
    connection.execute(
        """UPDATE claim SET speaker_id = (SELECT read_as FROM attributed WHERE claim_id = claim.id)
           WHERE id IN (SELECT claim_id FROM attributed)"""
    )
    connection.execute("DELETE FROM attributed")
    connection.executemany(
        """INSERT INTO attributed (claim_id, read_as, decision_id)
           SELECT id, speaker_id, ? FROM claim WHERE id = ?""",
        ((decision, claim) for claim, (_, decision) in speakers.items()),
    )
    connection.executemany(
        "UPDATE claim SET speaker_id = ? WHERE id = ?",
        ((referent, claim) for claim, (referent, _) in speakers.items()),
    )


class LinkRulings(Noun):
    """What holds of links by a person's decisions; it stands whatever comparing claims finds."""

    def replace(self, rulings: Iterable[LinkRuling]) -> None:
        """Write what holds of links, in place of what is held."""
        with self._writing() as connection:
            connection.execute("DELETE FROM link_ruling")
            _write_link_rulings(connection, rulings, retold=False)

    def retell(self, rulings: Iterable[LinkRuling]) -> None:
        """Write what holds between other tellings of the same two, in place of what is held of that."""
        with self._writing() as connection:
            connection.execute("DELETE FROM link_ruling WHERE retold")
            _write_link_rulings(connection, rulings, retold=True)

    def list(self) -> list[LinkRuling]:
        """Return what holds of links, in the order of their claims' ids."""
        sql = """SELECT verb, relation, a, b, why, decision_id AS decision FROM link_ruling
                 WHERE NOT retold ORDER BY a, b, relation"""
        with self._reading() as connection:
            return [LinkRuling(**row) for row in connection.execute(sql)]


def _write_link_rulings(connection: Connection, rulings: Iterable[LinkRuling], *, retold: bool) -> None:
    connection.executemany(
        """INSERT OR IGNORE INTO link_ruling (a, b, relation, verb, why, decision_id, retold)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        ((it.a, it.b, it.relation, it.verb, it.why, it.decision, retold) for it in rulings),
    )


def _write(connection: Connection, decision: Decision) -> None:
    connection.execute(
        """INSERT OR IGNORE INTO decision (id, verb, arguments, who, at, reason, evidence)
           VALUES (:id, :verb, :arguments, :who, :at, :reason, :evidence)""",
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


def _read_all(connection: Connection) -> list[Decision]:
    return [_read(row) for row in connection.execute("SELECT * FROM decision ORDER BY at, id")]


def _read(row: Any) -> Decision:
    return Decision(
        id=row["id"],
        verb=row["verb"],
        arguments=tuple(json.loads(row["arguments"])),
        who=row["who"],
        when=row["at"],
        reason=row["reason"],
        evidence=read_evidence(json.loads(row["evidence"])),
    )


def evidence_records(evidence: Iterable[Anchor]) -> list[dict[str, Any]]:
    """Return what JSON can hold; what a piece of evidence does not say is left out."""
    return [_record(place) for place in evidence]


def read_evidence(records: Iterable[Mapping[str, Any]]) -> tuple[Anchor, ...]:
    """Return the evidence that `evidence_records` wrote.

    Raises:
        KeyError, TypeError, ValueError: the records are of another shape.
    """
    return tuple(
        Anchor(
            argument=int(record["argument"]),
            document=str(record["document"]),
            path=str(record["path"]),
            form=None if record.get("form") is None else str(record["form"]),
            cue=_read_words(record.get("cue")),
            content=_read_words(record.get("content")),
        )
        for record in records
    )


def _record(place: Anchor) -> dict[str, Any]:
    record: dict[str, Any] = {
        "argument": place.argument, "document": place.document, "path": place.path,
    }  # fmt: skip
    if place.form is not None:
        record["form"] = place.form
    for role, words in (("cue", place.cue), ("content", place.content)):
        if words is not None:
            record[role] = {"text": words.text, "spans": [list(span) for span in words.spans]}
    return record


def _read_words(record: Mapping[str, Any] | None) -> Words | None:
    if record is None:
        return None
    return Words(str(record["text"]), tuple(Span(int(start), int(end)) for start, end in record["spans"]))
