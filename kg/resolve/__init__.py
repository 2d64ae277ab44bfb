"""Mentions → referents within a document → entities across documents, a person's decisions kept. Pure."""

from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.document.resolution import resolve_document
from kg.resolve.names.sameness import compare_names
from kg.resolve.names.verdict import Verdict
from kg.resolve.rulings.standing import check_decision

__all__ = ["Verdict", "check_decision", "compare_names", "resolve_corpus", "resolve_document"]
