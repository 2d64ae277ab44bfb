"""The things that travel between the rooms of kg: frozen, plain, without behaviour of their own.

    Document → Extraction (mentions, aliases, attributions)
             → Resolution (referents: what the mentions of one document mean; who each source is)
             → Findings (all of one document: what goes from the worker that found it to the store)
             → Entity (referents of many documents judged to be one) and Claim (as a reader sees it)

All offsets are half-open [start, end) code points of `Document.text`.
"""

from kg.model.claim import Claim, Inferred, Ruling, Subject, Words, claim_id
from kg.model.decision import Anchor, Decision, DecisionLine, DecisionState, LinkRuling, Told
from kg.model.document import Document, DocumentLine, Passage, TextHit, age_of, document_id
from kg.model.entity import (
    Bearer,
    Broader,
    Called,
    Entity,
    EntityLine,
    Fact,
    Joint,
    Named,
    Referent,
    Resolution,
    SpeaksFor,
)
from kg.model.extraction import (
    Alias,
    Attribution,
    EntityType,
    Extraction,
    HasRoles,
    Mention,
    MentionForm,
    Modality,
    Polarity,
    SpeechKind,
)
from kg.model.filter import EVERYTHING, FILTER_FIELDS, Filter, FilterField, Wanted
from kg.model.findings import FailureLine, Findings, Implied, Stage, Trouble
from kg.model.ids import digest
from kg.model.link import Link
from kg.model.relations import Relation
from kg.model.spans import Span, Spans
from kg.model.story import Story, StoryLine
from kg.model.value import Bound, Period, Quantity, Values

__all__ = [
    "EVERYTHING",
    "FILTER_FIELDS",
    "Alias",
    "Anchor",
    "Attribution",
    "Bearer",
    "Bound",
    "Broader",
    "Called",
    "Claim",
    "Decision",
    "DecisionLine",
    "DecisionState",
    "Document",
    "DocumentLine",
    "Entity",
    "EntityLine",
    "EntityType",
    "Extraction",
    "Fact",
    "FailureLine",
    "Filter",
    "FilterField",
    "Findings",
    "HasRoles",
    "Implied",
    "Inferred",
    "Joint",
    "Link",
    "LinkRuling",
    "Mention",
    "MentionForm",
    "Modality",
    "Named",
    "Passage",
    "Period",
    "Polarity",
    "Quantity",
    "Referent",
    "Relation",
    "Resolution",
    "Ruling",
    "Span",
    "Spans",
    "SpeaksFor",
    "SpeechKind",
    "Stage",
    "Story",
    "StoryLine",
    "Subject",
    "TextHit",
    "Told",
    "Trouble",
    "Values",
    "Wanted",
    "Words",
    "age_of",
    "claim_id",
    "digest",
    "document_id",
]
