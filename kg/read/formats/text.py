"""A `.txt` file: one article; its whole text is kept as it was decoded."""

from pathlib import Path

from kg.model import Document
from kg.read.article import make_document
from kg.read.decode import decode, path_text, read_bytes


def read_text(path: Path) -> Document:
    """Return the article of a plain text file.

    Raises:
        DocumentError: It cannot be read. The message has no path.
    """
    return make_document(decode(read_bytes(path)), path=path_text(path), key=path.name)
