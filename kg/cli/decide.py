"""Commands by which a person rules."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

import click

import kg
from kg.cli.complete import known_names
from kg.cli.options import with_db, with_db_of_group, with_json, with_relation, with_ruling
from kg.cli.printing import paper, print_listing, text_of, warn
from kg.decide.alias_file import read_aliases
from kg.model import Decision, EntityType, Relation
from kg.present.json import records
from kg.present.terminal import listings
from kg.present.terminal.plain import harmless
from kg.present.words import number

if TYPE_CHECKING:
    from kg.decide.review import Answer, Review


_ANSWERS: dict[str, "Answer"] = {"y": "yes", "n": "no", "s": "skip"}


@click.command(epilog='Example: kg merge ISIS "Islamic State" --reason "the article says so"')
@click.argument("a", shell_complete=known_names)
@click.argument("b", shell_complete=known_names)
@with_ruling
def merge(a: str, b: str, **ruling: Any) -> None:
    """Rule that A and B are one. Each is a name, or the beginning of an entity's id."""
    _decide("merge", a, b, **ruling)


@click.command(epilog="Example: kg distinct Rahmon Tokayev")
@click.argument("a", shell_complete=known_names)
@click.argument("b", shell_complete=known_names)
@with_ruling
def distinct(a: str, b: str, **ruling: Any) -> None:
    """Rule that A and B are not one."""
    _decide("distinct", a, b, **ruling)


@click.command(epilog="Example: kg split Taliban Talibs")
@click.argument("a", shell_complete=known_names)
@click.argument("form")
@click.option("--document", metavar="DOCUMENT", help="Only where this one says it, by its id or path.")
@with_ruling
def split(a: str, form: str, document: str | None, **ruling: Any) -> None:
    """Rule that FORM, which is taken for a name of A, means another one."""
    _decide("split", a, form, document=document, **ruling)


@click.command(epilog='Example: kg rename CSTO "Collective Security Treaty Organization"')
@click.argument("entity")
@click.argument("name", shell_complete=known_names)
@with_ruling
def rename(entity: str, name: str, **ruling: Any) -> None:
    """Rule by which NAME an entity is listed."""
    _decide("rename", entity, name, **ruling)


@click.command(epilog="Example: kg retype Taliban GROUP")
@click.argument("entity")
@click.argument("type", type=click.Choice(get_args(EntityType), case_sensitive=False))
@with_ruling
def retype(entity: str, type: str, **ruling: Any) -> None:
    """Rule of which TYPE an entity is: PERSON, ORG, GPE, GROUP ..."""
    _decide("retype", entity, type, **ruling)


@click.command(epilog='Example: kg alias CSTO ODKB "Tashkent Pact"')
@click.argument("names", nargs=-1, metavar="NAME ALIAS...")
@click.option(
    "--file", type=click.File("rb"), help='Rows of names: CSV, TSV, or JSON lines like ["NAME", "ALIAS"].'
)
@with_ruling
def alias(
    names: tuple[str, ...], file: BinaryIO | None, by: str | None, reason: str | None, db: Path
) -> None:
    """Rule that NAME is called ALIAS, too. No document need have the names yet."""
    if file is not None and not names:
        rows = read_aliases(text_of(file), file.name)
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


@click.command(epilog='Example: kg reject 412cf7bc:ab97d9ef --reason "two different borders"')
@click.argument("claim_or_link")
@with_relation
@with_ruling
def reject(claim_or_link: str, relation: str | None, **ruling: Any) -> None:
    """Rule that a claim or a link is wrong: it is no longer listed.

    A claim is given by the beginning of its id, a link by those of its two claims, A:B. A rejected claim is
    listed with --rejected.
    """
    _decide("reject", claim_or_link, *filter(None, [relation]), **ruling)


@click.command(epilog="Example: kg accept ab97d9ef")
@click.argument("claim_or_link")
@with_relation
@with_ruling
def accept(claim_or_link: str, relation: str | None, **ruling: Any) -> None:
    """Rule that a claim or a link is right: it is as sure as can be.

    A claim is given by the beginning of its id, a link by those of its two claims, A:B.
    """
    _decide("accept", claim_or_link, *filter(None, [relation]), **ruling)


@click.command(epilog='Example: kg link 412cf7bc ab97d9ef --relation contradicts --reason "same border"')
@click.argument("a")
@click.argument("b")
@click.option("--relation", type=click.Choice(get_args(Relation)), required=True, metavar="RELATION",
              help=f"{', '.join(get_args(Relation)[:-1])} or {get_args(Relation)[-1]}.")  # fmt: skip
@with_ruling
def link(a: str, b: str, relation: str, **ruling: Any) -> None:
    """Rule how the claims A and B relate, by the beginnings of their ids; then no other link holds."""
    _decide("link", a, b, relation, **ruling)


@click.command(epilog='Example: kg attribute ad70d42e "Omar Nessar" --reason "he said it"')
@click.argument("claim")
@click.argument("name")
@with_ruling
def attribute(claim: str, name: str, **ruling: Any) -> None:
    """Rule that a CLAIM is said by NAME, an entity's name or the beginning of its id."""
    _decide("attribute", claim, name, **ruling)


@click.command(epilog='Example: kg outlet "New York Post" --owner "News Corp"')
@click.argument("name", required=False)
@click.option("--owner", metavar="OWNER", help="Who owns it; itself, if nobody else does.")
@with_ruling
def outlet(name: str | None, owner: str | None, db: Path, by: str | None, reason: str | None) -> None:
    """Rule who owns an outlet, or list owners: outlets of one owner count once where sources are counted."""
    if name and owner:
        _decide("owner", name, owner, db=db, by=by, reason=reason)
        return
    if owner:
        raise click.UsageError("Give the outlet, too: kg outlet NAME --owner OWNER")
    with kg.open(db, read_only=True) as graph:
        owners = graph.owners(name)
    click.echo(listings.columns([(one, owners[one]) for one in owners], paper()) or "No outlet is named.")


@click.command(epilog="Example: kg withdraw $(kg decisions --json | tail -1 | cut -c9-24)")
@click.argument("decision")
@with_ruling
def withdraw(decision: str, **ruling: Any) -> None:
    """Take back a DECISION, by its id or the beginning of it; both stay on record."""
    _decide("withdraw", decision, **ruling)


@click.command(epilog="Example: kg review --limit 10 --only claims")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="At most so many questions.")  # fmt: skip
@click.option("--only", type=click.Choice(["merges", "claims", "links"]), help="Ask about nothing else.")
@click.option("--by", metavar="NAME", help="Who rules; you, if not given.")
@with_db
def review(limit: int, only: str | None, by: str | None, db: Path) -> None:
    """Rule on what is doubtful, the most harmful first, one key a question; each answer is kept at once.

    Where the input is no terminal, it is read line by line.
    """
    with kg.open(db) as graph:
        walk = graph.review(
            limit=limit, merges=only in (None, "merges"), claims=only in (None, "claims"),
            links=only in (None, "links"), who=by,
        )  # fmt: skip
        try:
            _walk_through(walk)
        finally:
            troubles = walk.close()
    for line in troubles:
        warn(listings.trouble(line))
    click.echo(f"{number(walk.answered, 'answer')} kept")


def _walk_through(walk: "Review") -> None:
    from kg.present.terminal.doubts import KEYS, doubt_text

    if walk.doubt:
        click.echo(f"{KEYS}\n")
    while doubt := walk.doubt:
        at, every = walk.place
        click.echo(f"{at} of {every}\n{doubt_text(doubt, paper())}")
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


@click.group(invoke_without_command=True, epilog="Example: kg decisions --json")
@with_json
@with_db
@click.pass_context
def decisions(context: click.Context, as_json: bool, db: Path) -> None:
    """List what a person ruled and what became of it, oldest first."""
    if context.invoked_subcommand:
        return
    with kg.open(db, read_only=True) as graph:
        found = graph.outcomes()
    print_listing(found, records.decision_record, listings.decisions_table, as_json=as_json)


@decisions.command("export", epilog="Example: kg decisions export decisions.jsonl")
@click.argument("file", type=click.File("wb", lazy=True, atomic=True), default="-")
@with_db_of_group
def export_decisions(file: BinaryIO, db: Path) -> None:
    """Write decisions to FILE, one JSON object a line, to share and to keep under version control."""
    with kg.open(db, read_only=True) as graph:
        lines = graph.export_decisions()
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"), file=file)


@decisions.command("import", epilog="Example: kg decisions import decisions.jsonl")
@click.argument("file", type=click.File("rb"))
@with_db_of_group
def import_decisions(file: BinaryIO, db: Path) -> None:
    """Take in decisions that were exported; what is held already changes nothing."""
    lines = text_of(file).split("\n")  # not splitlines(): a reason may hold Unicode's other line ends
    with kg.open(db, create=True) as graph:
        taken = graph.import_decisions(lines, file.name)
    for line in taken.troubles:
        warn(listings.trouble(line))
    click.echo(f"{number(taken.added, 'decision')} added, {taken.known:,} held already")


def _decide(
    verb: str, *arguments: str, db: Path, by: str | None, reason: str | None, document: str | None = None
) -> None:
    with kg.open(db) as graph:
        decision = graph.decide(verb, *arguments, reason=reason, who=by, document=document)
    click.echo(harmless(f"decided {decision.id}: {verb} {', '.join(decision.arguments)}"))


def _count_asleep(graph: kg.KnowledgeGraph, made: Sequence[Decision]) -> int:
    ids = {decision.id for decision in made}
    return sum(line.state == "sleeps" and line.decision.id in ids for line in graph.outcomes())
