"""What README.md shows is what `kg` prints."""

import re

import pytest
from click.testing import CliRunner
from places import ROOT, SEEDS

from kg.cli import main

README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.compile(r"```console\n\$ kg (?P<command>ask|report) \"(?P<x>[^\"]+)\"\n(?P<output>.*?)\n```", re.S)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("readme") / "kg.db")
    assert CliRunner().invoke(main, ["ingest", "--db", path, str(SEEDS)]).exit_code == 0
    return path


def shown(command: str) -> re.Match[str]:
    return next(match for match in SHOWN.finditer(README) if match["command"] == command)


def test_answers_are_shown_as_they_are(database: str) -> None:
    blocks = [match for match in SHOWN.finditer(README) if match["command"] == "ask"]
    assert len(blocks) >= 2
    for block in blocks:
        answer = CliRunner().invoke(main, ["ask", "--db", database, block["x"]])
        assert answer.output.rstrip() == block["output"]


def test_briefing_begins_as_shown(database: str) -> None:
    block = shown("report")
    briefing = CliRunner().invoke(main, ["report", "--db", database, block["x"]])
    assert briefing.output.startswith(block["output"])
