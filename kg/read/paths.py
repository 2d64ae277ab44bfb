"""Files, folders, patterns and standard input → documents; what cannot be read comes as a Failure."""

import glob
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import DocumentError
from kg.model import Document
from kg.model.read_options import AS_IT_IS, Reading
from kg.read.decode import path_text
from kg.read.failure import Failure, Found
from kg.read.file_kinds import SAMPLE_BYTES, SUFFIXES, TEXT, Kind, kind_of_content, kind_of_name
from kg.read.raw import Raw, raw_file

STDIN = "-"
BLOCK_BYTES = 1_000_000


def read_paths(paths: Iterable[str | Path], reading: Reading = AS_IT_IS) -> Iterator[Found]:
    """Yield every document of what is named, in that order, folders sorted by name.

    A file is read once, though it is named twice. In a folder, hidden files and files of other
    kinds are passed over; named by itself, such a file is a failure. No file stops the rest. A name that
    is no file may be a pattern ("articles/**/*.txt"); "-" is standard input.
    """
    seen: set[str] = set()
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stdin(sys.stdin.buffer, reading)
            continue
        for found in _files(Path(path)):
            if isinstance(found, Failure):
                yield found
                continue
            key = _real(found.place or Path(path))
            if key not in seen:
                seen.add(key)
                yield from _read(found, reading)


def read_file(path: str | Path, reading: Reading = AS_IT_IS) -> list[Document]:
    """Return the documents of one file; `read_paths` goes on where this stops.

    Raises:
        DocumentError: The file, or any row of it, cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        raise DocumentError(f"{path_text(path)}: a folder, not a file; name the files in it")
    documents = []
    for found in _read(raw_file(path), reading):
        if isinstance(found, Failure):
            raise DocumentError(str(found))
        if isinstance(found, Document):
            documents.append(found)
    return documents


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name: reading it will say so
        return str(path)


def _read(raw: Raw, reading: Reading, kind: Kind | None = None) -> Iterator[Found]:
    kind = kind or kind_of_name(raw.key)
    try:
        if kind is None:
            raw.open().close()  # one that is missing is told to be
            raise DocumentError(f"not a kind of file that kg reads; it reads {', '.join(SUFFIXES)}")
        yield from kind.read(raw, reading)
    except DocumentError as error:
        yield Failure(raw.path, str(error))
    except OSError as error:
        yield Failure(raw.path, f"cannot be read ({error.strerror or error}); check its permissions")


def _read_stdin(stdin: BinaryIO, reading: Reading) -> Iterator[Found]:
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
        yield from _read(Raw(path=path, key=f"stdin{suffix}", place=place), reading, kind)


def _files(path: Path) -> Iterator[Raw | Failure]:
    try:
        is_folder, is_there = path.is_dir(), path.exists() or path.is_symlink()
    except (OSError, ValueError):
        is_folder, is_there = False, True  # reading it will say why not
    if is_folder:
        yield from _folder(path)
    elif not is_there and glob.has_magic(str(path)):
        yield from _matching(path)
    else:
        yield raw_file(path)


def _matching(pattern: Path) -> Iterator[Raw | Failure]:
    names = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute one
    found = [Path(name) for name in names if kind_of_name(name)]
    if not found:
        yield Failure(path_text(pattern), f"no article is called like that; kg reads {', '.join(SUFFIXES)}")
    for path in found:
        if path.is_file():
            yield raw_file(path, named=False)


def _folder(path: Path) -> Iterator[Raw | Failure]:
    unreadable: list[OSError] = []
    articles = 0
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and kind_of_name(name):
                articles += 1
                yield raw_file(Path(folder, name), named=False)
    for error in unreadable:
        yield Failure(
            path_text(error.filename), f"cannot be opened ({error.strerror}); check its permissions"
        )
    if not articles and not unreadable:
        yield Failure(path_text(path), f"no articles in this folder; kg reads {', '.join(SUFFIXES)}")
