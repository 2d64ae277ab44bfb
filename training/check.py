"""Check that what training starts from is what `data.toml` says: `python -m training.check --data FOLDER`.

Prints a line for each input; exits 1 when one is missing, has another version or another sha256.
"""

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
MANIFEST = Path(__file__).parent / "data.toml"


def read_inputs() -> list[dict]:
    """Read the inputs of every step, in the order of the manifest."""
    return tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["input"]


def what_is_wrong(given: Mapping, folders: Mapping[str, Path]) -> str:
    """Return what is wrong with one input, or "" when it is as the manifest says.

    Args:
        folders: Where inputs lie, by the manifest's `where`; any other `where` is an installed package.
    """
    try:
        path = _place(given["where"], folders) / given["file"]
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except PackageNotFoundError:
        return f"{given['where']} is not installed: see packages.lock"
    except ValueError as error:
        return str(error)
    except OSError as error:
        return f"{error.filename}: {error.strerror}"
    return "" if found == given["sha256"] else f"{path}: another sha256 than data.toml has: {found}"


def _place(where: str, folders: Mapping[str, Path]) -> Path:
    if where in folders:
        return folders[where]
    name, _, version = where.partition("==")
    installed = distribution(name)
    if installed.version != version:
        raise ValueError(f"{name} is installed at {installed.version}, data.toml has {version}")
    return Path(str(installed.locate_file("")))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--mpnet", type=Path, help="folder of all-mpnet-base-v2; not checked without")
    options = parser.parse_args(arguments)
    folders = {"repository": ROOT, "data": options.data} | ({"mpnet": options.mpnet} if options.mpnet else {})
    is_good = True
    for given in read_inputs():
        if given["where"] == "mpnet" and not options.mpnet:
            continue
        wrong = what_is_wrong(given, folders)
        is_good = is_good and not wrong
        print(f"{'WRONG' if wrong else 'ok':5} {given['where']}: {wrong or given['file']}")
    if not is_good:
        sys.exit(1)


if __name__ == "__main__":
    main()
