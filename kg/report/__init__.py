"""A briefing on X: who said what, who disagrees, who agrees, each sentence with where it was read."""

from kg.report.briefing import Briefing, find_briefing
from kg.report.html import briefing_html
from kg.report.markdown import briefing_markdown

__all__ = ["Briefing", "briefing_html", "briefing_markdown", "find_briefing"]
