"""The things that travel between the rooms of kg: frozen, plain, without behaviour of their own.

    Document → Extraction (mentions, aliases, attributions)
             → Resolution (referents: what the mentions of one document mean; who each source is)
             → Entity (referents of many documents judged to be one) and Claim (as a reader sees it)

All offsets are half-open [start, end) code points of `Document.text`.
"""

from kg.model.ids import digest
from kg.model.spans import Span, Spans
from kg.model.document import Document, document_id, age_of, Passage, DocumentLine
from kg.model.extraction import EntityType, Modality, SpeechKind, MentionForm, Mention, Alias, Attribution, HasRoles, Extraction
from kg.model.entity import Referent, Resolution, Entity, Broader, Named, EntityLine, Fact, Joint
from kg.model.value import Bound, Quantity, Period, Values
from kg.model.claim import Ruling, Words, Inferred, Subject, Claim, claim_id
from kg.model.link import Relation, Link
from kg.model.decision import DecisionState, Evidence, Decision, DecisionLine
from kg.model.filter import Filter

__all__ = ["Alias", "Attribution", "Bound", "Broader", "Claim", "Decision", "DecisionLine", "DecisionState", "Document", "DocumentLine", "Entity", "EntityLine", "EntityType", "Evidence", "Extraction", "Fact", "Filter", "HasRoles", "Inferred", "Joint", "Link", "Mention", "MentionForm", "Modality", "Named", "Passage", "Period", "Quantity", "Referent", "Relation", "Resolution", "Ruling", "Span", "Spans", "SpeechKind", "Subject", "Values", "Words", "age_of", "claim_id", "digest", "document_id"]
