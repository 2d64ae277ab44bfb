"""Completion of names from the store, and the scripts that make shells use it."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from shelf import fill_shelf

from kg.cli.group import main


def completed(typed: list[str], incomplete: str) -> list[str]:
    return [
        item.value
        for item in ShellComplete(main, {}, "kg", "_KG_COMPLETE").get_completions(typed, incomplete)
    ]


@pytest.mark.parametrize("typed", [["claims", "--speaker"], ["timeline"], ["entity"], ["merge", "Berg"]])
def test_names_are_completed_from_the_database(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KG_DB", str(fill_shelf(tmp_path / "kg.db")))
    assert "Swedish Coast Guard" in completed(typed, "swed")


def test_database_that_is_named_before_is_asked(tmp_path: Path):
    db = fill_shelf(tmp_path / "kg.db")
    assert completed(["entity", "--db", str(db)], "Ana") == ["Ana Silva"]


def test_no_database_completes_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_DB", str(tmp_path / "none.db"))
    assert completed(["entity"], "Ana") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str):
    result = CliRunner().invoke(main, ["completion", shell])
    assert (result.exit_code, f"_KG_COMPLETE={shell}_complete" in result.stdout) == (0, True)
