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
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, get_args

import click

import kg
from kg.api import extract_paths
from kg.ask.context import find_context
from kg.ask.days import check_date
from kg.decide.alias_file import read_aliases
from kg.errors import KGError
from kg.model import Decision, EntityType, Modality, Relation
from kg.present.json import records
from kg.present.terminal import listings
from kg.present.terminal.answers import claims_table
from kg.present.terminal.card import claim_card, entity_card
from kg.present.terminal.facts import facts_record
from kg.present.terminal.linked import answer_text, difference_table, history_table, sides_table
from kg.present.terminal.plain import Paper, harmless, number

if TYPE_CHECKING:
    from kg.decide.review import Answer, Review
    from kg.extract import ExtractorKind
    from kg.present.export import Format

Judged = TypeVar("Judged")
Command = TypeVar("Command", bound=Callable[..., Any])

_LEAST_WIDTH, _MOST_WIDTH = 40, 120
_MOST_MEASURED = 10  # speakers, brokers and communities each
_MOST_TROUBLES = 5  # decisions that do not hold, each told in a line
_ANSWERS: dict[str, "Answer"] = {"y": "yes", "n": "no", "s": "skip"}


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
        click.option("--rejected", is_flag=True, help="Claims that a person rejected as well."),
    )):  # fmt: skip
        command = option(command)
    return command


def _with_reading(command: Command) -> Command:
    command = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
        help="Processes that read side by side.",
    )(command)  # fmt: skip
    command = click.option(
        "--extractor", type=click.Choice(["auto", "model", "rules"]), default="auto", show_default=True,
        help="The trained model, the rules on the parse, or both.",
    )(command)  # fmt: skip
    return click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default.")(command)


# --- filling -------------------------------------------------------------------------------------


@main.command(epilog="Example: kg extract seeds/ --output claims.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output", "-o", type=click.File("wb", lazy=True, atomic=True), help="Write here, not to the terminal."
)
@_with_reading
def extract(
    paths: tuple[str, ...], output: BinaryIO | None, model: str | None, extractor: "ExtractorKind", jobs: int
) -> None:
    """Print who said what in articles, without a database: one JSON object a document.

    PATH is a .txt, .html or .jsonl file, or a folder of them.
    """
    from kg.present.json.extraction import extraction_record
    from kg.read import Failure

    if output and not Path(output.name).absolute().parent.is_dir():  # before minutes of work, not after
        raise click.ClickException(f"{output.name}: no such folder; make it first")
    failed = 0
    for found in extract_paths(paths, model=model, extractor=extractor, workers=jobs):
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
def ingest(
    paths: tuple[str, ...], model: str | None, extractor: "ExtractorKind", jobs: int, db: Path
) -> None:
    """Read articles into the database; what it holds already is not read again.

    PATH is a .txt, .html or .jsonl file, or a folder of them.
    """
    began = time.monotonic()
    with kg.open(db, create=True) as graph:
        report = graph.ingest(*paths, model=model, extractor=extractor, workers=jobs, on_progress=_progress())
        stats = graph.stats()
    for failure in report.failed:
        _warn(failure)
    for line in report.troubles[:_MOST_TROUBLES]:
        _warn(listings.trouble(line))
    if len(report.troubles) > _MOST_TROUBLES:
        more = len(report.troubles) - _MOST_TROUBLES
        _warn(f"{number(more, 'more decision')} of that kind; `kg decisions` lists all")
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
        _print_json(records.answer_records(answer))
    else:
        click.echo(answer_text(answer, _paper()))


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
        _print_json([records.claim_with_links_record(found, context)])
    else:
        click.echo(claim_card(found, context, _paper()))


@main.command(epilog='Example: kg timeline "the Tajik-Afghan border"')
@click.argument("x")
@_with_filters
@_with_json
@_with_db
def timeline(x: str, as_json: bool, db: Path, **narrowed: Any) -> None:
    """Show what each speaker said about X, oldest first, and what it changes."""
    with kg.open(db, read_only=True) as graph:
        found = graph.history(x, **narrowed)
    if as_json:
        _print_json(records.history_records(found))
    else:
        click.echo(history_table(found, _paper()) or f"Nothing was said about {harmless(x)}.")


@main.command(epilog='Example: kg conflicts "the Tajik-Afghan border"')
@click.argument("x", required=False)
@_with_filters
@_with_json
@_with_db
def conflicts(x: str | None, as_json: bool, db: Path, **narrowed: Any) -> None:
    """Show which claims contradict each other, both sides' words side by side; on X, if it is given."""
    with kg.open(db, read_only=True) as graph:
        found = graph.conflicts(x, **narrowed)
    if as_json:
        _print_json(map(records.sides_record, found))
    else:
        click.echo(sides_table(found, _paper()) or "No claims are known to contradict each other there.")


@main.command(epilog="Example: kg diff Kharitonova Nessar --about border")
@click.argument("a")
@click.argument("b")
@_with_filters
@_with_json
@_with_db
def diff(a: str, b: str, as_json: bool, db: Path, **narrowed: Any) -> None:
    """Show what two speakers, or two outlets, say differently: against each other, alike, each alone."""
    with kg.open(db, read_only=True) as graph:
        found = graph.difference(a, b, **narrowed)
    if as_json:
        _print_json(records.difference_records(found))
    else:
        click.echo(difference_table(found, _paper()))


@main.command(epilog='Example: kg report "the Tajik-Afghan border" --output report.html')
@click.argument("x")
@click.option("--output", "-o", type=click.File("wb", lazy=True, atomic=True), metavar="FILE",
              help="Write here: a page if it ends in .html, Markdown if in .md.")  # fmt: skip
@_with_filters
@_with_db
def report(x: str, output: BinaryIO | None, db: Path, **narrowed: Any) -> None:
    """Write a briefing on X: who said what, who disagrees, who agrees, each sentence with its source.

    Without --output it is printed as Markdown.
    """
    from kg.present.briefing import briefing_html, briefing_markdown

    ending = Path(output.name).suffix.lower() if output else ".md"
    if ending not in (".html", ".htm", ".md"):
        raise click.UsageError("A report is a page or Markdown: --output report.html or report.md")
    with kg.open(db, read_only=True) as graph:
        briefing = graph.report(x, **narrowed)
    text = briefing_markdown(briefing) if ending == ".md" else briefing_html(briefing)
    click.echo(text.encode("utf-8", "replace"), file=output, nl=False)


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
    """Show whom a name means: its names, each with why it is one, and its roles with their dates."""
    with kg.open(db, read_only=True) as graph:
        found = [(line, graph.facts(line.id)) for line in graph.entity(name)]
    if as_json:
        _print_json(records.entity_record(line) | facts_record(line, facts) for line, facts in found)
    else:
        click.echo("\n\n".join(entity_card(line, facts, _paper()) for line, facts in found))


@main.command(epilog="Example: kg documents --since 2022")
@_with_filters
@_with_json
@_with_db
def documents(as_json: bool, db: Path, **narrowed: Any) -> None:
    """List documents, newest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.documents(**narrowed)
    _print(found, records.document_record, listings.documents_table, as_json=as_json)


@main.command(epilog="Example: kg links --relation contradicts")
@click.option("--relation", type=click.Choice(get_args(Relation)), metavar="RELATION",
              help="repeats, corroborates, contradicts, evolves or related.")  # fmt: skip
@_with_filters
@_with_json
@_with_db
def links(relation: Relation | None, as_json: bool, db: Path, **narrowed: Any) -> None:
    """List how claims relate to each other, the surest first."""
    with kg.open(db, read_only=True) as graph:
        found = graph.links(relation=relation, **narrowed)
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


@main.command(epilog='Example: kg measures "the Tajik-Afghan border"')
@click.argument("x", required=False)
@_with_filters
@_with_json
@_with_db
def measures(x: str | None, as_json: bool, db: Path, **narrowed: Any) -> None:
    """Show who is cited most, who joins outlets, and who agrees with whom; a copied text counts once."""
    limit = narrowed.pop("limit")
    with kg.open(db, read_only=True) as graph:
        found = graph.measures(x, limit=limit or _MOST_MEASURED, **narrowed)
    if as_json:
        _print_json(records.measures_records(found))
    else:
        click.echo(listings.measures_table(found, _paper()))


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
@click.option("--links", is_flag=True, help="Only claims that contradict, corroborate, repeat or otherwise "
              "relate to another one, and these others, whoever said them.")  # fmt: skip
@click.option("--max-nodes", type=click.IntRange(min=10), default=500, show_default=True, metavar="N",
              help="Of what is larger, the most telling part: links and busy speakers first.")  # fmt: skip
@_with_filters
@_with_db
def view(
    x: str | None, output: Path, no_open: bool, links: bool, max_nodes: int, db: Path, **narrowed: Any
) -> None:
    """Draw the network of who said what, or the part around X, as one page for the browser."""
    with kg.open(db, read_only=True) as graph:
        part = graph.part(x, links=links, max_nodes=max_nodes, **narrowed)
        page = graph.view(output, x, part=part)
    for sentence in part.left_out:
        click.echo(f"Note: {sentence}", err=True)
    click.echo(f"wrote {page}")
    if not no_open:
        webbrowser.open(page.as_uri())


# --- exchanging ----------------------------------------------------------------------------------

_FORMATS: tuple["Format", ...] = ("graphml", "gexf", "csv", "jsonld", "ftm", "jsonl")


@main.command(epilog="Example: kg export gexf Rahmon --output rahmon.gexf")
@click.argument("format", type=click.Choice(_FORMATS), metavar="FORMAT")
@click.argument("x", required=False)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write here, not to the terminal.")
@_with_filters
@_with_db
def export(format: "Format", x: str | None, output: Path | None, db: Path, **narrowed: Any) -> None:
    """Write the database, or the part around X, for other programs.

    FORMAT is graphml or gexf (for Gephi; gexf with dates), csv (tables: --output names a folder or a .zip),
    jsonld (schema.org Claim, PROV-O), ftm (FollowTheMoney entities), or jsonl (all of it, for `kg import`).
    """
    if format == "csv" and not output:
        raise click.UsageError("csv is several tables: name a folder or a .zip with --output")
    with kg.open(db, read_only=True) as graph:
        if output:
            click.echo(f"wrote {graph.export(format, output, x=x, **narrowed)}", err=True)
            return
        for chunk in graph.export_chunks(format, x=x, **narrowed):
            click.echo(chunk, nl=False)


@main.command("import", epilog="Example: kg import --db other.db claims.jsonl")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_with_db
def import_file(file: Path, db: Path) -> None:
    """Add what `kg export jsonl` wrote; nothing that the database holds is changed."""
    from kg.present.export import check_header

    check_header(file)
    with kg.open(db, create=True) as graph:
        taken = graph.import_file(file)
    for line in taken.troubles:
        _warn(listings.trouble(line))
    known = taken.documents_known + taken.decisions_known
    added = f"{number(taken.documents, 'document')} and {number(taken.decisions, 'decision')} added"
    click.echo(f"{added}, {known:,} held already")


@main.command(epilog="Example: kg serve --port 8800 --no-open")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Another than this shows the store to whoever reaches this computer.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N",
              help="0 takes one that is free.")  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open it in the browser.")
@_with_db
def serve(host: str, port: int, no_open: bool, db: Path) -> None:
    """Serve the database as pages to ask, read and look, on this computer only; nothing can be written."""
    from kg.web import is_loopback, serve

    def ready(address: str) -> None:
        click.echo(f"serving {db} at {address} (Ctrl-C ends it)")
        if not no_open:
            webbrowser.open(address)

    if not is_loopback(host):
        _warn(f"everyone who reaches {host} can read the whole database")
    serve(db, host=host, port=port, on_ready=ready)


@main.command(epilog='Example: kg same "Emomali Rakhmon" "Эмомали Рахмон" --type PERSON')
@click.argument("names", nargs=-1, metavar="NAME NAME")
@click.option("--type", "schema", default="", metavar="TYPE",
              help="Person, Company, Organization, Vessel, Address ... or a type of kg.")  # fmt: skip
@click.option("--pairs", type=click.File(encoding="utf-8-sig"), metavar="FILE",
              help="A CSV with the columns name1, name2, schema; gives one JSON object a row.")  # fmt: skip
@_with_json
def same(names: tuple[str, ...], schema: str, pairs: Iterable[str] | None, as_json: bool) -> None:
    """Say whether two names may be one person's, company's or ship's, without a database."""
    from kg.present.terminal.same import same_pairs, same_record
    from kg.resolve.names.schemas import compare_as

    if len(names) != (0 if pairs else 2):
        raise click.UsageError("Give two names, or --pairs FILE.csv and no names")
    if not pairs:
        verdict = compare_as(names[0], names[1], schema)
        text = f"{'same' if verdict.match else 'not the same'} ({verdict.score:.2f}): {verdict.why}"
        click.echo(records.json_line(same_record(verdict)) if as_json else harmless(text))
        return
    _print_judged(same_pairs(pairs), same_record, "row")


@main.command(epilog='Example: kg relate "The border is calm." "The border is not calm."')
@click.argument("texts", nargs=-1, metavar="TEXT TEXT")
@click.option("--pairs", type=click.File(encoding="utf-8-sig"), metavar="FILE",
              help='A JSONL of {"a": TEXT, "b": TEXT}; gives one JSON object a line.')  # fmt: skip
@_with_json
def relate(texts: tuple[str, ...], pairs: Iterable[str] | None, as_json: bool) -> None:
    """Say whether a second statement follows from the first or contradicts it, without a database."""
    from kg.present.terminal.text_pairs import relate_line, relate_pairs, relate_record
    from kg.relate.texts import relate as relate_texts

    if len(texts) != (0 if pairs else 2):
        raise click.UsageError("Give two texts, or --pairs FILE.jsonl and no texts")
    if not pairs:
        verdict = relate_texts(*texts)
        click.echo(records.json_line(relate_record(verdict)) if as_json else relate_line(verdict))
        return
    _print_judged(relate_pairs(pairs), relate_record, "line")


# --- what a person rules -------------------------------------------------------------------------


def _with_ruling(command: Command) -> Command:
    """Add what every decision has: who, why, and where it is kept."""
    command = click.option("--reason", metavar="TEXT", help="Why; kept with the decision.")(_with_db(command))
    return click.option("--by", metavar="NAME", help="Who rules; you, if not given.")(command)


@main.command(epilog='Example: kg merge ISIS "Islamic State" --reason "the article says so"')
@click.argument("a")
@click.argument("b")
@_with_ruling
def merge(a: str, b: str, **ruling: Any) -> None:
    """Rule that A and B are one. Each is a name, or the beginning of an entity's id."""
    _decide("merge", a, b, **ruling)


@main.command(epilog="Example: kg distinct Rahmon Tokayev")
@click.argument("a")
@click.argument("b")
@_with_ruling
def distinct(a: str, b: str, **ruling: Any) -> None:
    """Rule that A and B are not one."""
    _decide("distinct", a, b, **ruling)


@main.command(epilog="Example: kg split Taliban Talibz")
@click.argument("a")
@click.argument("form")
@click.option("--document", metavar="DOCUMENT", help="Only where this one says it, by its id or path.")
@_with_ruling
def split(a: str, form: str, document: str | None, **ruling: Any) -> None:
    """Rule that FORM, which is taken for a name of A, means another one."""
    _decide("split", a, form, document=document, **ruling)


@main.command(epilog='Example: kg rename CSTO "Collective Security Treaty Organization"')
@click.argument("entity")
@click.argument("name")
@_with_ruling
def rename(entity: str, name: str, **ruling: Any) -> None:
    """Rule by which NAME an entity is listed."""
    _decide("rename", entity, name, **ruling)


@main.command(epilog="Example: kg retype Taliban GROUP")
@click.argument("entity")
@click.argument("type", type=click.Choice(get_args(EntityType), case_sensitive=False))
@_with_ruling
def retype(entity: str, type: str, **ruling: Any) -> None:
    """Rule of which TYPE an entity is: PERSON, ORG, GPE, GROUP ..."""
    _decide("retype", entity, type, **ruling)


@main.command(epilog='Example: kg alias CSTO ODKB "Tashkent Pact"')
@click.argument("names", nargs=-1, metavar="NAME ALIAS...")
@click.option(
    "--file", type=click.File("rb"), help='Rows of names: CSV, TSV, or JSON lines like ["NAME", "ALIAS"].'
)
@_with_ruling
def alias(
    names: tuple[str, ...], file: BinaryIO | None, by: str | None, reason: str | None, db: Path
) -> None:
    """Rule that NAME is called ALIAS, too. No document need have the names yet."""
    if file is not None and not names:
        rows = read_aliases(_text_of(file), file.name)
    elif file is None and len(names) > 1:
        rows = [names]
    else:
        raise click.UsageError("Give a name with others for it, or a --file of them")
    with kg.open(db) as graph:
        made = graph.add_aliases(rows, reason=reason, who=by)
        asleep = _count_asleep(graph, made)
    click.echo(f"{number(len(made), 'decision')} added, {len(rows) - len(made):,} held already")
    if asleep:
        click.echo(f"Note: {number(asleep, 'row')} of names that no document has yet", err=True)


@main.command(epilog='Example: kg reject 1f3a5c7e --reason "he asked, he did not say"')
@click.argument("claim")
@_with_ruling
def reject(claim: str, **ruling: Any) -> None:
    """Rule that a CLAIM is wrong: it is no longer listed, unless --rejected is given."""
    _decide("reject", claim, **ruling)


@main.command(epilog="Example: kg accept 1f3a5c7e")
@click.argument("claim")
@_with_ruling
def accept(claim: str, **ruling: Any) -> None:
    """Rule that a CLAIM is right, by its id or the beginning of it: its confidence is 1."""
    _decide("accept", claim, **ruling)


@main.command(epilog="Example: kg withdraw $(kg decisions --json | tail -1 | cut -c9-24)")
@click.argument("decision")
@_with_ruling
def withdraw(decision: str, **ruling: Any) -> None:
    """Take back a DECISION, by its id or the beginning of it; both stay on record."""
    _decide("withdraw", decision, **ruling)


@main.command(epilog="Example: kg review --limit 10 --only claims")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="At most so many questions.")  # fmt: skip
@click.option("--only", type=click.Choice(["merges", "claims"]), help="Ask about nothing else.")
@click.option("--by", metavar="NAME", help="Who rules; you, if not given.")
@_with_db
def review(limit: int, only: str | None, by: str | None, db: Path) -> None:
    """Rule on what is least sure, one key a question; each answer is kept at once.

    Where the input is no terminal, it is read line by line.
    """
    with kg.open(db) as graph:
        walk = graph.review(limit=limit, merges=only != "claims", claims=only != "merges", who=by)
        try:
            _walk_through(walk)
        finally:
            troubles = walk.close()
    for line in troubles:
        _warn(listings.trouble(line))
    click.echo(f"{number(walk.answered, 'answer')} kept")


def _walk_through(walk: "Review") -> None:
    from kg.present.terminal.doubts import KEYS, doubt_text

    if walk.doubt:
        click.echo(f"{KEYS}\n")
    while doubt := walk.doubt:
        at, every = walk.place
        click.echo(f"{at} of {every}\n{doubt_text(doubt, _paper())}")
        key = _key()
        if key in ("q", ""):
            return
        if key == "u":
            click.echo("undone\n" if walk.undo() else "nothing to undo\n")
        elif key in _ANSWERS:
            walk.answer(_ANSWERS[key])
            click.echo(f"{_ANSWERS[key]}\n")
        else:
            click.echo(f"{KEYS}\n")


def _key() -> str:
    """Return the key that was pressed, or of the next line of the input its first; "" at its end."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    line = sys.stdin.readline()
    return (line.strip()[:1] or " ").lower() if line else ""


@main.group(invoke_without_command=True, epilog="Example: kg decisions --json")
@_with_json
@_with_db
@click.pass_context
def decisions(context: click.Context, as_json: bool, db: Path) -> None:
    """List what a person ruled and what became of it, oldest first."""
    if context.invoked_subcommand:
        return
    with kg.open(db, read_only=True) as graph:
        found = graph.outcomes()
    _print(found, records.decision_record, listings.decisions_table, as_json=as_json)


def _with_db_of_group(command: Command) -> Command:
    """Add --db, which may stand before the subcommand as well."""

    def chosen(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
        assert context.parent
        return value or context.parent.params["db"]

    return click.option("--db", type=click.Path(path_type=Path), callback=chosen, help="The database.")(
        command
    )


@decisions.command("export", epilog="Example: kg decisions export decisions.jsonl")
@click.argument("file", type=click.File("wb", lazy=True, atomic=True), default="-")
@_with_db_of_group
def export_decisions(file: BinaryIO, db: Path) -> None:
    """Write decisions to FILE, one JSON object a line, to share and to keep under version control."""
    with kg.open(db, read_only=True) as graph:
        lines = graph.export_decisions()
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"), file=file)


@decisions.command("import", epilog="Example: kg decisions import decisions.jsonl")
@click.argument("file", type=click.File("rb"))
@_with_db_of_group
def import_decisions(file: BinaryIO, db: Path) -> None:
    """Take in decisions that were exported; what is held already changes nothing."""
    lines = _text_of(file).split("\n")  # not splitlines(): a reason may hold Unicode's other line ends
    with kg.open(db, create=True) as graph:
        taken = graph.import_decisions(lines, file.name)
    for line in taken.troubles:
        _warn(listings.trouble(line))
    click.echo(f"{number(taken.added, 'decision')} added, {taken.known:,} held already")


# --- printing ------------------------------------------------------------------------------------


def _decide(
    verb: str, *arguments: str, db: Path, by: str | None, reason: str | None, document: str | None = None
) -> None:
    with kg.open(db) as graph:
        decision = graph.decide(verb, *arguments, reason=reason, who=by, document=document)
    click.echo(harmless(f"decided {decision.id}: {verb} {', '.join(decision.arguments)}"))


def _count_asleep(graph: kg.KnowledgeGraph, made: Sequence[Decision]) -> int:
    ids = {decision.id for decision in made}
    return sum(line.state == "sleeps" and line.decision.id in ids for line in graph.outcomes())


def _text_of(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{harmless(file.name)}: not UTF-8; save it as UTF-8 first") from error


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


def _print_judged(
    judged: Iterable[Judged | str], record_of: Callable[[Judged], dict[str, Any]], what: str
) -> None:
    """Print one JSON object for each of them; those that are a string say why they could not be judged."""
    failed = 0
    for found in judged:
        if isinstance(found, str):
            failed += 1
            _warn(found)
        else:
            _print_json([record_of(found)])
    if failed:
        raise click.ClickException(f"{number(failed, what)} could not be judged")


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
