"""What mentions mean: referents within a document, entities across documents."""

from dataclasses import dataclass
from typing import Literal

from kg.model.document import DocumentLine
from kg.model.extraction import EntityType


@dataclass(frozen=True, slots=True)
class Referent:
    """What some mentions of one document mean, as far as that document tells."""

    id: str
    document_id: str
    name: str  # the fullest name the document gives it
    type: EntityType
    key: str  # folded name; of a concept, its folded words: "afghanistan border tajikistan"
    forms: tuple[str, ...]  # its names as written, each once, in order of first use
    mentions: tuple[int, ...]  # indices into Extraction.mentions, ascending
    why: tuple[str, ...] = ()  # why these mentions were taken for one
    roles: tuple[str, ...] = ()  # "press secretary of the CSTO secretariat"
    generic: bool = False  # "analysts", "Western media": never merged across documents by name alone
    language: str = "en"  # ISO 639-1: what `key` was folded as


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who and what a document's mentions, sources and channels are.

    The tuples of indices run parallel to `Extraction.attributions`; indices are into `referents`.
    `joint` are those whom a source of several speakers names, the speaker aside; it may be left out.
    """

    document_id: str
    referents: tuple[Referent, ...]
    speakers: tuple[int | None, ...]
    via: tuple[tuple[int, ...], ...]
    about: tuple[tuple[int, ...], ...]
    joint: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Referents of one or more documents, judged to be one."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]  # surface forms, most frequent first
    referents: tuple[str, ...]  # ids, sorted
    why: tuple[str, ...] = ()  # the reason of each merge


@dataclass(frozen=True, slots=True)
class Broader:
    """A concept's place in the hierarchy: a "Tajik-Afghan border" is a "border"."""

    narrower: str  # entity ids
    broader: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a listing shows it."""

    id: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity that bears a name, and how well it fits that name.

    `exact`: the name is one of its whole names, not its surname only. `described`: no document gives it a
    name by which others could mean it ("Republican insiders").
    """

    entity: Named
    documents: int  # in which it is met, under whatever name
    exact: bool
    described: bool


@dataclass(frozen=True, slots=True)
class Called:
    """What one document calls an entity: a role that it gives it, or its name there."""

    referent: str
    entity: str
    document: str
    published: str | None
    where: str  # outlet, title or path of the document
    words: str


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """That who is meant in one document speaks for a body, and how that is known.

    `match`: "wider" where that document says so, "inferred" where another one does.
    """

    referent: str
    entity: Named
    match: Literal["wider", "inferred"]
    why: str  # in words: 'as “FBI Director”'


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity as a listing shows it."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    documents: int
    mentions: int
    claims_made: int
    claims_about: int
    why: tuple[str, ...]
    claims_for: int = 0  # of the claims made, where it is asked for by name: what others said for it
    kind_of: tuple[Named, ...] = ()  # of a concept that is asked for by its id: wider ones, then narrower
    kinds: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What one document tells of an entity: the forms it gives it, and its roles there."""

    document: DocumentLine
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    why: tuple[str, ...]  # why these forms were taken for one
    referent: str


@dataclass(frozen=True, slots=True)
class Joint:
    """A name under which some documents know an entity that is listed under another one."""

    entity: Named
    form: str
    referents: tuple[str, ...]  # ids of those that are named so
    why: tuple[str, ...]  # all reasons of the entity
