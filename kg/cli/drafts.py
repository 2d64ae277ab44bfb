"""Commands for who writes: a draft checked against the articles, and the tools of an assistant."""

from pathlib import Path

import click

import kg
from kg.cli.options import with_db, with_json
from kg.cli.printing import paper, print_json
from kg.errors import KGError


@click.command(epilog="Example: kg check draft.md --output checked.html")
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html",
              help="Write the draft as a page, its passages marked and the evidence beside it.")  # fmt: skip
@with_json
@with_db
def check(draft: Path, output: Path | None, as_json: bool, db: Path) -> None:
    """Check what a draft quotes and reports against the articles: verbatim, altered, wrong speaker ...

    DRAFT is .md, .docx, .html, .txt or any other article that kg reads.
    """
    from kg.present.checked import checked_record, draft_html, draft_table, verdict_counts
    from kg.present.writing import write_whole

    if output and output.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError("A checked draft is a page: --output checked.html")
    with kg.open(db, read_only=True) as graph:
        checked = graph.check(draft)
    if output:
        wrote = write_whole(output, [draft_html(checked).encode("utf-8", "replace")])
        click.echo(f"{verdict_counts(checked)}\nwrote {wrote}", err=True)
    elif as_json:
        print_json(map(checked_record, checked.rows))
    else:
        click.echo(draft_table(checked, paper()))


@click.command(epilog="Example: kg mcp --db kg.db")
@with_db
def mcp(db: Path) -> None:
    """Let an assistant ask the database over the Model Context Protocol: read-only, on standard input.

    Tools: ask, search, claim, conflicts, story, check. Needs the extra `mcp`.
    """
    try:
        from kg.assistant.serving import serve
    except ImportError as error:
        raise KGError("`kg mcp` needs the package mcp: pip install 'kg[mcp]'") from error
    serve(db)
