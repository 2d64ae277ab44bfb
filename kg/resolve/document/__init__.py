"""Mentions of one document → what they mean there, and who its sources are."""
