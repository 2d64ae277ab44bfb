"""What a shell completes: the script that makes it do so, and the names that a database knows."""

import os
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

import kg
from kg.errors import KGError
from kg.present.terminal.plain import harmless

_MOST_NAMES = 50


def known_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the names that begin with what is typed, the best known first; none without a database."""
    db = ctx.params.get("db") or os.environ.get("KG_DB") or "kg.db"
    if not Path(db).is_file():
        return []
    try:
        with kg.open(db, read_only=True) as graph:
            found = graph.entities(incomplete, kg.Filter(limit=_MOST_NAMES))
    except KGError:
        return []
    typed = incomplete.casefold()
    names = (name for line in found for name in (line.name, *line.aliases))
    fitting = [name for name in names if name.casefold().startswith(typed) and harmless(name) == name]
    return [CompletionItem(name) for name in dict.fromkeys(fitting)]


@click.command(epilog="Example: kg completion bash")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options and the names in the database.

    Bash: put `eval "$(kg completion bash)"` into ~/.bashrc; zsh: the same with zsh into ~/.zshrc; fish:
    kg completion fish > ~/.config/fish/completions/kg.fish
    """
    shells = get_completion_class(shell)
    assert shells is not None  # one of the three
    script = shells(ctx.find_root().command, {}, "kg", "_KG_COMPLETE")
    source = script.source_template % script.source_vars()
    click.echo(source.replace("complete -o nosort", "complete -o nosort -o filenames"))  # blanks are quoted
