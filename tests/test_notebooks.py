"""Every notebook runs from top to bottom, as a reader would run it."""

import ast
import shutil
from pathlib import Path

import pytest
from needs import needs_module
from places import ROOT, SEEDS, SHARED

nbformat = needs_module("nbformat", "the extra `notebooks` is not installed")
nbclient = needs_module("nbclient", "the extra `notebooks` is not installed")
needs_module("pandas", "the extra `notebooks` is not installed")
needs_module("matplotlib", "the extra `notebooks` is not installed")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MAX_CELL_SECONDS = 300
MAX_FUNCTION_LINES, MAX_CELL_LINES = 10, 20


def code_cells(path: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder for notebooks to run in, with the files they read where they look for them."""
    folder = tmp_path / "kg" / "notebooks"
    shutil.copytree(SEEDS, folder.parent / "seeds")
    shutil.copytree(ROOT / "notebooks", folder, ignore=shutil.ignore_patterns("*.db*", ".*"))
    if SHARED.is_dir():
        (tmp_path / "shared").symlink_to(SHARED)
    return folder


@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::ResourceWarning")
def test_notebook_runs_from_top_to_bottom(path, folder):
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=MAX_CELL_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells and all(cell.execution_count for cell in cells)
    html = "".join(
        output["data"].get("text/html", "") for cell in cells for output in cell.outputs if "data" in output
    )
    assert ('<iframe sandbox="allow-scripts"' in html) == (path.stem == "01_first_graph")


def test_there_are_three_notebooks():
    names = ["01_first_graph", "02_who_says_what_about", "03_where_it_fails"]
    assert [path.stem for path in NOTEBOOKS] == names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_defines_no_long_function(path):
    sources = code_cells(path)
    assert sources
    for source in sources:
        assert len(source.splitlines()) <= MAX_CELL_LINES, source
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < MAX_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_begins_with_its_title_and_explains_before_it_computes(path):
    first, *_ = nbformat.read(path, as_version=4).cells
    assert first.cell_type == "markdown" and first.source.startswith("# ")
