"""Commands that write for other programs, and read back."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kg
from kg.cli.options import with_db, with_filters
from kg.cli.printing import note_all, note_less_sure, warn
from kg.present.terminal import listings
from kg.present.words import number

if TYPE_CHECKING:
    from kg.present.export import Format


_FORMATS: tuple["Format", ...] = ("graphml", "gexf", "csv", "jsonld", "ftm", "jsonl", "obsidian")


@click.command(epilog="Example: kg export jsonl --output everything.jsonl")
@click.argument("format", type=click.Choice(_FORMATS), metavar="FORMAT")
@click.argument("x", required=False)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to the terminal.")
@with_filters
@with_db
def export(format: "Format", x: str | None, output: Path | None, db: Path, filter: kg.Filter) -> None:
    """Write the database, or the part around X, for other programs.

    Around X are the claims that `kg claims --about X` lists, and those that X makes or passes on.

    FORMAT is graphml or gexf (for Gephi; gexf with dates), csv (tables: --output names a folder or a .zip),
    jsonld (schema.org Claim, PROV-O), ftm (FollowTheMoney entities), obsidian (notes that link to each other:
    --output names a folder), or jsonl (all of it, for `kg import`).
    """
    if format == "csv" and not output:
        raise click.UsageError("csv is several tables: name a folder or a .zip with --output")
    if format == "obsidian" and not output:
        raise click.UsageError("obsidian is a folder of notes: name it with --output")
    with kg.open(db, read_only=True) as graph:
        if format != "jsonl":  # which holds all that was found
            note_less_sure(graph.less_sure(replace(filter, about=x or filter.about)))
        note_all(graph.notes(filter, x))
        if output:
            click.echo(f"wrote {graph.export(format, output, x, filter)}", err=True)
            return
        for chunk in graph.export_chunks(format, x, filter):
            click.echo(chunk, nl=False)


@click.command("import", epilog="Example: kg import --db other.db everything.jsonl")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_db
def import_file(file: Path, db: Path) -> None:
    """Add what `kg export jsonl` wrote; nothing that the database holds is changed."""
    from kg.present.export import check_header

    check_header(file)
    with kg.open(db, create=True) as graph:
        taken = graph.import_file(file)
    for line in taken.troubles:
        warn(listings.trouble(line))
    known = taken.documents_known + taken.decisions_known
    added = f"{number(taken.documents, 'document')} and {number(taken.decisions, 'decision')} added"
    click.echo(f"{added}, {known:,} held already")
