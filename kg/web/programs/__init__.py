"""Answers for other programs: JSON a line, tables for spreadsheets."""
