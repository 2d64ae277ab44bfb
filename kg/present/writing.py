"""Writing a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import ExchangeError


def write_whole(path: Path, chunks: Iterable[bytes]) -> Path:
    """Write `path` from chunks, and return it as an absolute path; on any error it stays as it was.

    Raises:
        ExchangeError: The file cannot be written there.
    """
    path = path.absolute()
    try:
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=path.name[:40], suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(chunks)
            Path(unfinished).chmod(0o644)
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExchangeError(
            f"{path}: cannot be written ({error.strerror}); choose another with --output"
        ) from error
    return path
