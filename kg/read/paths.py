"""Files and folders → documents, each file by its suffix; what cannot be read comes as a Failure."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import DocumentError
from kg.model import Document
from kg.read.decode import check_file, path_text
from kg.read.failure import Failure
from kg.read.formats.html import read_html
from kg.read.formats.table import read_table
from kg.read.formats.text import read_text

_ARTICLE_READERS = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_TABLE_READERS = {".jsonl": read_table}
SUFFIXES = (*_ARTICLE_READERS, *_TABLE_READERS)


def read_paths(paths: Iterable[str | Path]) -> Iterator[Document | Failure]:
    """Yield every document of the files and folders named, in that order, folders sorted by name.

    A file is read once, though it is named twice. In a folder, hidden files and files of other
    kinds are passed over; named by itself, such a file is a failure. No file stops the rest.
    """
    seen: set[str] = set()
    for path in map(Path, paths):
        for found in _files(path):
            if isinstance(found, Failure):
                yield found
                continue
            key = _real(found)
            if key not in seen:
                seen.add(key)
                yield from _read(found)


def read_file(path: str | Path) -> list[Document]:
    """Return the documents of one file; `read_paths` goes on where this stops.

    Raises:
        DocumentError: The file, or any row of it, cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        raise DocumentError(f"{path_text(path)}: a folder, not a file; name the files in it")
    documents = []
    for found in _read(path):
        if isinstance(found, Failure):
            raise DocumentError(str(found))
        documents.append(found)
    return documents


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name: reading it will say so
        return str(path)


def _read(path: Path) -> Iterator[Document | Failure]:
    suffix = path.suffix.lower()
    try:
        if suffix in _TABLE_READERS:
            check_file(path)
            yield from _TABLE_READERS[suffix](path)
        elif suffix in _ARTICLE_READERS:
            yield _ARTICLE_READERS[suffix](path)
        else:
            check_file(path)
            raise DocumentError(f"not a kind of file that kg reads; it reads {', '.join(SUFFIXES)}")
    except DocumentError as error:
        yield Failure(path_text(path), str(error))


def _files(path: Path) -> Iterator[Path | Failure]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path
        return
    unreadable: list[OSError] = []
    articles = 0
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                articles += 1
                yield Path(folder, name)
    for error in unreadable:
        yield Failure(
            path_text(error.filename), f"cannot be opened ({error.strerror}); check its permissions"
        )
    if not articles and not unreadable:
        yield Failure(path_text(path), f"no articles in this folder; kg reads {', '.join(SUFFIXES)}")
