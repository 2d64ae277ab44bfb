"""Briefing → one HTML file that runs no script, loads nothing, and prints."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.present.briefing import sentences
from kg.present.briefing.arrangement import Briefing
from kg.present.briefing.method import method_lines
from kg.present.terminal.plain import harmless
from kg.present.words import independent_origins, number

HERE = Path(__file__).parent


def briefing_html(briefing: Briefing, links: Sequence[tuple[str, str]] = ()) -> str:
    """Return the briefing as a page; the same briefing gives the same text.

    Args:
        links: Of a server, its pages that stand above it, each with its address and what it is called.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["harmless"] = harmless
    style = read_style()
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    page = environment.get_template("report.html").render(
        briefing=briefing,
        say=sentences,
        links=links,
        method=method_lines,
        number=number,
        independent=independent_origins,
        style=style,
        policy=policy,
    )
    return page.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair has no UTF-8


def read_style() -> str:
    """Return the style sheet of pages to read, with plain line ends, as the browser will hash it."""
    return (HERE / "page.css").read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
