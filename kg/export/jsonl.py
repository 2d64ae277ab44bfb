"""Our own format, without loss: JSON lines that `kg.export.incoming` reads back into a store.

The first line says what follows and how much of it. Then one line a document with all that was found in it
(`document`, `extraction`, `resolution`: the classes of `kg.model`, fields that have their default left out),
one a decision, and one a link. Who is who is not written: it is computed from these.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg.decisions.exchange import decision_record
from kg.export.shapes import to_plain
from kg.model import DocumentLine, Link
from kg.store import Store

FORMAT, VERSION = "kg export", 1
COUNTED = ("document", "decision", "link")  # the kinds of line, as the first line counts them


def jsonl_lines(store: Store, documents: Sequence[DocumentLine], links: Sequence[Link]) -> Iterator[str]:
    """Yield the lines for these documents and links and for all decisions, from one state of the store."""
    with store.transaction(writing=False):
        decisions = store.decisions()
        counts = dict(zip(COUNTED, map(len, (documents, decisions, links)), strict=True))
        yield _line({"format": FORMAT, "version": VERSION, **counts})
        for line in documents:
            extraction, resolution = store.found_in(line.id)
            document = store.document(line.id)
            yield _line({
                "kind": "document", "document": to_plain(document), "extraction": to_plain(extraction),
                "resolution": to_plain(resolution),
            })  # fmt: skip
        for ruling in decisions:
            yield _line({"kind": "decision", **decision_record(ruling)})
        for link in links:
            yield _line({"kind": "link", **to_plain(link)})


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
