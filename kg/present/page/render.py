"""A part of the graph as one HTML file that asks nothing of any network and runs nothing of an article.

Names and words come from articles, so they are hostile until shown otherwise. They travel as JSON with `<`,
`>` and `&` escaped, reach the page through `textContent` alone, and a Content-Security-Policy lets no script
run but those whose hashes it names.
"""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.graph.part import Part
from kg.present.page.drawing import build_network
from kg.present.page.node_facts import facts_of, labelled_fields
from kg.present.relation_styles import drawn_rules, relation_records
from kg.present.writing import write_whole
from kg.store.database import Store

PAGE = Path(__file__).parent / "assets"
VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = (
    "graph.js", "state.js", "showing.js", "looks.js", "labels.js", "picture.js", "served.js", "panel.js",
    "search.js", "pictures/argued.js", "pictures/draw.js", "pictures/bands.js", "pictures/sides.js",
    "pictures/days.js", "pictures/pictures.js", "pictures/saving.js", "controls.js", "time.js", "listing.js",
    "start.js",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Served:
    """Addresses, on the server that sends the page, where it asks for more; "" where it cannot.

    neighbourhood: "ADDRESS?node=KEY" answers with the `page_data` of what surrounds a node.
    search: "ADDRESS?q=WORDS" answers with a list of {"key", "kind", "label", "note"}, the best first.
    article: "ADDRESS/ID" is the reading view of a document, "ADDRESS/ID#claim-ID" a claim's place in it.
    """

    neighbourhood: str = ""
    search: str = ""
    article: str = ""


def write_page(
    part: Part, path: str | Path, *, store: Store | None = None, title: str = "Who said what"
) -> Path:
    """Write the page to `path`, whole or not at all, and return it as an absolute path.

    Raises:
        ExchangeError: The file cannot be written there.
    """
    page = render_page(part, store=store, title=title)
    return write_whole(Path(path), [page.encode("utf-8", "replace")])


def render_page(
    part: Part, *, store: Store | None = None, title: str = "Who said what", served: Served | None = None
) -> str:
    """Return the page as HTML; the same graph gives the same text.

    Nodes need `kind` and `label`, edges `kind`; the panel shows what else a node carries, as far as it is
    of a name that the page's scripts know, and with a store what that tells of it.

    Args:
        served: Where the page may ask for more, if a server sends it. It asks nobody else, in any case.
    """
    network = build_network(part.graph)
    scripts = [_inline(VIS_NETWORK), *(_inline(PAGE / name) for name in SCRIPTS)]
    style = drawn_rules() + _inline(PAGE / "page.css")
    network.templateEnv = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    network.templateEnv.globals |= {
        "title": " ".join(title.split()),
        "relations": relation_records(),
        "fields": labelled_fields(),
        "facts": facts_of(part.graph, store),
        "left_out": list(part.left_out),
        "served": served or Served(),
        "scripts": scripts,
        "style": style,
        "policy": _policy(scripts, style, served=served is not None),
    }
    network.path = "page.html"
    return str(network.generate_html(name="page.html"))


def _inline(path: Path) -> str:
    """Return a script or style as the browser will hash it: with plain line ends."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: list[str], style: str, *, served: bool) -> str:
    """Return a Content-Security-Policy: nothing runs but these, and nothing is asked but our own server."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            "style-src " + _hash(style),
            "img-src data:",
            *(["connect-src 'self'"] if served else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
