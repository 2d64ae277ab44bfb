"""Mentions → referents within a document → entities across documents, a person's decisions kept. Pure."""

from kg.resolve.corpus import resolve_corpus
from kg.resolve.document import resolve_document
from kg.resolve.names import compare_names
from kg.resolve.rulings import check_decision
from kg.resolve.verdict import Verdict

__all__ = ["Verdict", "check_decision", "compare_names", "resolve_corpus", "resolve_document"]
