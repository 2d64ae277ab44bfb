"""What kg prints and writes of the golden articles is what it printed and wrote before.

A difference is no error by itself: tests/golden/README.md says what to do about one.
"""

import difflib
import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from golden_outputs import EXPECTED, PIPELINE, SHELVES, ask, close, fill, normalise
from needs import needs

from kg.extract.pipeline import pipeline_name

pytestmark = pytest.mark.model
needs(pipeline_name() == PIPELINE, f"the expected outputs are those of {PIPELINE}")

MOST_DIFFERENT_LINES, MOST_CHARACTERS = 40, 300
OUTPUTS = [(name, output) for name, shelf in SHELVES.items() for output in shelf.outputs]


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """Return where the store of each shelf is, and what kg printed when it was made; each is made once."""
    made: dict[str, tuple[Path, str]] = {}

    def store_of(name: str) -> tuple[Path, str]:
        if name not in made:
            db = tmp_path_factory.mktemp(name) / "kg.db"
            made[name] = db, normalise(fill(SHELVES[name], db), str(db.parent))
        return made[name]

    return store_of


@pytest.mark.parametrize(("name", "output"), OUTPUTS, ids=lambda value: value)
def test_output_is_as_before(stores, name, output):
    db, _ = stores(name)
    assert_same(ask(SHELVES[name], output, db), EXPECTED / name / output)


@pytest.mark.parametrize("name", SHELVES)
def test_filling_a_store_tells_what_it_told_before(stores, name):
    assert_same(stores(name)[1], EXPECTED / name / "filling.txt")


@pytest.mark.parametrize("name", SHELVES)
def test_every_expected_file_is_compared_with_an_output(name):
    assert {path.name for path in (EXPECTED / name).iterdir()} == {*SHELVES[name].outputs, "filling.txt"}


def test_stored_store_is_of_the_format_that_its_name_says(tmp_path):
    db = tmp_path / "kg.db"
    db.write_bytes(gzip.decompress(SHELVES["store_v6"].stored.read_bytes()))
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA user_version").fetchone() == (6,)
    connection.close()


@pytest.mark.parametrize(
    ("now", "before", "same"),
    [
        ('"score": 0.8123,', '"score": 0.8131,', True),
        ('"score": 0.9,', '"score": 0.8999,', True),
        ("(0.81): stable", "(0.82): stable", True),
        ('"score": 0.8123,', '"score": 0.8153,', False),
        ("(0.81): stable", "(0.83): stable", False),
        ("(0.81): stable", "(0.81): calm", False),
        ("about 0.5 metres", "about 0.6 metres", False),
        ("3.51 million", "3.52 million", False),
        ("0.81 0.82", "0.81", False),
    ],
)
def test_only_last_digits_of_probabilities_may_differ(now, before, same):
    assert close(now, before) is same


def assert_same(text: str, expected: Path) -> None:
    before = expected.read_bytes().decode("utf-8", "surrogatepass")
    if close(text, before):
        return
    lines = difflib.unified_diff(_lines(before), _lines(text), "before", "now", lineterm="", n=1)
    shown = [line[:MOST_CHARACTERS] for line in lines]
    rest = len(shown) - MOST_DIFFERENT_LINES
    more = [f"... and {rest} lines more"] if rest > 0 else []
    told = shown[:MOST_DIFFERENT_LINES] or ["only white space, or the order of keys in JSON, differs"]
    pytest.fail("\n".join([f"{expected.parent.name}/{expected.name} differs:", *told, *more]), pytrace=False)


def _lines(text: str) -> list[str]:
    """Return lines to compare; those of JSON are spread, a value a line."""
    return [piece for line in text.split("\n") for piece in _spread(line)]


def _spread(line: str) -> list[str]:
    if not line.startswith(("{", "[")):
        return [line]
    try:
        return json.dumps(json.loads(line), ensure_ascii=False, indent=1).split("\n")
    except ValueError:
        return [line]
