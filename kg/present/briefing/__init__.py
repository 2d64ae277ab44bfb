"""A briefing on X: who said what, who disagrees, who agrees, each sentence with where it was read."""

from kg.present.briefing.arrangement import Briefing, find_briefing
from kg.present.briefing.briefing_page import briefing_html
from kg.present.briefing.markdown import briefing_markdown

__all__ = ["Briefing", "briefing_html", "briefing_markdown", "find_briefing"]
