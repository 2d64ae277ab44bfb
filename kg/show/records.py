"""The JSON that machines read: one shape for each thing, fixed in design.md, one object a line."""

import json
from typing import TYPE_CHECKING, Any

from kg.model import Claim, DecisionLine, DocumentLine, EntityLine, Link, Named, Spans, Words

if TYPE_CHECKING:
    from kg.graph import Step


def json_line(record: dict[str, Any]) -> bytes:
    """Return one line of UTF-8. Half of a surrogate pair, which UTF-8 cannot hold, stays a JSON escape."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace")


def claim_record(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "document": {
            "id": claim.document.id,
            "path": claim.document.path,
            "title": claim.document.title,
            "outlet": claim.document.outlet,
            "published": claim.document.published,
        },
        "speaker": named_record(claim.speaker) if claim.speaker else None,
        "source": words_record(claim.source),
        "cue": words_record(claim.cue),
        "content": words_record(claim.content),
        "kind": claim.kind,
        "modality": claim.modality,
        "negated": claim.negated,
        "via": list(claim.via),
        "about": [named_record(named) for named in claim.about],
        "within": claim.within,
        "confidence": round(claim.confidence, 4),
        **({"ruling": claim.ruling} if claim.ruling else {}),
    }


def entity_record(line: EntityLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "type": line.type,
        "aliases": list(line.aliases),
        "documents": line.documents,
        "mentions": line.mentions,
        "claims_made": line.claims_made,
        "claims_about": line.claims_about,
        "why": list(line.why),
    }


def document_record(line: DocumentLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "path": line.path,
        "title": line.title,
        "outlet": line.outlet,
        "published": line.published,
        "author": line.author,
        "extractor": line.extractor,
        "claims": line.claims,
    }


def link_record(link: Link) -> dict[str, Any]:
    return {
        "relation": link.relation,
        "a": link.a,
        "b": link.b,
        "score": round(link.score, 4),
        "why": link.why,
    }


def decision_record(line: DecisionLine) -> dict[str, Any]:
    decision = line.decision
    return {
        "id": decision.id,
        "verb": decision.verb,
        "arguments": list(decision.arguments),
        "who": decision.who,
        "when": decision.when,
        "reason": decision.reason,
        "state": line.state,
        "why": line.why,
    }


def step_record(step: "Step") -> dict[str, Any]:
    return {"from": step.start, "kind": step.kind, "to": step.end, "forward": step.forward}


def named_record(named: Named) -> dict[str, Any]:
    return {"id": named.id, "name": named.name, "type": named.type}


def words_record(words: Words) -> dict[str, Any]:
    return {"text": words.text, "spans": span_lists(words.spans)}


def span_lists(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
