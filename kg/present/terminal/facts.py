"""What documents tell of an entity, put together: its names with reasons, its roles with their dates."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kg.decide.reasons import reasons_by_form
from kg.language.en.fold import fold_words
from kg.model import DocumentLine, EntityLine, Fact


class NameLine(NamedTuple):
    """A name, how many documents use it, and why it is one of the entity's; "" for other reasons."""

    form: str
    documents: int
    why: tuple[str, ...]


class RoleLine(NamedTuple):
    """A role, and the documents that tell it, newest published first."""

    role: str
    documents: tuple[DocumentLine, ...]


def names_of(line: EntityLine, facts: Iterable[Fact]) -> list[NameLine]:
    """Return an entity's names, the one it is listed under first, and last what speaks of no name."""
    documents: dict[str, set[str]] = {}
    for fact in facts:
        for form in fact.forms:
            documents.setdefault(form, set()).add(fact.document.id)
    forms = list(dict.fromkeys([line.name, *line.aliases]))
    why = reasons_by_form(line.name, forms, line.why)
    lines = [NameLine(form, len(documents.get(form, ())), tuple(why[form])) for form in forms]
    return [*lines, NameLine("", 0, tuple(why[""]))]


def roles_of(facts: Iterable[Fact]) -> list[RoleLine]:
    """Return an entity's roles as facts with dates; a role in other words of the same meaning once."""
    found: dict[tuple[str, ...], tuple[str, dict[str, DocumentLine]]] = {}
    for fact in facts:
        for role in fact.roles:
            _, documents = found.setdefault(tuple(sorted(set(fold_words(role)))), (role, {}))
            documents.setdefault(fact.document.id, fact.document)
    return [RoleLine(role, tuple(documents.values())) for role, documents in found.values()]


def facts_record(line: EntityLine, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return what `kg entity --json` says beside what every listing of entities says."""
    return {
        "names": [
            {"form": name.form, "documents": name.documents, "why": list(name.why)}
            for name in names_of(line, facts)
            if name.form
        ],
        "roles": [
            {
                "role": role.role,
                "documents": [
                    {
                        "id": one.id,
                        "path": one.path,
                        "title": one.title,
                        "outlet": one.outlet,
                        "published": one.published,
                    }
                    for one in role.documents
                ],
            }
            for role in roles_of(facts)
        ],
    }
