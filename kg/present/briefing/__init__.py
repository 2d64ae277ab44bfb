"""A briefing on X: who disputes what, what changed, who said what, each sentence with where it was read."""

from kg.present.briefing.arrangement import Briefing, find_briefing
from kg.present.briefing.briefing_page import briefing_html
from kg.present.briefing.depth import DEPTHS, Depth
from kg.present.briefing.markdown import briefing_markdown
from kg.present.briefing.word_file import briefing_docx

__all__ = [
    "DEPTHS", "Briefing", "Depth", "briefing_docx", "briefing_html", "briefing_markdown", "find_briefing",
]  # fmt: skip
