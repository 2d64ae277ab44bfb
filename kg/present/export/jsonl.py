"""Our own format, without loss: JSON lines that `kg.present.export.incoming` reads back into a store.

The first line says what follows and how much of it. Then comes one line a document with all that was found
in it (`document`, `extraction`, `resolution`: the classes of `kg.model`, fields that have their default left
out), and one a decision. Who is who and how claims relate is not written: it is computed from these.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.decide.exchange import decision_record
from kg.model import DocumentLine
from kg.present.export.shapes import to_plain
from kg.store.database import Store

FORMAT, VERSION = "kg export", 1
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
COUNTED = ("document", "decision")  # the kinds of line, as the first line counts them


def jsonl_lines(store: Store, documents: Sequence[DocumentLine]) -> Iterator[str]:
    """Yield the lines for these documents and for all decisions, from one state of the store."""
    with store.transaction(writing=False):
        decisions = store.decisions.list()
        counts = dict(zip(COUNTED, map(len, (documents, decisions)), strict=True))
        yield _line({"format": FORMAT, "version": VERSION, **counts})
        for line in documents:
            extraction, resolution = store.evidence.get(line.id)
            document = store.documents.get(line.id)
            yield _line({
                "kind": "document", "document": to_plain(document), "extraction": to_plain(extraction),
                "resolution": to_plain(resolution),
            })  # fmt: skip
        for decision in decisions:
            yield _line({"kind": "decision", **decision_record(decision)})


def _line(record: dict[str, Any]) -> str:
    """Return one line, also for readers to whom Unicode's other line ends are some."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _LINE_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", text)
