"""What is found in one document: mentions, aliases, attributions."""

from dataclasses import dataclass
from typing import Literal, Protocol

from kg.model.spans import Span, Spans

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "GROUP", "CONCEPT", "OTHER"
]  # fmt: skip

Modality = Literal[
    "asserts", "denies", "predicts", "proposes", "requests", "commits", "threatens", "announces",
    "believes", "fears", "hopes", "supports", "opposes", "asks", "declines", "other",
]  # fmt: skip

Polarity = Literal["so", "not-so", "neither"]  # what who speaks says of the content

SpeechKind = Literal["direct", "indirect", "mixed"]

MentionForm = Literal["name", "description", "pronoun", "concept"]


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
    confidence: float = 0.5  # probability that it is a claim, and rightly found
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
