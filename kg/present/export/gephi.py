"""The graph of `kg.graph.network` as GraphML and as GEXF, both of which Gephi opens.

GEXF tells of each node and edge the day from which it is there: of a document and its claims the day of
publication (the first day where only a month or year is known), of who and what they name the first of
these days. What XML cannot hold (most control characters) is written as U+FFFD. Edges have ids of their
own, as the same two nodes may be joined by several.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.model import digest

if TYPE_CHECKING:
    from kg.graph.network import MultiDiGraph

Attributes = Mapping[str, str | int | float | bool]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_ID = re.compile(r"[a-z]+:[0-9a-f]+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:$|T)")
_GRAPHML_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_GEXF_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}


def graphml_chunks(graph: "MultiDiGraph") -> Iterator[bytes]:
    """Yield the graph as GraphML."""
    xml = _Xml()
    names = {"node": _types(graph.nodes(data=True)), "edge": _types(_edges(graph))}
    xml.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for kind, types in names.items():
        for name, type in types.items():
            keys = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": _GRAPHML_TYPES[type]}
            xml.empty("key", **keys)
    xml.open("graph", edgedefault="directed")
    for node, attributes in graph.nodes(data=True):
        xml.open("node", id=_id(node))
        _write_data(xml, "node", _known(attributes))
        xml.close("node")
        yield xml.written()
    for number, (source, target, attributes) in enumerate(_edges_between(graph)):
        xml.open("edge", id=f"e{number}", source=_id(source), target=_id(target))
        _write_data(xml, "edge", attributes)
        xml.close("edge")
        yield xml.written()
    xml.close("graph")
    xml.close("graphml")
    yield xml.written()


def gexf_chunks(graph: "MultiDiGraph") -> Iterator[bytes]:
    """Yield the graph as GEXF 1.3, dynamic."""
    xml = _Xml()
    days = _days(graph)
    columns = {"node": _types(graph.nodes(data=True)), "edge": _types(_edges(graph))}
    columns["node"].pop("label", None)
    columns["edge"].pop("kind", None)  # GEXF has attributes of its own for them
    xml.open("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    xml.open("graph", defaultedgetype="directed", mode="dynamic", timeformat="date")
    for kind, types in columns.items():
        xml.open("attributes", **{"class": kind, "mode": "static"})
        for name, type in types.items():
            xml.empty("attribute", id=name, title=name, type=_GEXF_TYPES[type])
        xml.close("attributes")
    xml.open("nodes")
    for node, attributes in graph.nodes(data=True):
        known = _known(attributes)
        xml.open("node", id=_id(node), label=str(known["label"]), **_start(days.get(node)))
        _write_values(xml, columns["node"], known)
        xml.close("node")
        yield xml.written()
    xml.close("nodes")
    xml.open("edges")
    for number, (source, target, attributes) in enumerate(_edges_between(graph)):
        start = _start(max(filter(None, (days.get(source), days.get(target))), default=None))
        kind = str(attributes["kind"])
        ends = {"id": f"e{number}", "source": _id(source), "target": _id(target)}
        xml.open("edge", **ends, kind=kind, label=kind, **start)
        _write_values(xml, columns["edge"], attributes)
        xml.close("edge")
        yield xml.written()
    for name in ("edges", "graph", "gexf"):
        xml.close(name)
    yield xml.written()


def first_day(published: str | None) -> str | None:
    """Return the day of a date, the first day of a month or year; None where it is no date."""
    found = _DAY.match(published or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


# --- what is written -------------------------------------------------------------------------------


def _edges_between(graph: "MultiDiGraph") -> Iterator[tuple[str, str, Attributes]]:
    for source, target, attributes in graph.edges(data=True):
        yield source, target, _known(attributes)


def _edges(graph: "MultiDiGraph") -> Iterator[tuple[str, Attributes]]:
    return (("", attributes) for _, _, attributes in graph.edges(data=True))


def _known(attributes: Mapping[str, Any]) -> Attributes:
    """Return attributes as they are meant: "negated", 0 or 1 in the graph, is true or false."""
    return {name: bool(value) if name == "negated" else value for name, value in attributes.items()}


def _types(many: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, type]:
    """Return the type of each attribute, in order of their first use."""
    found: dict[str, type] = {}
    for _, attributes in many:
        for name, value in _known(attributes).items():
            found.setdefault(name, type(value))
    return found


def _id(node: str) -> str:
    """Return a node's id, in which XML allows letters, digits and few signs: an outlet's is hashed."""
    return node if _PLAIN_ID.fullmatch(node) else f"{node.partition(':')[0]}:{digest(node)}"


def _days(graph: "MultiDiGraph") -> dict[str, str]:
    """Return the day from which each node is there, as far as dates are known."""
    days = {node: day for node, at in graph.nodes(data="published") if (day := first_day(at))}
    first: dict[str, str] = {}
    for source, target in graph.edges():
        for node, other in ((source, target), (target, source)):
            if graph.nodes[node]["kind"] in ("entity", "outlet") and other in days:
                first[node] = min(first.get(node, days[other]), days[other])
    return days | first


def _start(day: str | None) -> dict[str, str]:
    return {"start": day} if day else {}


def _write_data(xml: "_Xml", kind: str, attributes: Attributes) -> None:
    for name, value in attributes.items():
        xml.text("data", _text(value), key=f"{kind}-{name}")


def _write_values(xml: "_Xml", columns: Iterable[str], attributes: Attributes) -> None:
    known = [name for name in columns if name in attributes]
    if known:
        xml.open("attvalues")
        for name in known:
            xml.empty("attvalue", **{"for": name, "value": _text(attributes[name])})
        xml.close("attvalues")


def _text(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Xml:
    """XML as it is written, a piece at a time, with what it may not hold replaced."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._generator = XMLGenerator(self._out, encoding="utf-8", short_empty_elements=True)
        self._generator.startDocument()

    def open(self, name: str, **attributes: str) -> None:
        harmless = {key: clean(value) for key, value in attributes.items()}
        self._generator.startElement(name, AttributesImpl(harmless))

    def close(self, name: str) -> None:
        self._generator.endElement(name)
        self._generator.ignorableWhitespace("\n")

    def empty(self, name: str, **attributes: str) -> None:
        self.open(name, **attributes)
        self._generator.endElement(name)

    def text(self, name: str, text: str, **attributes: str) -> None:
        self.open(name, **attributes)
        self._generator.characters(clean(text))
        self._generator.endElement(name)

    def written(self) -> bytes:
        """Return what was written since the last call."""
        text = self._out.getvalue().replace("\r", "&#13;")  # left bare, it would be read as a line end
        self._out.seek(0)
        self._out.truncate()
        return text.encode()


def clean(text: str) -> str:
    """Return text without what XML may not hold."""
    return _FORBIDDEN.sub("\ufffd", text)
