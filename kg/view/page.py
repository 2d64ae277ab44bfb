"""A graph as one HTML file that asks nothing of any network and runs nothing that an article says.

Names and words come from articles, so they are hostile until shown otherwise. They travel as JSON with `<`,
`>` and `&` escaped, reach the page through `textContent` alone, and a Content-Security-Policy lets no script
run but the two whose hashes it names.
"""

import base64
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.errors import KGError
from kg.view.network import build_network, foreground

if TYPE_CHECKING:
    from networkx import MultiDiGraph

HERE = Path(__file__).parent
VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def write_page(graph: "MultiDiGraph", path: str | Path, *, title: str = "Who said what") -> Path:
    """Write the page to `path`, whole or not at all, and return it as an absolute path.

    Raises:
        KGError: The file cannot be written there.
    """
    path = Path(path).absolute()
    page = render_page(graph, title=title).encode("utf-8", "replace")
    try:
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(page)
            Path(unfinished).chmod(0o644)
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise KGError(
            f"{path}: cannot be written ({error.strerror}); choose another with --output"
        ) from error
    return path


def render_page(graph: "MultiDiGraph", *, title: str = "Who said what") -> str:
    """Return the page as HTML; the same graph gives the same text.

    Nodes need `kind` and `label`, edges `kind`; the panel shows what else a node carries, as far as it is
    of a name that `page.js` knows.
    """
    drawn = foreground(graph)
    network = build_network(drawn)
    scripts = [_inline(VIS_NETWORK), _inline(HERE / "page.js")]
    style = _inline(HERE / "page.css")
    network.templateEnv = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    network.templateEnv.globals |= {
        "title": " ".join(title.split()),
        "facts": [_facts(node, attributes) for node, attributes in drawn.nodes(data=True)],
        "left_out": len(graph) - len(drawn),
        "scripts": scripts,
        "style": style,
        "policy": _policy(scripts, style),
    }
    network.path = "page.html"
    return str(network.generate_html(name="page.html"))


def _facts(node: object, attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what the panel may show of a node: its attributes without those that are empty."""
    known = {name: value for name, value in attributes.items() if value not in (None, "", (), [])}
    return {"key": str(node)} | known


def _inline(path: Path) -> str:
    """Return a script or style as the browser will hash it: with plain line ends."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: list[str], style: str) -> str:
    """Return a Content-Security-Policy: nothing is loaded, and nothing runs but these."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            "style-src " + _hash(style),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
