"""What quality must not fall below: the numbers of `floors.json`, and the gold that they were measured on."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from needs import needs
from places import ROOT, TESTS

FILE = TESTS / "floors.json"


class Floor(NamedTuple):
    """The gold, and the least that each measure may be on it."""

    gold: Path
    least: dict[str, float]


def floor(name: str) -> Floor:
    """Return a floor, as "relate.general"; its gold is that of the nearest level which names one.

    Where the gold is missing the test is skipped, in CI it fails; gold that has changed fails everywhere.
    """
    __tracebackhide__ = True
    level, gold, sha256 = json.loads(FILE.read_text(encoding="utf-8")), "", ""
    for key in name.split("."):
        level = level[key]
        gold, sha256 = level.get("gold", gold), level.get("sha256", sha256)
    path = (ROOT / gold).resolve()
    needs(path, f"{gold} is missing")
    assert _digest(path) == sha256, f"{gold} has changed: measure its floors anew"
    return Floor(path, {key: value for key, value in level.items() if isinstance(value, int | float)})


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
