"""The command that shows one article as it is known, and sets what it is."""

from dataclasses import asdict
from pathlib import Path

import click

import kg
from kg.cli.options import with_db, with_json
from kg.cli.printing import fail_if, note_all, paper, print_json, warn
from kg.model.decision import DESCRIBED_FIELDS
from kg.present.terminal.listings import columns
from kg.present.terminal.plain import harmless
from kg.present.terminal.whole_article import history_text
from kg.present.words import number


@click.command(epilog="Example: kg document seeds/001_b275391b8c2b8b27.txt --date 2022-01-10")
@click.argument("document", required=False)
@click.option("--date", "published", metavar="DAY", help="When it was published, as 2022-01-10.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--from", "table", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              metavar="FILE.csv",
              help="For many: columns id or path, and date, outlet, title, author, url.")  # fmt: skip
@click.option("--reason", metavar="TEXT", help="Why; kept with the decision.")
@click.option("--by", metavar="NAME", help="Who rules; you, if not given.")
@click.option("--history", is_flag=True, help="What changed each time it was read with another text.")
@with_json
@with_db
def document(
    document: str | None, table: Path | None, reason: str | None, by: str | None, history: bool,
    as_json: bool, db: Path,
    **fields: str | None,
) -> None:  # fmt: skip
    """Show what an article is, or set it: date, outlet, title, author, address; "" for nothing.

    DOCUMENT is its id, the beginning of its id, or its path. What is set is a decision: it lasts when the
    article is read again, `kg decisions` lists it and `kg withdraw` takes it back.
    """
    if history and document:
        _show_history(document, db, as_json=as_json)
        return
    given = {field: value for field, value in fields.items() if value is not None}
    if (document is None) == (table is None) or (table and given):
        raise click.UsageError("Name one article, or a table by --from.")
    if table:
        _describe_from(table, db, reason=reason, by=by)
        return
    assert document
    with kg.open(db, read_only=not given) as graph:
        made = graph.describe(document, reason=reason, who=by, **given) if given else []
        found = graph.document(document)
        as_read = graph.descriptions(found.id)
    for decision in made:
        _, field, value = decision.arguments
        click.echo(harmless(f"decided {decision.id}: {field} = {value or 'nothing'}"), err=True)
    known = {"id": found.id, "path": found.path} | {name: getattr(found, name) for name in DESCRIBED_FIELDS}
    if as_json:
        print_json([known | {"read_as": {field: read for field, (read, _) in as_read.items()}}])
        return
    click.echo(columns([(name, _told(name, value, as_read)) for name, value in known.items()], paper()))


def _show_history(document: str, db: Path, *, as_json: bool) -> None:
    with kg.open(db, read_only=True) as graph:
        steps = graph.changes(document)
    if as_json:
        print_json(asdict(step) for step in steps)
    else:
        click.echo(history_text(steps))


def _told(field: str, value: str | None, as_read: dict[str, tuple[str | None, str]]) -> str:
    if field not in as_read:
        return value or "not known"
    read, decision = as_read[field]
    return f"{value or 'nothing'} (by decision {decision[:8]}; read as: {read or 'not known'})"


def _describe_from(table: Path, db: Path, *, reason: str | None, by: str | None) -> None:
    with kg.open(db) as graph:
        done = graph.describe_from(table, reason=reason, who=by)
    if done.unused:
        note_all([f"columns that are not used: {', '.join(done.unused)}"])
    for failure in done.failed:
        warn(failure)
    held = f", {number(done.known, 'row')} held already" if done.known else ""
    click.echo(f"{number(len(done.made), 'decision')} made{held}")
    fail_if(len(done.failed))
