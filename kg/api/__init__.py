"""The facade: one object in front of all rooms.

reader.py           Reader: what can be asked of an open store, and drawn and written from it
knowledge_graph.py  open(path) → KnowledgeGraph: the same, and what changes the store
"""

from kg.api.knowledge_graph import KnowledgeGraph, open
from kg.api.reader import Reader

__all__ = ["KnowledgeGraph", "Reader", "open"]
