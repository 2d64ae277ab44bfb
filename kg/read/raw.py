"""The bytes of one file, page or message, with what names them."""

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kg.errors import DocumentError
from kg.read.article import Known
from kg.read.decode import MAX_FILE_BYTES, check_content, check_file, path_text, read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Bytes on this disk (`place`) or in memory (`content`).

    `path` is how they are found again: a file or a URL. `key` names them on every machine; see
    `model.document_id`. `encoding` is what a server or a message declares.
    """

    path: str
    key: str
    place: Path | None = None
    content: bytes = b""
    url: str | None = None
    encoding: str | None = None
    known: Known = field(default_factory=Known)  # of its article, where it shows no better
    named: bool = True  # by a person; else it was found in a folder

    def open(self) -> BinaryIO:
        """Open them for reading from their beginning.

        Raises:
            DocumentError: The file is missing, no regular file or cannot be opened.
        """
        if self.place is None:
            return io.BytesIO(self.content)
        check_file(self.place)
        try:
            return self.place.open("rb")
        except OSError as error:
            raise DocumentError(
                f"cannot be opened ({error.strerror or error}); check its permissions"
            ) from error

    def read(self, most: int = MAX_FILE_BYTES) -> bytes:
        """Return all of them, of bearable size.

        Raises:
            DocumentError: Missing, unreadable, empty or too large. The message has no path.
        """
        if self.place is not None:
            return read_bytes(self.place, most)
        check_content(self.content, len(self.content), most)
        return self.content

    def part(self, key: str, content: bytes = b"", *, encoding: str | None = None) -> "Raw":
        """Return one of several articles that these bytes hold."""
        return replace(
            self, path=f"{self.path}#{key}", key=key, place=None, content=content, encoding=encoding
        )


def raw_file(path: Path, *, named: bool = True) -> Raw:
    """Return a file as it is named on the command line or found in a folder."""
    return Raw(path=path_text(path), key=path.name, place=path, named=named)
