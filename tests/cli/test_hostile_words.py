"""Whatever an article has in its title, its outlet and its words, no command sends a terminal escape."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ESCAPE = "\x1b[2J\x1b]0;gone\x07"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ARTICLES = [
    {
        "id": "one",
        "title": f"Port {ESCAPE}opens",
        "outlet": f"Harbour {ESCAPE}Post",
        "published": "2024-03-02",
        "text": f"Ana Silva{ESCAPE} said the port had 40 ships. "
        f"Jon Berg denied that the port had{ESCAPE} 40 ships.",
    },
    {
        "id": "two",
        "title": "Port shut",
        "outlet": f"Echo{ESCAPE}",
        "published": "2024-03-03",
        "text": f"“The port has {ESCAPE}20 ships,” Ana Silva told Radio{ESCAPE} Nord.",
    },
]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    rows = folder / "rows.jsonl"
    rows.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    path = str(folder / "kg.db")
    assert CliRunner().invoke(main, ["ingest", "--db", path, str(rows)]).exit_code == 0
    yield path


@pytest.mark.parametrize(
    "words",
    [
        ["documents"],
        ["documents", "--copies"],
        ["documents", "--failed"],
        ["claims", "--all"],
        ["entities"],
        ["entity", "Ana Silva"],
        ["ask", "who said what about the port?"],
        ["ask", "Ana Silva"],
        ["ask", "what did Harbour Post report?"],
        ["ask", f"who mentioned {ESCAPE}?"],
        ["search", "port"],
        ["read", "one"],
        ["timeline", "port"],
        ["conflicts"],
        ["numbers", "port"],
        ["stances", "port"],
        ["stories"],
        ["links", "--all"],
        ["report", "port"],
        ["news", "--since", "2000"],
        ["doctor"],
        ["stats"],
    ],
    ids=" ".join,
)
def test_no_command_sends_a_terminal_escape(database: str, words: list[str]) -> None:
    shown = CliRunner().invoke(main, [words[0], "--db", database, *words[1:]])
    assert not isinstance(shown.exception, Exception) or isinstance(shown.exception, SystemExit)
    assert CONTROLS.findall(shown.output.replace("\n", "")) == []


def test_a_title_is_shown_without_its_escape(database: str) -> None:
    assert "opens" in CliRunner().invoke(main, ["documents", "--db", database]).output


def test_exported_tables_hold_no_formula(database: str, tmp_path: Path) -> None:
    assert (
        CliRunner().invoke(main, ["export", "csv", "--db", database, "-o", str(tmp_path / "t")]).exit_code
        == 0
    )
    cells = (tmp_path / "t" / "documents.csv").read_text("utf-8-sig").replace("\n", ",").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
