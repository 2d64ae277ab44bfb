"""JSON-LD: each claim a schema.org `Claim` and a PROV-O entity that was quoted from its article.

The context stands in the file and names no other, so that nothing is fetched to read it. The exact words are
Web Annotation selectors: for content, cue and source of a claim each piece with its words, what stands around
them, and its place in the article's text (code points, half-open), which is not in the file itself. There is
no `ClaimReview`: kg says what was said, not whether it is true. The name of a claim is its statement. Who
says that its text is so is its author; who denies it, or asks, did not author it: `kg:holder` is who speaks
in any case, `kg:polarity` tells what of its text: "so", "not-so" or "neither". What these vocabularies have
no word for is in `kg:`, which resolves nowhere.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

from kg.graph.selection import Selection
from kg.model import Claim, Document, EntityType, Link, Named, Span, Spans
from kg.present.export.gephi import first_day
from kg.store.database import Store

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
AROUND = 32  # characters before and after the exact words

_LINKED = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "kg": "urn:kg:term:",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "text": "schema:text",
    "headline": "schema:headline",
    "byline": "schema:author",
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "inLanguage": "schema:inLanguage",
    "url": {"@id": "schema:url", "@type": "xsd:anyURI"},
    "publisher": {"@id": "schema:publisher", **_LINKED},
    "appearance": {"@id": "schema:appearance", **_LINKED},
    "author": {"@id": "schema:author", **_LINKED},
    "about": {"@id": "schema:about", **_LINKED},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", **_LINKED},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_LINKED},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", **_LINKED},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", **_LINKED},
    "hasSource": {"@id": "oa:hasSource", **_LINKED},
    "hasSelector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "content": "kg:content",
    "cue": "kg:cue",
    "source": "kg:source",
    "modality": "kg:modality",
    "speech": "kg:speech",
    "negated": "kg:negated",
    "polarity": "kg:polarity",
    "holder": {"@id": "kg:holder", **_LINKED},
    "confidence": {"@id": "kg:confidence", "@type": "xsd:double"},
    "ruling": "kg:ruling",
    "path": "kg:path",
    "credit": "kg:credit",
    "via": {"@id": "kg:via", "@type": "@id", "@container": "@list"},
    "within": {"@id": "kg:within", **_LINKED},
    "origin": {"@id": "kg:origin", **_LINKED},
    "relation": "kg:relation",
    "a": {"@id": "kg:a", **_LINKED},
    "b": {"@id": "kg:b", **_LINKED},
    "score": {"@id": "kg:score", "@type": "xsd:double"},
    "why": "kg:why",
}
_TYPES: dict[EntityType, str] = {
    "PERSON": "schema:Person", "ORG": "schema:Organization", "GROUP": "schema:Organization",
    "GPE": "schema:AdministrativeArea", "LOC": "schema:Place", "FAC": "schema:Place",
    "EVENT": "schema:Event", "WORK": "schema:CreativeWork", "CONCEPT": "schema:DefinedTerm",
    "NORP": "schema:Thing", "OTHER": "schema:Thing",
}  # fmt: skip

Node = dict[str, Any]


def jsonld_chunks(store: Store, part: Selection) -> Iterator[bytes]:
    """Yield one JSON-LD document, a node a line."""
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n'.encode()
    before = ""
    for node in _nodes(store, part):
        known = {name: value for name, value in node.items() if value not in (None, [], ())}
        yield f"{before}{json.dumps(known, ensure_ascii=False)}".encode("utf-8", "backslashreplace")
        before = ",\n"
    yield b"\n]}\n"


def _nodes(store: Store, part: Selection) -> Iterator[Node]:
    outlets = {line.outlet.casefold(): line.outlet for line in reversed(part.documents) if line.outlet}
    for outlet in outlets.values():
        types = ["schema:NewsMediaOrganization", "prov:Agent"]
        yield {"@id": _outlet(outlet), "@type": types, "name": outlet}
    for extractor in sorted({line.extractor for line in part.documents if line.extractor}):
        agent = f"{_extraction(extractor)}:program"
        yield {"@id": _extraction(extractor), "@type": "prov:Activity", "wasAssociatedWith": agent}
        yield {"@id": agent, "@type": "prov:SoftwareAgent", "name": extractor}
    known = {line.id: line.aliases for line in part.entities}
    speakers = {claim.speaker.id for claim in part.claims if claim.speaker}
    entities = {line.id: Named(line.id, line.name, line.type) for line in part.entities} | dict(part.named)
    for named in entities.values():
        yield _entity(named, known.get(named.id, ()), speaks=named.id in speakers)
    for line in part.documents:
        yield _article(store.documents.get(line.id))
    yield from _claims(store, part)
    for link in part.links:
        yield _link(link)
        yield {"@id": _claim_id(link.a), f"kg:{link.relation}": {"@id": _claim_id(link.b)}}


def _claims(store: Store, part: Selection) -> Iterator[Node]:
    origins = store.origins.of([claim.id for claim in part.claims])
    chosen = {claim.id for claim in part.claims}
    for document_id, claims in groupby(part.claims, key=lambda claim: claim.document.id):
        document = store.documents.get(document_id)
        for claim in claims:
            channels = [_entity_id(named.id) for named in part.channels.get(claim.id, ())]
            origin = origins.get(claim.id)
            yield _claim(claim, document) | {
                "via": channels,
                "origin": _claim_id(origin) if origin in chosen else None,
                "within": _claim_id(claim.within) if claim.within in chosen else None,
            }


def _entity(named: Named, aliases: tuple[str, ...], *, speaks: bool) -> Node:
    types = [_TYPES[named.type], *(["prov:Agent"] if speaks else [])]
    others = [alias for alias in aliases if alias != named.name]
    return {"@id": _entity_id(named.id), "@type": types, "name": named.name, "alternateName": others}


def _article(document: Document) -> Node:
    return {
        "@id": _document_id(document.id),
        "@type": ["schema:NewsArticle", "prov:Entity"],
        "headline": document.title,
        "byline": document.author,
        "datePublished": first_day(document.published),
        "inLanguage": document.language,
        "url": document.url if is_web_address(document.url) else None,
        "publisher": _outlet(document.outlet) if document.outlet else None,
        "path": document.path,
        "credit": document.credit,
    }


def _claim(claim: Claim, document: Document) -> Node:
    speaker = _entity_id(claim.speaker.id) if claim.speaker else None
    author = speaker if claim.polarity == "so" else None
    extractor = claim.document.extractor
    return {
        "@id": _claim_id(claim.id),
        "@type": ["schema:Claim", "prov:Entity"],
        "name": claim.statement,
        "text": claim.content.text,
        "author": author,
        "holder": speaker,
        "appearance": _document_id(document.id),
        "about": [_entity_id(named.id) for named in claim.about],
        "wasQuotedFrom": _document_id(document.id),
        "wasAttributedTo": author,
        "wasGeneratedBy": _extraction(extractor) if extractor else None,
        "content": _words(claim.content.spans, document),
        "cue": _words(claim.cue.spans, document),
        "source": _words(claim.source.spans, document),
        "modality": claim.modality,
        "speech": claim.kind,
        "negated": claim.negated,
        "polarity": claim.polarity,
        "confidence": round(claim.confidence, 4),
        "ruling": claim.ruling,
    }


def _words(spans: Spans, document: Document) -> list[Node]:
    """Return the pieces of a role, each as an annotation's target."""
    return [
        {
            "@type": "oa:SpecificResource",
            "hasSource": _document_id(document.id),
            "hasSelector": [
                {
                    "@type": "oa:TextQuoteSelector",
                    "exact": span.cut(document.text),
                    "prefix": Span(max(span.start - AROUND, 0), span.start).cut(document.text),
                    "suffix": Span(span.end, span.end + AROUND).cut(document.text),
                },
                {"@type": "oa:TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }
        for span in spans
    ]


def _link(link: Link) -> Node:
    return {
        "@id": f"urn:kg:link:{link.a}:{link.relation}:{link.b}", "@type": "kg:Link",
        "relation": link.relation, "a": _claim_id(link.a), "b": _claim_id(link.b),
        "score": round(link.score, 4), "why": link.why,
    }  # fmt: skip


def is_web_address(url: str | None) -> bool:
    """Tell whether a link may be followed: nothing but http and https, and nothing that no address has."""
    return url is not None and _WEB_ADDRESS.fullmatch(url) is not None


def _claim_id(identifier: str | None) -> str:
    return f"urn:kg:claim:{identifier}"


def _document_id(identifier: str) -> str:
    return f"urn:kg:document:{identifier}"


def _entity_id(identifier: str) -> str:
    return f"urn:kg:entity:{identifier}"


def _outlet(name: str) -> str:
    return f"urn:kg:outlet:{quote(name.casefold(), safe='', errors='replace')}"


def _extraction(extractor: str) -> str:
    return f"urn:kg:extraction:{quote(extractor, safe='', errors='replace')}"
