"""What could be wrong with an installation and a database, checked one by one, each with what to do."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KGError
from kg.extract import extractor_name
from kg.store.database import Store
from kg.store.integrity import find_damage
from kg.weights.hashes import damaged, weights_files

ROOM = 2  # times the database that should be free: a migration keeps a copy of it
LEAST_FREE = 500_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Checkup:
    """What one check came to; `advice`: what to do where it is not sound."""

    what: str
    sound: bool
    told: str
    advice: str = ""


def examine(path: Path) -> Iterator[Checkup]:
    """Yield what each check came to: installation, model, weights, database, disk; none stops the others."""
    yield _try("python", lambda: f"{sys.version.split()[0]}", "use Python 3.11 to 3.14")
    yield _try("model", extractor_name, "reinstall kg: `make setup`, or pip install '.[md]'")
    yield _weights()
    yield from _database(path)
    yield _disk(path)


def _weights() -> Checkup:
    try:
        wrong = damaged()
    except KGError as error:
        return Checkup("weights", False, str(error), "reinstall kg")
    if wrong:
        return Checkup("weights", False, "; ".join(wrong), "reinstall kg")
    return Checkup("weights", True, f"{len(weights_files())} files are what kg ships")


def _database(path: Path) -> Iterator[Checkup]:
    if not path.exists():
        yield Checkup("database", True, f"{path}: none yet; `kg ingest PATH...` makes it")
        return
    try:
        with Store.open(path, read_only=True) as store:
            wrong = find_damage(store)
            stats, overtaken = store.corpus.stats(), _overtaken(store)
            failed = len(store.failures.list())
    except KGError as error:
        yield Checkup("database", False, str(error), "see above; a copy of it may still be sound")
        return
    held = f"{path}: {stats['documents']:,} documents, {stats['claims']:,} claims"
    mend = "copy it, then `kg refresh`; where that fails, ingest the articles into a new one"
    yield Checkup("database", not wrong, "; ".join([held, *wrong]), mend if wrong else "")
    told = f"to be computed again: {', '.join(overtaken)}" if overtaken else "all is computed"
    yield Checkup("judgements", not overtaken, told, "`kg ingest PATH...` or `kg refresh` does it")
    told = (
        f"{failed:,} articles failed, or are known less well than they could be"
        if failed
        else "all were read"
    )
    yield Checkup(
        "articles", not failed, told, "`kg documents --failed` says why, `kg ingest --retry` tries again"
    )


def _overtaken(store: Store) -> list[str]:
    pending = store.pending
    checks = {
        "values": pending.values,
        "who is who": pending.entities,
        "stories": pending.stories,
        "links": pending.links,
    }
    return [name for name, check in checks.items() if check()]


def _disk(path: Path) -> Checkup:
    size = path.stat().st_size if path.is_file() else 0
    folder = path.absolute().parent
    if not folder.is_dir():
        return Checkup("disk", False, f"{folder}: no such folder", "make it, or name another with --db")
    free, wanted = shutil.disk_usage(folder).free, max(LEAST_FREE, ROOM * size)
    told = f"{free / 1e9:.1f} GB free beside a database of {size / 1e9:.1f} GB"
    return Checkup("disk", free >= wanted, told, f"free {wanted / 1e9:.1f} GB")


def _try(what: str, check: Callable[[], str], advice: str) -> Checkup:
    try:
        return Checkup(what, True, check())
    except KGError as error:
        return Checkup(what, False, str(error), advice)
