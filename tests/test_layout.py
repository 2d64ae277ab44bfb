"""What must hold of the files themselves, whatever is in them."""

import ast
import re
import subprocess
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
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
    if listing.returncode:
        pytest.skip("not a git checkout")
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
    for lock in ("requirements.lock", "requirements-model.lock"):
        text = (ROOT / lock).read_text()
        pins = re.findall(r"^\S+==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:", text, flags=re.MULTILINE)
        assert "://" not in text
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE)) > 0


def test_every_dependency_is_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    locked_extras = ("serve", "notebooks", "bench", "dev")
    wanted = [*project["dependencies"], *(line for name in locked_extras for line in extras[name])]
    names = {re.split(r"[<>=;]", line)[0] for line in wanted}
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    locked = {line.split("==")[0] for line in lines if "==" in line}
    assert names - locked == set()


def test_nothing_of_the_shared_data_is_tracked():
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
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


def test_inserts_into_the_store_name_their_columns():
    texts = [text for name, text in tracked_texts() if name.startswith("kg/store/")]
    inserts = [hit for text in texts for hit in re.findall(r"INSERT (?:OR \w+ )?INTO (\w+)\s*(\(?)", text)]
    assert len(inserts) > 20
    assert [table for table, columns in inserts if not columns] == []
