"""Options that commands share, and the type of dates."""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import click

from kg.ask.days import check_date
from kg.cli.complete import known_names
from kg.errors import KGError
from kg.model import FILTER_FIELDS, Filter, FilterField, Relation
from kg.model.filter import FieldKind
from kg.model.read_options import FIELDS, Reading

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


# The fields of a filter that say something of articles themselves.
OF_ARTICLES = frozenset({"outlet", "document", "story", "since", "until", "undated", "limit"})


def with_filters(command: Command) -> Command:
    """Add an option for each field of `kg.Filter`; the command is given one, named `filter`."""
    return _with_fields(command, FILTER_FIELDS)


def with_filters_of_articles(command: Command) -> Command:
    """Add an option for each field of `kg.Filter` that says something of articles themselves."""
    return _with_fields(command, [one for one in FILTER_FIELDS if one.name in OF_ARTICLES])


def _with_fields(command: Command, offered: Sequence[FilterField]) -> Command:
    @functools.wraps(command)
    def filtered(**given: Any) -> Any:
        narrowed = {one.name: given.pop(one.name) for one in offered}
        set_ = {name: value for name, value in narrowed.items() if value is not None}
        return command(filter=Filter(**set_), **given)

    narrowing: Callable[..., Any] = filtered
    for one in reversed(offered):
        narrowing = _option(one)(narrowing)
    return cast("Command", narrowing)


def _option(one: FilterField) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    name = "--" + one.name.replace("_", "-")
    if one.kind == "flag":
        return click.option(name, is_flag=True, help=one.help)
    types: dict[FieldKind, click.ParamType[Any]] = {
        "name": click.STRING,
        "date": Date(),
        "choice": click.Choice(one.choices),
        "share": click.FloatRange(0, 1),
        "count": click.IntRange(min=1),
    }
    completed = known_names if one.name in ("speaker", "about") else None
    return click.option(
        name, metavar=one.metavar, type=types[one.kind], help=one.help, shell_complete=completed
    )


class Columns(click.ParamType[tuple[str, str]]):
    """FIELD=COLUMN."""

    name = "columns"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        field, _, column = value.partition("=")
        if field not in FIELDS or not column:
            self.fail(f"{value!r} is not FIELD=COLUMN; fields are {', '.join(FIELDS)}", param, ctx)
        return field, column


def with_reading(command: Command) -> Command:
    """Add how articles are read; the command is given a `kg.Reading` named `reading`."""

    @functools.wraps(command)
    def read(**given: Any) -> Any:
        return command(reading=Reading(columns=dict(given.pop("columns"))), **given)

    reading: Callable[..., Any] = click.option(
        "--map", "columns", type=Columns(), multiple=True, metavar="FIELD=COLUMN",
        help="Of tables: the column of a field, as --map text=body --map published=date.",
    )(read)  # fmt: skip
    return cast("Command", _with_extractor(reading))


def _with_extractor(command: Command) -> Command:
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


def with_relation(command: Command) -> Command:
    """Add which of the links of two claims is meant."""
    return click.option("--relation", type=click.Choice(get_args(Relation)), metavar="RELATION",
                        help="Of a link: which one, where two claims have several.")(command)  # fmt: skip


def with_db_of_group(command: Command) -> Command:
    """Add --db, which may stand before the subcommand as well."""

    def chosen(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
        assert context.parent
        return value or context.parent.params["db"]

    return click.option("--db", type=click.Path(path_type=Path), callback=chosen, help="The database.")(
        command
    )
