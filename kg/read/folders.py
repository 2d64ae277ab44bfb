"""A name on the command line → the files that it means: itself, those of a folder, those of a pattern."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.read.decode import path_text
from kg.read.failure import Failure
from kg.read.file_kinds import SUFFIXES, kind_of_name
from kg.read.raw import Raw, raw_file

ONE_ARTICLE = frozenset({".txt", ".html", ".htm", ".pdf", ".docx", ".eml"})  # the others hold many


def files_of(path: Path) -> Iterator[Raw | Failure]:
    """Yield the files that a name means, sorted; that a folder holds none is a failure."""
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


def count_articles(names: Iterable[str | Path]) -> int | None:
    """Return how many articles some names mean; None where that is not known before they are read."""
    count = 0
    for name in names:
        if str(name) == "-" or "://" in str(name):
            return None
        for found in files_of(Path(name)):
            if isinstance(found, Failure) or Path(found.path).suffix.lower() in ONE_ARTICLE:
                count += 1
            else:
                return None
    return count


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
