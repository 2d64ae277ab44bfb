"""Options that commands share, and the type of dates."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from kg.ask.days import check_date
from kg.errors import KGError
from kg.model import Modality

if TYPE_CHECKING:
    pass


Command = TypeVar("Command", bound=Callable[..., Any])


class Date(click.ParamType[str]):
    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return check_date(value)
        except KGError as error:
            self.fail(str(error), param, ctx)


def with_db(command: Command) -> Command:
    option = click.option(
        "--db", type=click.Path(path_type=Path), default="kg.db", envvar="KG_DB", show_default=True,
        show_envvar=True, help="The database.",
    )  # fmt: skip
    return option(command)


def with_json(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(command)


def with_filters(command: Command) -> Command:
    """Add the options that narrow what is listed, in the words of `KnowledgeGraph`."""
    for option in reversed((
        click.option("--speaker", metavar="NAME", help="Said by this one."),
        click.option("--about", metavar="X", help="About a name, a concept, or these words."),
        click.option("--outlet", metavar="NAME", help="Published by this outlet."),
        click.option("--since", metavar="DATE", type=Date(), help="Published since 2022, 2022-01, ..."),
        click.option("--until", metavar="DATE", type=Date(), help="Published until, that date included."),
        click.option("--modality", type=click.Choice(get_args(Modality)), metavar="MODALITY",
                     help="asserts, denies, requests, ..."),
        click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="As sure as this."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
        click.option("--rejected", is_flag=True, help="Claims that a person rejected as well."),
    )):  # fmt: skip
        command = option(command)
    return command


def with_reading(command: Command) -> Command:
    command = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
        help="Processes that read side by side.",
    )(command)  # fmt: skip
    command = click.option(
        "--extractor", type=click.Choice(["auto", "model", "rules"]), default="auto", show_default=True,
        help="The trained model, the rules on the parse, or both.",
    )(command)  # fmt: skip
    return click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default.")(command)


def with_ruling(command: Command) -> Command:
    """Add what every decision has: who, why, and where it is kept."""
    command = click.option("--reason", metavar="TEXT", help="Why; kept with the decision.")(with_db(command))
    return click.option("--by", metavar="NAME", help="Who rules; you, if not given.")(command)


def with_db_of_group(command: Command) -> Command:
    """Add --db, which may stand before the subcommand as well."""

    def chosen(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
        assert context.parent
        return value or context.parent.params["db"]

    return click.option("--db", type=click.Path(path_type=Path), callback=chosen, help="The database.")(
        command
    )
