"""Files, folders, patterns, standard input, web addresses → documents; what cannot be read is a Failure."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import DocumentError
from kg.model import Document
from kg.model.document import Page
from kg.model.read_options import AS_IT_IS, Reading
from kg.read.decode import path_text
from kg.read.failure import WEB, Address, Failure, Found
from kg.read.file_kinds import SAMPLE_BYTES, SUFFIXES, TEXT, Kind, kind_of_content, kind_of_name, kind_of_page
from kg.read.folders import files_of
from kg.read.raw import Raw, raw_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.read.web.fetch import Fetcher

    Keep = Callable[[Page], None]  # takes a page as it was fetched

STDIN = "-"
BLOCK_BYTES = 1_000_000
MAX_STEPS = 3  # an OPML names feeds, a feed names pages


def read_paths(
    paths: Iterable[str | Path], reading: Reading = AS_IT_IS, *, keep: "Keep | None" = None
) -> Iterator[Found]:
    """Yield every document of what is named, in that order, folders sorted by name.

    What is named twice is read once. In a folder, hidden files and files of other kinds are passed over;
    named by itself, such a file is a failure. No file stops the rest. A name that is no file may be a
    pattern ("articles/**/*.txt"); "-" is standard input; an address (http, https) is fetched.

    Args:
        keep: Is given each page as it was fetched.
    """
    run = _Run(reading, keep)
    for path in paths:
        if str(path) == STDIN:
            yield from run.read_stdin(sys.stdin.buffer)
        elif isinstance(path, str) and path.lower().startswith(WEB):
            yield from run.read_address(Address(path))
        else:
            for found in files_of(Path(path)):
                yield from [found] if isinstance(found, Failure) else run.read_file(found)


def read_file(path: str | Path, reading: Reading = AS_IT_IS) -> list[Document]:
    """Return the documents of one file; `read_paths` goes on where this stops.

    Raises:
        DocumentError: The file, or any row of it, cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        raise DocumentError(f"{path_text(path)}: a folder, not a file; name the files in it")
    documents = []
    for found in _Run(reading).read_file(raw_file(path)):
        if isinstance(found, Failure):
            raise DocumentError(str(found))
        if isinstance(found, Document):
            documents.append(found)
    return documents


class _Run:
    """One run: what it has read already, and what it fetches with."""

    def __init__(self, reading: Reading, keep: "Keep | None" = None) -> None:
        self._reading, self._keep = reading, keep
        self._seen: set[str] = set()
        self._made: Fetcher | None = None

    def read_file(self, raw: Raw) -> Iterator[Found]:
        if self._is_new(_real(raw.place) if raw.place else raw.path):
            yield from self._read(raw, kind_of_name(raw.key))

    def read_stdin(self, stdin: BinaryIO) -> Iterator[Found]:
        """Read what is piped in: by how it begins a table, a page, a message ..., else one plain text.

        It is named by what is in it, so that another one takes no article's place.
        """
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, "stdin")
            content = hashlib.sha256()
            with place.open("wb") as file:
                while block := stdin.read(BLOCK_BYTES):
                    file.write(block)
                    content.update(block)
            with place.open("rb") as file:
                kind = kind_of_content(file.read(SAMPLE_BYTES)) or TEXT
            suffix = kind.suffixes[0]
            path = f"stdin-{content.hexdigest()[:8]}{suffix}"
            yield from self._read(Raw(path=path, key=f"stdin{suffix}", place=place), kind)

    def read_address(self, address: Address, step: int = 1) -> Iterator[Found]:
        """Fetch a page, or all that a feed names."""
        if not self._is_new(address.url):
            return
        try:
            page = self._fetcher.get(address.url)
        except DocumentError as error:
            yield Failure(" ".join(address.url.split()), str(error))
            return
        if page.url != address.url and not self._is_new(page.url):
            return
        if self._keep:
            self._keep(page)
        raw = Raw(
            path=page.url, key=page.url, url=page.url, content=page.content, encoding=page.encoding,
            known=address.known,
        )  # fmt: skip
        yield from self._read(raw, kind_of_page(page), step)

    def _read(self, raw: Raw, kind: Kind | None, step: int = 0) -> Iterator[Found]:
        try:
            if kind is None:
                raw.open().close()  # one that is missing is told to be
                raise DocumentError(f"not a kind of file that kg reads; it reads {', '.join(SUFFIXES)}")
            for found in kind.read(raw, self._reading):
                if not isinstance(found, Address):
                    yield found
                elif step < MAX_STEPS:
                    yield from self.read_address(found, step + 1)
        except DocumentError as error:
            yield Failure(raw.path, str(error))
        except OSError as error:
            yield Failure(raw.path, f"cannot be read ({error.strerror or error}); check its permissions")

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._seen
        self._seen.add(name)
        return is_new

    @property
    def _fetcher(self) -> "Fetcher":
        if self._made is None:
            from kg.read.web.fetch import Fetcher  # what it stands on takes 50 ms that no file needs

            self._made = Fetcher(allow_private=self._reading.allow_private)
        return self._made


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name: reading it will say so
        return str(path)
