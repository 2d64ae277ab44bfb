"""The group `kg`: sections in the order of its help; the one place where a KGError becomes "Error: ..."."""

import logging
import sys
from typing import Any

import click

from kg.cli import (
    articles,
    ask,
    compare,
    complete,
    decide,
    describe,
    drafts,
    look,
    read,
    share,
    watching,
)
from kg.cli.printing import warn
from kg.errors import KGError
from kg.present.terminal.plain import harmless

SECTIONS: tuple[tuple[str, tuple[click.Command, ...]], ...] = (
    ("Read articles", (read.ingest, watching.watch, read.extract, read.refresh, read.remove)),
    (
        "Ask who said what",
        (
            ask.ask, ask.claims, ask.claim, ask.timeline, ask.conflicts, ask.numbers, ask.stances, ask.diff,
            ask.report, drafts.check, watching.news,
        ),
    ),
    (
        "Look at what there is",
        (
            articles.search, articles.read_article, look.entities, look.entity, look.documents, look.stories,
            look.story, look.links, look.stats,
            look.doctor, look.measures, look.path, look.view, look.serve, drafts.mcp,
        ),
    ),
    (
        "Decide who is who and what holds",
        (
            decide.merge, decide.distinct, decide.split, decide.rename, decide.retype, decide.alias,
            decide.reject, decide.accept, decide.attribute, decide.link, decide.outlet, describe.document,
            decide.withdraw,
            decide.review,
            decide.decisions,
        ),
    ),
    ("Share", (share.export, share.import_file)),
    ("Compare without a database", (compare.same, compare.relate)),
    ("Set up", (complete.completion,)),
)  # fmt: skip


class _Sections(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KGError as error:
            raise click.ClickException(harmless(str(error))) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of the sections

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a part of the help for each section, all with one width of names."""
        width = formatter.width - 6 - max(map(len, self.commands))
        for title, commands in SECTIONS:
            with formatter.section(title):
                formatter.write_dl(
                    [(command.name or "", command.get_short_help_str(width)) for command in commands]
                )


class _Warnings(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        warn(record.getMessage())


@click.group(
    cls=_Sections,
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


for _, _commands in SECTIONS:
    for _command in _commands:
        main.add_command(_command)
