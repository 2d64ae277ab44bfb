"""What comes beside documents: why something gave none, what was passed over, what is to be fetched."""

from dataclasses import dataclass, field
from typing import NoReturn

from kg.errors import DocumentError
from kg.model import Document
from kg.read.article import Known


@dataclass(frozen=True, slots=True)
class Failure:
    """One file or row that gave no document.

    `path`: the file as it was named; of a row, "FILE:LINE". `message`: what is wrong and what to
    do about it, one line, without the path.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Note:
    """What was passed over in a file that was read: columns, attachments, pages without text."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


Found = Document | Failure | Note
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Address:
    """A page or feed that is to be fetched, and what is known of it already."""

    url: str
    known: Known = field(default_factory=Known)


def lack(library: str, extra: str, error: ImportError) -> NoReturn:
    """Say which extra of kg brings a library that is not installed.

    Raises:
        DocumentError: Always. The message has no path.
    """
    raise DocumentError(f"{library} is not installed; install with: pip install 'kg[{extra}]'") from error
