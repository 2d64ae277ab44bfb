"""FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

| ours                              | theirs                                                              |
|-----------------------------------|---------------------------------------------------------------------|
| document                          | `Article`, its text in `bodyText`                                   |
| PERSON                            | `Person`                                                            |
| ORG, GROUP, NORP                  | `Organization`                                                      |
| GPE (whose government is meant)   | `PublicBody`                                                        |
| LOC, FAC                          | `Address`                                                           |
| EVENT                             | `Event`                                                             |
| CONCEPT, WORK, OTHER              | `keywords` of the claim: there is no schema for them                |
| a name in a document              | `Mention`                                                           |
| claim                             | `Note`: its statement, whose it is, its article                     |
| who said something of whom        | `UnknownLink` from the speaker to each subject, how as role          |
| link between two claims           | `UnknownLink` from note to note                                     |
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, TypeGuard

from kg.graph.selection import Selection
from kg.model import Claim, Document, EntityLine, EntityType, Link, Named
from kg.present.export.jsonld import is_web_address
from kg.present.words import manner
from kg.store.database import Store

SCHEMATA: dict[EntityType, str] = {
    "PERSON": "Person", "ORG": "Organization", "GROUP": "Organization", "NORP": "Organization",
    "GPE": "PublicBody", "LOC": "Address", "FAC": "Address", "EVENT": "Event",
}  # fmt: skip
_MENTIONED = frozenset({"Person", "Organization", "PublicBody"})  # what a `Mention` may be resolved to
_LANGUAGES = {"en": "eng"}  # of ISO 639-3; others are left out rather than guessed
MAX_TITLE = 120  # characters of a note's name
_DAY = 10  # characters of a date that are its day


def ftm_lines(store: Store, part: Selection) -> Iterator[str]:
    """Yield the lines for what is selected; every entity that another names comes with it."""
    for thing in _things(store, part):
        yield json.dumps(thing, ensure_ascii=False)


def _things(store: Store, part: Selection) -> Iterator[dict[str, Any]]:
    lines = {line.id: line for line in part.entities}
    names = {line.id: Named(line.id, line.name, line.type) for line in part.entities} | dict(part.named)
    for named in names.values():
        if named.type in SCHEMATA:
            yield _entity(named, lines.get(named.id))
    shown = {line.id for line in part.documents}
    for line in part.documents:
        yield _article(store.documents.get(line.id))
    for document, entity, _ in part.appearances:
        if document in shown and entity in names and SCHEMATA.get(names[entity].type) in _MENTIONED:
            yield _mention(document, names[entity])
    for claim in part.claims:
        yield _note(claim)
        yield from _said_of(claim)
    claims = {claim.id: claim for claim in part.claims}
    for link in part.links:
        yield _link(link, claims)


def _thing(key: str, schema: str, **properties: str | Iterable[str | None] | None) -> dict[str, Any]:
    """Return an entity as FollowTheMoney has it: every property a list, those without a value left out."""
    lists = {
        name: list(dict.fromkeys(filter(None, [values] if isinstance(values, str | None) else values)))
        for name, values in properties.items()
    }
    known = {name: values for name, values in lists.items() if values}
    return {"id": f"kg-{key}", "schema": schema, "properties": known}


def _entity(named: Named, line: EntityLine | None) -> dict[str, Any]:
    schema = SCHEMATA[named.type]
    aliases = [_name(alias) for alias in line.aliases if alias != named.name] if line else []
    full = {"full": _name(named.name)} if schema == "Address" else {}
    return _thing(named.id, schema, name=_name(named.name), alias=aliases, **full)


def _article(document: Document) -> dict[str, Any]:
    return _thing(
        document.id, "Article", title=_name(document.title or ""), bodyText=document.text,
        fileName=_name(PurePosixPath(document.path).name), author=_name(document.author or ""),
        publishedAt=_date(document.published), publisher=_name(document.outlet or ""),
        language=_LANGUAGES.get(document.language or ""),
        sourceUrl=document.url if is_web_address(document.url) else None,
    )  # fmt: skip


def _mention(document: str, named: Named) -> dict[str, Any]:
    return _thing(
        f"mention-{document}-{named.id}", "Mention", document=f"kg-{document}", resolved=f"kg-{named.id}",
        name=_name(named.name), detectedSchema=SCHEMATA[named.type],
    )  # fmt: skip


def _note(claim: Claim) -> dict[str, Any]:
    others = [_name(named.name) for named in claim.about if named.type not in SCHEMATA]
    return _thing(
        f"claim-{claim.id}", "Note", name=shorten(_name(claim.statement), MAX_TITLE, placeholder="…"),
        description=claim.statement, summary=manner(claim), keywords=others,
        entity=f"kg-{claim.speaker.id}" if _is_thing(claim.speaker) else None,
        proof=f"kg-{claim.document.id}", publisher=_name(claim.document.outlet or ""),
        sourceUrl=_address(claim),
    )  # fmt: skip


def _said_of(claim: Claim) -> Iterator[dict[str, Any]]:
    """Yield a link from the speaker to each subject that is an entity there."""
    if not _is_thing(claim.speaker):
        return
    for named in claim.about:
        if _is_thing(named) and named.id != claim.speaker.id:
            yield _thing(
                f"said-{claim.id}-{named.id}", "UnknownLink", subject=f"kg-{claim.speaker.id}",
                object=f"kg-{named.id}", role=manner(claim), summary=claim.statement,
                date=_date(claim.document.published), proof=f"kg-{claim.document.id}",
                publisher=_name(claim.document.outlet or ""), recordId=claim.id, sourceUrl=_address(claim),
            )  # fmt: skip


def _link(link: Link, claims: Mapping[str, Claim]) -> dict[str, Any]:
    sides = [claims[side].statement for side in (link.a, link.b)]
    return _thing(
        f"link-{link.a}-{link.relation}-{link.b}", "UnknownLink", subject=f"kg-claim-{link.a}",
        object=f"kg-claim-{link.b}", role=link.relation, summary=link.why,
        description="\n".join(sides),
    )  # fmt: skip


def _address(claim: Claim) -> str | None:
    return claim.document.url if is_web_address(claim.document.url) else None


def _is_thing(named: Named | None) -> TypeGuard[Named]:
    return named is not None and named.type in SCHEMATA


def _name(text: str) -> str:
    """Return text on one line, without control and formatting characters."""
    visible = (" " if unicodedata.category(one) == "Cc" else one for one in text)
    kept = (one for one in visible if unicodedata.category(one) not in ("Cf", "Cs", "Cn", "Co"))
    return " ".join("".join(kept).split())


def _date(published: str | None) -> str | None:
    return published[:_DAY] if published else None
