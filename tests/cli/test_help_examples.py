"""Every example of every help text runs, in the order of `kg --help`, on the five articles in seeds/."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from places import ROOT, SEEDS

from kg.cli.group import SECTIONS, main

RUN_UNTIL_ENDED = {"serve", "mcp"}  # each has tests of its own
DRAFT = "Natalia Kharitonova said that the organization has detected groups of militants.\n"

pytestmark = pytest.mark.model


def examples() -> Iterator[str]:
    yield example_of(main)
    for _, commands in SECTIONS:
        for command in commands:
            if command.name not in RUN_UNTIL_ENDED:
                yield example_of(command)
            if isinstance(command, click.Group):
                yield from map(example_of, command.commands.values())


def example_of(command: click.Command) -> str:
    return (command.epilog or "").removeprefix("Example: ")


def test_examples_of_all_help_run_in_order(tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(SEEDS)
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "KG_DB"}
    failed = []
    for example in examples():
        script = f'set -o pipefail; kg() {{ "{sys.executable}" "{ROOT / "cli.py"}" "$@"; }}\n{example}'
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=environment, check=False, timeout=300,
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            failed.append((example, done.returncode, done.stderr[-300:]))
    assert failed == []
