"""Referents of many documents → entities."""
