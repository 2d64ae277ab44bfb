"""What the tests of formats share: reading all that is named, and writing files."""

import json
from pathlib import Path

from kg.model import Document
from kg.model.read_options import AS_IT_IS, Reading
from kg.read import Failure, Note, read_paths

ARTICLE = "Oil falls on Monday\n\nThe minister said “taxes” would rise in the café.\n\nHe denied more.\n"


def read_all(*paths: Path | str, reading: Reading = AS_IT_IS) -> tuple[list[Document], list[str], list[str]]:
    """Return the documents, what failed and what was noted, each with its path."""
    found = list(read_paths(paths, reading))
    documents = [one for one in found if isinstance(one, Document)]
    failures = [str(one) for one in found if isinstance(one, Failure)]
    notes = [str(one) for one in found if isinstance(one, Note)]
    assert not any("\n" in line for line in failures + notes)
    return documents, failures, notes


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def json_lines(path: Path, *rows: object) -> Path:
    return write(path, "\n".join(map(json.dumps, rows)))
