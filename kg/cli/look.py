"""Commands that show what the database holds."""

import webbrowser
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

import click

import kg
from kg.cli.complete import known_names
from kg.cli.options import with_db, with_filters, with_json
from kg.cli.printing import note_all, note_less_sure, paper, print_json, print_listing, show, warn
from kg.model import EntityType, Relation
from kg.present.json import records
from kg.present.terminal import listings
from kg.present.terminal.card import entity_card
from kg.present.terminal.facts import facts_record
from kg.present.terminal.story_card import story_card
from kg.present.words import number

_RELATIONS: tuple[str, ...] = get_args(Relation)
_MOST_MEASURED = 10  # speakers, brokers and communities each


@click.command(epilog="Example: kg entities --type PERSON")
@click.argument("name", required=False, shell_complete=known_names)
@click.option("--type", "types", multiple=True, type=click.Choice(get_args(EntityType), case_sensitive=False),
              metavar="TYPE", help="PERSON, ORG, GPE, ...; may be given more than once.")  # fmt: skip
@with_filters
@with_json
@with_db
def entities(
    name: str | None, types: tuple[EntityType, ...], as_json: bool, db: Path, filter: kg.Filter
) -> None:
    """List who and what is known, those of most claims first; NAME is part of a name.

    Counted as about it is what names it; `kg entity` counts all that `kg claims --about` lists.
    """
    with kg.open(db, read_only=True) as graph:
        found, less_sure = graph.entities(name, filter, types=types), graph.less_sure(filter)
        notes = graph.notes(filter)
    print_listing(found, records.entity_record, listings.entities_table, as_json=as_json)
    note_less_sure(less_sure)
    note_all(notes)


@click.command(epilog="Example: kg entity Rakhmon")
@click.argument("name", shell_complete=known_names)
@with_json
@with_db
def entity(name: str, as_json: bool, db: Path) -> None:
    """Show whom a name means: its names, each with why it is one, and its roles with their dates."""
    with kg.open(db, read_only=True) as graph:
        found = [(line, graph.facts(line.id)) for line in graph.entity(name)]
        notes = graph.notes(kg.Filter(), name)
    if as_json:
        print_json(records.entity_record(line) | facts_record(line, facts) for line, facts in found)
    else:
        show("\n\n".join(entity_card(line, facts, paper()) for line, facts in found))
    note_all(notes)


@click.command(epilog="Example: kg documents --since 2022")
@click.option("--failed", is_flag=True, help="What could not be read, or less well than others, and why.")
@click.option("--copies", is_flag=True, help="Those that are one text, as outlets take it from an agency.")
@with_filters
@with_json
@with_db
def documents(failed: bool, copies: bool, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """List documents, newest first."""
    with kg.open(db, read_only=True) as graph:
        if failed:
            print_listing(graph.failures(), asdict, listings.failures_table, as_json=as_json)
            return
        if copies:
            print_listing(graph.copies(filter), records.copies_record, listings.copies_table, as_json=as_json)
            return
        found, notes = graph.documents(filter), graph.notes(filter)
        alike = sum(len(text) - 1 for text in graph.copies(filter))
    if alike:
        notes = (
            *notes,
            f"{number(alike, 'article')} more than there are texts; --copies shows which are one.",
        )
    print_listing(found, records.document_record, listings.documents_table, as_json=as_json)
    note_all(notes)


@click.command(epilog="Example: kg stories --since 2022")
@with_filters
@with_json
@with_db
def stories(as_json: bool, db: Path, filter: kg.Filter) -> None:
    """List stories: articles about one event, those of most articles first."""
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.stories(filter), graph.notes(filter)
    print_listing(found, records.story_record, listings.stories_table, as_json=as_json)
    note_all(notes)


@click.command(epilog='Example: kg story "$(kg stories --json --limit 1 | cut -c9-24)"')
@click.argument("name")
@with_json
@with_db
def story(name: str, as_json: bool, db: Path) -> None:
    """Show a story: its articles and what most of them tell; NAME is its id or words of its title."""
    with kg.open(db, read_only=True) as graph:
        line = graph.story(name)
        inside = kg.Filter(story=line.id)
        articles, claims = graph.documents(inside), graph.main_claims(inside)
    if as_json:
        print_json([records.story_record(line) | {"main_claims": [*map(records.claim_record, claims)]}])
    else:
        show(story_card(line, articles, claims, paper()))


@click.command(epilog="Example: kg links --relation contradicts")
@click.option("--relation", type=click.Choice(_RELATIONS), metavar="RELATION",
              help=f"{', '.join(_RELATIONS[:-1])} or {_RELATIONS[-1]}.")  # fmt: skip
@with_filters
@with_json
@with_db
def links(relation: Relation | None, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """List how claims relate to each other, the surest first."""
    with kg.open(db, read_only=True) as graph:
        found, less_sure = graph.links(filter, relation=relation), graph.less_sure(filter)
        notes = graph.notes(filter)
    print_listing(found, records.link_record, listings.links_table, as_json=as_json)
    note_less_sure(less_sure)
    note_all(notes)


@click.command(epilog="Example: kg stats")
@with_json
@with_db
def stats(as_json: bool, db: Path) -> None:
    """Count what the database holds."""
    with kg.open(db, read_only=True) as graph:
        counts = graph.stats()
    if as_json:
        print_json([counts])
    else:
        rows = [(noun.replace("_", " "), f"{count:,}") for noun, count in counts.items()]
        click.echo(listings.columns(rows, paper()))


@click.command(epilog='Example: kg measures "the Tajik-Afghan border"')
@click.argument("x", required=False, shell_complete=known_names)
@with_filters
@with_json
@with_db
def measures(x: str | None, as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Show who is cited most, who joins outlets, and who agrees with whom; a copied text counts once.

    With X, of the claims about X and those that X makes or passes on.
    """
    limit = filter.limit or _MOST_MEASURED
    claims = replace(filter, limit=None)
    with kg.open(db, read_only=True) as graph:
        found = graph.measures(x, claims, limit=limit)
        less_sure = graph.less_sure(replace(claims, about=x or claims.about))
    if as_json:
        print_json(records.measures_records(found))
    else:
        show(listings.measures_table(found, paper()))
    note_less_sure(less_sure)


@click.command(epilog="Example: kg path Rahmon Izvestia")
@click.argument("a", shell_complete=known_names)
@click.argument("b", shell_complete=known_names)
@with_json
@with_db
def path(a: str, b: str, as_json: bool, db: Path) -> None:
    """Show the shortest way from A to B through what was said."""
    with kg.open(db, read_only=True) as graph:
        steps = graph.path(a, b)
    print_listing(steps, records.step_record, listings.path_table, as_json=as_json)


@click.command(epilog="Example: kg view Rahmon --output rahmon.html --no-open")
@click.argument("x", required=False, shell_complete=known_names)
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
@click.option("--max-nodes", type=click.IntRange(min=10), default=1500, show_default=True, metavar="N",
              help="Of what is larger, the most telling part: links and busy speakers first.")  # fmt: skip
@with_filters
@with_db
def view(
    x: str | None, output: Path, no_open: bool, links: bool, max_nodes: int, db: Path, filter: kg.Filter
) -> None:
    """Draw the network of who said what, or the part around X, as one page for the browser.

    Around X are the claims that `kg claims --about X` lists, and those that X makes or passes on.
    """
    with kg.open(db, read_only=True) as graph:
        part = graph.part(x, filter, links=links, max_nodes=max_nodes)
        page = graph.view(output, x, part=part)
        less_sure = graph.less_sure(replace(filter, about=x or filter.about))
        notes = (*graph.notes(filter, x), *part.left_out)
    note_all(notes)
    note_less_sure(less_sure)
    click.echo(f"wrote {page}", err=True)
    if not no_open:
        webbrowser.open(page.as_uri())


@click.command(epilog="Example: kg serve --port 8800 --no-open")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Another than this shows the store to whoever reaches this computer.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N",
              help="0 takes one that is free.")  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open it in the browser.")
@click.option("--edit", is_flag=True, help="Take rulings on claims, links and names where one reads; only "
              "from who opens the address that is shown.")  # fmt: skip
@with_db
def serve(host: str, port: int, no_open: bool, edit: bool, db: Path) -> None:
    """Serve the database as pages to ask, read and look, on this computer only.

    Nothing can be written, unless with --edit; every ruling can be undone at /decisions.
    """
    from kg.web import is_loopback, serve

    def ready(address: str) -> None:
        click.echo(f"serving {db} at {address} (Ctrl-C ends it)")
        if not no_open:
            webbrowser.open(address)

    if not is_loopback(host):
        warn(f"everyone who reaches {host} can read the whole database")
    serve(db, host=host, port=port, edit=edit, on_ready=ready)
