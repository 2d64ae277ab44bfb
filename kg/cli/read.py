"""Commands that read articles."""

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

import kg
from kg.cli.options import with_db, with_json, with_reading
from kg.cli.printing import MOST_TROUBLES, fail_if, note_all, print_json, warn
from kg.cli.progress import PHASES, Shown, shown
from kg.language import language_of, name_of_language
from kg.present.json import records
from kg.present.json.run_record import summary_record
from kg.present.terminal import listings
from kg.present.terminal.plain import harmless
from kg.present.words import number
from kg.read.folders import count_articles

INTERRUPTED = 130  # as shells have it

if TYPE_CHECKING:
    from kg.build.tally import Report
    from kg.extract import ExtractorKind
    from kg.model.read_options import Reading


@click.command(epilog="Example: kg extract seeds/ --output claims.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output", "-o", type=click.File("wb", lazy=True, atomic=True), help="Write here, not to the terminal."
)
@with_reading
def extract(
    paths: tuple[str, ...],
    output: BinaryIO | None,
    reading: "Reading",
    model: str | None,
    extractor: "ExtractorKind",
    jobs: int,
) -> None:
    """Print who said what in articles, without a database: one JSON object a document.

    PATH is a file that `kg ingest` reads, or a folder of them.
    """
    from kg.present.json.extraction_record import extraction_record
    from kg.read import Failure, Note

    if output and not Path(output.name).absolute().parent.is_dir():  # before minutes of work, not after
        raise click.ClickException(f"{output.name}: no such folder; make it first")
    failed = 0
    unread: Counter[str] = Counter()
    for found in kg.extract_paths(paths, reading=reading, model=model, extractor=extractor, workers=jobs):
        if isinstance(found, Note):
            note_all([str(found)])
            continue
        if isinstance(found, Failure):
            failed += 1
            warn(found)
            continue
        language = found[0].language
        if language_of(language) is None:
            unread[name_of_language(language or "")] += 1
        click.echo(records.json_line(extraction_record(*found)), file=output)
    for name, count in sorted(unread.items()):
        warn(f"{_in_language(count, name)}: not read")
    fail_if(failed)


@click.command(epilog="Example: kg ingest seeds/")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--retry", is_flag=True, help="Try again all that failed before (`kg documents --failed`).")
@with_reading
@with_json
@with_db
def ingest(
    paths: tuple[str, ...],
    retry: bool,
    reading: "Reading",
    model: str | None,
    extractor: "ExtractorKind",
    jobs: int,
    as_json: bool,
    db: Path,
) -> None:
    """Read articles into the database; what it holds already is not read again.

    PATH is a file (.txt, .html; a table: .jsonl, .csv, .tsv, .parquet), a folder of such, a pattern
    like "news/**/*.txt", or - for what is piped in. Ctrl-C keeps all that is done; the same command goes on.
    """
    if not paths and not retry:
        raise click.UsageError("Missing argument 'PATH...'.")
    began = time.monotonic()
    with kg.open(db, create=bool(paths)) as graph:
        with shown(count_articles(paths)) as run:
            try:
                report = graph.ingest(
                    *paths, reading=reading, retry=retry, model=model, extractor=extractor, workers=jobs,
                    on_progress=run.document, on_phase=run.begin,
                )  # fmt: skip
            except KeyboardInterrupt:
                _tell_stopped(run)
                raise click.exceptions.Exit(INTERRUPTED) from None
        stats = graph.stats()
    _tell_troubles(report)
    if as_json:
        print_json([summary_record(report, stats, seconds=time.monotonic() - began)])
        fail_if(len(report.failed))
        return
    read = report.added + report.changed + report.unchanged + len(report.duplicates)
    changed = f", {report.changed} changed" if report.changed else ""
    held = f"{number(stats['claims'], 'claim')} by {number(stats['speakers'], 'speaker')}"
    seconds = f"{time.monotonic() - began:.1f} s"
    click.echo(f"{number(read, 'document')} read ({report.added} new{changed}), {held}, {seconds}")
    fail_if(len(report.failed))


def _tell_troubles(report: "Report") -> None:
    """Say what failed, what is coarser than it could be, and what was passed over."""
    for failure in report.failed:
        warn(failure)
    for failure in report.coarser:
        warn(f"{failure}; it is held, with less of what it says")
    for line in report.troubles[:MOST_TROUBLES]:
        warn(listings.trouble(line))
    if len(report.troubles) > MOST_TROUBLES:
        more = len(report.troubles) - MOST_TROUBLES
        warn(f"{number(more, 'more decision')} of that kind; `kg decisions` lists all")
    for name, count in report.unread:
        warn(f"{_in_language(count, name)}: kept, not read")
    note_all(str(note) for note in report.notes)
    for path in report.duplicates:
        click.echo(f"Note: {harmless(path)}: held already, under another path", err=True)


def _tell_stopped(run: Shown) -> None:
    """Say what is kept of a run that was stopped, and how to go on."""
    where = PHASES.get(run.phase, run.phase)
    kept = f"{number(run.kept, 'article')} of this run {'is' if run.kept == 1 else 'are'} kept"
    warn(f"stopped while {where}: {kept}, nothing is lost; the same command goes on from there")


@click.command(epilog="Example: kg refresh")
@with_db
def refresh(db: Path) -> None:
    """Compute anew who is who and what relates, from what was found in the articles, without reading them.

    After an upgrade of kg, articles of which it did not keep all that it found are read again, where they
    still are.
    """
    began = time.monotonic()
    with kg.open(db) as graph:
        done = graph.refresh()
    for failure in done.coarser:
        warn(f"{failure}; it is held, with less of what it says")
    for path in done.kept[:MOST_TROUBLES]:
        click.echo(f"Note: {harmless(path)}: kept as it was resolved; its file is gone or changed", err=True)
    if len(done.kept) > MOST_TROUBLES:
        click.echo(f"Note: {number(len(done.kept), 'document')} of that kind in all", err=True)
    again = f", {done.extracted} of them read again" if done.extracted else ""
    held = f"{number(done.claims, 'claim')}, {done.entities:,} entities"
    seconds = f"{time.monotonic() - began:.1f} s"
    click.echo(f"{number(done.documents, 'document')} resolved again{again}, {done.changed} otherwise; "
               f"{held}, {seconds}")  # fmt: skip


@click.command(epilog="Example: kg remove seeds/001_b275391b8c2b8b27.txt && kg ingest seeds/")
@click.argument("document")
@with_db
def remove(document: str, db: Path) -> None:
    """Remove a document with its claims, by its id, the beginning of its id, or its path.

    The path of what could not be read (`kg documents --failed`) is forgotten.
    """
    with kg.open(db) as graph:
        click.echo(f"removed {graph.remove(document)}")


def _in_language(count: int, name: str) -> str:
    return f"{number(count, 'article')} {'is' if count == 1 else 'are'} in {name}"
