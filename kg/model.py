"""The things that travel between the parts of kg: frozen, plain, without behaviour of their own.

    Document → Extraction (mentions, aliases, attributions)
             → Resolution (referents: what the mentions of one document mean; who each source is)
             → Entity (referents of many documents judged to be one) and Claim (as a reader sees it)

All offsets are half-open [start, end) code points of `Document.text`.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from kg.present.notebook.html_tables import claim_html

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "GROUP", "CONCEPT", "OTHER"
]  # fmt: skip
Modality = Literal[
    "asserts", "denies", "predicts", "proposes", "requests", "commits", "threatens", "announces",
    "believes", "fears", "hopes", "supports", "opposes", "asks", "declines", "other",
]  # fmt: skip
SpeechKind = Literal["direct", "indirect", "mixed"]
MentionForm = Literal["name", "description", "pronoun", "concept"]
Relation = Literal["repeats", "corroborates", "contradicts", "evolves", "related"]
Bound = Literal["exactly", "about", "at least", "more than", "at most", "less than"]
Ruling = Literal["accept", "reject"]
DecisionState = Literal["stands", "sleeps", "conflicts", "overruled", "withdrawn"]


class Span(NamedTuple):
    """Half-open [start, end) code points of a document's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


def digest(*parts: object) -> str:
    """Return 16 hex digits that are the same for the same parts, and unambiguous in how they join."""
    key = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# --- read -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    `text` is all that was read. `body` are the parts of it that are the article itself, in order;
    what lies outside (agency headers, comment forms, "Related Articles") is kept but not extracted.
    """

    id: str
    path: str  # file or URL; "file.jsonl#ID" for a row of a table
    text: str
    body: Spans
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601: "2022-01-10" or with a time
    url: str | None = None
    credit: str | None = None  # how the text names where it took its report from: "TRTWorld and agencies"
    language: str | None = None  # ISO 639-1


def document_id(key: str, outlet: str | None, text: str) -> str:
    """Return the same id for the same text under the same name, on every machine.

    Args:
        key: Its URL, the id that its table gives it, or its file name without folders.
    """
    return digest(key, outlet, text)


def age_of(published: str | None) -> str:
    """Return what sorts by when something was published, the undated last."""
    return published or "9999"


# --- extract ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, describes or points to something.

    `form`: a "name" ("Emomali Rahmon"), a "description" ("the Tajik president"), a "pronoun"
    ("she") or a "concept" ("the Tajik-Afghan border", "militant groups").
    """

    span: Span
    text: str
    type: EntityType
    form: MentionForm
    head: str = ""  # lemma of its head word, lower case: "president"
    sentence: int = 0  # ordinal of its sentence in the document
    role: Literal["subject", "object", "possessive", "other"] = "other"
    number: Literal["singular", "plural"] = "singular"
    gender: Literal["male", "female", "neuter"] | None = None  # only where its own words show it
    quoted: bool = False  # stands inside quotation marks
    title: str | None = None  # role words that stand with it: "Tajik President", "press secretary of ..."


@dataclass(frozen=True, slots=True)
class Alias:
    """The text itself says that two mentions are one: apposition, parenthesis, "a.k.a."."""

    first: int  # indices into Extraction.mentions
    second: int
    why: str  # in words: 'apposition: "Natalia Kharitonova, press secretary of ..."'


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as the text has them. A role may be in several pieces, or absent.

    `negated`: the cue itself is ("did not confirm that"), so nobody said the content. A denial is told by
    `modality`, and a "no" in the content ("said that no groups operate there") is left to `kg.relate`.
    """

    source: Spans
    cue: Spans
    content: Spans
    kind: SpeechKind
    modality: Modality = "asserts"
    negated: bool = False
    via: Spans = ()  # the outlets, persons or channels it came through, outermost first
    within: int | None = None  # index of the attribution whose content holds this one
    confidence: float = 0.5  # probability that who-said-what is right
    speaker: Span | None = None  # the mention that names the source: its head, or what "who" refers to


class HasRoles(Protocol):
    """The spans of an attribution, whoever marked it: the extractor, an annotator, another program."""

    @property
    def source(self) -> Spans: ...
    @property
    def cue(self) -> Spans: ...
    @property
    def content(self) -> Spans: ...


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one document, in reading order, and by what."""

    document_id: str
    mentions: tuple[Mention, ...]
    aliases: tuple[Alias, ...]
    attributions: tuple[Attribution, ...]
    extractor: str  # "rules 0.1.0 / en_core_web_md 3.8.0"


# --- resolve ----------------------------------------------------------------------------------


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
class Evidence:
    """Where an argument of a decision stands, so that it is found again after its id has changed.

    Of an entity: a form that one document gives it. Of a claim: its cue and its content.
    """

    argument: int  # index into Decision.arguments
    document: str  # its id when the decision was made
    path: str
    form: str | None = None
    cue: "Words | None" = None
    content: "Words | None" = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person ruled. Rows are never rewritten; a withdrawal is a row that names another.

    Arguments are names, or the id of a claim or decision. An argument with evidence means what the
    evidence shows, and nothing else of that name.
    """

    id: str
    verb: str  # "merge", "split", "distinct", "rename", "retype", "reject", "accept", "alias", "withdraw"
    arguments: tuple[str, ...]
    who: str
    when: str  # ISO 8601, UTC
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


# --- compare ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text states, as a value: "up to 6,000 militants".

    `low` and `high` are equal but for ranges ("40 to 50"); `unit` is what is counted or measured, folded
    ("camp", "percent", "usd"), empty where the text names none.
    """

    text: str
    span: Span  # in the text that was read, a content or a statement
    low: float
    high: float
    bound: Bound = "exactly"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a text names, as days: "in the past week", "by September 11, 2021".

    `start` and `end` are ISO 8601 days, both part of it; None where it is open on that side.
    """

    text: str
    span: Span  # in the text that was read
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """The dates and numbers of one claim. `said` and `holds` are apart from the publication date."""

    said: Period | None = None  # when it was said, where the text around it tells
    holds: tuple[Period, ...] = ()  # when what it says holds
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Broader:
    """A concept's place in the hierarchy: a "Tajik-Afghan border" is a "border"."""

    narrower: str  # entity ids
    broader: str
    why: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity that a claim is about though its own words do not name it."""

    claim: str
    entity: str
    why: str  # in words: 'the article is about it', '"the bloc" means it'


# --- what a reader sees -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a listing shows it."""

    id: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a claim is about though its own words do not name it, and why."""

    entity: Named
    why: str  # in words: “the border” is the “Peruvian border” of the same article


@dataclass(frozen=True, slots=True)
class Words:
    """A role of a claim: its exact words (pieces joined by " … ") and where they stand."""

    text: str
    spans: Spans


class Passage(NamedTuple):
    """Some of a document's text, from `start` on."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a listing shows it."""

    id: str
    path: str
    title: str | None
    outlet: str | None
    published: str | None
    author: str | None = None
    extractor: str | None = None
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with its speaker, chain, modality and subjects, in one document.

    `passages`: the paragraphs that its words stand in, where it was asked for by its id.
    """

    id: str
    document: DocumentLine
    speaker: Named | None
    source: Words
    cue: Words
    content: Words
    kind: SpeechKind
    modality: Modality
    negated: bool
    via: tuple[str, ...]
    about: tuple[Named, ...]
    within: str | None
    confidence: float  # 1.0 where a person accepted it
    ruling: Ruling | None = None
    values: Values = Values()
    inferred: tuple[Inferred, ...] = ()
    passages: tuple[Passage, ...] = field(default=(), compare=False, repr=False)

    def _repr_html_(self) -> str:
        return claim_html(self)


def claim_id(document: str, attribution: Attribution) -> str:
    """Return the same id for the same words attributed in the same place."""
    return digest(document, attribution.source, attribution.cue, attribution.content)


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


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision and what became of it.

    It "stands"; "sleeps" while no document has what it names; "conflicts" with one that keeps apart what
    it joins; is "overruled" by a later one on the same thing, or "withdrawn". `why` says it in words.
    """

    decision: Decision
    state: DecisionState
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """How two claims relate, with the reason in words."""

    relation: Relation
    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims, entities or documents to list; all that is set must hold.

    `speakers` and `about` are entity ids (any of them will do); `words` is looked up in contents.
    """

    speakers: Sequence[str] = ()
    about: Sequence[str] = ()
    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    modality: Modality | None = None
    document: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None
    claims: Sequence[str] = field(default=())  # claim ids
    rejected: bool = False  # claims that a person rejected as well
