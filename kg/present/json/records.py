"""The JSON that machines read: one shape for each thing, fixed in design.md, one object a line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.model import (
    Claim,
    DecisionLine,
    DocumentLine,
    EntityLine,
    Inferred,
    Link,
    Named,
    Period,
    Quantity,
    Spans,
    SpeaksFor,
    StoryLine,
    Words,
    age_of,
)
from kg.model.claim_fields import claim_values

if TYPE_CHECKING:
    from kg.ask import Answer, AnswerLine
    from kg.ask.articles.speaking import Hit
    from kg.ask.context import Context, WholeArticle
    from kg.ask.counted.independence import Witness
    from kg.ask.difference import Difference
    from kg.ask.history import Strand
    from kg.ask.origins import Origin
    from kg.ask.sides import Sides
    from kg.graph.measures import Measures
    from kg.graph.network import Step


def json_line(record: dict[str, Any]) -> bytes:
    """Return one line of UTF-8. Half of a surrogate pair, which UTF-8 cannot hold, stays a JSON escape."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace")


def claim_record(claim: Claim) -> dict[str, Any]:
    return {
        field.name: _plain(value)
        for field, value in claim_values(claim, "record")
        if value is not None or not field.rare
    }


def _plain(value: object) -> Any:
    """Return a value of a claim as JSON has it."""
    match value:
        case DocumentLine():
            return _fields(value, "id", "path", "title", "outlet", "published")
        case Named():
            return named_record(value)
        case Inferred():
            return named_record(value.entity) | {"inferred": True, "why": value.why}
        case SpeaksFor():
            return named_record(value.entity) | {"match": value.match, "why": value.why}
        case Words():
            return words_record(value)
        case Period():
            return period_record(value)
        case Quantity():
            return _fields(value, "text", "low", "high", "bound", "unit")
        case tuple():
            return [_plain(one) for one in value]
        case float():
            return round(value, 4)
        case _:
            return value


def entity_record(line: EntityLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "type": line.type,
        "aliases": list(line.aliases),
        "documents": line.documents,
        "mentions": line.mentions,
        "claims_made": line.claims_made,
        **({"claims_for": line.claims_for} if line.claims_for else {}),
        "claims_about": line.claims_about,
        "why": list(line.why),
        **({"kind_of": [named_record(named) for named in line.kind_of]} if line.kind_of else {}),
        **({"kinds": [named_record(named) for named in line.kinds]} if line.kinds else {}),
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


def copies_record(text: Sequence[DocumentLine]) -> dict[str, Any]:
    """Return articles that are one text, the earliest first."""
    outlets = list(dict.fromkeys(line.outlet for line in text if line.outlet))
    return {"outlets": outlets, "documents": [document_record(line) for line in text]}


def hit_record(hit: "Hit") -> dict[str, Any]:
    """Return an article in which words stand: the passage, where in the document's text, and claims in it."""
    return {
        "document": _fields(hit.document, "id", "path", "title", "outlet", "published"),
        "passage": {"text": hit.passage.text, "start": hit.passage.start},
        "marks": [[*mark] for mark in hit.marks],
        "claims": [_in_short(claim) for claim in hit.claims],
    }


def article_record(article: "WholeArticle") -> dict[str, Any]:
    """Return an article with its whole text, what of it is the article itself, and its claims."""
    document = article.document
    told = _fields(document, "id", "path", "title", "outlet", "published", "author", "url", "language")
    body = [[*span] for span in document.body]
    claims = [claim_record(claim) for claim in article.claims]
    return told | {"text": document.text, "body": body, "claims": claims}


def _in_short(claim: Claim) -> dict[str, Any]:
    speaker = named_record(claim.speaker) if claim.speaker else None
    return {"id": claim.id, "speaker": speaker, "statement": claim.statement}


def story_record(line: StoryLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "since": line.since,
        "until": line.until,
        "documents": list(line.documents),
        "outlets": list(line.outlets),
        "claims": line.claims,
        "contradictions": line.contradictions,
    }


def link_record(link: Link) -> dict[str, Any]:
    return {
        "relation": link.relation,
        "a": link.a,
        "b": link.b,
        "score": round(link.score, 4),
        "why": link.why,
    }


def answer_line_record(line: "AnswerLine") -> dict[str, Any]:
    """Return a claim; of a question for links also the link and the claim at its other side."""
    if line.link is None or line.other is None:
        return claim_record(line.claim)
    return claim_record(line.claim) | {"link": link_record(line.link), "other": claim_record(line.other)}


def answer_records(answer: "Answer") -> "Iterator[dict[str, Any]]":
    """Yield what an answer holds: claims, the two sides of contradictions, or origins."""
    if answer.question.form == "disputed" or answer.conflicts:
        yield from map(sides_record, answer.conflicts)
    elif answer.question.form == "sources":
        yield from map(witness_record, answer.witnesses)
    else:
        yield from map(answer_line_record, answer.lines)
    if answer.also:
        told = {line.claim.id for line in answer.lines}
        yield from (answer_line_record(line) for line in answer.also.lines if line.claim.id not in told)


def sides_record(sides: "Sides") -> dict[str, Any]:
    """Return a link with both claims whole, the earlier one first."""
    return link_record(sides.link) | {
        "first": claim_record(sides.first),
        "second": claim_record(sides.second),
    }


def claim_with_links_record(claim: Claim, context: "Context") -> dict[str, Any]:
    """Return a claim with the other claims of its origin, and its links with the claim at the other side."""
    return claim_record(claim) | {
        "origin": [claim_record(one) for one in context.retold],
        "links": [link_record(link) | {"other": claim_record(other)} for link, other in context.links],
    }


def witness_record(witness: "Witness") -> dict[str, Any]:
    return origin_record(witness.origin) | {"independent": witness.counts, "why": witness.why}


def origin_record(origin: "Origin") -> dict[str, Any]:
    first = origin.first
    return {
        "origin": first.id,
        "speaker": named_record(first.speaker) if first.speaker else None,
        "documents": len({claim.document.id for claim in origin.claims}),
        "outlets": list(origin.outlets),
        "claims": [claim_record(claim) for claim in origin.claims],
    }


def history_records(strands: "Iterable[Strand]") -> "Iterator[dict[str, Any]]":
    """Yield claims, oldest first, undated last, with the links by which they change what was said before."""
    steps = sorted(
        (step for strand in strands for step in strand.steps),
        key=lambda step: age_of(step.claim.document.published),
    )
    for step in steps:
        yield claim_record(step.claim) | {"changes": [link_record(link) for link, _ in step.changes]}


def difference_records(difference: "Difference") -> "Iterator[dict[str, Any]]":
    """Yield what two say against each other, changed and alike, then what each says alone."""
    for standing in ("against", "changed", "alike"):
        for sides in getattr(difference, standing):
            yield {"standing": standing} | sides_record(sides)
    for name, claims in ((difference.a, difference.only_a), (difference.b, difference.only_b)):
        for claim in claims:
            yield {"standing": "only", "of": name, "claim": claim_record(claim)}


def measures_records(measures: "Measures") -> "Iterator[dict[str, Any]]":
    """Yield speakers, brokers and communities, each object with its `measure`."""
    for cited in measures.cited:
        yield {"measure": "cited", **_fields(cited, "speaker", "name", "origins", "outlets", "documents")}
    for broker in measures.brokers:
        yield {"measure": "broker", **_fields(broker, "speaker", "name", "betweenness", "outlets")}
    for community in measures.communities:
        yield {"measure": "community", **_fields(community, "speakers", "names", "agreements")}


def _fields(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


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


def period_record(period: Period) -> dict[str, Any]:
    return {"text": period.text, "start": period.start, "end": period.end}


def named_record(named: Named) -> dict[str, Any]:
    return {"id": named.id, "name": named.name, "type": named.type}


def words_record(words: Words) -> dict[str, Any]:
    return {"text": words.text, "spans": span_lists(words.spans)}


def span_lists(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
