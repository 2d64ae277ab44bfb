"""Dates, numbers and units in text, as values."""
