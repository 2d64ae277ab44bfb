"""All commands of `kg`: each parses, calls one function of kg, and prints.

The group is the one place where a KGError becomes "Error: ...".
"""

import itertools
import logging
import os
import shutil
import sys
import time
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, get_args

import click

import kg
from kg.ask.context import find_context
from kg.ask.dates import check_date
from kg.errors import KGError
from kg.knowledge_graph import extract_paths
from kg.model import EntityType, Modality
from kg.show import listings, records
from kg.show.answers import answer_table, claims_table
from kg.show.card import claim_card, entity_card
from kg.show.plain import Paper, harmless, number

Command = TypeVar("Command", bound=Callable[..., Any])

_LEAST_WIDTH, _MOST_WIDTH = 40, 120


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KGError as error:
            raise click.ClickException(harmless(str(error))) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # as they stand in this file


class _Warnings(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _warn(record.getMessage())


class _Date(click.ParamType[str]):
    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return check_date(value)
        except KGError as error:
            self.fail(str(error), param, ctx)


@click.group(
    cls=_Group,
    epilog='Example: kg ingest seeds/ && kg ask "who said what about the Tajik-Afghan border?"',
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Who said what about whom, from news articles."""
    logging.basicConfig(handlers=[_Warnings(logging.WARNING)])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


# --- options that commands share -----------------------------------------------------------------


def _with_db(command: Command) -> Command:
    option = click.option(
        "--db", type=click.Path(path_type=Path), default="kg.db", envvar="KG_DB", show_default=True,
        show_envvar=True, help="The database.",
    )  # fmt: skip
    return option(command)


def _with_json(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(command)


def _with_filters(command: Command) -> Command:
    """Add the options that narrow what is listed, in the words of `KnowledgeGraph`."""
    for option in reversed((
        click.option("--speaker", metavar="NAME", help="Said by this one."),
        click.option("--about", metavar="X", help="About a name, a concept, or these words."),
        click.option("--outlet", metavar="NAME", help="Published by this outlet."),
        click.option("--since", metavar="DATE", type=_Date(), help="Published since 2022, 2022-01, ..."),
        click.option("--until", metavar="DATE", type=_Date(), help="Published until, that date included."),
        click.option("--modality", type=click.Choice(get_args(Modality)), metavar="MODALITY",
                     help="asserts, denies, requests, ..."),
        click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="As sure as this."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    )):  # fmt: skip
        command = option(command)
    return command


def _with_reading(command: Command) -> Command:
    command = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
        help="Processes that read side by side.",
    )(command)  # fmt: skip
    return click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default.")(command)


# --- filling -------------------------------------------------------------------------------------


@main.command(epilog="Example: kg extract seeds/ --output claims.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output", "-o", type=click.File("wb", lazy=True, atomic=True), help="Write here, not to the terminal."
)
@_with_reading
def extract(paths: tuple[str, ...], output: BinaryIO | None, model: str | None, jobs: int) -> None:
    """Print who said what in articles, without a database: one JSON object a document.

    PATH is a .txt, .html or .jsonl file, or a folder of them.
    """
    from kg.read import Failure
    from kg.show.extraction import extraction_record

    if output and not Path(output.name).absolute().parent.is_dir():  # before minutes of work, not after
        raise click.ClickException(f"{output.name}: no such folder; make it first")
    failed = 0
    for found in extract_paths(paths, model=model, workers=jobs):
        if isinstance(found, Failure):
            failed += 1
            _warn(found)
        else:
            click.echo(records.json_line(extraction_record(*found)), file=output)
    _fail_if(failed)


@main.command(epilog="Example: kg ingest seeds/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_with_reading
@_with_db
def ingest(paths: tuple[str, ...], model: str | None, jobs: int, db: Path) -> None:
    """Read articles into the database; what it holds already is not read again.

    PATH is a .txt, .html or .jsonl file, or a folder of them.
    """
    began = time.monotonic()
    with kg.open(db, create=True) as graph:
        report = graph.ingest(*paths, model=model, workers=jobs, on_progress=_progress())
        stats = graph.stats()
    for failure in report.failed:
        _warn(failure)
    for path in report.duplicates:
        click.echo(f"Note: {harmless(path)}: held already, under another path", err=True)
    read = report.added + report.changed + report.unchanged + len(report.duplicates)
    changed = f", {report.changed} changed" if report.changed else ""
    held = f"{number(stats['claims'], 'claim')} by {number(stats['speakers'], 'speaker')}"
    seconds = f"{time.monotonic() - began:.1f} s"
    click.echo(f"{number(read, 'document')} read ({report.added} new{changed}), {held}, {seconds}")
    _fail_if(len(report.failed))


@main.command(epilog="Example: kg remove seeds/001_b275391b8c2b8b27.txt")
@click.argument("document")
@_with_db
def remove(document: str, db: Path) -> None:
    """Remove a document with its claims, by its id, the beginning of its id, or its path."""
    with kg.open(db) as graph:
        click.echo(f"removed {graph.remove(document)}")


# --- asking --------------------------------------------------------------------------------------


@main.command(epilog='Example: kg ask "who said what about the Tajik-Afghan border?"')
@click.argument("question", nargs=-1)
@_with_filters
@_with_json
@_with_db
def ask(question: tuple[str, ...], as_json: bool, db: Path, **narrowed: Any) -> None:
    """Answer a question: who said what about X, what did S say, who denied X, when did S say X ..."""
    if not question and not any(narrowed.values()):
        raise click.UsageError('Ask something: kg ask "who said what about X"')
    with kg.open(db, read_only=True) as graph:
        answer = graph.ask(" ".join(question), **narrowed)
    if as_json:
        _print_json(map(records.claim_record, answer.claims))
    else:
        click.echo(answer_table(answer, _paper()))


@main.command(epilog="Example: kg claims --speaker Rahmon --json")
@_with_filters
@_with_json
@_with_db
def claims(as_json: bool, db: Path, **narrowed: Any) -> None:
    """List claims, newest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.claims(**narrowed)
    _print(found, records.claim_record, claims_table, as_json=as_json)


@main.command(epilog='Example: kg claim "$(kg claims --json --limit 1 | cut -c9-24)"')
@click.argument("id")
@_with_json
@_with_db
def claim(id: str, as_json: bool, db: Path) -> None:
    """Show one claim: its words in their paragraph, who said it, where, through whom.

    ID may be the beginning of an id, as `kg ask` shows it.
    """
    with kg.open(db, read_only=True) as graph:
        found = graph.claim(id)
        context = find_context(graph.store, found)
    if as_json:
        _print_json([records.claim_record(found)])
    else:
        click.echo(claim_card(found, context, _paper()))


@main.command(epilog='Example: kg timeline "the Tajik-Afghan border"')
@click.argument("x")
@_with_filters
@_with_json
@_with_db
def timeline(x: str, as_json: bool, db: Path, **narrowed: Any) -> None:
    """List what was said about X, oldest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.timeline(x, **narrowed)
    _print(found, records.claim_record, claims_table, as_json=as_json)


# --- listings ------------------------------------------------------------------------------------


@main.command(epilog="Example: kg entities --type PERSON")
@click.argument("name", required=False)
@click.option("--type", "types", multiple=True, type=click.Choice(get_args(EntityType), case_sensitive=False),
              metavar="TYPE", help="PERSON, ORG, GPE, ...; may be given more than once.")  # fmt: skip
@_with_filters
@_with_json
@_with_db
def entities(
    name: str | None, types: tuple[EntityType, ...], as_json: bool, db: Path, **narrowed: Any
) -> None:
    """List who and what is known, those of most claims first; NAME is part of a name."""
    with kg.open(db, read_only=True) as graph:
        found = graph.entities(name, types=types, **narrowed)
    _print(found, records.entity_record, listings.entities_table, as_json=as_json)


@main.command(epilog="Example: kg entity Rakhmon")
@click.argument("name")
@_with_json
@_with_db
def entity(name: str, as_json: bool, db: Path) -> None:
    """Show whom a name means: all its names, and why they were taken for one."""
    with kg.open(db, read_only=True) as graph:
        found = graph.entity(name)
    if as_json:
        _print_json(map(records.entity_record, found))
    else:
        click.echo("\n\n".join(entity_card(line, _paper()) for line in found))


@main.command(epilog="Example: kg documents --since 2022")
@_with_filters
@_with_json
@_with_db
def documents(as_json: bool, db: Path, **narrowed: Any) -> None:
    """List documents, newest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.documents(**narrowed)
    _print(found, records.document_record, listings.documents_table, as_json=as_json)


@main.command(epilog="Example: kg links --speaker Rahmon")
@_with_filters
@_with_json
@_with_db
def links(as_json: bool, db: Path, **narrowed: Any) -> None:
    """List how claims relate to each other, the surest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.links(**narrowed)
    _print(found, records.link_record, listings.links_table, as_json=as_json)


@main.command(epilog="Example: kg stats")
@_with_json
@_with_db
def stats(as_json: bool, db: Path) -> None:
    """Count what the database holds."""
    with kg.open(db, read_only=True) as graph:
        counts = graph.stats()
    if as_json:
        _print_json([counts])
    else:
        rows = [(noun.replace("_", " "), f"{count:,}") for noun, count in counts.items()]
        click.echo(listings.columns(rows, _paper()))


@main.command(epilog="Example: kg path Rahmon Izvestia")
@click.argument("a")
@click.argument("b")
@_with_json
@_with_db
def path(a: str, b: str, as_json: bool, db: Path) -> None:
    """Show the shortest way from A to B through what was said."""
    with kg.open(db, read_only=True) as graph:
        steps = graph.path(a, b)
    _print(steps, records.step_record, listings.path_table, as_json=as_json)


@main.command(epilog="Example: kg view Rahmon --output rahmon.html --no-open")
@click.argument("x", required=False)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default="graph.html",
    show_default=True,
    help="Where to write the page.",
)
@click.option("--no-open", is_flag=True, help="Do not open it in the browser.")
@_with_filters
@_with_db
def view(x: str | None, output: Path, no_open: bool, db: Path, **narrowed: Any) -> None:
    """Draw the network of who said what, or the part around X, as one page for the browser."""
    with kg.open(db, read_only=True) as graph:
        page = graph.view(output, x=x, **narrowed)
    click.echo(f"wrote {page}")
    if not no_open:
        webbrowser.open(page.as_uri())


@main.command(epilog='Example: kg same "Emomali Rakhmon" "Эмомали Рахмон" --type PERSON')
@click.argument("names", nargs=-1, metavar="NAME NAME")
@click.option("--type", "schema", default="", metavar="TYPE",
              help="Person, Company, Organization, Vessel, Address ... or a type of kg.")  # fmt: skip
@click.option("--pairs", type=click.File(encoding="utf-8-sig"), metavar="FILE",
              help="A CSV with the columns name1, name2, schema; gives one JSON object a row.")  # fmt: skip
@_with_json
def same(names: tuple[str, ...], schema: str, pairs: Iterable[str] | None, as_json: bool) -> None:
    """Say whether two names may be one person's, company's or ship's, without a database."""
    from kg.resolve.schemas import compare_as
    from kg.show.same import same_pairs, same_record

    if len(names) != (0 if pairs else 2):
        raise click.UsageError("Give two names, or --pairs FILE.csv and no names")
    if not pairs:
        verdict = compare_as(names[0], names[1], schema)
        text = f"{'same' if verdict.match else 'not the same'} ({verdict.score:.2f}): {verdict.why}"
        click.echo(records.json_line(same_record(verdict)) if as_json else harmless(text))
        return
    failed = 0
    for found in same_pairs(pairs):
        if isinstance(found, str):
            failed += 1
            _warn(found)
        else:
            _print_json([same_record(found)])
    if failed:
        raise click.ClickException(f"{number(failed, 'row')} could not be judged")


# --- what a person rules -------------------------------------------------------------------------


def _with_reason(command: Command) -> Command:
    return click.option("--reason", metavar="TEXT", help="Why; kept with the decision.")(command)


@main.command(epilog='Example: kg merge ISIS "Islamic State" --reason "the article says so"')
@click.argument("a")
@click.argument("b")
@_with_reason
@_with_db
def merge(a: str, b: str, reason: str | None, db: Path) -> None:
    """Rule that A and B are one."""
    _decide(db, "merge", a, b, reason=reason)


@main.command(epilog="Example: kg distinct Rahmon Tokayev")
@click.argument("a")
@click.argument("b")
@_with_reason
@_with_db
def distinct(a: str, b: str, reason: str | None, db: Path) -> None:
    """Rule that A and B are not one."""
    _decide(db, "distinct", a, b, reason=reason)


@main.command(epilog='Example: kg rename CSTO "Collective Security Treaty Organization"')
@click.argument("entity")
@click.argument("name")
@_with_reason
@_with_db
def rename(entity: str, name: str, reason: str | None, db: Path) -> None:
    """Rule by which NAME an entity is listed."""
    _decide(db, "rename", entity, name, reason=reason)


@main.command(epilog="Example: kg retype Taliban GROUP")
@click.argument("entity")
@click.argument("type", type=click.Choice(get_args(EntityType), case_sensitive=False))
@_with_reason
@_with_db
def retype(entity: str, type: str, reason: str | None, db: Path) -> None:
    """Rule of which TYPE an entity is: PERSON, ORG, GPE, GROUP ..."""
    _decide(db, "retype", entity, type, reason=reason)


@main.command(epilog="Example: kg withdraw $(kg decisions --json | tail -1 | cut -c9-24)")
@click.argument("decision")
@_with_reason
@_with_db
def withdraw(decision: str, reason: str | None, db: Path) -> None:
    """Take back a DECISION, by its id or the beginning of it; both stay on record."""
    _decide(db, "withdraw", decision, reason=reason)


@main.command(epilog="Example: kg decisions --json")
@_with_json
@_with_db
def decisions(as_json: bool, db: Path) -> None:
    """List what a person ruled, oldest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.decisions()
    _print(found, records.decision_record, listings.decisions_table, as_json=as_json)


# --- printing ------------------------------------------------------------------------------------


def _decide(db: Path, verb: str, *arguments: str, reason: str | None) -> None:
    with kg.open(db) as graph:
        decision = graph.decide(verb, *arguments, reason=reason)
    click.echo(harmless(f"decided {decision.id}: {verb} {', '.join(arguments)}"))


def _print(
    found: list[Any], record: Callable[[Any], dict[str, Any]], as_table: Callable[[list[Any], Paper], str],
    *, as_json: bool,
) -> None:  # fmt: skip
    if as_json:
        _print_json(map(record, found))
    elif found:
        click.echo(as_table(found, _paper()))
    else:
        click.echo("None.", err=True)


def _print_json(lines: Iterable[dict[str, Any]]) -> None:
    for line in lines:
        click.echo(records.json_line(line))


def _paper() -> Paper:
    """Return how wide the terminal is; it takes colour if it is one, unless NO_COLOR is set."""
    width = shutil.get_terminal_size((100, 24)).columns
    return Paper(
        min(max(width, _LEAST_WIDTH), _MOST_WIDTH),
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def _progress() -> Callable[[str, str], None] | None:
    """Return what shows on a terminal how many documents are done."""
    if not sys.stderr.isatty():
        return None
    done = itertools.count(1)

    def show(path: str, outcome: str) -> None:
        click.echo(f"\r{next(done)} documents ", nl=False, err=True)

    return show


def _warn(failure: object) -> None:
    click.echo(f"Warning: {harmless(str(failure))}", err=True)


def _fail_if(failed: int) -> None:
    if failed:
        raise click.ClickException(f"{number(failed, 'document')} could not be read")


if __name__ == "__main__":
    main()
