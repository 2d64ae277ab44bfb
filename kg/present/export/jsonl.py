"""Our own format, without loss: JSON lines that `kg.present.export.incoming` reads back into a store.

The first line says what follows and how much of it. Then comes one line a document with all that was found
in it (`document`, `extraction`, `resolution`: the classes of `kg.model`, fields that have their default left
out; `trouble` where something went wrong with it; `whole`: false where an older kg did not keep all that it
found), and one a decision. Values, who is who and how claims relate are not written: they are computed
from these.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.decide.exchange import decision_record
from kg.model import DocumentLine, Findings
from kg.present.export.shapes import to_plain
from kg.store.database import Store

FORMAT, VERSION = "kg export", 2  # 1: without the places of channels and of the mention that names a source
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
COUNTED = ("document", "decision")  # the kinds of line, as the first line counts them


def jsonl_lines(store: Store, documents: Sequence[DocumentLine]) -> Iterator[str]:
    """Yield the lines for these documents and for all decisions, from one state of the store."""
    with store.transaction(writing=False):
        decisions = store.decisions.list()
        counts = dict(zip(COUNTED, map(len, (documents, decisions)), strict=True))
        yield _line({"format": FORMAT, "version": VERSION, **counts})
        for line in documents:
            yield _line(_document_record(store.evidence.get(line.id)))
        for decision in decisions:
            yield _line({"kind": "decision", **decision_record(decision)})


def _document_record(found: Findings) -> dict[str, Any]:
    record = {
        "kind": "document",
        "document": to_plain(found.document),
        "extraction": to_plain(found.extraction),
        "resolution": to_plain(found.resolution),
    }
    if found.trouble:
        record["trouble"] = to_plain(found.trouble)
    return record if found.whole else record | {"whole": False}


def _line(record: dict[str, Any]) -> str:
    """Return one line, also for readers to whom Unicode's other line ends are some."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _LINE_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", text)
