"""Commands that ask who said what."""

from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

import kg
from kg.cli.complete import known_names
from kg.cli.options import with_db, with_filters, with_json
from kg.cli.printing import note_all, note_less_sure, paper, print_json, print_listing, show
from kg.present.json import records, tabled_records
from kg.present.terminal.answers import claims_table
from kg.present.terminal.card import claim_card
from kg.present.terminal.figure_rows import figures_table
from kg.present.terminal.linked import answer_text, difference_table, history_table, sides_table
from kg.present.terminal.plain import harmless
from kg.present.terminal.stance_columns import stances_table

if TYPE_CHECKING:
    from kg.present.briefing import Depth


@click.command(epilog='Example: kg ask "who said what about the Tajik-Afghan border?"')
@click.argument("question", nargs=-1)
@with_filters
@with_json
@with_db
def ask(question: tuple[str, ...], as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Answer a question: who said what about X, what did S say, who denied X, when did S say X ..."""
    if not question and not any(astuple(filter)):
        raise click.UsageError('Ask something: kg ask "who said what about X"')
    with kg.open(db, read_only=True) as graph:
        answer, notes = graph.ask(" ".join(question), filter), graph.undated_notes(filter)
    if as_json:
        print_json(records.answer_records(answer))
    else:
        show(answer_text(answer, paper()))
    note_all(notes)


@click.command(epilog="Example: kg claims --speaker Rahmon --json")
@with_filters
@with_json
@with_db
def claims(as_json: bool, db: Path, filter: kg.Filter) -> None:
    """List claims, newest first."""
    with kg.open(db, read_only=True) as graph:
        found, less_sure, notes = graph.claims(filter), graph.less_sure(filter), graph.notes(filter)
    print_listing(found, records.claim_record, claims_table, as_json=as_json)
    note_all(notes)
    note_less_sure(less_sure)


@click.command(epilog='Example: kg claim "$(kg claims --json --limit 1 | cut -c9-24)"')
@click.argument("id")
@with_json
@with_db
def claim(id: str, as_json: bool, db: Path) -> None:
    """Show one claim: its words in their paragraph, who said it, where, through whom.

    ID may be the beginning of an id, as `kg ask` shows it.
    """
    with kg.open(db, read_only=True) as graph:
        found = graph.claim(id)
        context = graph.context(found)
    if as_json:
        print_json([records.claim_with_links_record(found, context)])
    else:
        show(claim_card(found, context, paper()))


@click.command(epilog='Example: kg timeline "the Tajik-Afghan border"')
@click.argument("x", shell_complete=known_names)
@with_filters
@with_json
@with_db
def timeline(x: str, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show what each speaker said about X, oldest first, and what it changes."""
    with kg.open(db, read_only=True) as graph:
        found, less_sure = graph.history(x, filter), graph.less_sure(replace(filter, about=x))
        notes = graph.notes(filter, x)
    if as_json:
        print_json(records.history_records(found))
    else:
        show(history_table(found, paper()) or f"Nothing was said about {harmless(x)}.")
    note_all(notes)
    note_less_sure(less_sure)


@click.command(epilog='Example: kg numbers "the Tajik-Afghan border"')
@click.argument("x", required=False, shell_complete=known_names)
@with_filters
@with_json
@with_db
def numbers(x: str | None, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show which figures are given and for what: who gives which, when; about X, if it is given."""
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.numbers(x, filter), graph.notes(filter, x)
        less_sure = graph.less_sure(replace(filter, about=x or filter.about))
    if as_json:
        print_json(tabled_records.figure_records(found))
    else:
        show(figures_table(found, paper()) or "No figures are given there.")
    note_less_sure(less_sure)
    note_all(notes)


@click.command(epilog='Example: kg conflicts "the Tajik-Afghan border"')
@click.argument("x", required=False, shell_complete=known_names)
@with_filters
@with_json
@with_db
def conflicts(x: str | None, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show which claims contradict each other, both sides' words side by side; on X, if it is given."""
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.conflicts(x, filter), graph.notes(filter, x)
        less_sure = graph.less_sure(replace(filter, about=x or filter.about))
    if as_json:
        print_json(map(records.sides_record, found))
    else:
        show(sides_table(found, paper()) or "No claims are known to contradict each other there.")
    note_less_sure(less_sure)
    note_all(notes)


@click.command(epilog='Example: kg stances "militant groups"')
@click.argument("x", required=False, shell_complete=known_names)
@with_filters
@with_json
@with_db
def stances(x: str | None, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show who is for X and who is against it, side by side; without X, on whatever it be."""
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.stances(x, filter), graph.notes(filter, x)
    if as_json:
        print_json(map(tabled_records.stance_record, found))
    else:
        show(stances_table(found, paper()) or "Nobody is known to be for it or against it.")
    note_all(notes)


@click.command(epilog="Example: kg diff Kharitonova Nessar --about border")
@click.argument("a", shell_complete=known_names)
@click.argument("b", shell_complete=known_names)
@with_filters
@with_json
@with_db
def diff(a: str, b: str, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show what two speakers, or two outlets, say differently: against each other, alike, each alone."""
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.difference(a, b, filter), graph.notes(filter, a, b)
    if as_json:
        print_json(records.difference_records(found))
    else:
        show(difference_table(found, paper()))
    note_less_sure(found.less_sure)
    note_all(notes)


@click.command(epilog='Example: kg report "the Tajik-Afghan border" --output report.html')
@click.argument("x", shell_complete=known_names)
@click.option("--output", "-o", type=click.File("wb", lazy=True, atomic=True), metavar="FILE",
              help="Write here: a page (.html), Markdown (.md) or Word (.docx), by its ending.")  # fmt: skip
@click.option("--depth", type=click.Choice(["short", "normal", "full"]), default="normal", show_default=True,
              help="How much of it: what is told in most articles and disputed first, or all.")  # fmt: skip
@with_filters
@with_db
def report(x: str, output: BinaryIO | None, depth: "Depth", db: Path, filter: kg.Filter) -> None:
    """Write a briefing on X: who disputes what, what changed, who said what, each with its source.

    Without --output it is printed as Markdown.
    """
    from kg.present.briefing import briefing_docx, briefing_html, briefing_markdown

    ending = Path(output.name).suffix.lower() if output else ".md"
    if ending not in (".html", ".htm", ".md", ".docx"):
        kinds = "--output report.html or report.md or report.docx"
        raise click.UsageError(f"A report is a page, Markdown or Word: {kinds}")
    with kg.open(db, read_only=True) as graph:
        briefing = graph.report(x, filter, depth=depth)
    if ending == ".docx":
        written = briefing_docx(briefing)
    else:
        text = briefing_markdown(briefing) if ending == ".md" else briefing_html(briefing)
        written = text.encode("utf-8", "replace")
    click.echo(written, file=output, nl=False)
    note_less_sure(briefing.method.less_sure)
