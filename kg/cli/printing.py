"""How commands print: tables, JSON lines, warnings, progress."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, TypeVar

import click

from kg.ask import describe_less_sure
from kg.present.json import records
from kg.present.terminal.plain import Paper, harmless
from kg.present.words import number

Judged = TypeVar("Judged")

_LEAST_WIDTH, _MOST_WIDTH = 40, 120

MOST_TROUBLES = 5  # decisions that do not hold, each told in a line


def print_listing(
    found: list[Any], record: Callable[[Any], dict[str, Any]], as_table: Callable[[list[Any], Paper], str],
    *, as_json: bool,
) -> None:  # fmt: skip
    if as_json:
        print_json(map(record, found))
    elif found:
        show(as_table(found, paper()))
    else:
        click.echo("None.", err=True)


def show(text: str) -> None:
    """Print a text; one that is longer than the terminal, through a pager, unless KG_NO_PAGER is set."""
    rows = shutil.get_terminal_size((100, 24)).lines
    if sys.stdout.isatty() and text.count("\n") >= rows and not os.environ.get("KG_NO_PAGER"):
        os.environ.setdefault("LESS", "-FRX")  # colours stay, and what fits on a page is left on it
        click.echo_via_pager(text + "\n")
    else:
        click.echo(text)


def print_json(lines: Iterable[dict[str, Any]]) -> None:
    for line in lines:
        click.echo(records.json_line(line))


def print_judged(
    judged: Iterable[Judged | str], record_of: Callable[[Judged], dict[str, Any]], what: str
) -> None:
    """Print one JSON object for each of them; those that are a string say why they could not be judged."""
    failed = 0
    for found in judged:
        if isinstance(found, str):
            failed += 1
            warn(found)
        else:
            print_json([record_of(found)])
    if failed:
        raise click.ClickException(f"{number(failed, what)} could not be judged")


def paper() -> Paper:
    """Return how wide the terminal is; it takes colour if it is one, unless NO_COLOR is set."""
    width = shutil.get_terminal_size((100, 24)).columns
    return Paper(
        min(max(width, _LEAST_WIDTH), _MOST_WIDTH),
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def warn(failure: object) -> None:
    click.echo(f"Warning: {harmless(str(failure))}", err=True)


def note_all(notes: Iterable[str]) -> None:
    """Say what a reader should know of what is shown."""
    for note in notes:
        click.echo(f"Note: {harmless(note)}", err=True)


def note_less_sure(count: int) -> None:
    """Say how many claims are not shown since they are less sure, if any."""
    note_all(filter(None, [describe_less_sure(count)]))


def fail_if(failed: int) -> None:
    if failed:
        raise click.ClickException(f"{number(failed, 'document')} could not be read")


def text_of(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{harmless(file.name)}: not UTF-8; save it as UTF-8 first") from error
