"""Commands that compare two names or two texts, without a database."""

from collections.abc import Iterable

import click

from kg.cli.options import with_json
from kg.cli.printing import print_judged
from kg.present.json import records
from kg.present.terminal.plain import harmless


@click.command(epilog='Example: kg same "Emomali Rakhmon" "Эмомали Рахмон" --type PERSON')
@click.argument("names", nargs=-1, metavar="NAME NAME")
@click.option("--type", "schema", default="", metavar="TYPE",
              help="Person, Company, Organization, Vessel, Address ... or a type of kg.")  # fmt: skip
@click.option("--pairs", type=click.File(encoding="utf-8-sig"), metavar="FILE",
              help="A CSV with the columns name1, name2, schema; gives one JSON object a row.")  # fmt: skip
@with_json
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
    print_judged(same_pairs(pairs), same_record, "row")


@click.command(epilog='Example: kg relate "The border is calm." "The border is not calm."')
@click.argument("texts", nargs=-1, metavar="TEXT TEXT")
@click.option("--pairs", type=click.File(encoding="utf-8-sig"), metavar="FILE",
              help='A JSONL of {"a": TEXT, "b": TEXT}; gives one JSON object a line.')  # fmt: skip
@with_json
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
    print_judged(relate_pairs(pairs), relate_record, "line")
