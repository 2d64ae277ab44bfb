"""A checked draft as a table for the terminal, as JSON, and as the draft itself with marks."""

from kg.present.checked.draft_page import draft_html
from kg.present.checked.draft_rows import draft_table, verdict_counts
from kg.present.checked.row_records import checked_record

__all__ = ["checked_record", "draft_html", "draft_table", "verdict_counts"]
