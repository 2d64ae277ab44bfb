"""Every notebook runs from top to bottom, as a reader would run it."""

import shutil
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="the extra `notebooks` is not installed")
nbclient = pytest.importorskip("nbclient", reason="the extra `notebooks` is not installed")

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MAX_CELL_SECONDS = 300


@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::ResourceWarning")
def test_notebook_runs_from_top_to_bottom(path, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=MAX_CELL_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert (folder / "graph.html").stat().st_size < 2_000_000


def test_notebooks_define_no_long_function():
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            assert len(cell.source.splitlines()) <= 15, f"{path.name}: {cell.source[:60]}"
