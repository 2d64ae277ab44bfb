"""The hashes of the weights files that kg ships: a file that is another one is refused when it is loaded.

After a refit `python -m kg.weights.hashes` writes them anew; `hashes.txt` is as `sha256sum` has it.
"""

import hashlib
from functools import cache
from pathlib import Path

from kg.errors import ModelError

_FOLDER = Path(__file__).parent
HASHES = _FOLDER / "hashes.txt"
KINDS = (".json", ".npz", ".onnx")


def weights_files() -> list[Path]:
    """Return the weights files that lie here, by name."""
    return sorted(path for path in _FOLDER.iterdir() if path.suffix in KINDS)


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_hashes() -> None:
    """Write the hashes of the files as they are."""
    lines = [f"{hash_of(path)}  {path.name}\n" for path in weights_files()]
    HASHES.write_text("".join(lines), "utf-8")


@cache
def check_weights(path: Path) -> None:
    """Refuse a weights file that is not the one that kg ships, once a process; files elsewhere are let be.

    Raises:
        ModelError: It is missing, or another one.
    """
    if path.parent != _FOLDER:
        return
    expected = _expected().get(path.name)
    try:
        found = hash_of(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall kg") from error
    if found != expected:
        raise ModelError(
            f"{path}: not the file that kg ships (its hash is another); reinstall kg, or after a refit run "
            "`python -m kg.weights.hashes`"
        )


def damaged() -> list[str]:
    """Return of each weights file that is missing or another one what is wrong with it."""
    wrong = []
    for path in sorted({*weights_files(), *(_FOLDER / name for name in _expected())}):
        try:
            check_weights.__wrapped__(path)
        except ModelError as error:
            wrong.append(str(error))
    return wrong


def _expected() -> dict[str, str]:
    try:
        lines = HASHES.read_text("utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"{HASHES}: cannot be read ({error.strerror}); reinstall kg") from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


if __name__ == "__main__":
    write_hashes()
