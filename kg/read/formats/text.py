"""A `.txt` file: one article; its whole text is kept as it was decoded."""

from collections.abc import Iterator

from kg.model import Document
from kg.model.read_options import Reading
from kg.read.article import Known, make_document
from kg.read.decode import decode
from kg.read.raw import Raw


def read_text(raw: Raw, reading: Reading) -> Iterator[Document]:
    """Yield the article of a plain text file.

    Raises:
        DocumentError: It cannot be read. The message has no path.
    """
    text = decode(raw.read(), declared=raw.encoding)
    yield make_document(text, path=raw.path, key=raw.key, known=Known(url=raw.url).or_else(raw.known))
