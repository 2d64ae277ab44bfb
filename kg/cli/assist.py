"""The command that serves assistants."""

from pathlib import Path

import click

from kg.cli.options import with_db
from kg.errors import KGError


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
