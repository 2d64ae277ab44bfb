"""What README.md shows is what `kg` prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"```console\n\$ kg ask \"(?P<question>[^\"]+)\"\n(?P<answer>.*?)\n```", re.S)


@pytest.mark.model
def test_first_screen_shows_the_true_answer(tmp_path: Path) -> None:
    shown = SHOWN.search((ROOT / "README.md").read_text("utf-8"))
    assert shown is not None
    database = str(tmp_path / "kg.db")
    run = CliRunner().invoke
    assert run(main, ["ingest", "--db", database, str(ROOT / "seeds")]).exit_code == 0
    answer = run(main, ["ask", "--db", database, shown["question"]])
    assert answer.output.rstrip() == shown["answer"]
